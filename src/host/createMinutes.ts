import * as vscode from 'vscode'
import { UserError } from './commands'
import { maxTextLength } from './documents'

/** Whether a file exists, or a document with its name is open. */
export async function fileExists(uri: vscode.Uri): Promise<boolean> {
  if (vscode.workspace.textDocuments.some((document) => document.uri.toString() === uri.toString())) return true
  try {
    await vscode.workspace.fs.stat(uri)
    return true
  } catch {
    // FileNotFound, even if the folder does not exist yet.
    return false
  }
}

/** The text of a file, including unsaved changes; undefined if it is missing or too large. */
export async function readText(uri: vscode.Uri): Promise<string | undefined> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString())
  if (open !== undefined) return open.getText()
  try {
    const bytes = await vscode.workspace.fs.readFile(uri)
    return bytes.length > maxTextLength ? undefined : new TextDecoder().decode(bytes)
  } catch {
    // A missing file; the caller has a fallback.
    return undefined
  }
}

/**
 * Creates a file. Never overwrites.
 *
 * @returns False if the file exists by now.
 * @throws UserError if it cannot be created.
 */
export async function createFile(target: vscode.Uri, text: string): Promise<boolean> {
  if (await fileExists(target)) return false
  const edit = new vscode.WorkspaceEdit()
  edit.createFile(target, { overwrite: false, ignoreIfExists: false, contents: new TextEncoder().encode(text) })
  if (await vscode.workspace.applyEdit(edit)) return true
  if (await fileExists(target)) return false
  throw new UserError(vscode.l10n.t('“{0}” could not be created. The folder may be read-only.', target.path))
}
