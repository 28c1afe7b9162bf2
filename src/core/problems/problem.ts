import type { Span } from '../minutes'
import type { SeparatorFlaw } from '../slides/cuts'

/**
 * A problem in minutes as data: a code, a span, and the values for its message and fixes.
 *
 * Diagnostics, quick fixes and the checks before publishing share it. The editor words the message.
 */
export type Problem =
  | {
      readonly code: 'label-number'
      readonly span: Span
      readonly label: Span
      readonly written: number
      readonly linked: number
    }
  | {
      readonly code: 'label-repository'
      readonly span: Span
      readonly label: Span
      readonly written: string
      readonly linked: string
    }
  | {
      readonly code: 'label-kind'
      readonly span: Span
      readonly label: Span
      readonly written: string
      readonly linked: string
    }
  | { readonly code: 'misspelled-handle'; readonly span: Span; readonly handle: string; readonly suggestion: string }
  | { readonly code: 'duplicate-participant'; readonly span: Span; readonly person: string; readonly line: number }
  | { readonly code: 'unassigned-action-item'; readonly span: Span }
  | { readonly code: 'unassigned-duty'; readonly span: Span; readonly label: string }
  | {
      readonly code: 'date-mismatch'
      readonly span: Span
      readonly written: string
      readonly file: string
      /** Name of the file with the date of the text; undefined for unknown formats. */
      readonly fileName: string | undefined
    }
  | { readonly code: 'placeholder'; readonly span: Span; readonly text: string }
  | { readonly code: 'mojibake'; readonly span: Span; readonly written: string; readonly repaired: string }
  | { readonly code: 'bare-reference'; readonly span: Span; readonly number: number }
  | DeckProblem
  | { readonly code: 'pad-image'; readonly span: Span; readonly url: string }

/** A problem of a deck: HedgeDoc shows something else than intended. */
export type DeckProblem =
  | { readonly code: 'setext-heading'; readonly span: Span }
  | { readonly code: 'slide-separator'; readonly span: Span; readonly mark: string; readonly flaw: SlideSeparatorFlaw }
  | { readonly code: 'deck-front-matter'; readonly span: Span; readonly flaw: FrontMatterFlaw; readonly detail: string }
  | { readonly code: 'slide-notes'; readonly span: Span; readonly flaw: 'spelling' | 'repeated' | 'inCode' }
  | {
      readonly code: 'slide-attribute'
      readonly span: Span
      /** `form`: not written as `name="value"`. `noEffect`: HedgeDoc or its reveal.js 3.9 ignores it. */
      readonly flaw: 'form' | 'noEffect'
      readonly name: string
    }
  | {
      readonly code: 'slide-option'
      readonly span: Span
      readonly name: string
      readonly value: string
    }

/** Why a line is not a separator, or what a separator splits. */
export type SlideSeparatorFlaw =
  | SeparatorFlaw
  | 'inFence'
  | 'inComment'
  /** Empty lines or spaces above the first text, which make HedgeDoc remove indentation. */
  | 'linesBelow'

export type FrontMatterFlaw =
  /** Text or empty lines are above it. */
  | 'notFirst'
  | 'invalid'
  /** The closing `---` is missing, so that slides are part of it. */
  | 'unclosed'
  /** A key of Slidev or Marp. */
  | 'foreignKey'
  /** Front matter of one slide, as in Slidev. */
  | 'ofSlide'
  /** `breaks: false`, which HedgeDoc ignores on slides. */
  | 'breaks'

export type ProblemCode = Problem['code']

export type Severity = 'error' | 'warning' | 'information' | 'hint' | 'off'

/** Likely mistakes are warnings. Matters of taste, and things that are fixed during a meeting, are hints. */
export const defaultSeverities: Readonly<Record<ProblemCode, Severity>> = Object.freeze({
  'label-number': 'warning',
  'label-repository': 'warning',
  'label-kind': 'warning',
  'misspelled-handle': 'warning',
  'duplicate-participant': 'warning',
  'unassigned-action-item': 'hint',
  'unassigned-duty': 'information',
  'date-mismatch': 'warning',
  placeholder: 'warning',
  mojibake: 'warning',
  'bare-reference': 'hint',
  'setext-heading': 'warning',
  'slide-separator': 'warning',
  'deck-front-matter': 'warning',
  'slide-notes': 'warning',
  'slide-attribute': 'warning',
  'slide-option': 'warning',
  'pad-image': 'information',
})

export const problemCodes = Object.keys(defaultSeverities) as readonly ProblemCode[]

const deckCodes: ReadonlySet<string> = new Set<DeckProblem['code']>([
  'setext-heading',
  'slide-separator',
  'deck-front-matter',
  'slide-notes',
  'slide-attribute',
  'slide-option',
])

export function isDeckProblem(problem: Problem): problem is DeckProblem {
  return deckCodes.has(problem.code)
}
