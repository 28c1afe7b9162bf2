import { indentation, linesOf } from './lineEnds'
import { openedBy, type OpenConstruct } from './openConstruct'
import type { TextRange } from './ranges'

/** A part of a block that is read like a separate block. */
export interface Piece extends TextRange {
  /** 0-based number of its first line in the block. */
  readonly firstLine: number
}

/** Constructs that blank lines do not end, or that other parts refer to: definitions and some HTML. */
const lasting = /\]:|<(?:\?|!(?!--.*-->)|script|style|pre|textarea)|^[ \t]+</im
const fenceMarks = /^[ \t]*(?:`{3}|~{3})/
const blank = /^[ \t]*$/
const heading = /^#{1,6}[ \t]/
/** Without a number behind it, which below a paragraph begins no inner list. */
const bullet = /^[-*+][ \t]+(?!\d{1,9}[.)](?:[ \t]|$))[^\s*+-]/
/** The start of a line that, after a blank line, closes every list and quote. */
const atMargin = /^(?:[^\s>|*+-]|[*+]\S|[-*+][ \t]+[^\s*+-])/

const itemStart = /^[-*+] {1,4}(?=\S)/
/** In HTML, backticks are text; indented ones may be in a list or not. */
const unknownFence: OpenConstruct = { closes: () => false }

/**
 * Splits a section at the lines that close everything above, so that one comment or table does not send all of it to the
 * parser, and a keystroke has little of it read again.
 */
export function splitPieces(text: string): readonly Piece[] {
  const pieces: Piece[] = []
  let start = 0
  let firstLine = 0
  let number = 0
  let isBlankAbove = false
  let isInHtml = false
  let fence: OpenConstruct | undefined
  /** Columns that put a line into the list item above it; infinite if there is none, or maybe none. */
  let itemColumns = Infinity
  for (const { offset, end } of mayBeSplit(text) ? linesOf(text) : []) {
    const line = text.slice(offset, end)
    if (fence !== undefined) {
      if (fence.closes(line)) fence = undefined
      isBlankAbove = false
      number++
      continue
    }
    const closesAll = isBlankAbove ? atMargin.test(line) : !isInHtml && (bullet.test(line) || heading.test(line))
    if (offset > 0 && closesAll) {
      pieces.push({ start, end: offset, firstLine })
      start = offset
      firstLine = number
    }
    isBlankAbove = blank.test(line)
    const { columns } = indentation(line, 0, line.length)
    if (!isBlankAbove && columns < itemColumns) itemColumns = itemStart.exec(line)?.[0].length ?? Infinity
    // The end of an item ends its fences.
    if (fenceMarks.test(line) && columns < itemColumns) fence = isInHtml || columns > 0 ? unknownFence : openedBy(line)
    isInHtml = !isBlankAbove && (isInHtml || line.startsWith('<'))
    number++
  }
  return [...pieces, { start, end: text.length, firstLine }]
}

function mayBeSplit(text: string): boolean {
  // `---` may open front matter.
  return !text.startsWith('---') && !lasting.test(text)
}
