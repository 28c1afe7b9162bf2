import * as vscode from 'vscode'
import { registerActionItems } from './features/actionItems'
import { registerAddParticipants } from './features/completion/addParticipants'
import { registerMentionCompletion } from './features/completion/mentions'
import { registerPastedLinks } from './features/completion/pastedLinks'
import { registerReferenceCompletion } from './features/completion/references'
import { registerSnippetCompletion } from './features/completion/snippets'
import { registerDocumentLinks } from './features/documentLinks'
import { registerFolding } from './features/folding'
import { registerHandles } from './features/handles'
import { registerHighlighting } from './features/highlighting'
import { registerHovers } from './features/hovers'
import { registerLanguageStatus } from './features/languageStatus'
import { registerOutline } from './features/outline'
import { registerDiagnostics } from './features/problems/diagnostics'
import { registerQuickFixes } from './features/problems/quickFixes'
import { registerPublish } from './features/publish/publishCommand'
import { registerRefactorings } from './features/refactorings'
import { registerIssueRefresh } from './features/refreshIssues'
import { registerSignIn } from './features/signIn'
import { registerWorkspaceSymbols } from './features/workspaceSymbols'
import { commandIds } from './host/commandIds'
import { registerCommand } from './host/commands'
import { createDocuments } from './host/documents'
import { createIssueIndex } from './host/issueIndex'
import { createRecollection } from './host/recollection'
import { createRepositoriesInUse } from './host/repositoriesInUse'
import { createSession } from './host/session'
import { createWorkspaceFacts } from './host/workspaceFacts'
import { createWorkspaceMinutes } from './host/workspaceMinutes'

export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('Minutes', { log: true })
  const documents = createDocuments(context.subscriptions)
  const workspace = createWorkspaceMinutes(documents, context.subscriptions, log)
  const facts = createWorkspaceFacts(workspace, context.subscriptions)
  const session = createSession(context, log)
  const repositories = createRepositoriesInUse(workspace, context.subscriptions)
  const issues = createIssueIndex(context, session, repositories.names, log)
  const recollection = createRecollection(documents, workspace)

  context.subscriptions.push(
    log,
    registerCommand(commandIds.showLog, log, () => log.show()),
    registerLanguageStatus(documents, context.workspaceState, log),
    registerHighlighting(documents),
    registerFolding(documents),
    registerOutline(documents),
    registerWorkspaceSymbols(workspace),
    registerDocumentLinks(documents, workspace),
    registerHandles(documents, workspace),
    registerHovers(documents, workspace, issues),
    registerDiagnostics(documents, workspace, facts),
    registerQuickFixes(documents, facts, log),
    registerRefactorings(documents, workspace, recollection, issues, log),
    registerMentionCompletion(documents, recollection, issues),
    registerReferenceCompletion(documents, recollection, issues),
    registerPastedLinks(documents, recollection, issues),
    registerAddParticipants(documents, workspace, recollection, issues, log),
    registerSnippetCompletion(documents),
    registerIssueRefresh(documents, workspace, repositories, issues, log),
    registerActionItems(workspace, log),
    registerSignIn(session, log),
    registerPublish(documents, session, log),
  )
}
