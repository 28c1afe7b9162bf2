import * as vscode from 'vscode'
import { point, press, see } from './driver'
import { eventually } from './waiting'

/** The rows of the views of Minutes. */
export const rows = '.pane-body .monaco-list-row'

/** The rows as a screen reader reads them, as soon as they are as wanted. */
export async function view(isWanted: (rows: readonly string[]) => boolean): Promise<readonly string[]> {
  return eventually(() => see(rows, 'aria-label'), isWanted)
}

/** The number of items of a group, 0 while the view has no such row. */
export function countOf(seen: readonly string[], group: string): number {
  const row = seen.find((text) => text.startsWith(`${group}, `))
  const counted = /, (?:(\d+) action items|one action item)/.exec(row ?? '')
  return counted === null ? 0 : Number(counted[1] ?? 1)
}

/** The selector of the row with a text. */
export function rowWith(text: string): string {
  return `${rows}:has-text(${JSON.stringify(text)})`
}

/** Opens a group that is closed; its row has the focus then. */
export async function expand(group: string): Promise<void> {
  await point(rowWith(group))
  await eventually(
    () => see(rowWith(group), 'aria-expanded'),
    ([state]) => state === 'true',
  )
}

/**
 * Closes all groups and what was opened in them: rows that are opened again a moment after their group move those below
 * them away from under the mouse.
 */
export async function collapseAll(): Promise<void> {
  await vscode.commands.executeCommand('workbench.actions.treeView.minutes.actionItems.collapseAll')
  await eventually(
    () => see(`${rows}[aria-expanded="true"]`, 'aria-label'),
    (opened) => opened.length === 0,
  )
}

/** Moves the focus from a row to the one below it, which begins with a text. */
export async function stepDownTo(text: string): Promise<void> {
  await press('ArrowDown')
  await eventually(
    () => see(`${rows}.focused`, 'aria-label'),
    (labels) => labels.some((label) => label.startsWith(text)),
  )
}
