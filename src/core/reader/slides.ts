import type { Slide } from '../minutes'
import { findFrontMatterEnd, linesOf } from './blocks'
import { type Source, spanIn, stretchAt } from './source'

/**
 * Cuts a deck into slides: `---` begins a section, `----` a slide below it. Separators in fences, comments and front
 * matter are none. What reveal.js cuts as HedgeDoc configures it: https://docs.hedgedoc.org/references/slide-options/
 */
export function readSlides(source: Source): readonly Slide[] {
  const slides: Slide[] = []
  let start = findFrontMatterEnd(source.text)
  let section = 0
  let index = 0
  const push = (end: number): void => {
    const first = source.text.slice(start, end).search(/\S/)
    const from = first < 0 ? start : start + first
    const title = source.lines.find((line) => line.kind === 'heading' && line.start >= start && line.start < end)?.prose
    slides.push({
      title: title?.replace(/\uFFFC/g, '').trim(),
      section,
      index,
      span: spanIn(source, { start: from, end: Math.max(from, end) }),
    })
  }
  for (const line of linesOf(source.text)) {
    if (line.offset < start) continue
    const mark = /^(-{3,4})[ \t]*$/.exec(source.text.slice(line.offset, line.end))?.[1]
    if (
      mark === undefined ||
      stretchAt(source.fences, line.offset) !== undefined ||
      source.prose.charAt(line.offset) !== '-'
    )
      continue
    push(line.offset)
    start = line.next
    if (mark.length === 3) {
      section++
      index = 0
    } else index++
  }
  push(source.text.length)
  return slides
}

/** Whether front matter makes a document a deck. */
export function isDeck(frontMatter: string | undefined): boolean {
  return frontMatter !== undefined && /^type[ \t]*:[ \t]*['"]?slides?['"]?[ \t]*$/im.test(frontMatter)
}
