import type { CompletionContext } from './completionContext'

/** The last list of a document. */
export interface LastList {
  /** The offset of its token. */
  readonly start: number
  /** Whether nothing matched the token when the editor asked again. */
  readonly isEmpty: boolean
}

/**
 * Whether a list may come by itself for the token at the cursor. Not if it has had one: whoever closed a list does not want it
 * back.
 *
 * @param token Undefined if there is none.
 * @param last Undefined if the document has had none.
 */
export function mayComeLate(
  token: Pick<CompletionContext, 'kind' | 'start'> | undefined,
  last: LastList | undefined,
): boolean {
  if (token === undefined || token.kind === 'address') return false
  return last?.start !== token.start || last.isEmpty
}
