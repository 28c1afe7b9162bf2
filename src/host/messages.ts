/** Notifications. Their texts may come from outside: titles of issues, file names, server responses. */
import * as vscode from 'vscode'
import { escapeMessage } from './escapeMessage'

/** Maximum length of a message in UTF-16 units. */
const maxLength = 2_000

/** @returns the chosen action. */
export function showInformation(message: string, ...actions: readonly string[]): Thenable<string | undefined> {
  return vscode.window.showInformationMessage(escapeMessage(message, maxLength), ...actions)
}

/** @returns the chosen action. */
export function showWarning(message: string, ...actions: readonly string[]): Thenable<string | undefined> {
  return vscode.window.showWarningMessage(escapeMessage(message, maxLength), ...actions)
}

/** @returns the chosen action. */
export function showError(message: string, ...actions: readonly string[]): Thenable<string | undefined> {
  return vscode.window.showErrorMessage(escapeMessage(message, maxLength), ...actions)
}

/** Asks with a modal warning. @returns whether the person chose the action. */
export async function confirmModally(message: string, detail: string, action: string): Promise<boolean> {
  const options: vscode.MessageOptions = { modal: true, detail }
  return (await vscode.window.showWarningMessage(escapeMessage(message, maxLength), options, action)) === action
}
