import type { CompletionContext } from './completionContext'

/** The last list of a document. */
export interface LastList {
  /** The offset of its token. */
  readonly start: number
  /** The texts by which the editor filters the entries; [] if nothing matched when the editor asked again. */
  readonly filterTexts: readonly string[]
}

/**
 * Whether a list may appear by itself for the token at the cursor. Not if the token has had a list that may still be
 * open, or that the person has closed. But the editor itself closes a list if no entry has the typed letters, and does
 * not ask again.
 *
 * @param token Undefined if there is none.
 * @param typed The text of the token before the cursor.
 * @param last Undefined if the document has had none.
 */
export function mayComeLate(
  token: Pick<CompletionContext, 'kind' | 'start'> | undefined,
  typed: string,
  last: LastList | undefined,
): boolean {
  if (token === undefined || token.kind === 'address') return false
  return last?.start !== token.start || !last.filterTexts.some((text) => hasLettersInOrder(text, typed))
}

function hasLettersInOrder(text: string, letters: string): boolean {
  const lower = text.toLowerCase()
  let at = 0
  for (const letter of letters.toLowerCase()) {
    const found = lower.indexOf(letter, at)
    if (found < 0) return false
    at = found + letter.length
  }
  return true
}
