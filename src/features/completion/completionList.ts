import * as vscode from 'vscode'
import type { Offer } from '../../core/completion/offer'

/** Maximum number of entries in a list that is requested again after the next letter. */
export const maxEntries = 50

/** The token at the cursor, as offsets. */
export interface TypedToken {
  readonly start: number
  readonly end: number
  readonly cursor: number
}

/**
 * Creates the list of an offer, in our order. VS Code sorts by how well the filter text matches the typed text, then by
 * `sortText`.
 *
 * If Enter must not accept entries, they have two ranges, which a keybinding for Enter recognizes
 * (`suggestionHasInsertAndReplaceRange`). Such a list is requested again after each letter.
 *
 * @param isOnRequest Whether the person asked for the list, so that an entry replaces the whole token. Otherwise it
 *   replaces only the text before the cursor.
 */
export function toCompletionList<T, I extends vscode.CompletionItem>(
  document: vscode.TextDocument,
  { start, end, cursor }: TypedToken,
  { entries, acceptsEnter }: Offer<T>,
  toItem: (value: T) => I,
  isOnRequest: boolean,
): vscode.CompletionList<I> {
  const position = document.positionAt(cursor)
  const range = new vscode.Range(document.positionAt(start), isOnRequest ? document.positionAt(end) : position)
  const typed = document.getText(new vscode.Range(range.start, position))
  const items = entries.map(({ value, rest }, index) => {
    const item = toItem(value)
    item.filterText = typed + rest
    item.sortText = String(index).padStart(4, '0')
    item.range = acceptsEnter ? range : { inserting: range, replacing: withOneMore(range) }
    return item
  })
  return new vscode.CompletionList(items, !acceptsEnter)
}

/** Adds one character, even at the end of a line, because only the difference of the ranges matters. */
function withOneMore({ start, end }: vscode.Range): vscode.Range {
  return new vscode.Range(start, end.translate(0, 1))
}
