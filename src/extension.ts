import * as vscode from 'vscode'
import { registerEmojiCompletion } from './features/completion/emoji'
import { registerActionItems } from './features/actionItems/actionItemsView'
import { registerMarkItemsWithClosedIssues } from './features/actionItems/closedIssues'
import { registerDecisions } from './features/actionItems/decisionsView'
import { registerItemExport } from './features/actionItems/exportItems'
import { createItemActions } from './features/actionItems/itemActions'
import { registerItemHints } from './features/actionItems/itemHints'
import { registerIssueCreation } from './features/actionItems/issueCreation'
import { registerItemCommands } from './features/actionItems/itemCommands'
import { registerAddressCompletion } from './features/completion/addresses'
import { registerAddParticipants } from './features/completion/addParticipants'
import { createLinkFormatter } from './features/completion/formattedLinks'
import { registerMentionCompletion } from './features/completion/mentions'
import { registerNameCompletion } from './features/completion/names'
import { registerPastedLinks } from './features/completion/pastedLinks'
import { registerPathCompletion } from './features/completion/paths'
import { createCompletionRequests } from './features/completion/requests'
import { registerReferenceCompletion } from './features/completion/references'
import { registerSnippetCompletion } from './features/completion/snippets'
import { registerAssistantTools } from './features/assistantTools'
import { registerMeetingLinks } from './features/meetingLinks'
import { registerColorSwatches } from './features/colorSwatches'
import { registerDocumentLinks } from './features/documentLinks'
import { registerFolding } from './features/folding'
import { registerHandles } from './features/handles'
import { registerHighlighting } from './features/highlighting'
import { registerHovers } from './features/hovers'
import { registerLanguageStatus } from './features/languageStatus'
import { registerLive } from './features/live/live'
import { registerLists } from './features/lists/lists'
import { registerOtherCompletion } from './features/otherCompletion'
import { registerOutline } from './features/outline'
import { registerDiagnostics } from './features/problems/diagnostics'
import { registerQuickFixes } from './features/problems/quickFixes'
import { registerAgendaFromGitHub } from './features/newMinutes/agendaFromGitHub'
import { registerCarryOver } from './features/newMinutes/carryOver'
import { registerMinutesLanguage } from './features/minutesLanguage/minutesLanguage'
import { registerNewMinutes } from './features/newMinutes/newMinutesCommand'
import { registerPublish } from './features/publish/publishCommand'
import { registerMeetings } from './features/meetings/meetingsView'
import { registerPads } from './features/pads/padCommands'
import { registerRefactorings } from './features/refactorings'
import { registerIssueRefresh } from './features/refreshIssues'
import { registerSignIn } from './features/signIn'
import { registerWorkspaceSymbols } from './features/workspaceSymbols'
import { type MarkdownPreviewPlugin, createMarkdownPreviewPlugin } from './features/slides/markdownPreview'
import { registerSlides } from './features/slides/slides'
import { createCalendars } from './host/calendars'
import { commandIds } from './host/commandIds'
import { registerCommand } from './host/commands'
import { createConfirmations, roamingKeys } from './host/confirmations'
import { createDocuments } from './host/documents'
import { createIndexStore } from './host/indexStore'
import { createIssueIndex } from './host/issueIndex'
import { createMeetingPeople } from './host/meetingPeople'
import { createPadChanges } from './host/padChanges'
import { createPadClient } from './host/padClient'
import { createPartLoader } from './host/parts'
import { createPadRecords } from './host/padRecords'
import { createPublications } from './host/publications'
import { createCompletionHistory } from './host/completionHistory'
import { createRepositoriesInUse } from './host/repositoriesInUse'
import { createSeriesModels } from './host/seriesModels'
import { createSession } from './host/session'
import { createVirtualTexts } from './host/virtualTexts'
import { createWorkspaceFacts } from './host/workspaceFacts'
import { createCurrentUser } from './host/currentUser'
import { createWorkspaceMinutes } from './host/workspaceMinutes'

/** @returns The plugin for the built-in Markdown preview. */
export function activate(context: vscode.ExtensionContext): MarkdownPreviewPlugin {
  const log = vscode.window.createOutputChannel('Minutes', { log: true })
  const documents = createDocuments(context.subscriptions)
  const store = createIndexStore(context.storageUri, log)
  const workspace = createWorkspaceMinutes(documents, store, versionOf(context), context.subscriptions, log)
  const facts = createWorkspaceFacts(workspace, context.subscriptions)
  context.globalState.setKeysForSync(roamingKeys)
  const confirmations = createConfirmations(context.globalState)
  const loadPart = createPartLoader(context.extensionUri)
  const session = createSession(context, confirmations, loadPart, log)
  const texts = createVirtualTexts()
  const pads = createPadClient(confirmations)
  const padRecords = createPadRecords(context.globalStorageUri, context.subscriptions)
  const calendars = createCalendars(loadPart, log)
  const publications = createPublications(context.globalStorageUri, context.subscriptions, log)
  const currentUser = createCurrentUser(session, context.subscriptions, log)
  const itemActions = createItemActions(documents, workspace)
  const repositories = createRepositoriesInUse(workspace, context.subscriptions)
  const issues = createIssueIndex(context, session, () => repositories.names(), log)
  const completionHistory = createCompletionHistory(documents, workspace)
  const meetingPeople = createMeetingPeople(documents, workspace, completionHistory, issues)
  const models = createSeriesModels(documents, workspace)
  const houseLinks = createLinkFormatter(completionHistory, issues)
  const requests = createCompletionRequests([workspace.onDidChange, issues.onDidChange], context.subscriptions)

  context.subscriptions.push(
    log,
    registerCommand(commandIds.showLog, log, () => log.show()),
    registerLanguageStatus(documents, log),
    registerHighlighting(documents),
    registerColorSwatches(documents),
    registerMinutesLanguage(documents),
    registerFolding(documents),
    registerOutline(documents),
    registerWorkspaceSymbols(workspace),
    registerAssistantTools(workspace),
    registerMeetingLinks(workspace, log),
    registerDocumentLinks(documents, workspace),
    registerHandles(documents, workspace),
    registerHovers(documents, workspace, issues),
    registerDiagnostics(documents, workspace, facts),
    registerQuickFixes(documents, facts, log),
    registerRefactorings(documents, workspace, completionHistory, issues, log),
    registerMentionCompletion(documents, completionHistory, issues, requests),
    registerReferenceCompletion(documents, completionHistory, issues, requests),
    registerAddressCompletion(documents, houseLinks, requests),
    registerPastedLinks(documents, houseLinks),
    registerAddParticipants(documents, meetingPeople, () => workspace.start(), log),
    registerOtherCompletion(documents, context.workspaceState, log),
    registerNameCompletion(documents, meetingPeople, requests),
    registerLive(
      {
        documents,
        models,
        people: meetingPeople,
        start: () => workspace.start(),
        isOnRequest: (...asked) => requests.isOnRequest(...asked),
      },
      log,
    ),
    registerSnippetCompletion(documents, completionHistory, requests),
    registerEmojiCompletion(documents, requests),
    registerPathCompletion(requests),
    registerLists(documents, log),
    registerActionItems({ workspace, issues, whoAmI: currentUser, itemActions, memento: context.workspaceState, log }),
    registerItemCommands(itemActions, workspace, log),
    registerItemHints(documents, workspace),
    registerMarkItemsWithClosedIssues(workspace, issues, session, itemActions, log),
    registerIssueCreation({ documents, workspace, session, itemActions, log }),
    registerItemExport(workspace, log),
    registerDecisions(workspace, log),
    registerNewMinutes({ documents, workspace, session, log }),
    registerCarryOver(documents, workspace, log),
    registerAgendaFromGitHub(documents, workspace, session, log),
    registerIssueRefresh(documents, workspace, repositories, issues, log),
    registerSignIn(session, log),
    texts,
    registerMeetings(
      { workspace, calendars, publications, records: padRecords, pads },
      session,
      context.workspaceState,
      log,
    ),
    registerPads({ documents, workspace, pads, records: padRecords, calendars, texts, log }),
    registerPublish({
      memento: context.workspaceState,
      documents,
      workspace,
      session,
      confirmations,
      publications,
      log,
      texts,
      hasPadChanged: createPadChanges(pads, padRecords),
    }),
    registerSlides({
      documents,
      workspace,
      calendars,
      extension: context.extensionUri,
      loadPart,
      state: context.workspaceState,
      storage: context.globalStorageUri,
      log,
    }),
  )
  requests.offerForTypedToken()
  return createMarkdownPreviewPlugin(documents)
}

function versionOf({ extension }: vscode.ExtensionContext): string {
  return String((extension.packageJSON as { readonly version?: unknown }).version)
}
