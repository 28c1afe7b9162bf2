import * as vscode from 'vscode'

/** Entries offered at a time; with `isIncomplete` the next letter asks again, so that more would only cost time. */
export const maxEntries = 50

/**
 * Makes a list that stands in our order. VS Code sorts by how well an entry's filter text fits what is typed; with the
 * typed text itself as everybody's filter text all fit alike, and `sortText` decides.
 */
export function rankedList(
  document: vscode.TextDocument,
  { start, end, cursor }: { readonly start: number; readonly end: number; readonly cursor: number },
  items: readonly vscode.CompletionItem[],
): vscode.CompletionList {
  const inserting = new vscode.Range(document.positionAt(start), document.positionAt(cursor))
  const replacing = new vscode.Range(inserting.start, document.positionAt(Math.max(cursor, end)))
  const filterText = document.getText(inserting)
  items.forEach((item, index) => {
    item.filterText = filterText
    item.sortText = String(index).padStart(4, '0')
    item.range = { inserting, replacing }
  })
  return new vscode.CompletionList([...items], true)
}
