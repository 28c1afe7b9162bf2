import { findDueWords, readDueCell } from '../dueDay'
import type { ActionItem, ActionMarker } from '../minutes'
import {
  firstHeadingBelow,
  isListHeading,
  type ListContext,
  linesOfActionLists,
  peopleNamedByLists,
} from './actionItems/actionLists'
import { readActionTables } from './actionItems/actionTables'
import { isEverybody } from '../people/everybody'
import { isStruck, readClosure } from './actionItems/done'
import type { Lexicon } from './lexicon/lexicon'
import { findMarker } from './actionItems/markers'
import type { FoundMarker } from './actionItems/markerSyntax'
import { type LineOwners, ownersInOnlyChild, readOwners } from './actionItems/owners'
import { wordUseOf } from './people/personShape'
import type { LineSection } from './sections/sections'
import { readTask, withoutOwnerNames } from './actionItems/task'
import { linesWithin, rangesWithin, type Source, type SourceLine, toSpan } from './text/source'

/**
 * Reads the action items: every line with a marker, and the bullets and table rows of sections of action items.
 *
 * A marker without text is the heading of its child items. Headings are topics, never action items.
 */
export function readActionItems(
  source: Source,
  sections: readonly LineSection[],
  lexicon: Lexicon,
  knownPeople: ReadonlySet<string>,
): readonly ActionItem[] {
  const isWord = wordUseOf(source)
  const listContexts = linesOfActionLists(source, sections, lexicon, knownPeople, isWord)
  const people = peopleNamedByLists(
    source.lines.filter(({ index }) => listContexts.has(index)),
    lexicon,
    knownPeople,
  )
  const excludedLines = nonTaskCheckboxes(source, sections)
  const found: FoundItem[] = []
  for (const original of source.lines) {
    if (original.kind === 'heading' || original.end - original.start > 4_000) continue
    const line = withoutStruckText(source, original, lexicon)
    const section = listContexts.get(line.index)
    const marker = findMarker(line, lexicon)
    if (marker !== undefined && isListHeading(source, line, marker)) continue
    // "todo" alone below an item is its status.
    const isBare = marker?.isEmpty === true && marker.owners.length === 0
    if (isBare && (isTitleAlone(line, lexicon) || found.some((above) => above.line.index === line.parent))) continue
    const kind =
      marker?.marker ??
      (line.level === 1 && excludedLines.has(line.index) ? undefined : checkboxMarker(source, line, section)) ??
      (section === undefined ? undefined : sectionMarker(line, lexicon))
    if (kind === undefined) continue
    const evidence = kind === 'SECTION' ? section?.evidence : undefined
    // "- Find a room", and below it "- Jane"
    if (kind === 'SECTION' && isOwnerOfParent(source, found, line, { knownPeople: people, lexicon })) continue
    const { owners, rule } = readOwners(source, line, marker, lexicon, people, isWord, evidence)
    if (evidence !== undefined && evidence !== 'anything' && owners.length === 0) continue
    if (
      marker?.rule === 'mark-of-known-person' &&
      !owners.some((owner) => isEverybody(owner) || people.has(owner.toLowerCase()))
    )
      continue
    found.push({ line, kind, marker, section, owners: owners.length > 0 ? owners : (section?.owners ?? []), rule })
  }
  const itemLines = new Set(found.map(({ line }) => line.index))
  const items = found.map((item) => createItem(source, item, itemLines, lexicon))
  const linesRead = new Set(items.map(({ span }) => span.start.line))
  const rows = readActionTables(source, sections, lexicon).filter(({ span }) => !linesRead.has(span.start.line))
  return rows.length === 0
    ? items
    : [...items, ...rows].sort((one, other) => one.span.start.offset - other.span.start.offset)
}

/** Whether a line is the only one below an item and names its owners. */
function isOwnerOfParent(
  source: Source,
  found: readonly FoundItem[],
  { index, parent }: SourceLine,
  words: Parameters<typeof ownersInOnlyChild>[2],
): boolean {
  const item = found.at(-1)?.line
  const isBelow = item !== undefined && item.index === parent && index === item.index + 1
  return isBelow && ownersInOnlyChild(source, item, words).length > 0
}

/** "Action items" as a topic of the agenda; not "TODO" below an item. */
function isTitleAlone({ maskedText }: SourceLine, { vocabulary }: Lexicon): boolean {
  const title = maskedText.replace(/[*_:]/g, '').trim().toLowerCase()
  return title.includes(' ') && vocabulary.actions.includes(title)
}

interface FoundItem extends LineOwners {
  readonly line: SourceLine
  readonly kind: ActionMarker
  readonly marker: FoundMarker | undefined
  readonly section: ListContext | undefined
}

/** @param itemLines Indexes of the lines that are action items; below another item they are not part of its status. */
function createItem(
  source: Source,
  { line, kind, marker, section, owners, rule }: FoundItem,
  itemLines: ReadonlySet<number>,
  lexicon: Lexicon,
): ActionItem {
  const children = linesWithin(source, line).filter(
    ({ parent, kind: childKind, text }) => parent === line.index && childKind === 'item' && text !== '',
  )
  const status = children.filter((child) => !itemLines.has(child.index) && !isOtherTask(child, owners))
  const { doneSign, isCancelled } = readClosure(
    source,
    line,
    marker,
    [...status, ...statusText(source, line, lexicon)],
    lexicon,
    section?.isDone ?? false,
  )
  return {
    marker: kind,
    owners,
    text: line.text,
    task: withoutOwnerNames(readTask(source, line, marker, lexicon), owners),
    done: doneSign !== undefined,
    doneSign,
    ...(isCancelled ? { isCancelled } : {}),
    due: readDueWords(source, line, lexicon),
    isCarriedOver: section?.isReview ?? false,
    status: children.map((child) => ({ text: child.text, span: toSpan(source, child) })),
    span: toSpan(source, line),
    why: [
      marker?.rule ?? (kind === 'CHECKBOX' ? 'checkbox' : 'action-list'),
      ...(rule === undefined ? [] : [rule]),
    ].map((name) => ({ rule: name, line: line.number + 1 })),
  }
}

/** Whether a child is a separate task with a checkbox and text, or the answer of one of several owners ("@bo: done"). */
function isOtherTask(child: SourceLine, owners: readonly string[]): boolean {
  if (child.checked === 'cancelled') return true
  if (child.checked !== undefined) return child.maskedText.trim().split(/\s+/).length > 1
  const named = owners.filter((owner) => child.maskedText.toLowerCase().includes(owner.toLowerCase()))
  return owners.length > 1 && named.length > 0 && named.length < owners.length
}

/** "DONE.", "\\- **done**. It was easy.", "DONE in the meeting" */
function isDoneSentence({ maskedText }: SourceLine, { doneSentence, vocabulary }: Lexicon): boolean {
  const capitals = /^\W*(\p{Lu}{3,})\s/u.exec(maskedText)?.[1]
  return doneSentence.test(maskedText) || vocabulary.done.includes(capitals?.toLowerCase() ?? '')
}

/** Continuation lines of the item with a state: "Status: done", "DONE.". */
function statusText(source: Source, line: SourceLine, lexicon: Lexicon): readonly SourceLine[] {
  const next = source.lines[line.index + 1]
  const isContinued = next?.kind === 'text' && next.number === line.number + 1
  if (isContinued && isDoneSentence(next, lexicon)) return [next]
  return linesWithin(source, line).filter(({ parent, kind, maskedText }) => {
    const [label = '', ...rest] = maskedText.replace(/[*_]/g, '').split(':')
    return (
      parent === line.index &&
      kind === 'text' &&
      rest.length > 0 &&
      lexicon.vocabulary.state.includes(label.trim().toLowerCase())
    )
  })
}

/** Indexes of lines where a checkbox marks attendance or a finished topic. */
function nonTaskCheckboxes(source: Source, sections: readonly LineSection[]): ReadonlySet<number> {
  const lines = new Set<number>()
  sections.forEach(({ kind, from, to, level }, index) => {
    if (kind !== 'participants' && kind !== 'excused' && (kind !== 'agenda' || level > 6)) return
    const end = (kind === 'agenda' ? firstHeadingBelow(sections, index) : endOfGroups(sections, index)) ?? to
    const items = source.lines.slice(from, end).filter((line) => line.kind === 'item' && line.level === 1)
    // One checkbox among the bullets of notes is a task; if most bullets have one, they are topics.
    if (kind === 'agenda' && items.filter(({ checked }) => checked !== undefined).length * 2 < items.length) return
    for (let line = from; line < end; line++) lines.add(line)
  })
  return lines
}

/** Index of the first heading after the groups of people ("### Voting members") of a list; undefined if there is none. */
function endOfGroups(sections: readonly LineSection[], index: number): number | undefined {
  const to = sections[index]?.to ?? 0
  return sections
    .slice(index + 1)
    .find(({ kind, heading }) => heading.index >= to || !['topic', 'participants', 'excused'].includes(kind))?.heading
    .index
}

/** A checkbox (`[x]`, `[ ]`, `[-]`) of a task, not of a feature matrix or a vote. */
function checkboxMarker(source: Source, line: SourceLine, section: ListContext | undefined): ActionMarker | undefined {
  if (line.checked === undefined) return undefined
  if (section !== undefined) return 'CHECKBOX'
  const wordList = line.maskedText
    .replace(/^\[.\]\s*/, '')
    .split(/\s+/)
    .filter((word) => /\p{L}/u.test(word))
  // A vote has only people after its checkboxes.
  if (wordList.every((word) => word.startsWith('@') || /^\(@[^)]*\)$/.test(word))) return undefined
  const parent = source.lines[line.parent ?? -1]
  const isChoice = /(?:->|=>|<=)/.test(line.maskedText) || (parent !== undefined && /\?\W*$/.test(parent.maskedText))
  return (wordList.length >= 3 && !isChoice) || line.maskedText.includes('@') ? 'CHECKBOX' : undefined
}

/** The marker of a bullet in a list of action items; undefined for "none" and for references to another list. */
function sectionMarker(line: SourceLine, lexicon: Lexicon): ActionMarker | undefined {
  const plain = line.maskedText.replace(/^[\s*_(]+|[\s*_.)]+$/g, '')
  if (plain.replace(/\uFFFC/g, '').trim() === '' && line.text.length < 3) return undefined
  if (lexicon.itemDetail.test(line.maskedText) && !/:.*:/.test(line.maskedText)) return undefined
  if (lexicon.vocabulary.nobody.includes(plain.toLowerCase())) return undefined
  if (/^(?:all |both )?done(?: all| both)?$/i.test(plain)) return undefined
  if (/^(?:no\b|none\b|nothing\b|keine?\b|n\/a\b|-+$|see\b|\.\.\.)/i.test(plain) || plain === '') return undefined
  return lexicon.notNeeded.test(plain) ? undefined : 'SECTION'
}

/** The words for the due date: on the line, on its continuation lines, or below it after a label ("Due: Friday"). */
function readDueWords(source: Source, line: SourceLine, lexicon: Lexicon): string | undefined {
  const own = findDueWords(line.maskedText)
  if (own !== undefined) return own
  for (const { parent, kind, maskedText } of linesWithin(source, line)) {
    if (parent !== line.index) continue
    const [label = '', ...rest] = maskedText.replace(/[*_]/g, '').split(':')
    if (rest.length > 0 && lexicon.vocabulary.deadline.includes(label.trim().toLowerCase()))
      return readDueCell(rest.join(':'))
    const wrapped = kind === 'text' ? findDueWords(maskedText) : undefined
    if (wrapped !== undefined) return wrapped
  }
  return undefined
}

/** Masks struck text, unless the whole task is struck: in "~~@ada~~ @bo" and "~~Monday~~ Tuesday" the second counts. */
function withoutStruckText(source: Source, line: SourceLine, lexicon: Lexicon): SourceLine {
  if (!line.maskedText.includes('~~')) return line
  const marker = findMarker(line, lexicon)
  if (isStruck(source, line, marker)) return line
  const { strikethrough } = source
  let { maskedText } = line
  for (const { start, end } of rangesWithin(strikethrough, line.start, line.end))
    maskedText = maskedText.slice(0, start - line.start) + ' '.repeat(end - start) + maskedText.slice(end - line.start)
  // The line's cached results do not hold for its masked text.
  const rest = { ...line, maskedText, lineCache: new Map() }
  // "~~AI @ada: call them~~ not needed" is still an item, unless "~~AI @ada~~ AI @bo: call them" corrects it.
  return marker !== undefined && findMarker(rest, lexicon) === undefined ? line : rest
}
