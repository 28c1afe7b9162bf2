import * as vscode from 'vscode'

/** Entries offered at a time; with `isIncomplete` the next letter asks again, so that more would only cost time. */
export const maxEntries = 50

/**
 * Makes a list that stands in our order. VS Code sorts by how well an entry's filter text fits what is typed; with the
 * typed text itself as everybody's filter text all fit alike, and `sortText` decides.
 */
export function rankedList<T extends vscode.CompletionItem>(
  document: vscode.TextDocument,
  { start, end, cursor }: { readonly start: number; readonly end: number; readonly cursor: number },
  items: readonly T[],
): vscode.CompletionList<T> {
  const typed = new vscode.Range(document.positionAt(start), document.positionAt(cursor))
  // One range, not two to choose from: Enter, too, takes the whole token with it, whatever `editor.suggest.insertMode` says.
  const whole = new vscode.Range(typed.start, document.positionAt(Math.max(cursor, end)))
  const filterText = document.getText(typed)
  items.forEach((item, index) => {
    item.filterText = filterText
    item.sortText = String(index).padStart(4, '0')
    item.range = whole
  })
  return new vscode.CompletionList([...items], true)
}
