import type { Slide } from '../minutes'
import { findDeckCuts } from '../slides/cuts'
import { type Source, type SourceLine, toSpan } from './text/source'

/** Splits a deck into slides: `---` starts a section, `----` a slide below it. */
export function readSlides(source: Source): readonly Slide[] {
  const slides: Slide[] = []
  const headings = source.lines.filter(({ kind }) => kind === 'heading')
  const { bodyStart, cuts } = findDeckCuts(source.text)
  let nextHeading = 0
  let start = bodyStart
  let section = 0
  let index = 0
  const push = (end: number): void => {
    const first = source.text.slice(start, end).search(/\S/)
    const from = first < 0 ? start : start + first
    while ((headings[nextHeading]?.start ?? end) < start) nextHeading++
    const heading = headings[nextHeading]
    slides.push({
      title: heading !== undefined && heading.start < end ? titleOf(heading) : undefined,
      section,
      index,
      span: toSpan(source, { start: from, end: Math.max(from, end) }),
    })
  }
  for (const { mark, offset, next } of cuts) {
    push(offset)
    start = next
    if (mark === '---') {
      section++
      index = 0
    } else index++
  }
  push(source.text.length)
  return slides
}

function titleOf(heading: SourceLine): string | undefined {
  return heading.maskedText.replace(/\uFFFC/g, '').trim() || undefined
}
