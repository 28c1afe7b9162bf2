import * as vscode from 'vscode'
import { clickElement, pressKey, queryTexts } from './driver'
import { pollUntil } from './waiting'

/** CSS selector of the rows in the Minutes views. */
export const rowSelector = '.pane-body .monaco-list-row'

/** Waits until the rows meet the condition. @returns Their labels for screen readers. */
export async function waitForRows(isWanted: (rows: readonly string[]) => boolean): Promise<readonly string[]> {
  return pollUntil(() => queryTexts(rowSelector, 'aria-label'), isWanted)
}

/** The number of items in a group; 0 while the view has no such group. */
export function itemCount(seen: readonly string[], group: string): number {
  const row = seen.find((text) => text.startsWith(`${group}, `))
  const counted = /, (?:(\d+) action items|one action item)/.exec(row ?? '')
  return counted === null ? 0 : Number(counted[1] ?? 1)
}

/** The selector of the row that contains a text. */
export function rowWithText(text: string): string {
  return `${rowSelector}:has-text(${JSON.stringify(text)})`
}

/** Expands a collapsed group, which gives its row the focus. */
export async function expandGroup(group: string): Promise<void> {
  await clickElement(rowWithText(group))
  await pollUntil(
    () => queryTexts(rowWithText(group), 'aria-expanded'),
    ([state]) => state === 'true',
  )
}

/**
 * Collapses all groups and the rows in them. A row that VS Code expands again after its group would move the rows below it
 * away from the mouse.
 */
export async function collapseAllGroups(): Promise<void> {
  await vscode.commands.executeCommand('workbench.actions.treeView.minutes.actionItems.collapseAll')
  await pollUntil(
    () => queryTexts(`${rowSelector}[aria-expanded="true"]`, 'aria-label'),
    (opened) => opened.length === 0,
  )
}

/** Moves the focus one row down, to a row that starts with a text. */
export async function moveFocusDownTo(text: string): Promise<void> {
  await pressKey('ArrowDown')
  await pollUntil(
    () => queryTexts(`${rowSelector}.focused`, 'aria-label'),
    (labels) => labels.some((label) => label.startsWith(text)),
  )
}
