/** Quick picks. Their texts may come from outside: tasks, titles of issues, file names, branches. */
import * as vscode from 'vscode'
import { escapeMessage } from './escapeMessage'

/** An entry. Its texts are shown literally; only `icon` adds an icon. */
export interface PickItem extends vscode.QuickPickItem {
  /** The name of a product icon. In a label, screen readers would read it. https://code.visualstudio.com/api/references/icons-in-labels */
  readonly icon?: string
}

/** Asks for one entry. @returns undefined on cancel. */
export async function showPick<T extends PickItem>(
  items: readonly T[] | Thenable<readonly T[]>,
  options: vscode.QuickPickOptions & { readonly canPickMany?: false },
): Promise<T | undefined> {
  return (await vscode.window.showQuickPick(wrapAll(items), literalOptions(options)))?.item
}

/** Asks for any number of entries. @returns undefined on cancel. */
export async function showPicks<T extends PickItem>(
  items: readonly T[] | Thenable<readonly T[]>,
  options: vscode.QuickPickOptions,
): Promise<readonly T[] | undefined> {
  const many = { ...literalOptions(options), canPickMany: true } as const
  return (await vscode.window.showQuickPick(wrapAll(items), many))?.map(({ item }) => item)
}

/** A quick pick for entries that change while the person types. Pass them through {@link literalItem}. */
export function createPick<T extends vscode.QuickPickItem>(): vscode.QuickPick<T> {
  return vscode.window.createQuickPick<T>()
}

/** The entry with texts that the editor shows literally. */
export function literalItem<T extends PickItem>(item: T): T {
  const { icon, label, description, detail } = item
  return {
    ...item,
    label: escapeMessage(label),
    ...(icon === undefined ? {} : { iconPath: new vscode.ThemeIcon(icon) }),
    ...(description === undefined ? {} : { description: escapeMessage(description) }),
    ...(detail === undefined ? {} : { detail: escapeMessage(detail) }),
  }
}

interface ShownItem<T> extends vscode.QuickPickItem {
  readonly item: T
}

async function wrapAll<T extends PickItem>(items: readonly T[] | Thenable<readonly T[]>): Promise<ShownItem<T>[]> {
  return (await items).map((item) => ({ ...literalItem(item), item }))
}

function literalOptions(options: vscode.QuickPickOptions): vscode.QuickPickOptions {
  const { title, placeHolder } = options
  return {
    ...options,
    ...(title === undefined ? {} : { title: escapeMessage(title) }),
    ...(placeHolder === undefined ? {} : { placeHolder: escapeMessage(placeHolder) }),
  }
}
