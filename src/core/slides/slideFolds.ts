import type { Fold, Slide } from '../minutes'
import { indexLines, pointAt } from '../positions'

/** Folding ranges of a deck: each slide from its first line, and each section of several slides from its `---`. */
export function slideFolds(text: string, slides: readonly Slide[]): readonly Fold[] {
  const index = indexLines(text)
  const lastLineOf = ({ span: { start, end } }: Slide): number =>
    pointAt(index, start.offset + text.slice(start.offset, end.offset).trimEnd().length).line
  const folds: Fold[] = []
  slides.forEach((slide, place) => {
    const { span, section } = slide
    const before = slides[place - 1]
    if (before !== undefined && before.section !== section && slides[place + 1]?.section === section) {
      const separator = text.slice(before.span.end.offset, span.start.offset).trimEnd().length
      const next = slides.findIndex((other, at) => at > place && other.section !== section)
      const last = slides[next < 0 ? slides.length - 1 : next - 1] ?? slide
      folds.push({ startLine: pointAt(index, before.span.end.offset + separator).line, endLine: lastLineOf(last) })
    }
    folds.push({ startLine: span.start.line, endLine: lastLineOf(slide) })
  })
  return folds.filter(({ startLine, endLine }) => endLine > startLine)
}
