import * as vscode from 'vscode'
import type { TrackedItem } from '../../core/actionItems/history'
import { itemKey, type KeptItems } from '../../core/actionItems/keptItems'

/** The resource URI of dimmed rows. */
export const keptRowUri = vscode.Uri.from({ scheme: 'minutes-kept', path: '/done' })

/** The items that were marked as done since the view was refreshed. */
export interface KeptRows {
  readonly disposable: vscode.Disposable
  current(): KeptItems
  keep(items: readonly TrackedItem[]): void
  /** @returns Whether any items were kept. */
  clear(): boolean
}

/** Registers the decoration that dims the rows of items just marked as done. */
export function registerKeptRows(): KeptRows {
  const kept = new Map<string, TrackedItem>()
  return {
    disposable: vscode.window.registerFileDecorationProvider({
      provideFileDecoration: (uri) =>
        uri.scheme === keptRowUri.scheme
          ? new vscode.FileDecoration(undefined, undefined, new vscode.ThemeColor('disabledForeground'))
          : undefined,
    }),
    current: () => kept,
    keep: (items) => {
      for (const item of items) if (item.status === 'open') kept.set(itemKey(item), item)
    },
    clear: () => {
      const hadAny = kept.size > 0
      kept.clear()
      return hadAny
    },
  }
}
