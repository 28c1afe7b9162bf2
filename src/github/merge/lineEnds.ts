import { alignLines, splitLines } from '../../core/merge/lines'

export type LineEnd = '\n' | '\r\n'

/** The byte order mark, which editors hide. */
const byteOrderMark = '\uFEFF'

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

/** A text with line feeds and without a byte order mark. */
export function withoutForm(text: string): string {
  return (text.startsWith(byteOrderMark) ? text.slice(1) : text).replaceAll('\r\n', '\n')
}

/** A text with the line ends and byte order mark of another. If that one mixes line ends, common lines keep its. */
export function inFormOf(text: string, other: string): string {
  const marked = other.startsWith(byteOrderMark) && !text.startsWith(byteOrderMark) ? `${byteOrderMark}${text}` : text
  const end = lineEndOf(other)
  if (end !== undefined || !other.includes('\r\n')) return withLineEnd(marked, end)
  const otherLines = splitLines(other)
  let index = 0
  return alignLines(splitLines(marked.replaceAll('\r\n', '\n')), splitLines(other.replaceAll('\r\n', '\n')))
    .flatMap(({ kind, lines }) => {
      if (kind === 'first') return lines
      const theirs = otherLines.slice(index, index + lines.length)
      index += lines.length
      return kind === 'both' ? theirs : []
    })
    .join('')
}
