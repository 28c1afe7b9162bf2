import * as vscode from 'vscode'
import type { Offer } from '../../core/completion/offer'

/** Most entries of a list. */
export const maxEntries = 50

/** The token at the cursor, as offsets. */
export interface TypedToken {
  readonly start: number
  readonly end: number
  readonly cursor: number
}

/**
 * Makes the list of an offer, in our order: VS Code sorts by how well the filter text matches the typed text, and by
 * `sortText` among equal matches.
 *
 * Where Enter must not accept an entry, entries have two ranges, which a keybinding for Enter recognizes
 * (`suggestionHasInsertAndReplaceRange`). Such a list is requested again at each letter; until then, Enter still ends the
 * line.
 *
 * @param isOnRequest Whether the person asked for the list; then an entry replaces the whole token. What is typed in front
 *   of a word does not replace the word.
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

/** One more character, also at the end of a line: only the difference of the ranges matters. */
function withOneMore({ start, end }: vscode.Range): vscode.Range {
  return new vscode.Range(start, end.translate(0, 1))
}
