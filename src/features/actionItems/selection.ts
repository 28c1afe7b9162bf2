import type * as vscode from 'vscode'

/** Milliseconds that the editor gets to ask for all rows anew. */
const renewal = 1_000

export interface RowSelection<Node> {
  /** The rows are about to be made anew. */
  renew(): void
  /** The editor has asked for a row. */
  made(): void
  /** What is selected in a view. */
  of(view: vscode.TreeView<Node>): Promise<readonly Node[]>
}

/**
 * What is selected in a view whose rows are made anew now and then. From the moment in which the editor forgets the old
 * rows until it has asked for the new ones, it has a selection and no rows for it, and tells of none; when it has them,
 * it says nothing, as the selection is the same. So whoever asks meanwhile waits for the rows.
 */
export function createRowSelection<Node>(): RowSelection<Node> {
  let renewedAt = -Infinity
  const waiting = new Set<() => void>()
  return {
    renew: () => (renewedAt = performance.now()),
    made: () => {
      // The editor takes a row to be there once it has been handed over.
      if (waiting.size > 0) setTimeout(() => waiting.forEach((look) => look()), 0)
    },
    of: async (view) => {
      const patience = renewedAt + renewal - performance.now()
      if (view.selection.length > 0 || patience <= 0) return view.selection
      return new Promise((resolve) => {
        const end = (): void => {
          clearTimeout(timer)
          waiting.delete(look)
          resolve(view.selection)
        }
        const look = (): void => {
          if (view.selection.length > 0) end()
        }
        const timer = setTimeout(end, patience)
        waiting.add(look)
      })
    },
  }
}
