import { findDates } from '../dates'
import type { DatedSpan, Title } from '../minutes'
import type { Lexicon } from './lexicon'
import type { LineSection } from './sections'
import { type Source, type SourceLine, spanIn } from './source'

/** The document's title, undefined where it starts with a section. */
export function readTitle(source: Source, sections: readonly LineSection[]): Title | undefined {
  const heading = sections.find(({ kind }) => kind === 'title')?.heading
  return heading && { text: heading.text, span: spanIn(source, heading) }
}

/**
 * The day of the meeting where the head of the document names it: in the title, in a line of its own, or behind a label
 * ("Date: …"). What the text says later about other days does not count.
 */
export function readDate(
  source: Source,
  sections: readonly LineSection[],
  isSlides: boolean,
  lexicon: Lexicon,
): DatedSpan | undefined {
  const title = sections.find(({ kind }) => kind === 'title')?.heading
  const head = isSlides
    ? titleSlide(source)
    : source.lines.slice(0, headEnd(sections)).filter((line) => isDateLine(line, lexicon))
  const candidates = [...(title === undefined ? [] : [title]), ...head]
  for (const line of candidates) {
    const date = findDates(line.prose)[0]
    if (date !== undefined)
      return { value: date.value, span: spanIn(source, { start: line.start + date.start, end: line.start + date.end }) }
  }
  return frontMatterDate(source)
}

/** The lines above the second section that is not the title, at most some thirty. */
function headEnd(sections: readonly LineSection[]): number {
  const first = sections.find(
    ({ kind, heading }, index) =>
      // The first heading says whose meeting it is, even if it is not told apart as the title.
      (index > 0 || kind !== 'topic') && kind !== 'title' && kind !== 'aside' && findDates(heading.prose).length === 0,
  )
  return Math.min(30, first?.heading.index ?? 30)
}

/** The headings of the first slide. */
function titleSlide(source: Source): readonly SourceLine[] {
  const end = /^---[ \t]*$/m.exec(source.text.slice(source.frontMatter?.length ?? 0))?.index
  const limit = (source.frontMatter?.length ?? 0) + (end ?? 4_000)
  return source.lines.filter((line) => line.kind === 'heading' && line.start < limit)
}

function isDateLine(line: SourceLine, lexicon: Lexicon): boolean {
  return line.kind === 'heading' || lexicon.date.test(line.prose) || line.prose.length <= 40
}

function frontMatterDate(source: Source): DatedSpan | undefined {
  const match = /^(?:date|title|description)[ \t]*:(.*)$/im.exec(source.frontMatter ?? '')
  const date = match === null ? undefined : findDates(match[1] ?? '')[0]
  if (match === null || date === undefined) return undefined
  const start = source.text.indexOf(match[0]) + match[0].length - (match[1] ?? '').length + date.start
  return { value: date.value, span: spanIn(source, { start, end: start + (date.end - date.start) }) }
}
