import * as vscode from 'vscode'
import { registerEmojiCompletion } from './features/completion/emoji'
import { registerActionItems } from './features/actionItems/actionItemsView'
import { registerCloseDone } from './features/actionItems/closeDone'
import { registerDecisions } from './features/actionItems/decisionsView'
import { registerExport } from './features/actionItems/exporting'
import { createItemEditing } from './features/actionItems/itemCommands'
import { registerItemHints } from './features/actionItems/itemHints'
import { registerPromote } from './features/actionItems/promote'
import { registerItemCommands } from './features/actionItems/registerItemCommands'
import { registerAddressCompletion } from './features/completion/addresses'
import { registerAddParticipants } from './features/completion/addParticipants'
import { createHouseLinks } from './features/completion/houseLinks'
import { createKeptLists } from './features/completion/keptLists'
import { registerMentionCompletion } from './features/completion/mentions'
import { registerPastedLinks } from './features/completion/pastedLinks'
import { registerReferenceCompletion } from './features/completion/references'
import { registerSnippetCompletion } from './features/completion/snippets'
import { registerColourSwatches } from './features/colourSwatches'
import { registerDocumentLinks } from './features/documentLinks'
import { registerFolding } from './features/folding'
import { registerHandles } from './features/handles'
import { registerHighlighting } from './features/highlighting'
import { registerHovers } from './features/hovers'
import { registerLanguageStatus } from './features/languageStatus'
import { registerOutline } from './features/outline'
import { registerDiagnostics } from './features/problems/diagnostics'
import { registerQuickFixes } from './features/problems/quickFixes'
import { registerAgendaFromGitHub } from './features/newMinutes/agendaFromGitHub'
import { registerCarryOver } from './features/newMinutes/carryOver'
import { registerNewMinutes } from './features/newMinutes/newMinutesCommand'
import { registerPublish } from './features/publish/publishCommand'
import { registerRefactorings } from './features/refactorings'
import { registerIssueRefresh } from './features/refreshIssues'
import { registerSignIn } from './features/signIn'
import { registerWorkspaceSymbols } from './features/workspaceSymbols'
import { type MarkdownPreviewPlugin, markdownPreviewPlugin } from './features/slides/markdownPreview'
import { registerSlides } from './features/slides/slides'
import { commandIds } from './host/commandIds'
import { registerCommand } from './host/commands'
import { createConfirmations } from './host/confirmations'
import { createDocuments } from './host/documents'
import { createIndexStore } from './host/indexStore'
import { createIssueIndex } from './host/issueIndex'
import { createPublications } from './host/publications'
import { createRecollection } from './host/recollection'
import { createRepositoriesInUse } from './host/repositoriesInUse'
import { createSession } from './host/session'
import { createWorkspaceFacts } from './host/workspaceFacts'
import { createWhoAmI } from './host/whoAmI'
import { createWorkspaceMinutes } from './host/workspaceMinutes'

/** @returns The plugin for the built-in Markdown preview. */
export function activate(context: vscode.ExtensionContext): MarkdownPreviewPlugin {
  const log = vscode.window.createOutputChannel('Minutes', { log: true })
  const documents = createDocuments(context.subscriptions)
  const store = createIndexStore(context.storageUri, log)
  const workspace = createWorkspaceMinutes(documents, store, versionOf(context), context.subscriptions, log)
  const facts = createWorkspaceFacts(workspace, context.subscriptions)
  const confirmations = createConfirmations(context.globalState)
  const session = createSession(context, confirmations, log)
  const publications = createPublications(context.globalStorageUri, context.subscriptions)
  const whoAmI = createWhoAmI(session, context.subscriptions, log)
  const editing = createItemEditing(documents, workspace)
  const repositories = createRepositoriesInUse(workspace, context.subscriptions)
  const issues = createIssueIndex(context, session, () => repositories.names(), log)
  const recollection = createRecollection(documents, workspace)
  const houseLinks = createHouseLinks(recollection, issues)
  const lists = createKeptLists(context.subscriptions)

  context.subscriptions.push(
    log,
    registerCommand(commandIds.showLog, log, () => log.show()),
    registerLanguageStatus(documents, context.workspaceState, log),
    registerHighlighting(documents),
    registerColourSwatches(documents),
    registerFolding(documents),
    registerOutline(documents),
    registerWorkspaceSymbols(workspace),
    registerDocumentLinks(documents, workspace),
    registerHandles(documents, workspace),
    registerHovers(documents, workspace, issues),
    registerDiagnostics(documents, workspace, facts),
    registerQuickFixes(documents, facts, log),
    registerRefactorings(documents, workspace, recollection, issues, log),
    registerMentionCompletion(documents, recollection, issues, lists),
    registerReferenceCompletion(documents, recollection, issues, lists),
    registerAddressCompletion(documents, houseLinks),
    registerPastedLinks(documents, houseLinks),
    registerAddParticipants(documents, workspace, recollection, issues, log),
    registerSnippetCompletion(documents, recollection),
    registerEmojiCompletion(documents),
    registerActionItems({ workspace, issues, whoAmI, editing, memento: context.workspaceState, log }),
    registerItemCommands(editing, workspace, log),
    registerItemHints(documents, workspace),
    registerCloseDone(workspace, issues, session, editing, log),
    registerPromote({ documents, workspace, session, editing, log }),
    registerExport(workspace, log),
    registerDecisions(workspace, log),
    registerNewMinutes({ documents, workspace, session, log }),
    registerCarryOver(documents, workspace, log),
    registerAgendaFromGitHub(documents, workspace, session, log),
    registerIssueRefresh(documents, workspace, repositories, issues, log),
    registerSignIn(session, log),
    registerPublish({ documents, workspace, session, confirmations, publications, log }),
    registerSlides(documents, workspace, context.extensionUri, log),
  )
  return markdownPreviewPlugin(documents)
}

function versionOf({ extension }: vscode.ExtensionContext): string {
  return String((extension.packageJSON as { readonly version?: unknown }).version)
}
