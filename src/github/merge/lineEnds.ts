export type LineEnd = '\n' | '\r\n'

/** The line end of a text; undefined when it has none, or mixes them. */
export function lineEndOf(text: string): LineEnd | undefined {
  const feeds = text.split('\n').length - 1
  const pairs = text.split('\r\n').length - 1
  if (feeds === 0 || (pairs !== 0 && pairs !== feeds)) return undefined
  return pairs === 0 ? '\n' : '\r\n'
}

/** A text with these line ends; unchanged when it has mixed ones, or `end` is undefined. */
export function withLineEnd(text: string, end: LineEnd | undefined): string {
  const own = lineEndOf(text)
  if (own === undefined || end === undefined || own === end) return text
  return end === '\n' ? text.replaceAll('\r\n', '\n') : text.replaceAll('\n', '\r\n')
}
