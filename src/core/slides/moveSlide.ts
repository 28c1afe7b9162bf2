import type { Slide } from '../minutes'

export interface SlideMove {
  /** What to write over the two slides, from the first character of the upper one to the last of the lower one. */
  readonly start: number
  readonly end: number
  readonly text: string
  /** Where the moved slide begins afterwards. */
  readonly movedTo: number
}

/**
 * Exchanges a slide with its neighbour; the separator between them stays, so that the deck keeps its shape.
 *
 * @param by -1 for up, 1 for down.
 * @returns undefined at the deck's end.
 */
export function moveSlide(text: string, slides: readonly Slide[], index: number, by: -1 | 1): SlideMove | undefined {
  const upper = slides[Math.min(index, index + by)]
  const lower = slides[Math.max(index, index + by)]
  if (upper === undefined || lower === undefined) return undefined
  const { start, end } = contentOf(text, upper)
  const { start: lowerStart, end: lowerEnd } = contentOf(text, lower)
  const between = text.slice(end, lowerStart)
  const lowerText = text.slice(lowerStart, lowerEnd)
  return {
    start,
    end: lowerEnd,
    text: lowerText + between + text.slice(start, end),
    movedTo: by < 0 ? start : start + lowerText.length + between.length,
  }
}

/** The offsets of a slide without the blank lines at its end. */
function contentOf(text: string, { span }: Slide): { readonly start: number; readonly end: number } {
  const start = span.start.offset
  return { start, end: start + text.slice(start, span.end.offset).trimEnd().length }
}
