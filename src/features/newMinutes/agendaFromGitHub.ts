import * as vscode from 'vscode'
import { frequentRepositories } from '../../core/actionItems/frequentRepositories'
import { defaultLinkTemplate, renderLink } from '../../core/completion/linkStyle'
import { editBetween } from '../../core/edits/textEdit'
import { addAgendaItems, type AgendaIssue, agendaTitle } from '../../core/newMinutes/agendaItems'
import { listLabelledIssues } from '../../github/itemIssues'
import { commandIds } from '../../host/commandIds'
import { registerCommand, UserError } from '../../host/commands'
import type { MinutesDocuments } from '../../host/documents'
import type { GitHubSession } from '../../host/session'
import * as settings from '../../host/settings'
import type { WorkspaceMinutes } from '../../host/workspaceMinutes'
import { type MeetingSeries, seriesOf } from '../../host/meetingSeries'
import { showInformation } from '../../host/messages'
import { showEdited } from './showEdited'

/** Maximum number of repositories to search; the most mentioned ones are used. */
const maxRepositories = 5
/** How long new minutes wait for GitHub, in milliseconds. */
const requestTimeoutMs = 5_000

/** Adds open issues with the agenda label to the active minutes. */
export function registerAgendaFromGitHub(
  documents: MinutesDocuments,
  workspace: WorkspaceMinutes,
  session: GitHubSession,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  return registerCommand(commandIds.addAgendaItemsFromGitHub, log, async () => {
    const document = vscode.window.activeTextEditor?.document
    if (document === undefined || !documents.isMinutes(document))
      throw new UserError(vscode.l10n.t('Open the minutes you want to add the agenda to.'))
    const label = settings.agendaLabel(document.uri)
    if (label === '') throw new UserError(vscode.l10n.t('Set an agenda label in the settings first.'))
    await workspace.start()
    const series = seriesOf(document.uri, workspace)
    const issues = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: vscode.l10n.t('Getting agenda issues from GitHub'),
        cancellable: true,
      },
      (_, token) => {
        const abort = new AbortController()
        token.onCancellationRequested(() => abort.abort())
        return series === undefined ? Promise.resolve([]) : findIssues(series, label, session, abort.signal)
      },
    )
    const before = document.getText()
    const difference = editBetween(before, addAgendaItems(before, documents.read(document), issues))
    if (difference === undefined) {
      void showInformation(
        issues.length === 0
          ? vscode.l10n.t('There are no open issues with the label “{0}”.', label)
          : vscode.l10n.t('All issues with the label “{0}” are already on the agenda.', label),
      )
      return 0
    }
    const edit = new vscode.WorkspaceEdit()
    const range = new vscode.Range(document.positionAt(difference.start), document.positionAt(difference.end))
    edit.replace(document.uri, range, difference.newText)
    await vscode.workspace.applyEdit(edit)
    showEdited(document, difference)
    return issues.length
  })
}

/** Agenda titles for new minutes. Empty if GitHub fails or does not answer in time. */
export async function agendaTitles(
  series: MeetingSeries,
  session: GitHubSession,
  log: vscode.LogOutputChannel,
): Promise<readonly string[]> {
  const label = settings.agendaLabel(series.workspaceFolder.uri)
  if (label === '' || series.files.length === 0) return []
  try {
    return (await findIssues(series, label, session, AbortSignal.timeout(requestTimeoutMs))).map(agendaTitle)
  } catch (error) {
    log.info(`No agenda from GitHub: ${error instanceof Error ? error.message : String(error)}`)
    return []
  }
}

async function findIssues(
  { files, workspaceFolder }: MeetingSeries,
  label: string,
  session: GitHubSession,
  signal: AbortSignal,
): Promise<readonly AgendaIssue[]> {
  const repositories = frequentRepositories(files.map(({ digest }) => digest))
  const octokit = (await session.connectSilently())?.octokit ?? (await session.anonymous())
  const template = settings.linkTemplate(workspaceFolder.uri) || defaultLinkTemplate
  const found: AgendaIssue[] = []
  for (const name of repositories.slice(0, maxRepositories)) {
    const issues = await listLabelledIssues(octokit, name, label, { signal })
    found.push(
      ...issues.map(({ title, url, author, ...issue }) => ({
        title,
        url,
        author,
        link: renderLink(
          template,
          { ...issue, title, kind: 'issue', state: 'open', updatedAt: undefined },
          settings.webOrigin(),
        ),
      })),
    )
  }
  return found
}
