interface Line {
  readonly offset: number
  /** Without the line ending. */
  readonly end: number
  /** Where the next line starts. */
  readonly next: number
}

/** The lines of a text with their offsets. A line ending at the end of the text adds no empty line. */
export function* linesOf(text: string): Generator<Line> {
  const hasReturn = text.includes('\r')
  for (let offset = 0; offset < text.length;) {
    // Searching for one character is many times faster than looking at each.
    const found = hasReturn ? endOfLine(text, offset) : text.indexOf('\n', offset)
    const end = found < 0 ? text.length : found
    const next = text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10 ? end + 2 : end + 1
    yield { offset, end, next: Math.min(next, text.length) }
    offset = next
  }
}

/** The offset of the line ending at or after an offset, or of the end of the text. */
export function endOfLine(text: string, from: number): number {
  let end = from
  while (end < text.length) {
    const unit = text.charCodeAt(end)
    if (unit === 10 || unit === 13) break
    end++
  }
  return end
}

/** Where the content of a line starts. A tab advances to the next multiple of four columns. */
export function indentation(
  text: string,
  from: number,
  end: number,
): { readonly start: number; readonly columns: number } {
  let start = from
  let columns = 0
  for (; start < end; start++) {
    const unit = text.charCodeAt(start)
    if (unit === 32) columns++
    else if (unit === 9) columns += 4 - (columns % 4)
    else break
  }
  return { start, columns }
}
