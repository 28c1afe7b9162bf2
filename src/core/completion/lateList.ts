import type { CompletionContext } from './completionContext'

/** The last list of a document. */
export interface LastList {
  /** The offset of its token. */
  readonly start: number
  /** The texts by which the editor filters its entries; none if nothing matched the token when it asked again. */
  readonly filterTexts: readonly string[]
}

/**
 * Whether a list may come by itself for the token at the cursor. Not if it has had one that may still be there: whoever
 * closed a list does not want it back. The editor closes a list when no entry has the letters typed, and asks nobody again.
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
