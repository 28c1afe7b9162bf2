import { endOfLine, indentation } from './lineEnds'
import type { TextRange } from './ranges'

/** Reads the headings, items and text lines of a plain block, except what is in a line. */

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

/** An open list item. `size` is the number of columns by which a line must be indented to continue it. */
interface OpenItem {
  readonly size: number
  readonly index: number
}

/** Starts of line content that only remark reads. */
const unusualStart =
  /^(?:\[.\][ \t]*$|>|#|<(?!https?:|[\s\d=-])|\d{1,9}[.)](?:[ \t]|$)|[-*+](?:[ \t]|$)|~|[-=:]+[ \t]*$|[*_](?:[ \t]*[*_])+[ \t]*$)/
/** A bullet or number, with the spaces below which the item goes on. Several may begin a line. */
const itemMark = /^(?:[-*+]|(\d{1,9})[.)]) +(?=[^ \t])/
const emptyItem = /^(?:[-*+]|\d{1,9}[.)])[ \t]*$/
const maxIndent = 80
const maxDepth = 16

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

/**
 * The lines of a block; undefined if remark has to read them.
 *
 * @param fences Ranges of whole lines.
 */
export function readPlainLines(text: string, fences: readonly TextRange[]): readonly PlainLine[] | undefined {
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
