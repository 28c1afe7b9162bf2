/** The one replacement that turns one text into another. Offsets of the first text. */
export interface TextEdit {
  readonly start: number
  readonly end: number
  readonly newText: string
}

/** The smallest single edit between two texts; undefined where they are equal. */
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
  // Never between the two halves of a character or of a line ending: an editor would not know such a place.
  while (start > 0 && isInside(before, start)) start--
  while (tail > 0 && isInside(before, before.length - tail)) tail--
  return { start, end: before.length - tail, newText: after.slice(start, after.length - tail) }
}

function isInside(text: string, offset: number): boolean {
  const unit = text.charCodeAt(offset)
  const previous = text.charCodeAt(offset - 1)
  return (unit >= 0xdc00 && unit <= 0xdfff) || (unit === 10 && previous === 13)
}

export function replaceStretch(text: string, start: number, end: number, newText: string): string {
  return text.slice(0, start) + newText + text.slice(end)
}

/** How the text ends its lines. */
export function lineEndingOf(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? '\n'
}
