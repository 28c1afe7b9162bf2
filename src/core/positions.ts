import type { Point, Span } from './minutes'

/** Line starts of a text, to convert offsets to points. */
export interface LineIndex {
  /** Offset of each line's first character. */
  readonly starts: readonly number[]
}

/** Replaces every line ending with LF, so that results do not depend on them. */
export function normalizeLineEndings(text: string): string {
  return text.replace(/\r\n?/g, '\n')
}

/**
 * Indexes the lines of a text. CR LF, LF and CR end a line, as in CommonMark and VS Code.
 */
export function indexLines(text: string): LineIndex {
  const starts = [0]
  if (!text.includes('\r')) {
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push(end + 1)
    return { starts }
  }
  for (let offset = 0; offset < text.length; offset++) {
    const unit = text.charCodeAt(offset)
    if (unit === 10 || (unit === 13 && text.charCodeAt(offset + 1) !== 10)) starts.push(offset + 1)
  }
  return { starts }
}

/** The point at an offset; offsets outside the text are clamped. */
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
