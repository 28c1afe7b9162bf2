import * as vscode from 'vscode'

/** Most entries of a list. Lists are incomplete, so the next letter requests a new one. */
export const maxEntries = 50

/**
 * Makes a list that keeps our order. VS Code sorts by how well the filter text matches the typed text; with the typed
 * text as filter text all entries match equally, and `sortText` decides.
 */
export function rankedList<T extends vscode.CompletionItem>(
  document: vscode.TextDocument,
  { start, end, cursor }: { readonly start: number; readonly end: number; readonly cursor: number },
  items: readonly T[],
): vscode.CompletionList<T> {
  const typed = new vscode.Range(document.positionAt(start), document.positionAt(cursor))
  // One range instead of insert and replace: Enter replaces the whole token whatever `editor.suggest.insertMode` is.
  const whole = new vscode.Range(typed.start, document.positionAt(Math.max(cursor, end)))
  const filterText = document.getText(typed)
  items.forEach((item, index) => {
    item.filterText = filterText
    item.sortText = String(index).padStart(4, '0')
    item.range = whole
  })
  return new vscode.CompletionList([...items], true)
}
