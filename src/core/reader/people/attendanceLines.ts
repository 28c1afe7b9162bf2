import type { Lexicon } from '../lexicon/lexicon'
import { rolesIn } from '../lexicon/roles'
import { nameIn } from './listedNames'
import { splitNames } from './nameLists'
import { hasGroupWord } from './names'
import { findHandles, isFullName, isName, maskParentheses } from './handlesAndNames'
import type { LineSection } from '../sections/sections'
import { linesWithin, type Source, type SourceLine } from '../text/source'

/** Selects the lines of a section that list people, and groups them. */

/** Maximum number of characters in a line with a list; longer lines are text. */
const maxLine = 2_000

/** The lines of a section that may list people: up to the first topic below it. */
export function attendanceLines(
  source: Source,
  sections: readonly LineSection[],
  index: number,
  lexicon: Lexicon,
): readonly SourceLine[] {
  const { from = 0, to = 0 } = sections[index] ?? {}
  let end = to
  for (let next = index + 1; next < sections.length; next++) {
    const section = sections[next]
    if (section === undefined || section.heading.index >= to) break
    if (section.kind === 'participants' || section.kind === 'excused') continue
    // "### Example Ltd" groups attendees; "### Items" starts the next part.
    const areOthers = lexicon.otherPeople.test(section.heading.maskedText)
    if (
      section.kind === 'topic' &&
      !areOthers &&
      allItemsNamePeople(source.lines.slice(section.from, section.to), lexicon)
    )
      continue
    end = section.heading.index
    break
  }
  return source.lines.slice(from, end).filter((line) => line.kind !== 'heading')
}

/** Whether each top-level item starts with a name (maybe the label of a link) or has a handle. */
function allItemsNamePeople(lines: readonly SourceLine[], lexicon: Lexicon): boolean {
  return lines
    .filter(({ kind, level }) => kind === 'item' && level === 1)
    .every(({ maskedText }) => {
      if (maskedText.length > maxLine) return false
      const name = nameIn(maskParentheses(maskedText.replace(/\[([^[\]]*)\]\uFFFC+/g, '$1')), lexicon)
      return findHandles(maskedText).length > 0 || (name !== undefined && (!/\s/.test(name) || isName(name, true)))
    })
}

/**
 * Removes unchecked people ("[ ] Jane Doe") if others are checked. Also removes text after the list ("We have a
 * quorum.") unless it has handles, or only names after a label.
 */
export function presentLines(lines: readonly SourceLine[], lexicon: Lexicon): readonly SourceLine[] {
  const items = lines.filter((line) => line.kind === 'item')
  const boxes = new Map(lines.map((line) => [line, line.checked ?? boxOfText(line)]))
  const hasCheckedBox = [...boxes.values()].includes(true)
  const first = items.length < 2 ? Infinity : (items[0]?.index ?? 0)
  return lines.filter((line) => {
    const { kind, level, maskedText, index } = line
    const checked = boxes.get(line)
    if (checked === false || checked === 'cancelled') return !hasCheckedBox
    return (
      kind !== 'text' ||
      level > 0 ||
      index < first ||
      maskedText.includes('@') ||
      hasNamesAfterLabel(maskedText, lexicon)
    )
  })
}

const textBox = /^\[([xX ]{0,2})\]\s*(?=\p{Lu})/u

/** Whether the checkbox of a paragraph's line is ticked: "[x ] Ada Berg". Undefined without a checkbox. */
function boxOfText({ kind, text }: SourceLine): boolean | undefined {
  const box = kind === 'text' ? textBox.exec(text)?.[1] : undefined
  return box === undefined ? undefined : /x/i.test(box)
}

/** "Remote:" and "Guests:", not "Writer:". */
export function isGroup(label: string, { attendanceWords, vocabulary }: Lexicon): boolean {
  const title = label
    .replace(/[\s*_:]+/g, ' ')
    .trim()
    .toLowerCase()
  return attendanceWords.test(title) || vocabulary.presence.includes(title)
}

/** The offset of the people in "Remote: Ada Berg", or 0. */
export function endOfGroupLabel({ kind, maskedText }: SourceLine, lexicon: Lexicon): number {
  const colon = kind === 'text' && maskedText.length <= maxLine ? maskedText.indexOf(':') : -1
  return colon > 0 && isGroup(maskedText.slice(0, colon), lexicon) ? colon + 1 : 0
}

/** "Remote: Ada Berg, Bo", "Ada Berg, Bo Cole" */
function hasNamesAfterLabel(maskedText: string, lexicon: Lexicon): boolean {
  if (maskedText.length > maxLine) return false
  const [, names = ''] = /^(?:[^:]{0,40}:)?(.*)$/s.exec(maskedText) ?? []
  const pieces = splitNames(names)
  const isList = pieces.length > 1 || (pieces.length === 1 && isGroup(maskedText.slice(0, -names.length), lexicon))
  return isList && pieces.every((piece) => isOnlyName(piece, lexicon))
}

/**
 * Line indexes of items that are organisations with people below them: "- Example Ltd", "  - Ada Berg". If one item is
 * an organisation, all items with child items are.
 */
export function findOrganisations(source: Source, lines: readonly SourceLine[], lexicon: Lexicon): ReadonlySet<number> {
  const headings = lines
    .filter(
      ({ kind, maskedText }) => kind === 'item' && maskedText.length <= maxLine && findHandles(maskedText).length === 0,
    )
    .map((line) => ({
      line,
      below: linesWithin(source, line).filter(({ kind, parent }) => kind === 'item' && parent === line.index),
    }))
    .filter(({ below }) => below.length > 0)
  const hasOrganisation = headings.some(({ line, below }) => {
    const pieces = below.flatMap(({ maskedText }) => (maskedText.length > maxLine ? [''] : splitNames(maskedText)))
    const areNames = pieces.length > 0 && pieces.every((piece) => isOnlyName(piece, lexicon))
    // "- Ada Berg", "  - Acme": a single word below a name is more likely a remark.
    return areNames && (pieces.length > 1 || (/\s/.test(pieces[0] ?? '') && !/\s/.test(line.maskedText.trim())))
  })
  return new Set(hasOrganisation ? headings.map(({ line }) => line.index) : [])
}

/** "**Example Ltd** - Ada Berg / Bo Cole" */
const boldLabel = /^\s*(\*\*|__)[^*_]{2,60}\1\s+[–—-](?=\s)/u

/**
 * Returns a function for the offset in a line after the organisation's colon ("- Example Ltd: Ada Berg, Bo Cole"), or
 * 0. The offset is 0 unless most text lines have a label, or the items are groups (`areGroups`).
 */
export function peopleStartAfterOrganisation(
  lines: readonly SourceLine[],
  lexicon: Lexicon,
): (line: SourceLine) => number {
  const colonOf = ({ maskedText }: SourceLine): number =>
    maskedText.length > maxLine || maskedText.includes('@')
      ? 0
      : (boldLabel.exec(maskedText)?.[0].length ?? maskedText.indexOf(':') + 1)
  const names = (line: SourceLine): readonly string[] => {
    const colon = colonOf(line)
    const pieces =
      colon === 0
        ? []
        : splitNames(
            line.maskedText
              .slice(colon)
              .replace(/^[\s*_]+/, '')
              .replace(/\s\/\s/g, ', '),
          )
    const isRole = rolesIn(lexicon, line.maskedText.slice(0, colon)).length > 0
    return isRole || !pieces.every((piece) => isOnlyName(piece, lexicon)) ? [] : pieces
  }
  // "R Core:" without people may be among "Forwards: Jane Doe".
  const areLabelled = (texts: readonly SourceLine[]): boolean =>
    texts.some((line) => names(line).length > 0) &&
    texts.filter((line) => names(line).length > 0 || /:[\s*_\uFFFC]*$/.test(line.maskedText)).length * 5 >=
      texts.length * 3 &&
    texts.filter((line) => colonOf(line) > 0).length * 5 >= texts.length * 4
  // "**Elena** - Treasurer": the bold words are people.
  const haveOffices = lines.some(
    (line) => boldLabel.test(line.maskedText) && hasGroupWord(line.maskedText.slice(colonOf(line)), lexicon),
  )
  if (haveOffices) return () => 0
  const items = lines.filter(({ kind }) => kind === 'item')
  const texts = lines.filter(({ kind, maskedText }) => kind === 'text' && maskedText.trim() !== '')
  const hasOrganisation =
    items.length > 0
      ? areGroups(items.map(names)) || haveLabels(items, lexicon)
      : texts.length > 1 && areLabelled(texts)
  const kind = items.length > 0 ? 'item' : 'text'
  return hasOrganisation ? (line) => (line.kind === kind ? colonOf(line) : 0) : () => 0
}

/**
 * Whether one item has several full names, or the items have at least two names on average.
 *
 * @param names The names after the colon of each item.
 */
function areGroups(names: readonly (readonly string[])[]): boolean {
  const haveFullNames = names.some((pieces) => pieces.length > 1 && pieces.some((piece) => /\s/.test(piece)))
  return haveFullNames || (names.every(({ length }) => length > 0) && names.flat().length >= 2 * names.length)
}

/** "Acme: Ada Berg" above "Member: Bo Cole": full names behind labels that are not all full names themselves. */
function haveLabels(items: readonly SourceLine[], lexicon: Lexicon): boolean {
  const parts = items.map(({ maskedText }) =>
    maskedText.length > maxLine ? [] : maskedText.replace(/[*_]/g, '').split(':'),
  )
  const isData = (label: string): boolean =>
    lexicon.titleKindOf(label.trim().toLowerCase()) === 'ignoredSections' || lexicon.dateLabel.test(`${label}:`)
  return (
    items.length > 1 &&
    parts.every(([label = '', name = '', ...more]) => more.length === 0 && isFullName(name) && !isData(label)) &&
    !parts.every(([label = '']) => isFullName(label))
  )
}

function isOnlyName(piece: string, lexicon: Lexicon): boolean {
  return /^@[\w.-]+$/.test(piece) || (isName(piece, true) && nameIn(piece, lexicon) === piece)
}

const remarkSeparator = /\s\/\s|\s[–—-]\s|\||\t|,/

/** Whether the text has one person per line: "Ada Berg / Acme" above "Bo Cole / Example". Lines may have checkboxes. */
export function isOnePerTextLine(lines: readonly SourceLine[]): boolean {
  const texts = lines.filter(
    ({ kind, level, maskedText }) => kind === 'text' && level === 0 && /\p{L}/u.test(maskedText),
  )
  if (texts.length < 2) return false
  if (texts.some((line) => boxOfText(line) !== undefined)) return true
  const pieces = texts.map(({ maskedText }) => splitRemarks(maskedText))
  const areTwoPeople = pieces.every(
    (own) => own.length === 2 && own.every((piece) => /^\S+ \S+$/.test(piece.trim()) && isName(piece.trim(), true)),
  )
  const isComma = texts.some(({ maskedText }) => maskedText.includes(','))
  return (
    pieces.some(({ length }) => length === 2) && pieces.every(({ length }) => length < 3) && !(isComma && areTwoPeople)
  )
}

function splitRemarks(maskedText: string): readonly string[] {
  return maskedText.length > maxLine ? [] : maskParentheses(maskedText).split(remarkSeparator)
}

/**
 * A text line and the following lines of its paragraph while the list continues: after a trailing comma, or a long line
 * with several separators.
 */
export function wrappedListLines(source: Source, line: SourceLine, to: number): readonly SourceLine[] {
  const lines = [line]
  if (line.kind !== 'text' || boxOfText(line) !== undefined) return lines
  const isWrapped = isWrappedParagraph(source, line, to)
  for (let index = line.index + 1; index < to; index++) {
    const previous = lines.at(-1) ?? line
    const next = source.lines[index]
    const isNext = next?.kind === 'text' && next.parent === line.parent && next.number === previous.number + 1
    if (!isNext || /^[^,;]{1,40}:/.test(next.maskedText) || !(isWrapped || isContinued(lines, next))) break
    lines.push(next)
  }
  return lines
}

/** Whether a line of a paragraph ends after a separator or inside a parenthesis; then all its lines are one list. */
function isWrappedParagraph(source: Source, line: SourceLine, to: number): boolean {
  for (let index = line.index; index + 1 < to; index++) {
    const own = source.lines[index]
    const next = source.lines[index + 1]
    if (own === undefined || next?.kind !== 'text' || next.number !== own.number + 1 || next.parent !== line.parent)
      return false
    if (/(?:[,;&]|\s(?:and|und)|[([][^()[\]]*)\s*$/.test(own.maskedText)) return true
  }
  return false
}

/** Whether a list continues on the next line: in the middle of a name, or after a line that is long or has several people. */
function isContinued(lines: readonly SourceLine[], next: SourceLine): boolean {
  const written = lines.map(({ maskedText }) => maskedText).join(' ')
  const separators = written.match(/[,;]/g)?.length ?? 0
  if (separators === 0) return false
  if (separators > 1 && written.length >= 60) return true
  const startsInName = /^[\s*_]*\p{Ll}/u.test(next.maskedText)
  const whole = splitNames(written.replace(/^[^:]*:/, '')).filter(
    (piece) => piece.startsWith('@') || (/\s/.test(piece) && isName(piece, true)),
  )
  // "Ada Berg, Acme" above "Bo Cole, Example": a name and a remark on each line.
  const isLabelled = /^[*_]|:/.test(lines[0]?.maskedText ?? '')
  return startsInName ? whole.length > 0 : whole.length > 1 && (separators > 1 || isLabelled)
}
