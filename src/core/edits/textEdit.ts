/** A replacement of one range of a text. Offsets are into the text before the edit. */
export interface TextEdit {
  readonly start: number
  readonly end: number
  readonly newText: string
}

/** The smallest single edit that turns one text into another; undefined if they are equal. */
export function editBetween(before: string, after: string): TextEdit | undefined {
  if (before === after) return undefined
  const limit = Math.min(before.length, after.length)
  let start = 0
  while (start < limit && before.charCodeAt(start) === after.charCodeAt(start)) start++
  let tail = 0
  while (
    tail < limit - start &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  )
    tail++
  // Do not split a surrogate pair or CRLF, because editors have no position inside them.
  while (start > 0 && isInside(before, start)) start--
  while (tail > 0 && isInside(before, before.length - tail)) tail--
  return { start, end: before.length - tail, newText: after.slice(start, after.length - tail) }
}

function isInside(text: string, offset: number): boolean {
  const unit = text.charCodeAt(offset)
  const previous = text.charCodeAt(offset - 1)
  return (unit >= 0xdc00 && unit <= 0xdfff) || (unit === 10 && previous === 13)
}

export function replaceRange(text: string, start: number, end: number, newText: string): string {
  return text.slice(0, start) + newText + text.slice(end)
}

/** The first line ending of a text; `\n` if there is none. */
export function lineEndingOf(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? '\n'
}
