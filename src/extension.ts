import * as vscode from 'vscode'
import { registerActionItems } from './features/actionItems'
import { registerMentionCompletion } from './features/completion/mentions'
import { registerReferenceCompletion } from './features/completion/references'
import { registerSnippetCompletion } from './features/completion/snippets'
import { registerFolding } from './features/folding'
import { registerHighlighting } from './features/highlighting'
import { registerLanguageStatus } from './features/languageStatus'
import { registerPublish } from './features/publish/publishCommand'
import { registerIssueRefresh } from './features/refreshIssues'
import { registerSignIn } from './features/signIn'
import { commandIds } from './host/commandIds'
import { registerCommand } from './host/commands'
import { createDocuments } from './host/documents'
import { createIssueIndex } from './host/issueIndex'
import { createSession } from './host/session'
import { createWorkspaceMinutes } from './host/workspaceMinutes'

export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('Minutes', { log: true })
  const documents = createDocuments(context.subscriptions)
  const workspace = createWorkspaceMinutes(documents, context.subscriptions, log)
  const session = createSession(context, log)
  const issues = createIssueIndex(context.globalStorageUri, session, log)

  context.subscriptions.push(
    log,
    registerCommand(commandIds.showLog, log, () => log.show()),
    registerLanguageStatus(documents, context.workspaceState, log),
    registerHighlighting(documents),
    registerFolding(documents),
    registerMentionCompletion(documents, workspace),
    registerReferenceCompletion(documents, workspace, issues),
    registerSnippetCompletion(documents),
    registerIssueRefresh(documents, workspace, issues, log),
    registerActionItems(workspace, log),
    registerSignIn(session, log),
    registerPublish(documents, session, log),
  )
}
