import type { Lexicon } from './lexicon'
import { findMarker } from './markers'
import type { FoundMarker } from './marking'
import { onlyPeople, splitPeople, type Strictness } from './names'
import { isName } from './people'
import type { LineSection } from './sections'
import { listBelow, type Source, type SourceLine } from './source'

/** A line that is an action item because of where it stands. */
export interface Listed {
  /** Whether the list is of earlier meetings. */
  readonly isReview: boolean
  /** What it has to say of who acts to be one, below "Next steps", in paragraphs, and below another item. */
  readonly strictness: Strictness
  /** Whom the heading above it names. */
  readonly owners: readonly string[]
}

/** The lines that are action items because of where they stand: bullets of a section, children of an empty marker. */
export function listedLines(
  source: Source,
  sections: readonly LineSection[],
  lexicon: Lexicon,
  knownPeople: ReadonlySet<string>,
): ReadonlyMap<number, Listed> {
  const listed = new Map<number, Listed>()
  sections.forEach((section, index) => {
    if (!isActionSection(section)) return
    const context = {
      isReview: section.kind === 'review',
      strictness: section.kind === 'nextSteps' ? 'task' : 'anything',
      owners: [],
    } as const
    const end = firstHeadingBelow(sections, index)
    const lines = linesBeforeParagraph(source.lines.slice(section.from, end ?? section.to), section, knownPeople)
    const found = listItems(source, lines, lexicon, knownPeople)
    for (const line of found) {
      listed.set(line.index, context)
      // "- The mirror", and below it "- Jane to ask for it"
      for (const child of listBelow(source, line))
        if (!listed.has(child.index)) listed.set(child.index, { ...context, strictness: 'verb' })
    }
    if (found.length > 0) return
    // What people say below "Next steps" is no promise yet.
    for (const line of section.kind === 'nextSteps' ? [] : lines)
      if (line.kind === 'text' && line.level === 0) listed.set(line.index, { ...context, strictness: 'task' })
    // "## Action items" over "### Jane" and "### Jo", or over one heading for each group
    for (let next = index + 1; end !== undefined && next < sections.length; next++) {
      const below = sections[next]
      if (below === undefined || below.heading.index >= section.to) break
      if (below.kind !== 'topic' || below.level > 6) continue
      const owners = onlyPeople(below.heading.prose, knownPeople)
      const inside = source.lines.slice(below.from, firstHeadingBelow(sections, next) ?? below.to)
      for (const line of listItems(source, inside, lexicon, knownPeople)) listed.set(line.index, { ...context, owners })
    }
  })
  for (const line of source.lines) {
    const context = line.kind === 'heading' ? undefined : listHeading(source, line, lexicon)
    if (context === undefined) continue
    for (const child of listBelow(source, line)) if (!listed.has(child.index)) listed.set(child.index, context)
  }
  return listed
}

/** The list below "Action items:" ends before a paragraph that begins something else. */
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
      onlyPeople(line.prose, knownPeople).length === 0,
  )
  return first < 0 || end < 0 ? lines : lines.slice(0, end)
}

function isActionSection({ kind }: LineSection): boolean {
  return kind === 'actions' || kind === 'review' || kind === 'nextSteps'
}

/** The items of a list of action items: those at the top, and those below a group's or somebody's name. */
function listItems(
  source: Source,
  lines: readonly SourceLine[],
  lexicon: Lexicon,
  knownPeople: ReadonlySet<string>,
): readonly SourceLine[] {
  // Where the items are quoted or paragraphs ("> ACTION: …"), the bullets comment on them.
  if (lines.some((line) => line.kind === 'text' && line.level === 0 && findMarker(line, lexicon) !== undefined))
    return []
  const isHeading = (line: SourceLine | undefined): boolean =>
    isGroupHeading(line) || (line !== undefined && isPersonHeading(source, line, knownPeople))
  return lines.filter(
    (line) =>
      line.kind === 'item' && (line.level === 1 || isHeading(source.lines[line.parent ?? -1])) && !isHeading(line),
  )
}

/** "- @x" above that person's items. */
function isPersonHeading(source: Source, line: SourceLine, knownPeople: ReadonlySet<string>): boolean {
  return line.kind === 'item' && onlyPeople(line.prose, knownPeople).length > 0 && listBelow(source, line).length > 0
}

const boldHeading = /^(\*\*|__)[^*_@]{1,60}\1\s*$/

/** "- Container team:" and "- **Container team**" over its items is no item itself. */
function isGroupHeading(line: SourceLine | undefined): boolean {
  return line !== undefined && (/^[^@]{0,60}:[\s*_]*$/.test(line.prose) || boldHeading.test(line.prose))
}

/** Index of the line of the first heading inside a section. */
export function firstHeadingBelow(sections: readonly LineSection[], index: number): number | undefined {
  const end = sections[index]?.to ?? 0
  for (let next = index + 1; next < sections.length; next++) {
    const section = sections[next]
    if (section === undefined || section.heading.index >= end) return undefined
    if (section.level <= 6) return section.heading.index
  }
  return undefined
}

/** What a line heads: a bullet "Action items", a line "AI:" or "Actions" above its list, a marker with nothing behind it. */
function listHeading(source: Source, line: SourceLine, lexicon: Lexicon): Listed | undefined {
  const marker = findMarker(line, lexicon)
  if (marker !== undefined && isHeader(source, line, marker))
    return { isReview: lexicon.titles.review.test(line.prose.toLowerCase()), strictness: 'anything', owners: [] }
  const isEmphatic = /:[\s*_]*$/.test(line.prose)
  if (line.prose.length > 60 || !(isEmphatic || (line.prose.length < 40 && /\p{L}\W*$/u.test(line.prose))))
    return undefined
  // "Tasks for next week (6 min)" is a topic of the agenda.
  if (/\d\s*min(?:ute)?s?\b/i.test(line.prose)) return undefined
  const title = line.prose.replace(/[*_:]/g, ' ').replace(/\s+/g, ' ').trim().toLowerCase()
  // "AIs for this week:"
  const [words = ''] = title.split(/\s(?:for|of|until|till|by|this|next|für|bis)\s/)
  const { actions, steps } = lexicon.vocabulary
  const isOfActionItems = actions.includes(words) || actions.includes(title)
  if (!isEmphatic) {
    const isHeading =
      isOfActionItems && (line.kind === 'item' || (line.level === 0 && listBelow(source, line).length > 0))
    return isHeading ? { isReview: false, strictness: 'anything', owners: [] } : undefined
  }
  const isReview = lexicon.titles.review.test(title)
  return isOfActionItems || isReview || steps.includes(title)
    ? { isReview, strictness: isOfActionItems || isReview ? 'anything' : 'task', owners: [] }
    : undefined
}

/** Whether a marked line has no text and no owner of its own, so that it heads a list. */
export function isHeader(source: Source, line: SourceLine, marker: FoundMarker): boolean {
  return marker.isEmpty && marker.owners.length === 0 && listBelow(source, line).length > 0
}

const leadingWord =
  /^[\s*_]*(?:\[ ?\]\s*)?[*_]*(\p{L}[\p{L}\p{N}._'’-]*(?: \p{Lu}[\p{L}.'’-]*)?)[*_]*(?:\s*:|\s+[–—-]\s|\s+to\s)/u
const trailingParenthesis = /\(([^()@]{2,40})\)[\s.*_]*$/

/**
 * The people whom the lists of action items give away themselves: a name that several items begin with, and those in
 * the parentheses at the end, where most items of a list have one there.
 */
export function peopleOfLists(
  lines: readonly SourceLine[],
  lexicon: Lexicon,
  knownPeople: ReadonlySet<string>,
): ReadonlySet<string> {
  const people = new Set(knownPeople)
  const counts = new Map<string, number>()
  const parenthesizedNames: string[] = []
  for (const { prose } of lines) {
    const lead = leadingWord.exec(prose)?.[1]
    // A word with a capital may be the topic of several items: "Mirror - …".
    if (lead !== undefined && lead === lead.toLowerCase() && !lexicon.notNames.has(lead))
      counts.set(lead, (counts.get(lead) ?? 0) + 1)
    const names = splitPeople((trailingParenthesis.exec(prose)?.[1] ?? '').replace(/\?$/, ''))
    const arePeople =
      names.length > 0 &&
      names.every(
        (name) => isName(name, true) && name.split(' ').length < 4 && !lexicon.notNames.has(name.toLowerCase()),
      )
    if (arePeople) parenthesizedNames.push(...names)
  }
  for (const [name, count] of counts) if (count > 1) people.add(name)
  if (parenthesizedNames.length > 1 && parenthesizedNames.length * 2 >= lines.length)
    for (const name of parenthesizedNames) people.add(name.toLowerCase())
  return people
}
