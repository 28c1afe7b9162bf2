import type { Span } from '../minutes'

/**
 * What may be wrong in minutes, as data: a code, the place, and what the sentence about it and its fixes need. The
 * editor makes the sentence; diagnostics, quick fixes and the checks before publishing read the same values.
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
  | { readonly code: 'misspelt-handle'; readonly span: Span; readonly handle: string; readonly suggestion: string }
  | { readonly code: 'duplicate-participant'; readonly span: Span; readonly person: string; readonly line: number }
  | { readonly code: 'unowned-action'; readonly span: Span }
  | { readonly code: 'unanswered-duty'; readonly span: Span; readonly label: string }
  | {
      readonly code: 'date-mismatch'
      readonly span: Span
      readonly written: string
      readonly file: string
      /** What the file would be called if the text is right. */
      readonly fileName: string | undefined
    }
  | { readonly code: 'placeholder'; readonly span: Span; readonly text: string }
  | { readonly code: 'mojibake'; readonly span: Span; readonly written: string; readonly repaired: string }
  | { readonly code: 'bare-reference'; readonly span: Span; readonly number: number }
  | { readonly code: 'setext-heading'; readonly span: Span }
  | { readonly code: 'pad-picture'; readonly span: Span; readonly url: string }

export type ProblemCode = Problem['code']

export type Severity = 'error' | 'warning' | 'information' | 'hint' | 'off'

/** What is probably a mistake warns; what is a matter of taste, or comes right while the meeting goes on, is only hinted at. */
export const defaultSeverities: Readonly<Record<ProblemCode, Severity>> = Object.freeze({
  'label-number': 'warning',
  'label-repository': 'warning',
  'label-kind': 'warning',
  'misspelt-handle': 'warning',
  'duplicate-participant': 'warning',
  'unowned-action': 'hint',
  'unanswered-duty': 'information',
  'date-mismatch': 'warning',
  placeholder: 'warning',
  mojibake: 'warning',
  'bare-reference': 'hint',
  'setext-heading': 'warning',
  'pad-picture': 'information',
})

export const problemCodes = Object.keys(defaultSeverities) as readonly ProblemCode[]
