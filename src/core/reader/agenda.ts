import { findDates } from '../dates'
import type { AgendaItem } from '../minutes'
import type { Lexicon } from './lexicon'
import { normalizeTitle } from './sectionTitles'
import type { LineSection } from './sections'
import { type Source, type SourceLine, spanIn } from './source'
import { timeBoxBelow } from './timeBoxes'
import { ownersInFront, readSponsor, readTitle } from './topicTitle'

/**
 * Reads the agenda: every heading that is a topic, at any depth; where the agenda has no headings, its top-level
 * bullets; below headings that only name a repository (`### owner/repo`), the bullets there.
 *
 * @param known The people of the document in lower case, to tell owners without `@` from other remarks.
 */
export function readAgenda(
  source: Source,
  sections: readonly LineSection[],
  lexicon: Lexicon,
  known: ReadonlySet<string>,
): readonly AgendaItem[] {
  const topics = topicsOf(sections)
  const items = topics.flatMap((section) => {
    if (!isRepositoryName(section.heading.text)) return [headingItem(source, section, lexicon, known)]
    return topBullets(source, section).map((line) => bulletItem(source, line, lexicon, known))
  })
  const containers = sections.filter(({ kind }) => kind === 'agenda')
  const [listed] = containers
  // Without headings below it the agenda is its bullets; where the notes repeat them as headings, they count once.
  const isBare =
    listed !== undefined && !topics.some(({ heading }) => heading.index >= listed.from && heading.index < listed.to)
  if (!isBare) return items
  const lines = topBullets(source, listed)
  // Bullets with notes below them are what was talked about, whatever else has a heading; many are, beside one heading.
  const isMinuted = lines.filter(({ index }) => source.lines[index + 1]?.parent === index).length * 2 > lines.length
  if (items.length > 0 && containers.length < 2 && !isMinuted && (items.length > 1 || lines.length < 3)) return items
  const bullets = lines.map((line) => bulletItem(source, line, lexicon, known))
  // Notes with headings of their own say what was talked about; a heading or two more do not.
  if (items.length * 2 >= bullets.length) return items
  const titles = new Set(bullets.map(({ title }) => normalizeTitle(title)))
  return [...bullets, ...items.filter(({ title }) => !titles.has(normalizeTitle(title)))]
}

/**
 * The headings that are topics, in document order. Where an agenda gives them a place of their own, what hangs below the
 * participants and duties above it is none.
 */
function topicsOf(sections: readonly LineSection[]): readonly LineSection[] {
  const agendaStart = sections.find(({ kind, level }) => kind === 'agenda' && level <= 6)?.heading.index ?? -1
  let formalEnd = -1
  return sections.filter(({ kind, heading, level, to, isInAgenda }) => {
    if (level > 6) return false
    const isFormal = kind === 'formalities' || kind === 'review' || kind === 'participants'
    if (isFormal && heading.index < agendaStart) formalEnd = Math.max(formalEnd, to)
    if (kind === 'title' || kind === 'aside' || kind === 'agenda' || isDay(heading.prose)) return false
    // "#### Decisions" and "#### Action items" below a topic are parts of it, "### TODO: write the docs" is one.
    if ((kind === 'actions' || kind === 'decisions') && !heading.prose.trim().replace(/:$/, '').includes(':'))
      return false
    return ((kind === 'topic' || kind === 'steps') && heading.index >= formalEnd) || isInAgenda
  })
}

/** A heading that is nothing but a day begins the minutes of another meeting in the same file. */
function isDay(title: string): boolean {
  const [day] = findDates(title)
  return day !== undefined && !/[\p{L}\p{N}]/u.test(title.slice(0, day.start) + title.slice(day.end))
}

/** The label of a repository under which issues are listed: "owner/repo". */
function isRepositoryName(title: string): boolean {
  return /^[\w.-]+\/[\w.-]+$/.test(title.replace(/[*_`]/g, '').trim())
}

/** The first-level bullets right below a heading, not those of the headings below it. */
function topBullets(source: Source, section: LineSection): readonly SourceLine[] {
  const lines = source.lines.slice(section.from, section.to)
  const end = lines.findIndex(({ kind }) => kind === 'heading')
  return lines
    .slice(0, end < 0 ? undefined : end)
    .filter(({ kind, level, text }) => kind === 'item' && level === 1 && text !== '')
}

function headingItem(source: Source, section: LineSection, lexicon: Lexicon, known: ReadonlySet<string>): AgendaItem {
  const { heading } = section
  const { title, owners, minutes } = readTitle(heading, lexicon, known)
  const below = source.lines
    .slice(section.from, Math.min(section.to, section.from + 3))
    .filter(({ kind }) => kind !== 'heading')
  const sponsor = below.map((line) => readSponsor(line, lexicon)).find((found) => found !== undefined)
  return {
    title,
    owners: owners.length > 0 ? owners : (sponsor?.owners ?? []),
    minutes: minutes ?? sponsor?.minutes ?? timeBoxBelow(below),
    level: heading.level,
    isReminder: lexicon.reminder.test(heading.prose),
    span: spanIn(source, heading),
  }
}

function bulletItem(source: Source, line: SourceLine, lexicon: Lexicon, known: ReadonlySet<string>): AgendaItem {
  const { title, owners, minutes } = readTitle(line, lexicon, known)
  return {
    title,
    owners: owners.length > 0 ? owners : ownersInFront(line, known),
    minutes,
    level: line.level,
    isReminder: lexicon.reminder.test(line.prose),
    span: spanIn(source, line),
  }
}
