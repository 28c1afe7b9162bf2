import * as vscode from 'vscode'
import { withOwnLanguages } from '../core/completion/ignoredLanguages'
import { reportError } from '../host/commands'
import type { MinutesDocuments } from '../host/documents'
import { showInformation } from '../host/messages'

/** The extension GitHub Pull Requests and Issues, which also completes `@` and `#`. */
const otherExtension = 'github.vscode-pull-request-github'
/** The extension's settings for languages in which it completes no issues or people. */
const otherSettings = ['githubIssues.ignoreCompletionTrigger', 'githubIssues.ignoreUserCompletionTrigger'] as const

/** Workspace state: whether the message was shown. */
const shownKey = 'otherCompletionShown'

/**
 * Offers once per workspace to turn off the completion of GitHub Pull Requests in minutes: with both, each person and
 * issue appears twice, and no extension can hide the entries of another.
 */
export function registerOtherCompletion(
  documents: MinutesDocuments,
  memento: vscode.Memento,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  const offer = async (editor: vscode.TextEditor | undefined): Promise<void> => {
    if (editor === undefined || !documents.isMinutes(editor.document) || memento.get<boolean>(shownKey) === true) return
    if (vscode.workspace.workspaceFolders === undefined || changes().length === 0) return
    if (vscode.extensions.getExtension(otherExtension) === undefined) return
    await memento.update(shownKey, true)
    const turnOff = vscode.l10n.t('Turn Off in This Workspace')
    const chosen = await showInformation(
      vscode.l10n.t('GitHub Pull Requests also completes @ and # in Markdown, so people and issues appear twice.'),
      turnOff,
      vscode.l10n.t('Not Now'),
    )
    if (chosen !== turnOff) return
    for (const { key, value } of changes())
      await vscode.workspace.getConfiguration().update(key, value, vscode.ConfigurationTarget.Workspace)
  }
  const check = (): void => {
    offer(vscode.window.activeTextEditor).catch((error: unknown) => reportError(error, log))
  }
  check()
  return vscode.Disposable.from(vscode.window.onDidChangeActiveTextEditor(check), vscode.extensions.onDidChange(check))
}

/** The settings that lack our languages, with their new values. */
function changes(): readonly { readonly key: string; readonly value: readonly string[] }[] {
  const configuration = vscode.workspace.getConfiguration()
  return otherSettings.flatMap((key) => {
    const value = withOwnLanguages(configuration.get<unknown>(key))
    return value === undefined ? [] : [{ key, value }]
  })
}
