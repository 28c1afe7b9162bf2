import { findDates } from '../dates'
import type { AgendaItem } from '../minutes'
import type { Lexicon } from './lexicon/lexicon'
import { normalizeTitle, sectionKindOfTitle } from './sections/sectionTitles'
import type { LineSection } from './sections/sections'
import { type Source, type SourceLine, toSpan } from './text/source'
import { timeBoxBelow } from './agenda/timeBoxes'
import { isNumbered, numberedBoldLines, titleLines, topicLines } from './agenda/topicLines'
import { topicsOfTables } from './agenda/agendaTables'
import { withPlan } from './agenda/plan'
import { reasonsAgainst } from './agenda/noTopics'
import { presentersOf } from './agenda/presenters'
import { type Speakers, speakersOf } from './agenda/speakers'
import { leadingOwners, readSponsor, readTopicTitle } from './agenda/topicTitle'

/**
 * Reads the agenda: headings that are topics, at any depth, or its top-level bullets if there are none. Below headings
 * that are repositories (`### owner/repo`), the bullets are the topics.
 *
 * @param knownPeople The people of the document in lower case, to tell owners without `@` from other remarks.
 */
export function readAgenda(
  source: Source,
  sections: readonly LineSection[],
  lexicon: Lexicon,
  knownPeople: ReadonlySet<string>,
): readonly AgendaItem[] {
  const topics = topicSections(source, sections, lexicon)
  const agendas = sections.filter(({ kind }) => kind === 'agenda')
  const titles = [...topics.map(({ heading }) => heading), ...agendas.flatMap((one) => topLevelBullets(source, one))]
  const people = new Set([...knownPeople, ...presentersOf(source, titles, lexicon)])
  const items = agendaOf(source, sections, topics, lexicon, people)
  return items.length > 0
    ? items
    : topicLines(source, sections, lexicon).map((line) => bulletItem(source, line, lexicon, people))
}

function agendaOf(
  source: Source,
  sections: readonly LineSection[],
  topics: readonly LineSection[],
  lexicon: Lexicon,
  knownPeople: ReadonlySet<string>,
): readonly AgendaItem[] {
  const speakers = speakersOf(source, topics)
  const items = topics.flatMap((section) => {
    if (!isRepositoryName(section.heading.text)) return [headingItem(source, section, lexicon, knownPeople, speakers)]
    return topLevelBullets(source, section).map((line) => bulletItem(source, line, lexicon, knownPeople))
  })
  const numbered = numberedBoldLines(source, sections)
  if (numbered.length > Math.max(2, items.length))
    return numbered.map((line) => bulletItem(source, line, lexicon, knownPeople))
  const agendaSections = sections.filter(({ kind }) => kind === 'agenda')
  const [agendaSection] = agendaSections
  // Without topic headings the agenda is its bullets. Notes that repeat them as headings count once.
  const hasNoTopics =
    agendaSection !== undefined &&
    !topics.some(({ heading }) => heading.index >= agendaSection.from && heading.index < agendaSection.to)
  if (!hasNoTopics) return withTaskTopics(source, agendaSections, items, lexicon, knownPeople)
  const parts = partsOfNotes(sections, agendaSection)
  if (parts.length > 1) return parts.map(({ heading }) => bulletItem(source, heading, lexicon, knownPeople))
  const titled = items.length > 0 ? [] : titleLines(source, agendaSections, lexicon)
  if (titled.length > 0) return titled.map((line) => bulletItem(source, line, lexicon, knownPeople))
  const lines = topicBullets(source, agendaSection, lexicon)
  const rows = items.length + lines.length > 0 ? [] : topicsOfTables(source, agendaSections, lexicon, knownPeople)
  if (rows.length > 0) return rows
  const plan = lines.map((line) => bulletItem(source, line, lexicon, knownPeople))
  // Bullets with notes below are topics even if there are headings. So are many bullets beside one heading.
  const haveNotes = lines.filter(({ index }) => source.lines[index + 1]?.parent === index).length * 2 > lines.length
  const isPlan = lines.length > 1 && lines.every((line) => isNumbered(source, line))
  const below = topics.filter(({ heading }) => heading.index >= agendaSection.to)
  if (isPlan && below.length < 2 && !haveCommonWord(lines, items)) return plan
  if (items.length > 0 && agendaSections.length < 2 && !haveNotes && (items.length > 1 || lines.length < 3))
    return withPlan(plan, items)
  // If the notes have headings for most topics, those are the agenda.
  if (items.length * 2 >= plan.length) return withPlan(plan, items)
  const titles = new Set(plan.map(({ title }) => normalizeTitle(title)))
  return [...plan, ...items.filter(({ title }) => !titles.has(normalizeTitle(title)))]
}

/** The bold headings of notes without other headings below the title: "**Budget**", "**Outings**". */
function partsOfNotes(sections: readonly LineSection[], agenda: LineSection): readonly LineSection[] {
  if (sections[0] !== agenda) return []
  return sections.filter(
    ({ kind, level, heading }) =>
      kind === 'topic' && level > 6 && heading.level === 0 && /^(\*\*|__)[^*_]{3,80}\1:?\s*$/.test(heading.maskedText),
  )
}

/** Whether a heading repeats a word of the agenda's bullets, so that the headings may be its topics. */
function haveCommonWord(lines: readonly SourceLine[], items: readonly AgendaItem[]): boolean {
  const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? []
  const words = new Set(lines.flatMap(({ maskedText }) => wordsOf(maskedText)))
  return items.some(({ title }) => wordsOf(title).some((word) => words.has(word)))
}

/** The bullets of an agenda, without topics of other meetings and without the sentences of plain notes. */
function topicBullets(source: Source, agenda: LineSection, lexicon: Lexicon): readonly SourceLine[] {
  const bullets = topLevelBullets(source, agenda).filter((line) => {
    const label = labelAbove(source, line, agenda)
    return (
      label === undefined ||
      !(lexicon.otherMeeting.test(label) || sectionKindOfTitle(lexicon, label) === 'ignoredSections')
    )
  })
  // If "- Introductions" below "1. Welcome" is not indented enough, Markdown reads two lists.
  const numbered = bullets.filter((line) => isNumbered(source, line))
  if (numbered.length > 2 && numbered[0] === bullets[0]) return numbered
  const sentences = bullets.filter(
    ({ index, maskedText }) => /\p{L}\p{Ll}\.\s*$/u.test(maskedText) && source.lines[index + 1]?.parent !== index,
  )
  return bullets.length > 4 && sentences.length * 5 >= bullets.length * 4 ? [] : bullets
}

/** The label above the list of a bullet: "From the previous meeting:", "**Upcoming events**". */
function labelAbove(source: Source, line: SourceLine, { from }: LineSection): string | undefined {
  for (let index = line.index - 1; index >= from; index--) {
    const other = source.lines[index]
    if (other?.kind === 'text' && other.level === 0)
      return /:[\s*_]*$|^[\s]*(?:\*\*|__).*(?:\*\*|__)\s*$/.test(other.maskedText)
        ? other.maskedText.replace(/[*_:]/g, ' ').trim()
        : undefined
  }
  return undefined
}

/** Adds lines of the agenda such as "[ ] 3 [Port the driver](…)", which are not items in Markdown. */
function withTaskTopics(
  source: Source,
  agendas: readonly LineSection[],
  items: readonly AgendaItem[],
  lexicon: Lexicon,
  knownPeople: ReadonlySet<string>,
): readonly AgendaItem[] {
  const lines = agendas.flatMap(({ from, to }) =>
    source.lines
      .slice(from, to)
      .filter(({ kind, level, text }) => kind === 'text' && level === 0 && /^\[[ xX]\]\s+\d/.test(text)),
  )
  if (lines.length < 2) return items
  const all = [...items, ...lines.map((line) => bulletItem(source, line, lexicon, knownPeople))]
  return all.sort((one, other) => one.span.start.offset - other.span.start.offset)
}

/**
 * The headings that are topics, in document order. If there is an agenda section, headings in the preamble above it are
 * excluded.
 */
function topicSections(source: Source, sections: readonly LineSection[], lexicon: Lexicon): readonly LineSection[] {
  const parts = repeatedTitles(sections)
  const headings = sections.filter(({ level }) => level <= 6)
  const agendaStart = headings.find(({ kind }) => kind === 'agenda')?.heading.index ?? -1
  const tasks = headings.filter(({ kind }) => kind === 'actions' || kind === 'review')
  const preamble = headings.filter(
    ({ kind, heading }) =>
      (kind === 'preamble' || kind === 'review' || kind === 'participants') && heading.index < agendaStart,
  )
  const reasons = reasonsAgainst(sections, lexicon)
  return headings.filter((section) => {
    const { kind, heading, isInAgenda } = section
    // "## Action items" with a heading per person
    if (kind === 'topic' && isWithin(section, tasks)) return false
    if (parts.has(normalizeTitle(heading.maskedText)) || isAboveRule(source, heading)) return false
    if (reasons.some((isNoTopic) => isNoTopic(section))) return false
    return isInAgenda || (kind === 'topic' && !isWithin(section, preamble))
  })
}

function isWithin({ heading: { index } }: LineSection, outer: readonly LineSection[]): boolean {
  return outer.some(({ heading, to }) => heading.index < index && index < to)
}

/** A title that so many topics have is one of their parts: "Notes", "Open questions". */
const minRepeated = 3

/** The titles of headings that several topics have below them. */
function repeatedTitles(sections: readonly LineSection[]): ReadonlySet<string> {
  const counts = new Map<string, number>()
  const headings = sections.filter(({ kind, level }) => kind === 'topic' && level <= 6)
  for (const { heading } of headings) {
    const title = normalizeTitle(heading.maskedText)
    counts.set(title, (counts.get(title) ?? 0) + 1)
  }
  const repeated = [...counts].filter(([, count]) => count >= minRepeated)
  // Topics of several meetings may have the same titles; those of one meeting have others between them.
  const isLog = headings.filter(({ heading }) => findDates(heading.maskedText).length > 0).length > 1
  const hasOthers = !isLog && counts.size - repeated.length >= minRepeated
  return new Set(hasOthers ? repeated.map(([title]) => title) : [])
}

/** Maximum number of words in a title above a line of dashes; more are a paragraph above a rule. */
const maxUnderlined = 8

/** Whether Markdown takes a paragraph for a heading because a rule or an empty bullet follows it. */
function isAboveRule({ text }: Source, { end, maskedText }: SourceLine): boolean {
  const dashes = /^[ \t]*\n[ \t]*(-{1,3})[ \t]*(?:\n|$)/.exec(text.slice(end, end + 40))?.[1]
  if (dashes === undefined) return false
  return dashes === '-' || /[.!?]$/.test(maskedText) || maskedText.split(/\s+/).length > maxUnderlined
}

/** A repository with issues below it: "owner/repo". */
function isRepositoryName(title: string): boolean {
  return /^[\w.-]+\/[\w.-]+$/.test(title.replace(/[*_`]/g, '').trim())
}

/** The top-level bullets directly below a heading, without those of its subheadings. */
function topLevelBullets(source: Source, section: LineSection): readonly SourceLine[] {
  const lines = source.lines.slice(section.from, section.to)
  const end = lines.findIndex(({ kind }) => kind === 'heading')
  return lines
    .slice(0, end < 0 ? undefined : end)
    .filter(({ kind, level, text }) => kind === 'item' && level === 1 && text !== '')
}

function headingItem(
  source: Source,
  section: LineSection,
  lexicon: Lexicon,
  knownPeople: ReadonlySet<string>,
  speakers: ReadonlyMap<LineSection, Speakers>,
): AgendaItem {
  const { heading } = section
  const { title, owners, minutes } = readTopicTitle(heading, lexicon, knownPeople)
  const below = source.lines
    .slice(section.from, Math.min(section.to, section.from + 3))
    .filter(({ kind }) => kind !== 'heading')
  const sponsor =
    below.map((line) => readSponsor(line, lexicon)).find((found) => found !== undefined) ?? speakers.get(section)
  return {
    title,
    owners: owners.length > 0 ? owners : (sponsor?.owners ?? []),
    minutes: minutes ?? sponsor?.minutes ?? timeBoxBelow(below),
    level: heading.level,
    isReminder: lexicon.reminder.test(heading.maskedText),
    span: toSpan(source, heading),
  }
}

function bulletItem(source: Source, line: SourceLine, lexicon: Lexicon, knownPeople: ReadonlySet<string>): AgendaItem {
  const { title, owners, minutes } = readTopicTitle(line, lexicon, knownPeople)
  return {
    title,
    owners: owners.length > 0 ? owners : leadingOwners(line, knownPeople),
    minutes,
    level: line.level,
    isReminder: lexicon.reminder.test(line.maskedText),
    span: toSpan(source, line),
  }
}
