import { allMatches } from '../../allMatches'
import { endOfLine, indentation, linesOf } from './lineEnds'
import type { ImageRange } from './lines'
import { openedBy, type OpenConstruct } from './openConstruct'
import { plainImages, plainTags } from './plainTags'
import type { LinkRange, MaskedRange, TextRange } from './ranges'

/**
 * Reads plain blocks (headings, lists, continuation lines, links, fences) line by line, about twenty times faster than
 * remark. Anything else is left to remark. Both return the same lines; property tests compare them on random documents.
 */

export interface PlainLine {
  readonly kind: 'heading' | 'item' | 'text'
  /** 0-based, in the block. */
  readonly number: number
  /** Offset of the first character after the indentation. */
  readonly start: number
  /** Offset of the line's end. */
  readonly end: number
  /** For headings 1 to 6; otherwise the number of list items around the line (an item counts itself). */
  readonly level: number
  readonly parent: number | undefined
  /** False for an item that begins with another one: `- 1. a`. */
  readonly hasOwnText: boolean
}

export interface PlainBlock {
  readonly lines: readonly PlainLine[]
  /** Code, tags, images and link targets. */
  readonly maskedRanges: MaskedRange[]
  readonly links: LinkRange[]
  readonly images: ImageRange[]
  readonly fences: TextRange[]
}

/** An open list item. `size` is the number of columns by which a line must be indented to continue it. */
interface OpenItem {
  readonly size: number
  readonly index: number
}

/** Possible escapes, tables, entities, footnotes, definitions or strikethrough. */
const unusual = /[\\|\0\uFEFF]|~[^]*~|&#?\w+;|\[\^|\]:|``/
/** Starts of line content that only remark reads. */
const unusualStart =
  /^(?:\[.\][ \t]*$|>|#|<(?!https?:|[\s\d=-])|\d{1,9}[.)](?:[ \t]|$)|[-*+](?:[ \t]|$)|~|[-=:]+[ \t]*$|[*_](?:[ \t]*[*_])+[ \t]*$)/
/** A bullet or number, with the spaces below which the item goes on. Several may begin a line. */
const itemMark = /^(?:[-*+]|(\d{1,9})[.)]) +(?=[^ \t])/
const emptyItem = /^(?:[-*+]|\d{1,9}[.)])[ \t]*$/
const mailOrWwwAddress = /[\w.+-]@[\w-]|www\./i

const maxLength = 12_000
const maxIndent = 80
const maxDepth = 16
const maxBrackets = 80

/** Reads a plain block; undefined if remark has to read it. */
export function readPlainBlock(text: string): PlainBlock | undefined {
  if (text.length > maxLength) return undefined
  const fences = fencesAtMargin(text)
  if (fences === undefined) return undefined
  const unfenced = fences.length === 0 ? text : maskLines(text, fences)
  if (unusual.test(unfenced)) return undefined
  const lines = readLines(unfenced, fences)
  if (lines === undefined) return undefined
  const inline = readInline(unfenced)
  if (inline === undefined) return undefined
  return { lines, ...inline, maskedRanges: [...fences, ...inline.maskedRanges], fences: [...fences] }
}

const fenceAtMargin = /^(?:`{3}|~{3})/

/** Code between fences at the margin; undefined if there may be others. */
function fencesAtMargin(text: string): readonly TextRange[] | undefined {
  if (!text.includes('```') && !text.includes('~~~')) return []
  const fences: TextRange[] = []
  let open: (OpenConstruct & { readonly start: number }) | undefined
  for (const { offset, end } of linesOf(text)) {
    const line = text.slice(offset, end)
    if (open !== undefined) {
      if (!open.closes(line)) continue
      fences.push({ start: open.start, end })
      open = undefined
    } else if (/`{3}|~{3}/.test(line)) {
      const opened = fenceAtMargin.test(line) ? openedBy(line) : undefined
      if (opened === undefined) return undefined
      open = { ...opened, start: offset }
    }
  }
  return open === undefined ? fences : undefined
}

/** What the lines above leave open. */
interface Above {
  readonly lines: PlainLine[]
  open: readonly OpenItem[]
  isInParagraph: boolean
  /** The columns of an empty item on the line above; what is indented further may belong to it. */
  emptyColumns: number
}

/** A line with text, and the columns of its indentation. */
interface TextLine extends TextRange {
  readonly number: number
  readonly columns: number
}

/** @param fences Ranges of whole lines. */
function readLines(text: string, fences: readonly TextRange[]): readonly PlainLine[] | undefined {
  const above: Above = { lines: [], open: [], isInParagraph: false, emptyColumns: Infinity }
  let fence = 0
  let offset = 0
  for (let number = 0; offset < text.length; number++) {
    const lineStart = offset
    const end = endOfLine(text, offset)
    const { start, columns } = indentation(text, offset, end)
    offset = text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10 ? end + 2 : end + 1
    while ((fences[fence]?.end ?? Infinity) < lineStart) fence++
    if ((fences[fence]?.start ?? Infinity) <= lineStart) closeAll(above)
    else if (start === end) above.isInParagraph = false
    else if (!readLine(above, text, { number, start, end, columns })) return undefined
  }
  return above.lines
}

function closeAll(above: Above): void {
  above.open = []
  above.isInParagraph = false
  above.emptyColumns = Infinity
}

/** @returns Whether the line is plain. */
function readLine(above: Above, text: string, line: TextLine): boolean {
  const { start, end, columns, number } = line
  if (columns > above.emptyColumns) return false
  above.emptyColumns = Infinity
  const content = text.slice(start, end)
  if (content.startsWith('#') && columns === 0) return readHeading(above, content, line)
  const { depth, rest } = continuedIn(above.open, columns)
  // A rule on the first line may open front matter.
  if (isRule(content) && !above.isInParagraph && depth === 0 && number > 0) {
    above.open = []
    return true
  }
  if (columns > maxIndent) return false
  const interrupts = above.isInParagraph && depth === above.open.length
  // An empty item would underline the paragraph, or be part of it.
  if (emptyItem.test(content)) return !interrupts && readEmptyItem(above, line, depth, rest)
  const marks = itemMarks(text, start, end)
  // Only a list that begins with 1 ends a paragraph.
  const isText = interrupts && marks.some((mark) => mark.number !== undefined && mark.number !== '1')
  if (marks.length > 0 && !isText) {
    if (unusualStart.test(text.slice(marks.at(-1)?.end, end))) return false
    addItems(above, line, depth, rest, marks)
  } else {
    if (marks.length === 0 ? unusualStart.test(content) : marks.length > 1) return false
    // A continuation line belongs to its paragraph at any indentation.
    if (!above.isInParagraph) above.open = above.open.slice(0, depth)
    const { length } = above.open
    above.lines.push({
      kind: 'text',
      number,
      start,
      end,
      level: length,
      parent: above.open.at(-1)?.index,
      hasOwnText: true,
    })
  }
  above.isInParagraph = true
  return above.open.length <= maxDepth
}

function readHeading(above: Above, content: string, { number, start, end }: TextLine): boolean {
  const hashes = /^#{1,6}(?=[ \t]+[^\s#])/.exec(content)?.[0].length
  if (hashes === undefined) return false
  // A heading at the margin closes every list and paragraph.
  closeAll(above)
  above.lines.push({ kind: 'heading', number, start, end, level: hashes, parent: undefined, hasOwnText: true })
  return true
}

function readEmptyItem(above: Above, line: TextLine, depth: number, rest: number): boolean {
  const { start, end } = line
  addItems(above, line, depth, rest, [{ start, end: end + 1, number: undefined }])
  above.emptyColumns = line.columns
  above.isInParagraph = false
  return true
}

/** Adds the items that begin on a line; only the last has text. */
function addItems(
  above: Above,
  { number, end }: TextLine,
  depth: number,
  rest: number,
  marks: readonly ItemMark[],
): void {
  const open = above.open.slice(0, depth)
  for (const [index, mark] of marks.entries()) {
    const parent = open.at(-1)?.index
    open.push({ size: (index === 0 ? rest : 0) + mark.end - mark.start, index: above.lines.length })
    const hasOwnText = index === marks.length - 1
    above.lines.push({ kind: 'item', number, start: mark.start, end, level: open.length, parent, hasOwnText })
  }
  above.open = open
}

interface ItemMark extends TextRange {
  /** The digits of a numbered item. */
  readonly number: string | undefined
}

/** The bullets and numbers that begin a line. */
function itemMarks(text: string, lineStart: number, end: number): readonly ItemMark[] {
  const marks: ItemMark[] = []
  for (let start = lineStart; marks.length <= maxDepth;) {
    const mark = itemMark.exec(text.slice(start, Math.min(end, start + maxIndent)))
    if (mark === null) break
    marks.push({ start, end: start + mark[0].length, number: mark[1] })
    start += mark[0].length
  }
  return marks
}

/** The number of open items that a line continues, and the remaining columns of indentation. */
function continuedIn(open: readonly OpenItem[], columns: number): { readonly depth: number; readonly rest: number } {
  let depth = 0
  let rest = columns
  for (const { size } of open) {
    if (rest < size) break
    rest -= size
    depth++
  }
  return { depth, rest }
}

function isRule(content: string): boolean {
  return content.startsWith('---') && /^-{3,}[ \t]*$/.test(content)
}

const link = /\[([^[\]\r\n]*)\]\(([^()\s]*)\)/g
const enclosedAddress = /<(https?:\/\/[^\s<>`]+)>/g
const bareAddress = /https?:\/\//gi
/** Host, port and path, followed by marks that close a sentence or parenthesis. */
const wholeAddress =
  /^(https?:\/\/[a-z0-9]+(?:[.-][a-z0-9]+)*(?::\d+)?(?:[/?#](?:[\w.~/#?=%+:,;&!-]*[a-z0-9/=%+#-])?)?)[.,:;!?)*_"']*$/i

function readInline(text: string): Omit<PlainBlock, 'lines' | 'fences'> | undefined {
  const code = text.includes('`') ? codeSpans(text) : []
  if (code === undefined) return undefined
  const enclosed = enclosedLinks(mask(text, code))
  const withTags = mask(text, sorted([...code, ...enclosed]))
  const tags = plainTags(text, withTags)
  const images = plainImages(withTags)
  if (tags === undefined || images === undefined) return undefined
  // A tag ends an address, as a space does.
  const masked = mask(mask(withTags, images), tags, ' ')
  const labelled = labelledLinks(masked)
  // Code may end a label, and a link in a label makes it plain text.
  const isNested = labelled?.some(({ start, end, label }) =>
    [...code.filter((span) => span.end > label.end), ...enclosed].some((span) => span.start < end && span.end > start),
  )
  if (labelled === undefined || isNested === true) return undefined
  const rest = mask(masked, labelled)
  const bareUrls = bareLinks(rest)
  if (
    bareUrls === undefined ||
    (bareUrls.length > 0 && /[[\]]/.test(rest)) ||
    mailOrWwwAddress.test(mask(rest, bareUrls))
  )
    return undefined
  return {
    maskedRanges: [
      ...code,
      ...enclosed,
      ...tags,
      ...images,
      ...labelled.map(({ label, end }) => ({ start: label.end + 1, end })),
      ...bareUrls,
    ],
    links: sorted([...enclosed, ...labelled, ...bareUrls]),
    images: [...images],
  }
}

function sorted<T extends TextRange>(ranges: readonly T[]): T[] {
  return [...ranges].sort((one, other) => one.start - other.start)
}

/** `<https://example.org>` */
function enclosedLinks(masked: string): readonly LinkRange[] {
  if (!masked.includes('<')) return []
  return allMatches(enclosedAddress, masked).map(({ index, 0: whole, 1: url = '' }) => ({
    start: index,
    end: index + whole.length,
    label: undefined,
    url,
  }))
}

/** `[label](address)`; undefined if other brackets may be links. */
function labelledLinks(masked: string): readonly (LinkRange & { readonly label: TextRange })[] | undefined {
  if (!masked.includes('[') && !masked.includes(']')) return []
  const found = allMatches(link, masked).map(({ index, 0: whole, 1: label = '', 2: url = '' }) => ({
    start: index,
    end: index + whole.length,
    label: { start: index + 1, end: index + 1 + label.length },
    url,
  }))
  const isUnclear = masked.split('](').length - 1 !== found.length || masked.split('[').length > maxBrackets
  return isUnclear ? undefined : found
}

/** Code between single backticks; undefined if the backticks of a line do not pair up. */
function codeSpans(text: string): readonly TextRange[] | undefined {
  const spans: TextRange[] = []
  let start: number | undefined
  for (let offset = 0; offset <= text.length; offset++) {
    const unit = text.charCodeAt(offset)
    if (unit === 96) {
      if (start === undefined) start = offset
      else {
        spans.push({ start, end: offset + 1 })
        start = undefined
      }
    } else if ((unit === 10 || unit === 13) && start !== undefined) return undefined
  }
  return start === undefined && spans.length <= maxBrackets ? spans : undefined
}

function bareLinks(masked: string): readonly LinkRange[] | undefined {
  const found: LinkRange[] = []
  for (const { index } of allMatches(bareAddress, masked)) {
    if (index < (found.at(-1)?.end ?? 0)) return undefined
    if (index > 0 && !/[\s(]/.test(masked.charAt(index - 1))) return undefined
    const word = /^\S*/.exec(masked.slice(index, index + 2_000))?.[0] ?? ''
    const url = wholeAddress.exec(word)?.[1]
    if (url === undefined || /[^\x21-\x7E]/.test(word)) return undefined
    found.push({ start: index, end: index + url.length, label: undefined, url })
  }
  return found
}

/** Replaces the lines of each range with letters of the same length. */
function maskLines(text: string, ranges: readonly TextRange[]): string {
  return ranges.reduce(
    (masked, { start, end }) =>
      masked.slice(0, start) + masked.slice(start, end).replace(/[^\r\n]/g, 'x') + masked.slice(end),
    text,
  )
}

/** Replaces each range with letters of the same length, so that its content has no meaning. */
function mask(text: string, ranges: readonly TextRange[], sign = 'x'): string {
  if (ranges.length === 0) return text
  const pieces: string[] = []
  let copiedUntil = 0
  for (const { start, end } of ranges) {
    pieces.push(text.slice(copiedUntil, start), sign.repeat(end - start))
    copiedUntil = end
  }
  return pieces.join('') + text.slice(copiedUntil)
}
