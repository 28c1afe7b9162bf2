import { findHeadings } from './headings'

/**
 * Changes the levels of all headings by the same number, so that the first one gets `level`. Changes them less if a
 * heading would leave the levels 1 to 6, to keep the structure. Underlined headings stay, except for the first one.
 */
export function withHeadingLevel(text: string, level: number): string {
  const lines = text.split('\n')
  const headings = findHeadings(lines, 0, () => false)
  const [first] = headings
  if (first === undefined) return text
  const levels = headings
    .filter(({ line, lastLine }) => line === lastLine || line === first.line)
    .map((heading) => heading.level)
  const shift = Math.max(1 - Math.min(...levels), Math.min(6 - Math.max(...levels), level - first.level))
  if (shift === 0) return text
  const byLine = new Map(headings.map((heading) => [heading.line, heading]))
  return lines
    .flatMap((line, index) => {
      const heading = byLine.get(index)
      if (heading === undefined) return index === first.lastLine ? [] : [line]
      if (heading.lastLine === heading.line) return [line.replace(/#+/, '#'.repeat(heading.level + shift))]
      return heading === first ? [`${'#'.repeat(heading.level + shift)} ${heading.text}`] : [line]
    })
    .join('\n')
}

/** The level of the first heading; undefined if a text has none. */
export function firstLevel(text: string): number | undefined {
  return findHeadings(text.split(/\r\n|\n|\r/), 0, () => false)[0]?.level
}

/** The most frequent level of first headings in minutes, on a tie the latest; undefined if there are none. */
export function usualLevel(texts: readonly string[]): number | undefined {
  const counts = new Map<number, number>()
  let best: number | undefined
  for (const text of texts) {
    const level = firstLevel(text)
    if (level === undefined) continue
    const count = (counts.get(level) ?? 0) + 1
    counts.set(level, count)
    if (best === undefined || count >= (counts.get(best) ?? 0)) best = level
  }
  return best
}
