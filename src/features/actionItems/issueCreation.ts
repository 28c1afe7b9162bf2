import * as vscode from 'vscode'
import type { TrackedItem } from '../../core/actionItems/history'
import { readIssueDocument, writeIssueDocument } from '../../core/actionItems/issueDocument'
import { draftIssue, issueMarker } from '../../core/actionItems/issueDraft'
import { defaultLinkTemplate, renderLink } from '../../core/completion/linkStyle'
import { addReference } from '../../core/edits/addReference'
import {
  type Assignability,
  createIssue,
  findAssignable,
  findOwnIssues,
  type CreatedIssue,
} from '../../github/newIssue'
import { findCreatedIssue, type IssueSummary } from '../../github/itemIssues'
import { parseRepositoryName, type RepositoryName } from '../../github/remotes'
import { commandIds } from '../../host/commandIds'
import { registerCommand, UserError } from '../../host/commands'
import type { MinutesDocuments } from '../../host/documents'
import { createDrafts } from '../../host/drafts'
import { editItems, reportRefusedEdits } from '../../host/editItems'
import { showInformation, showWarning } from '../../host/messages'
import { showWithPage } from '../../host/openPage'
import type { Connection, GitHubSession } from '../../host/session'
import * as settings from '../../host/settings'
import { isWebPage } from '../../host/webPage'
import type { WorkspaceMinutes } from '../../host/workspaceMinutes'
import { withProgress } from '../../host/withProgress'
import { findPublication, pickRepository } from './issueRepository'
import { type ItemActions, toTarget } from './itemActions'
import { findTracked } from './itemCommands'

/** The URI scheme of issue drafts. */
const issueScheme = 'minutes-issue'

interface IssueCreationOptions {
  readonly documents: MinutesDocuments
  readonly workspace: WorkspaceMinutes
  readonly session: GitHubSession
  readonly itemActions: ItemActions
  readonly log: vscode.LogOutputChannel
}

/**
 * Registers the commands that create an issue from an action item and link it in the line. The issue is an editable
 * draft until it is sent. Running the command again finds the existing issue.
 */
export function registerIssueCreation({
  documents,
  workspace,
  session,
  itemActions,
  log,
}: IssueCreationOptions): vscode.Disposable {
  const drafts = createDrafts<TrackedItem>(issueScheme)
  const finish = async (item: TrackedItem, issue: IssueSummary, message: string): Promise<void> => {
    await writeBack(item, issue, documents)
    log.info(`Action item ${item.id} is ${issue.owner}/${issue.repo}#${issue.number}`)
    void showWithPage(showInformation, message, issue.url)
  }
  const connect = async (): Promise<Connection> => {
    const connection = await session.connect()
    if (connection !== undefined) return connection
    throw new UserError(vscode.l10n.t('Sign in to GitHub to create an issue. The minutes are unchanged.'))
  }
  /** @returns the existing issue of the item; undefined if a draft is shown or the person cancels. */
  const openDraft = async (node?: unknown): Promise<IssueSummary | undefined> => {
    if (!vscode.workspace.isTrusted)
      throw new UserError(vscode.l10n.t('Trust this workspace to create issues from it.'))
    await workspace.start()
    const [chosen] = itemActions.targetItems(node)
    if (chosen !== undefined && 'uri' in chosen) await workspace.refreshFile(chosen.uri)
    const item = chosen === undefined || 'occurrences' in chosen ? chosen : findTracked(chosen, workspace)
    if (item === undefined)
      throw new UserError(vscode.l10n.t('The minutes are still being read. Try again in a moment.'))
    if (await drafts.show(item.id)) return undefined
    const repository = await pickRepository(item, workspace)
    if (repository === undefined) return undefined
    const connection = await connect()
    const found = await withProgress(vscode.l10n.t('Preparing issue'), (signal) =>
      prepare(item, repository, connection, signal),
    )
    if ('existing' in found) {
      await finish(item, found.existing, existingIssueMessage(found.existing))
      return found.existing
    }
    await drafts.open(item.id, vscode.l10n.t('New Issue in {0}', repository.repo), found.text, item)
    return undefined
  }
  /** Creates the issue from the draft in the active editor. */
  const create = async (): Promise<IssueSummary> => {
    const document = vscode.window.activeTextEditor?.document
    if (document?.uri.scheme !== issueScheme)
      throw new UserError(vscode.l10n.t('Open the draft of the issue first. Nothing was sent.'))
    const item = drafts.subjectOf(document.uri)
    if (item === undefined)
      throw new UserError(
        vscode.l10n.t('This draft was opened before the window was reloaded. Start again from the action item.'),
      )
    const { title, body, assignees, labels, ...draft } = readIssueDocument(document.getText())
    const repository = parseRepositoryName(draft.repository)
    if (title === '') throw new UserError(vscode.l10n.t('Enter a title for the issue. Nothing was sent.'))
    if (repository === undefined)
      throw new UserError(vscode.l10n.t('Enter the repository as owner/name. Nothing was sent.'))
    const { octokit } = await connect()
    const marker = issueMarker(item)
    const issue = { title, body: `${body}\n\n${marker}`, assignees, labels, marker }
    const { created, message } = await withProgress(vscode.l10n.t('Creating issue'), async (signal) => {
      // Another window may have created it in the meantime.
      const existing = await findCreatedIssue(octokit, repository, issueMarker(item), { signal })
      if (existing !== undefined) return { created: existing, message: existingIssueMessage(existing) }
      const newIssue = await createIssue(octokit, repository, issue, { signal })
      return { created: newIssue, message: newIssueMessage(newIssue) }
    })
    await drafts.close(document.uri)
    await finish(item, created, message)
    // A browser repeats a request by itself if a reused connection is lost.
    const copies = isWebPage ? await findOwnIssues(octokit, repository, { marker }).catch(() => []) : []
    if (copies.length > 1) void showWithPage(showWarning, copiesMessage(created, copies.length), created.url)
    return created
  }
  let isCreating = false
  return vscode.Disposable.from(
    drafts,
    registerCommand(commandIds.createIssueFromItem, log, openDraft),
    registerCommand(commandIds.createIssue, log, async () => {
      if (isCreating) return undefined
      isCreating = true
      try {
        return await create()
      } finally {
        isCreating = false
      }
    }),
  )
}

/** The existing issue of an item, or the text of a new draft. */
async function prepare(
  item: TrackedItem,
  repository: RepositoryName,
  { octokit }: Connection,
  signal: AbortSignal,
): Promise<{ readonly existing: IssueSummary } | { readonly text: string }> {
  for (const name of candidateRepositories(item, repository)) {
    const existing = await findCreatedIssue(octokit, name, issueMarker(item), { signal })
    if (existing !== undefined) return { existing }
  }
  const draft = draftIssue(item, await findPublication(item, octokit, signal), settings.webOrigin())
  const assignability = await findAssignable(octokit, repository, draft.assignees, { signal })
  const labels = settings.issueLabels(vscode.Uri.parse(item.latest.file))
  const name = `${repository.owner}/${repository.repo}`
  return {
    text: writeIssueDocument(
      { ...draft, repository: name, assignees: assignability.assignable, labels: assignability.canPush ? labels : [] },
      draftNote(assignability, labels, name),
    ),
  }
}

/** Repositories that may have an existing issue: the chosen one, and those that the item links to. */
function candidateRepositories({ latest }: TrackedItem, repository: RepositoryName): readonly RepositoryName[] {
  const names = [repository, ...latest.item.references.map(({ owner, repo }) => ({ owner, repo }))]
  return [...new Map(names.map((name) => [`${name.owner}/${name.repo}`.toLowerCase(), name])).values()].slice(0, 4)
}

/** The comment at the top of a draft. */
function draftNote({ canPush, notAssignable }: Assignability, labels: readonly string[], repository: string): string {
  const dropped = [...notAssignable.map((login) => `@${login}`), ...labels]
  return [
    vscode.l10n.t(
      'Nothing has been sent yet. You can edit everything: the first line is the title, and the description starts after the empty line.',
    ),
    vscode.l10n.t(
      'To create the issue, select “Create Issue” (the check mark at the top right, or Ctrl+Enter). To discard it, close this editor.',
    ),
    vscode.l10n.t('People you mention with @ are notified. Text copied from the minutes notifies nobody.'),
    ...(!canPush && dropped.length > 0
      ? [
          vscode.l10n.t(
            'Your account lacks permission to assign or label issues in {0}. Left out: {1}.',
            repository,
            dropped.join(', '),
          ),
        ]
      : notAssignable.length > 0
        ? [
            vscode.l10n.t(
              'GitHub does not allow assigning these people in {0}: {1}.',
              repository,
              notAssignable.map((login) => `@${login}`).join(', '),
            ),
          ]
        : []),
  ].join('\n')
}

async function writeBack(item: TrackedItem, issue: IssueSummary, documents: MinutesDocuments): Promise<void> {
  const target = toTarget(item)
  const template = settings.linkTemplate(target.uri) || defaultLinkTemplate
  const link = renderLink(
    template,
    { ...issue, kind: 'issue', state: 'open', updatedAt: undefined },
    settings.webOrigin(),
  )
  const outcome = await editItems(documents, [target], ({ itemRef }) => (text, minutes, read) => {
    const action = minutes.actions.find((one) => one.text === itemRef.text)
    const isLinked = minutes.references.some(
      ({ owner, repo, number, span }) =>
        owner?.toLowerCase() === issue.owner.toLowerCase() &&
        repo?.toLowerCase() === issue.repo.toLowerCase() &&
        number === issue.number &&
        span.start.line === action?.span.start.line,
    )
    return isLinked ? { text } : addReference(text, minutes, itemRef, link, read)
  })
  reportRefusedEdits(outcome)
}

function nameOf({ repo, number }: IssueSummary): string {
  return `${repo}#${number}`
}

function existingIssueMessage(issue: IssueSummary): string {
  return vscode.l10n.t('This item already has issue {0}: {1}', nameOf(issue), issue.title)
}

function newIssueMessage({ ignored, ...issue }: CreatedIssue): string {
  const omitted = [...ignored.assignees.map((login) => `@${login}`), ...ignored.labels]
  const message = vscode.l10n.t('Created issue {0}: {1}', nameOf(issue), issue.title)
  return omitted.length === 0 ? message : `${message}. ${vscode.l10n.t('GitHub did not set {0}.', omitted.join(', '))}`
}

function copiesMessage(issue: IssueSummary, count: number): string {
  return vscode.l10n.t(
    'The issue is on GitHub {0} times: the connection was lost, and the browser sent it again. The minutes link to {1}. Close the others on GitHub.',
    count,
    nameOf(issue),
  )
}
