import type { Slide } from '../minutes'

export interface SlideMove {
  /** Offsets of the replaced text: from the start of the upper slide to the end of the lower one. */
  readonly start: number
  readonly end: number
  readonly text: string
  /** Offset of the moved slide afterwards. */
  readonly movedTo: number
}

/**
 * Swaps a slide with its neighbor. The separator between them stays, and so does the deck's structure.
 *
 * @param by -1 for up, 1 for down.
 * @returns undefined at the deck's start or end.
 */
export function moveSlide(text: string, slides: readonly Slide[], index: number, by: -1 | 1): SlideMove | undefined {
  const upper = slides[Math.min(index, index + by)]
  const lower = slides[Math.max(index, index + by)]
  if (upper === undefined || lower === undefined) return undefined
  const { start, end } = slideRange(text, upper)
  const { start: lowerStart, end: lowerEnd } = slideRange(text, lower)
  const between = text.slice(end, lowerStart)
  const lowerText = text.slice(lowerStart, lowerEnd)
  return {
    start,
    end: lowerEnd,
    text: lowerText + between + text.slice(start, end),
    movedTo: by < 0 ? start : start + lowerText.length + between.length,
  }
}

/** Offsets of a slide without trailing blank lines. */
function slideRange(text: string, { span }: Slide): { readonly start: number; readonly end: number } {
  const start = span.start.offset
  return { start, end: start + text.slice(start, span.end.offset).trimEnd().length }
}
