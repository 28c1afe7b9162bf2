import { findFrontMatterEnd, linesOf, openedBy, type OpenConstruct } from './blocks'

/**
 * The 0-based lines inside fences, comments, raw HTML and front matter, where a marker is only a text. The line that opens a
 * construct is not inside; the one that closes it is.
 */
export function verbatimLinesOf(text: string): ReadonlySet<number> {
  const frontMatterEnd = findFrontMatterEnd(text)
  const inside = new Set<number>()
  let open: OpenConstruct | undefined
  let number = 0
  for (const { offset, end } of linesOf(text)) {
    const line = text.slice(offset, end)
    if (open !== undefined || offset < frontMatterEnd) inside.add(number)
    if (offset >= frontMatterEnd) {
      if (open === undefined) open = openedBy(line)
      else if (open.closes(line)) open = undefined
    }
    number++
  }
  // An empty line at the end, where the cursor may be, is no line of its own here.
  if (open !== undefined) inside.add(number)
  return inside
}

/** Whether one line is inside of such a construct. For several lines, ask `verbatimLinesOf` once. */
export function isVerbatimLine(lines: readonly string[], index: number): boolean {
  return verbatimLinesOf(lines.join('\n')).has(index)
}
