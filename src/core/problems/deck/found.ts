import type { DeckProblem } from '../problem'

/** A problem without its span, which is added at the end. */
export type Found<P = DeckProblem> = P extends DeckProblem
  ? Omit<P, 'span'> & { readonly start: number; readonly end: number }
  : never
