import * as vscode from 'vscode'
import { until } from './waiting'

/** The address of a file of the sample workspace. */
export function fileAt(path: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? []
  if (folder === undefined) throw new Error('No workspace is open.')
  return vscode.Uri.joinPath(folder.uri, ...path.split('/'))
}

/** Opens a file of the workspace and gives it the focus. */
export async function open(path: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(fileAt(path), { preview: false })
}

/** Writes a file into the workspace, over the one that may be there. */
export async function write(path: string, text: string | Uint8Array): Promise<vscode.Uri> {
  const uri = fileAt(path)
  await vscode.workspace.fs.writeFile(uri, typeof text === 'string' ? new TextEncoder().encode(text) : text)
  return uri
}

export async function read(path: string): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(fileAt(path)))
}

/** Opens a document that is no file, in a language. */
export async function openText(content: string, language = 'minutes'): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language, content }), {
    preview: false,
  })
}

/** Puts the cursor behind the first occurrence of a text; it is there, for whoever types next, when this resolves. */
export async function moveBehind(editor: vscode.TextEditor, text: string): Promise<void> {
  const offset = editor.document.getText().indexOf(text)
  if (offset < 0) throw new Error(`The document has no “${text}”.`)
  const position = editor.document.positionAt(offset + text.length)
  editor.selection = new vscode.Selection(position, position)
  // The window hears of it later; a command goes the same way and comes back.
  await vscode.commands.executeCommand('setContext', 'minutesTest.moved', true)
}

/** Closes all editors; what is not saved is given up. */
export async function closeAll(): Promise<void> {
  const shown = new Set(vscode.window.visibleTextEditors.map(({ document }) => document))
  // The last keystrokes may not have arrived here yet: what is shown is given up, too, although it does not look dirty.
  for (const document of vscode.workspace.textDocuments) {
    if (!document.isDirty && !shown.has(document)) continue
    await vscode.window.showTextDocument(document, { preview: false })
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor')
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors')
}

/** Resolves when a document's text is as wanted: keys arrive in the extension host a little later. */
export async function untilText(document: vscode.TextDocument, condition: (text: string) => boolean): Promise<void> {
  await until(vscode.workspace.onDidChangeTextDocument, () => condition(document.getText()))
}
