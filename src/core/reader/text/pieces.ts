import { linesOf } from './blocks'
import type { TextRange } from './ranges'

/** A part of a block that is read like a separate block. */
export interface Piece extends TextRange {
  /** 0-based number of its first line in the block. */
  readonly firstLine: number
}

/** Constructs that blank lines do not end, or that other parts refer to: fences, definitions and some HTML. */
const lasting = /`{3}|~{3}|\]:|<(?:\?|!(?!--.*-->)|script|style|pre|textarea)|^[ \t]+</im
const blank = /^[ \t]*$/
const heading = /^#{1,6}[ \t]/
const bullet = /^[-*+][ \t]+[^\s*+-]/
/** The start of a line that, after a blank line, closes every list and quote. */
const atMargin = /^(?:[^\s>|*+-]|[*+]\S|[-*+][ \t]+[^\s*+-])/

/**
 * Splits a block at the lines that close everything above. Otherwise one comment or table would send the whole block to
 * the parser.
 */
export function splitPieces(text: string): readonly Piece[] {
  const pieces: Piece[] = []
  let start = 0
  let firstLine = 0
  let number = 0
  let isBlankAbove = false
  let isInHtml = false
  for (const { offset, end } of mayBeSplit(text) ? linesOf(text) : []) {
    const line = text.slice(offset, end)
    const closesAll = isBlankAbove ? atMargin.test(line) : !isInHtml && (bullet.test(line) || heading.test(line))
    if (offset > 0 && closesAll) {
      pieces.push({ start, end: offset, firstLine })
      start = offset
      firstLine = number
    }
    isBlankAbove = blank.test(line)
    isInHtml = !isBlankAbove && (isInHtml || line.startsWith('<'))
    number++
  }
  return [...pieces, { start, end: text.length, firstLine }]
}

function mayBeSplit(text: string): boolean {
  // `---` may open front matter.
  return !text.startsWith('---') && !lasting.test(text)
}
