import type { Lexicon } from '../lexicon/lexicon'
import { isDoneTitle } from './done'
import { findMarker } from './markers'
import type { FoundMarker } from './markerSyntax'
import { parsePeopleList, peopleOfHeading, type NameEvidence } from '../people/names'
import { computedOnce } from '../text/lineCache'
import { tokensOf } from '../tokens/lineTokens'
import { namesBeside } from './peopleBeside'
import { isName } from '../people/handlesAndNames'
import type { WordUse } from '../people/personShape'
import { onlyPeople, type PeopleWords } from '../rules/peopleTokens'
import type { LineSection } from '../sections/sections'
import { listBelow, type Source, type SourceLine } from '../text/source'

/** The list that makes a line without a marker an action item. */
export interface ListContext {
  /** Whether the list reviews items of earlier meetings. */
  readonly isReview: boolean
  /** How explicit the owner must be for the line to count. */
  readonly evidence: NameEvidence
  /** The people that the heading above names. */
  readonly owners: readonly string[]
  /** Whether the title of the list says that all is done: "Completed". */
  readonly isDone: boolean
}

/** Lines that are action items by position, by line index: bullets of a section, child items of an empty marker. */
export function linesOfActionLists(
  source: Source,
  sections: readonly LineSection[],
  lexicon: Lexicon,
  knownPeople: ReadonlySet<string>,
  isWord: WordUse,
): ReadonlyMap<number, ListContext> {
  const listed = new Map<number, ListContext>()
  sections.forEach((section, index) => {
    if (!isActionSection(section)) return
    const context = {
      isReview: section.kind === 'review',
      evidence: section.kind === 'nextSteps' ? 'task' : 'anything',
      owners: [],
      isDone: isDoneTitle(section.heading.maskedText, lexicon),
    } as const
    const end = firstHeadingBelow(sections, index)
    const lines = linesBeforeParagraph(source.lines.slice(section.from, end ?? section.to), section, knownPeople)
    const found = listItems(source, lines, lexicon, knownPeople)
    const doneLines = linesListedAsDone(source, lines, lexicon)
    for (const line of found) {
      listed.set(line.index, doneLines.has(line.index) ? { ...context, isDone: true } : context)
      // "- The mirror", and below it "- Jane to ask for it"
      for (const child of listBelow(source, line))
        if (!listed.has(child.index)) listed.set(child.index, { ...context, evidence: 'verb' })
    }
    if (found.length > 0) return
    // Paragraphs below "Next steps" are discussion, not tasks.
    for (const line of section.kind === 'nextSteps' ? [] : lines)
      if (line.kind === 'text' && line.level === 0) listed.set(line.index, { ...context, evidence: 'task' })
    // "## Action items" with a subheading per person or group
    const parts = end === undefined ? [] : partsOf(sections, section, lexicon)
    const people = peopleOfParts(parts, { lexicon, knownPeople, isWord })
    parts.forEach((part, at) => {
      const inside = source.lines.slice(part.from, firstHeadingBelow(sections, sections.indexOf(part)) ?? part.to)
      const isDone = context.isDone || isDoneTitle(part.heading.maskedText, lexicon)
      for (const line of listItems(source, inside, lexicon, knownPeople))
        listed.set(line.index, { ...context, owners: people[at] ?? [], isDone })
    })
  })
  for (const line of source.lines) {
    const context = line.kind === 'heading' ? undefined : listHeading(source, line, lexicon)
    if (context === undefined) continue
    for (const child of listBelow(source, line)) if (!listed.has(child.index)) listed.set(child.index, context)
  }
  return listed
}

/** Indexes of the lines below "**Completed**", "Done:" or "- Closed:", up to the next such title. */
function linesListedAsDone(source: Source, lines: readonly SourceLine[], lexicon: Lexicon): ReadonlySet<number> {
  const done = new Set<number>()
  let isBelowDone = false
  for (const line of lines) {
    const parent = source.lines[line.parent ?? -1]
    if (line.kind === 'text' && line.level === 0)
      isBelowDone = isGroupHeading(line) && isDoneTitle(line.maskedText, lexicon)
    const isBelowItem = isGroupHeading(parent) && isDoneTitle(parent?.maskedText ?? '', lexicon)
    if (isBelowDone || isBelowItem) done.add(line.index)
  }
  return done
}

/** The topics below a section of action items, and "### Closed". */
function partsOf(
  sections: readonly LineSection[],
  { from, to }: LineSection,
  lexicon: Lexicon,
): readonly LineSection[] {
  return sections.filter(
    ({ kind, level, heading }) =>
      (kind === 'topic' || (kind === 'ignored' && isDoneTitle(heading.maskedText, lexicon))) &&
      level <= 6 &&
      heading.index >= from &&
      heading.index < to,
  )
}

/** The people that the headings name: known people and groups, and any names if at least two headings are only people. */
function peopleOfParts(parts: readonly LineSection[], words: PeopleWords): readonly (readonly string[])[] {
  const named = parts.map(({ heading }) => onlyPeople(tokensOf(heading), words))
  const areNames = named.filter((people) => people !== undefined).length > 1
  return parts.map(({ heading }, index) => {
    const known = peopleOfHeading(heading.maskedText, words)
    return known.length > 0 || !areNames ? known : (named[index]?.names ?? [])
  })
}

/** The list below a label such as "Action items:" ends before the next unrelated paragraph. */
function linesBeforeParagraph(
  lines: readonly SourceLine[],
  { level }: LineSection,
  knownPeople: ReadonlySet<string>,
): readonly SourceLine[] {
  if (level <= 6) return lines
  const first = lines.findIndex(({ kind }) => kind === 'item')
  const end = lines.findIndex(
    (line, index) =>
      index > first &&
      line.kind === 'text' &&
      line.level === 0 &&
      !isGroupHeading(line) &&
      parsePeopleList(line.maskedText, knownPeople).length === 0,
  )
  return first < 0 || end < 0 ? lines : lines.slice(0, end)
}

function isActionSection({ kind }: LineSection): boolean {
  return kind === 'actions' || kind === 'review' || kind === 'nextSteps'
}

/** The items of a list at the top level and below the name of a group or person. */
function listItems(
  source: Source,
  lines: readonly SourceLine[],
  lexicon: Lexicon,
  knownPeople: ReadonlySet<string>,
): readonly SourceLine[] {
  // If the items are paragraphs or quotes ("> ACTION: …"), the bullets are comments.
  if (lines.some((line) => line.kind === 'text' && line.level === 0 && findMarker(line, lexicon) !== undefined))
    return []
  const isHeading = (line: SourceLine | undefined): boolean =>
    isGroupHeading(line) || (line !== undefined && isPersonHeading(source, line, knownPeople))
  return lines.filter(
    (line) =>
      line.kind === 'item' && (line.level === 1 || isHeading(source.lines[line.parent ?? -1])) && !isHeading(line),
  )
}

/** A bullet with only people and child items: "- @x". */
function isPersonHeading(source: Source, line: SourceLine, knownPeople: ReadonlySet<string>): boolean {
  return (
    line.kind === 'item' &&
    parsePeopleList(line.maskedText, knownPeople).length > 0 &&
    listBelow(source, line).length > 0
  )
}

const boldHeading = /^(\*\*|__)[^*_@]{1,60}\1\s*$/

/**
 * The heading of a group of items: "- Container team:", "- **Container team**"; not "- [JD] Update the page:" or "- Update
 * the page :heavy_check_mark:".
 */
function isGroupHeading(line: SourceLine | undefined): boolean {
  return (
    line !== undefined &&
    !/^\[[^[\]]+\]\s/.test(line.maskedText) &&
    (/^[^@]{0,60}(?<!:\w{2,30}):[\s*_]*$/.test(line.maskedText) || boldHeading.test(line.maskedText))
  )
}

/** Line index of the first heading inside a section; undefined if there is none. */
export function firstHeadingBelow(sections: readonly LineSection[], index: number): number | undefined {
  const end = sections[index]?.to ?? 0
  for (let next = index + 1; next < sections.length; next++) {
    const section = sections[next]
    if (section === undefined || section.heading.index >= end) return undefined
    if (section.level <= 6) return section.heading.index
  }
  return undefined
}

/** The context of the list below a line: "Action items", "AI:", a marker without text. Undefined for other lines. */
function listHeading(source: Source, line: SourceLine, lexicon: Lexicon): ListContext | undefined {
  const marker = findMarker(line, lexicon)
  if (marker !== undefined && isListHeading(source, line, marker))
    return {
      isReview: lexicon.titles.review.test(line.maskedText.toLowerCase()),
      evidence: 'anything',
      owners: [],
      isDone: false,
    }
  const title = computedOnce(line, readListTitle, lexicon)
  return title === undefined || (title.needsList && listBelow(source, line).length === 0) ? undefined : title.context
}

/** A line that would introduce a list of action items. */
interface ListTitle {
  readonly context: ListContext
  /** Whether it is a title only with a list below it. */
  readonly needsList: boolean
}

function readListTitle({ maskedText, kind, level }: SourceLine, lexicon: Lexicon): ListTitle | undefined {
  const isEmphatic = /:[\s*_]*$/.test(maskedText)
  if (maskedText.length > 60 || !(isEmphatic || (maskedText.length < 40 && /\p{L}\W*$/u.test(maskedText))))
    return undefined
  // "Tasks for next week (6 min)" is a topic of the agenda.
  if (/\d\s*min(?:ute)?s?\b/i.test(maskedText)) return undefined
  const title = maskedText.replace(/[*_:]/g, ' ').replace(/\s+/g, ' ').trim().toLowerCase()
  // "AIs for this week:"
  const [words = ''] = title.split(/\s(?:for|of|until|till|by|this|next|für|bis)\s/)
  const { actions, nextSteps } = lexicon.vocabulary
  const isOfActionItems = actions.includes(words) || actions.includes(title)
  if (!isEmphatic) {
    return isOfActionItems && (kind === 'item' || level === 0)
      ? {
          context: { isReview: false, evidence: 'anything', owners: [], isDone: isDoneTitle(maskedText, lexicon) },
          needsList: kind !== 'item',
        }
      : undefined
  }
  const isReview = lexicon.titles.review.test(title)
  const evidence = isOfActionItems || isReview ? 'anything' : nextSteps.includes(title) ? 'task' : undefined
  return (
    evidence && {
      context: { isReview, evidence, owners: [], isDone: isDoneTitle(maskedText, lexicon) },
      needsList: false,
    }
  )
}

/** Whether a line with a marker has neither text nor owner and is followed by a list. */
export function isListHeading(source: Source, line: SourceLine, marker: FoundMarker): boolean {
  return marker.isEmpty && marker.owners.length === 0 && listBelow(source, line).length > 0
}

const leadingWord =
  /^[\s*_]*(?:\[[ xX]?\]\s*)?[*_]*(\p{L}[\p{L}\p{N}._'’-]*(?: \p{Lu}[\p{L}.'’-]*)?)[*_]*(?:\s*:|\s+[–—-]\s|\s+(?:to|will)\s)/u

/**
 * Adds people that the lists reveal: names that start several items, and names in parentheses or before arrows if most
 * items have them.
 */
export function peopleNamedByLists(
  lines: readonly SourceLine[],
  lexicon: Lexicon,
  knownPeople: ReadonlySet<string>,
): ReadonlySet<string> {
  const people = new Set(knownPeople)
  const counts = new Map<string, number>()
  const parenthesizedNames: string[] = []
  let linesWithNames = 0
  for (const line of lines) {
    const { maskedText } = line
    const lead = leadingWord.exec(maskedText)?.[1]
    // A capitalized word may be the topic of several items: "Mirror - …".
    if (lead !== undefined && lead === lead.toLowerCase() && !lexicon.notNames.has(lead))
      counts.set(lead, (counts.get(lead) ?? 0) + 1)
    const arePeople = (names: readonly string[]): boolean =>
      names.every(
        (name) =>
          (isName(name, true) && name.split(' ').length < 4 && !lexicon.notNames.has(name.toLowerCase())) ||
          lexicon.vocabulary.groups.includes(name.toLowerCase()),
      )
    const beside = namesBeside(tokensOf(line)).find(arePeople)
    if (beside !== undefined) linesWithNames++
    parenthesizedNames.push(...(beside ?? []))
  }
  for (const [name, count] of counts) if (count > 1) people.add(name)
  if (linesWithNames > 1 && linesWithNames * 2 > lines.length)
    for (const name of parenthesizedNames) people.add(name.toLowerCase())
  return people
}
