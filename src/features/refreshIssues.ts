import * as vscode from 'vscode'
import { commandIds } from '../host/commandIds'
import { registerCommand, UserError } from '../host/commands'
import type { MinutesDocuments } from '../host/documents'
import type { IssueIndex } from '../host/issueIndex'
import type { WorkspaceMinutes } from '../host/workspaceMinutes'

/** Keeps the issue index fresh: in the background when minutes are opened, and on demand. */
export function registerIssueRefresh(
  documents: MinutesDocuments,
  workspace: WorkspaceMinutes,
  index: IssueIndex,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  const onEditor = (editor: vscode.TextEditor | undefined): void => {
    if (editor === undefined || !documents.isMinutes(editor.document)) return
    void workspace.start()
    void index.load()
    index.refreshInBackground()
  }
  onEditor(vscode.window.activeTextEditor)
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(onEditor),
    registerCommand(commandIds.refreshIssues, log, async () => {
      const outcome = await vscode.window.withProgress(
        {
          location: vscode.ProgressLocation.Notification,
          title: vscode.l10n.t('Refreshing issues'),
          cancellable: true,
        },
        (progress, token) => index.refresh((repository) => progress.report({ message: repository }), token),
      )
      if (outcome.repositories === 0) {
        throw new UserError(vscode.l10n.t('No repositories are configured whose issues could be offered.'), [
          {
            title: vscode.l10n.t('Open Settings'),
            run: () =>
              vscode.commands.executeCommand('workbench.action.openSettings', 'minutes.references.repositories'),
          },
        ])
      }
      const [first] = outcome.failed
      if (first !== undefined) throw first.error
      void vscode.window.setStatusBarMessage(
        vscode.l10n.t('$(check) Issues of {0} repositories are up to date', outcome.repositories),
        5_000,
      )
    }),
  )
}
