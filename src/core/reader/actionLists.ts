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
  known: ReadonlySet<string>,
): ReadonlyMap<number, Listed> {
  const listed = new Map<number, Listed>()
  sections.forEach((section, index) => {
    if (!isOfActions(section)) return
    const kind = {
      isReview: section.kind === 'review',
      strictness: section.kind === 'steps' ? 'task' : 'anything',
      owners: [],
    } as const
    const end = firstHeadingBelow(sections, index)
    const lines = untilParagraph(source.lines.slice(section.from, end ?? section.to), section, known)
    const found = itemsOf(source, lines, lexicon, known)
    for (const line of found) {
      listed.set(line.index, kind)
      // "- The mirror", and below it "- Jane to ask for it"
      for (const child of listBelow(source, line))
        if (!listed.has(child.index)) listed.set(child.index, { ...kind, strictness: 'verb' })
    }
    if (found.length > 0) return
    // What people say below "Next steps" is no promise yet.
    for (const line of section.kind === 'steps' ? [] : lines)
      if (line.kind === 'text' && line.level === 0) listed.set(line.index, { ...kind, strictness: 'task' })
    // "## Action items" over "### Jane" and "### Jo", or over one heading for each group
    for (let next = index + 1; end !== undefined && next < sections.length; next++) {
      const below = sections[next]
      if (below === undefined || below.heading.index >= section.to) break
      if (below.kind !== 'topic' || below.level > 6) continue
      const owners = onlyPeople(below.heading.prose, known)
      const inside = source.lines.slice(below.from, firstHeadingBelow(sections, next) ?? below.to)
      for (const line of itemsOf(source, inside, lexicon, known)) listed.set(line.index, { ...kind, owners })
    }
  })
  for (const line of source.lines) {
    const kind = line.kind === 'heading' ? undefined : listHeading(source, line, lexicon)
    if (kind === undefined) continue
    for (const child of listBelow(source, line)) if (!listed.has(child.index)) listed.set(child.index, kind)
  }
  return listed
}

/** The list below "Action items:" ends before a paragraph that begins something else. */
function untilParagraph(
  lines: readonly SourceLine[],
  { level }: LineSection,
  known: ReadonlySet<string>,
): readonly SourceLine[] {
  if (level <= 6) return lines
  const first = lines.findIndex(({ kind }) => kind === 'item')
  const end = lines.findIndex(
    (line, index) =>
      index > first &&
      line.kind === 'text' &&
      line.level === 0 &&
      !isGroup(line) &&
      onlyPeople(line.prose, known).length === 0,
  )
  return first < 0 || end < 0 ? lines : lines.slice(0, end)
}

function isOfActions({ kind }: LineSection): boolean {
  return kind === 'actions' || kind === 'review' || kind === 'steps'
}

/** The items of a list of action items: those at the top, and those below a group's or somebody's name. */
function itemsOf(
  source: Source,
  lines: readonly SourceLine[],
  lexicon: Lexicon,
  known: ReadonlySet<string>,
): readonly SourceLine[] {
  // Where the items are quoted or paragraphs ("> ACTION: …"), the bullets comment on them.
  if (lines.some((line) => line.kind === 'text' && line.level === 0 && findMarker(line, lexicon) !== undefined))
    return []
  const heads = (line: SourceLine | undefined): boolean =>
    isGroup(line) || (line !== undefined && namesOnlyPeople(source, line, known))
  return lines.filter(
    (line) => line.kind === 'item' && (line.level === 1 || heads(source.lines[line.parent ?? -1])) && !heads(line),
  )
}

/** "- @x" above that person's items. */
function namesOnlyPeople(source: Source, line: SourceLine, known: ReadonlySet<string>): boolean {
  return line.kind === 'item' && onlyPeople(line.prose, known).length > 0 && listBelow(source, line).length > 0
}

const boldGroup = /^(\*\*|__)[^*_@]{1,60}\1\s*$/

/** "- Container team:" and "- **Container team**" over its items is no item itself. */
function isGroup(line: SourceLine | undefined): boolean {
  return line !== undefined && (/^[^@]{0,60}:[\s*_]*$/.test(line.prose) || boldGroup.test(line.prose))
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
    const heads = isOfActionItems && (line.kind === 'item' || (line.level === 0 && listBelow(source, line).length > 0))
    return heads ? { isReview: false, strictness: 'anything', owners: [] } : undefined
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
const trailingGroup = /\(([^()@]{2,40})\)[\s.*_]*$/

/**
 * The people whom the lists of action items give away themselves: a name that several items begin with, and those in
 * the parentheses at the end, where most items of a list have one there.
 */
export function peopleOfLists(
  lines: readonly SourceLine[],
  lexicon: Lexicon,
  known: ReadonlySet<string>,
): ReadonlySet<string> {
  const people = new Set(known)
  const counts = new Map<string, number>()
  const groups: string[] = []
  for (const { prose } of lines) {
    const lead = leadingWord.exec(prose)?.[1]
    // A word with a capital may be the topic of several items: "Mirror - …".
    if (lead !== undefined && lead === lead.toLowerCase() && !lexicon.notNames.has(lead))
      counts.set(lead, (counts.get(lead) ?? 0) + 1)
    const names = splitPeople((trailingGroup.exec(prose)?.[1] ?? '').replace(/\?$/, ''))
    const arePeople =
      names.length > 0 &&
      names.every(
        (name) => isName(name, true) && name.split(' ').length < 4 && !lexicon.notNames.has(name.toLowerCase()),
      )
    if (arePeople) groups.push(...names)
  }
  for (const [name, count] of counts) if (count > 1) people.add(name)
  if (groups.length > 1 && groups.length * 2 >= lines.length) for (const name of groups) people.add(name.toLowerCase())
  return people
}
