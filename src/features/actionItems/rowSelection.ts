import type * as vscode from 'vscode'

/** Milliseconds in which VS Code requests all rows again after a refresh. */
const refreshTimeoutMs = 1_000

export interface RowSelection<Node> {
  /** Call before all rows are refreshed. */
  startRefresh(): void
  /** Call when VS Code requests a row. */
  rowRequested(): void
  /** The selected nodes of a view, once its rows are refreshed. */
  selectedNodes(view: vscode.TreeView<Node>): Promise<readonly Node[]>
}

/**
 * The selection of a view whose rows are refreshed now and then. During a refresh, VS Code reports an empty selection until
 * it has requested the new rows, and then fires no event. So a caller waits for the rows.
 */
export function createRowSelection<Node>(): RowSelection<Node> {
  let refreshedAt = -Infinity
  const waiting = new Set<() => void>()
  return {
    startRefresh: () => (refreshedAt = performance.now()),
    rowRequested: () => {
      // VS Code knows a row only after `getTreeItem` has returned it.
      if (waiting.size > 0) setTimeout(() => waiting.forEach((check) => check()), 0)
    },
    selectedNodes: async (view) => {
      const remainingMs = refreshedAt + refreshTimeoutMs - performance.now()
      if (view.selection.length > 0 || remainingMs <= 0) return view.selection
      return new Promise((resolve) => {
        const end = (): void => {
          clearTimeout(timer)
          waiting.delete(check)
          resolve(view.selection)
        }
        const check = (): void => {
          if (view.selection.length > 0) end()
        }
        const timer = setTimeout(end, remainingMs)
        waiting.add(check)
      })
    },
  }
}
