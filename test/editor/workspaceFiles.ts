import * as vscode from 'vscode'
import { waitForEvent } from './waiting'

/** The URI of a file in the sample workspace. */
export function fileUri(path: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? []
  if (folder === undefined) throw new Error('No workspace is open.')
  return vscode.Uri.joinPath(folder.uri, ...path.split('/'))
}

/** Opens a file of the workspace in a focused editor. */
export async function openInEditor(path: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(fileUri(path), { preview: false })
}

/** Creates or overwrites a file in the workspace. */
export async function writeFile(path: string, text: string | Uint8Array): Promise<vscode.Uri> {
  const uri = fileUri(path)
  await vscode.workspace.fs.writeFile(uri, typeof text === 'string' ? new TextEncoder().encode(text) : text)
  return uri
}

export async function readFile(path: string): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(fileUri(path)))
}

/** Opens an untitled document. */
export async function openUntitled(content: string, language = 'minutes'): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language, content }), {
    preview: false,
  })
}

/** Moves the cursor after the first occurrence of a text. Resolves once the window knows the new position. */
export async function moveCursorAfter(editor: vscode.TextEditor, text: string): Promise<void> {
  const offset = editor.document.getText().indexOf(text)
  if (offset < 0) throw new Error(`The document has no “${text}”.`)
  const position = editor.document.positionAt(offset + text.length)
  editor.selection = new vscode.Selection(position, position)
  await selectionArrives()
}

/**
 * Resolves once the window has the new selection, and the context keys and Enter rules that the extension then sets.
 * Simulated key presses wait for neither.
 */
export async function selectionArrives(): Promise<void> {
  await windowIsCurrent()
  await windowIsCurrent()
}

/**
 * Resolves once the window has all commands and selections sent so far, and this process has all messages that the
 * window sent before its answer: both directions keep their order.
 */
export async function windowIsCurrent(): Promise<void> {
  await vscode.commands.executeCommand('setContext', 'minutesTest.isCurrent', true)
}

/** Closes all editors and discards unsaved changes. */
export async function closeAllEditors(): Promise<void> {
  const shown = new Set(vscode.window.visibleTextEditors.map(({ document }) => document))
  // The last keystrokes may not have arrived in the extension host: visible documents are reverted even if not dirty.
  for (const document of vscode.workspace.textDocuments) {
    if (!document.isDirty && !shown.has(document)) continue
    await vscode.window.showTextDocument(document, { preview: false })
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor')
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors')
  // The next untitled document may have the name of one that is not closed yet, and would show its text.
  await waitForEvent(
    vscode.workspace.onDidCloseTextDocument,
    () => !vscode.workspace.textDocuments.some(({ isUntitled }) => isUntitled),
    () => 'An untitled document is still open.',
  )
}

/** Resolves once a document's text meets a condition: keystrokes reach the extension host with a delay. */
export async function waitForText(document: vscode.TextDocument, condition: (text: string) => boolean): Promise<void> {
  await waitForEvent(
    vscode.workspace.onDidChangeTextDocument,
    () => condition(document.getText()),
    () => `The text ends with ${JSON.stringify(document.getText().slice(-200))}.`,
  )
}

/** Replaces the first occurrence of a text in an editor. */
export async function replaceText(editor: vscode.TextEditor, before: string, after: string): Promise<void> {
  const at = editor.document.getText().indexOf(before)
  if (at < 0) throw new Error(`The editor has no “${before}”.`)
  const range = new vscode.Range(editor.document.positionAt(at), editor.document.positionAt(at + before.length))
  await editor.edit((edit) => edit.replace(range, after))
}
