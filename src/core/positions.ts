import type { Point, Span } from './minutes'

/** Where the lines of a text begin, to turn offsets into points. */
export interface LineIndex {
  /** Offset of each line's first character. */
  readonly starts: readonly number[]
}

/** The text with LF for every line ending: what is read of a text must not depend on them. */
export function withLineFeeds(text: string): string {
  return text.replace(/\r\n?/g, '\n')
}

/**
 * Finds the lines of a text. CR LF, LF and a lone CR end a line, as in CommonMark and in VS Code.
 */
export function indexLines(text: string): LineIndex {
  const starts = [0]
  for (let offset = 0; offset < text.length; offset++) {
    const unit = text.charCodeAt(offset)
    if (unit === 10 || (unit === 13 && text.charCodeAt(offset + 1) !== 10)) starts.push(offset + 1)
  }
  return { starts }
}

/** The point at an offset; an offset outside the text is moved to its nearest end. */
export function pointAt(index: LineIndex, offset: number): Point {
  const { starts } = index
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return { line: low + 1, column: Math.max(0, offset - (starts[low] ?? 0)) + 1, offset: Math.max(0, offset) }
}

/** The span between two offsets. */
export function spanOf(index: LineIndex, start: number, end: number): Span {
  return { start: pointAt(index, start), end: pointAt(index, end) }
}
