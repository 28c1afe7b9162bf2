import * as vscode from 'vscode'
import { UserError } from '../../host/commands'

/** The document at the URI, else in the active editor. @throws UserError if it cannot be published. */
export async function findDocument(uri: vscode.Uri | undefined): Promise<vscode.TextDocument> {
  const document =
    uri === undefined ? vscode.window.activeTextEditor?.document : await vscode.workspace.openTextDocument(uri)
  if (document === undefined) throw new UserError(vscode.l10n.t('Open the minutes you want to publish.'))
  if (document.isUntitled) {
    throw new UserError(
      vscode.l10n.t('Save the minutes first. The file name and folder decide where they are published.'),
      [{ title: vscode.l10n.t('Save…'), run: () => vscode.commands.executeCommand('workbench.action.files.save') }],
    )
  }
  await requireText(document)
  return document
}

async function requireText(document: vscode.TextDocument): Promise<void> {
  const text = document.getText()
  if (text.trim() === '') throw new UserError(vscode.l10n.t('This file is empty. There is nothing to publish.'))
  if (text.includes('\u0000'))
    throw new UserError(
      vscode.l10n.t('This file contains NUL characters and may be binary. Remove them before publishing.'),
    )
  if (text.includes('\uFFFD') && !(await isUtf8(document.uri))) {
    throw new UserError(
      vscode.l10n.t(
        'This file is not UTF-8, and some characters could not be read. Reopen it with the correct encoding, save it as UTF-8, and publish again.',
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
