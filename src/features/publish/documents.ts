import * as vscode from 'vscode'
import { UserError } from '../../host/commands'

/** The document to publish: that of the address, else the one in the editor. @throws UserError where it cannot be. */
export async function findDocument(uri: vscode.Uri | undefined): Promise<vscode.TextDocument> {
  const document =
    uri === undefined ? vscode.window.activeTextEditor?.document : await vscode.workspace.openTextDocument(uri)
  if (document === undefined) throw new UserError(vscode.l10n.t('Open the minutes that are to be published first.'))
  if (document.isUntitled) {
    throw new UserError(vscode.l10n.t('Save the minutes first: the file’s name and folder decide where they go.'), [
      { title: vscode.l10n.t('Save…'), run: () => vscode.commands.executeCommand('workbench.action.files.save') },
    ])
  }
  await requireText(document)
  return document
}

async function requireText(document: vscode.TextDocument): Promise<void> {
  const text = document.getText()
  if (text.trim() === '') throw new UserError(vscode.l10n.t('The file is empty: there is nothing to publish.'))
  if (text.includes('\u0000'))
    throw new UserError(
      vscode.l10n.t('The file holds NUL characters and is probably no text. Remove them before publishing.'),
    )
  if (text.includes('\uFFFD') && !(await isUtf8(document.uri))) {
    throw new UserError(
      vscode.l10n.t(
        'The file is not UTF-8, and some characters could not be read. Reopen it with its encoding, save it as UTF-8, and publish again.',
      ),
      [
        {
          title: vscode.l10n.t('Reopen with Encoding…'),
          run: () => vscode.commands.executeCommand('workbench.action.editor.changeEncoding'),
        },
      ],
    )
  }
}

async function isUtf8(uri: vscode.Uri): Promise<boolean> {
  const bytes = await vscode.workspace.fs.readFile(uri)
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}
