import type { Minutes } from '../minutes'
import { indexLines, spanOf } from '../positions'
import type { Problem } from './problem'

/** Longest paragraph, in lines, that a line of dashes below it turns into a heading. */
const maxParagraph = 20

/**
 * Finds `---` right below text in a deck: Markdown turns the text into a heading instead of starting a slide.
 *
 * @param text The text that `minutes` was read from.
 */
export function findAccidentalHeadings(text: string, { kind, sections }: Minutes): readonly Problem[] {
  if (kind !== 'slides') return []
  const index = indexLines(text)
  const lineAt = (number: number): readonly [start: number, end: number] => {
    const start = index.starts[number - 1] ?? text.length
    return [start, start + text.slice(start, index.starts[number] ?? text.length).trimEnd().length]
  }
  return sections.flatMap(({ heading, level }): Problem[] => {
    const first = heading.start.line
    if (
      level > 2 ||
      text
        .slice(...lineAt(first))
        .trimStart()
        .startsWith('#')
    )
      return []
    for (let number = first + 1; number < first + maxParagraph; number++) {
      const [start, end] = lineAt(number)
      const line = text.slice(start, end)
      if (line.trim() === '') return []
      if (/^ {0,3}-{3,}$/.test(line)) return [{ code: 'setext-heading', span: spanOf(index, start, end) }]
    }
    return []
  })
}
