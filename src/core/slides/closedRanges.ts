import { linesOf } from '../reader/text/lineEnds'
import type { TextRange } from '../reader/text/ranges'

/** A fence or comment from its first to its last character. */
export interface ClosedRange extends TextRange {
  readonly kind: 'fence' | 'comment'
}

/** The closed fences and comments of a text. One without an end is probably still being typed. */
export function closedRanges(text: string, from: number): readonly ClosedRange[] {
  const lines = [...linesOf(text.slice(from))].map(({ offset, end }) => ({ start: from + offset, end: from + end }))
  const lastCommentEnd = text.lastIndexOf('-->')
  const found: ClosedRange[] = []
  /** Fences of this many marks or more are not closed in the rest of the text. */
  const unclosed: Record<string, number> = { '`': Infinity, '~': Infinity }
  for (let at = 0; at < lines.length; at++) {
    const { start, end } = lines[at] as (typeof lines)[number]
    const line = text.slice(start, end)
    const [, mark] = /^[ \t]*(?:[-*+>][ \t]+)*(`{3,}(?!.*`)|~{3,})/.exec(line) ?? []
    if (mark !== undefined && mark.length < (unclosed[mark.charAt(0)] ?? 0)) {
      const closing = new RegExp(`^[ \\t>]*${mark.charAt(0)}{${mark.length},}[ \\t]*$`)
      let last = at + 1
      while (last < lines.length && !closing.test(text.slice(lines[last]?.start, lines[last]?.end))) last++
      if (last === lines.length) unclosed[mark.charAt(0)] = mark.length
      else {
        found.push({ kind: 'fence', start, end: lines[last]?.end ?? end })
        at = last
      }
      continue
    }
    const comment = line.lastIndexOf('<!--')
    if (comment < 0 || line.indexOf('-->', comment) >= 0 || lastCommentEnd < end) continue
    const commentEnd = text.indexOf('-->', end)
    found.push({ kind: 'comment', start: start + comment, end: commentEnd + '-->'.length })
    while ((lines[at + 1]?.start ?? Infinity) <= commentEnd) at++
  }
  return found
}
