import * as vscode from 'vscode'
import type { TrackedItem } from '../../core/actionItems/history'
import { draftIssue, markOf, type Publication } from '../../core/actionItems/issueDraft'
import { repositoriesOf } from '../../core/actionItems/repositoryHabit'
import { defaultLinkTemplate, renderLink } from '../../core/completion/linkStyle'
import { addReference } from '../../core/edits/addReference'
import { createIssue, findPromoted, findPublished, type PromotedIssue } from '../../github/promote'
import { parseRepositoryName, type RepositoryName } from '../../github/remotes'
import { commandIds } from '../../host/commandIds'
import { registerCommand, UserError } from '../../host/commands'
import { type MinutesDocuments, relativePath } from '../../host/documents'
import { findRepository } from '../../host/gitRemote'
import { editItems, explainRefused } from '../../host/itemEditing'
import type { Connection, GitHubSession } from '../../host/session'
import * as settings from '../../host/settings'
import type { WorkspaceMinutes } from '../../host/workspaceMinutes'
import { type ItemEditing, toTarget } from './itemCommands'
import { findTracked } from './registerItemCommands'

interface PromoteParts {
  readonly documents: MinutesDocuments
  readonly workspace: WorkspaceMinutes
  readonly session: GitHubSession
  readonly editing: ItemEditing
  readonly log: vscode.LogOutputChannel
}

/** Makes an issue of an action item, and writes its reference into the line. A second time finds the first issue. */
export function registerPromote(parts: PromoteParts): vscode.Disposable {
  const { workspace, session, editing, log } = parts
  return registerCommand(commandIds.promote, log, async (node?: unknown) => {
    if (!vscode.workspace.isTrusted)
      throw new UserError(vscode.l10n.t('This workspace is not trusted: no issue is made from it.'))
    await workspace.start()
    const [chosen] = editing.itemsOf(node)
    if (chosen !== undefined && 'uri' in chosen) await workspace.catchUp(chosen.uri)
    const item = chosen === undefined || 'occurrences' in chosen ? chosen : findTracked(chosen, workspace)
    if (item === undefined)
      throw new UserError(vscode.l10n.t('The item is not known yet: the minutes are still being read. Try again.'))
    const repository = await pickRepository(item, workspace)
    if (repository === undefined) return undefined
    const connection = await session.connect()
    if (connection === undefined)
      throw new UserError(vscode.l10n.t('Without a sign-in to GitHub no issue can be made. The minutes are unchanged.'))
    const title = await vscode.window.showInputBox({
      title: vscode.l10n.t('Issue in {0}/{1}', repository.owner, repository.repo),
      prompt: vscode.l10n.t('The title. Enter makes the issue.'),
      value: draftIssue(item, undefined, '').title,
      ignoreFocusOut: true,
      validateInput: (value) => (value.trim() === '' ? vscode.l10n.t('An issue needs a title.') : undefined),
    })
    if (title === undefined) return undefined
    const { issue, isNew } = await withProgress((signal) => promote(item, repository, title, connection, signal))
    await writeBack(item, issue, parts.documents)
    log.info(`Action item ${item.id} is ${issue.owner}/${issue.repo}#${issue.number}`)
    announce(issue, isNew)
    return { number: issue.number, url: issue.url, isNew }
  })
}

interface Promoted {
  readonly issue: PromotedIssue
  readonly isNew: boolean
}

async function promote(
  item: TrackedItem,
  repository: RepositoryName,
  title: string,
  { octokit }: Connection,
  signal: AbortSignal,
): Promise<Promoted> {
  const known = await findPromoted(octokit, repository, markOf(item), { signal })
  if (known !== undefined) return { issue: known, isNew: false }
  const draft = draftIssue(item, await findPublication(item, octokit, signal), settings.webOrigin())
  const labels = settings.promoteLabels(vscode.Uri.parse(item.latest.file))
  return { issue: await createIssue(octokit, repository, { ...draft, title, labels }, { signal }), isNew: true }
}

/** The line as it is published on the default branch of the repository that the minutes lie in. */
async function findPublication(
  { latest }: TrackedItem,
  octokit: Connection['octokit'],
  signal: AbortSignal,
): Promise<Publication | undefined> {
  const uri = vscode.Uri.parse(latest.file)
  const place = await findRepository(uri)
  const repository = settings.publishRepository(uri) ?? place?.repository
  if (repository === undefined) return undefined
  const path = place === undefined ? relativePath(uri) : uri.path.slice(place.root.path.replace(/\/$/, '').length + 1)
  const published = await findPublished(octokit, repository, path, { signal })
  if (published === undefined) return undefined
  const at = published.text.split(/\r\n|\n|\r/).findIndex((line) => line.includes(latest.item.text))
  return { repository, sha: published.sha, path, line: at < 0 ? undefined : at + 1 }
}

/** The setting's, else one that the series uses, else any. */
async function pickRepository(item: TrackedItem, workspace: WorkspaceMinutes): Promise<RepositoryName | undefined> {
  const fixed = settings.promoteRepository(vscode.Uri.parse(item.latest.file))
  if (fixed !== undefined) return fixed
  const habit = repositoriesOf(
    workspace.files().map(({ digest }) => digest),
    item.series,
  )
  const usual = habit.slice(0, 9).map((name, index) => ({
    label: `${name.owner}/${name.repo}`,
    description: index === 0 ? vscode.l10n.t('most used by this series') : '',
  }))
  const other = { label: vscode.l10n.t('Another repository…'), description: '' }
  const chosen =
    usual.length === 0
      ? other
      : await vscode.window.showQuickPick([...usual, other], { title: vscode.l10n.t('Repository of the issue') })
  if (chosen === undefined) return undefined
  if (chosen !== other) return parseRepositoryName(chosen.label)
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t('Repository of the issue'),
    placeHolder: 'owner/name',
    ignoreFocusOut: true,
    validateInput: (value) =>
      parseRepositoryName(value) === undefined ? vscode.l10n.t('Write it as owner/name.') : undefined,
  })
  return typed === undefined ? undefined : parseRepositoryName(typed)
}

async function writeBack(item: TrackedItem, issue: PromotedIssue, documents: MinutesDocuments): Promise<void> {
  const target = toTarget(item)
  const template = settings.linkTemplate(target.uri) || defaultLinkTemplate
  const link = renderLink(
    template,
    { ...issue, kind: 'issue', state: 'open', updatedAt: undefined },
    settings.webOrigin(),
  )
  const outcome = await editItems(documents, [target], ({ wanted }) => (text, minutes, read) => {
    const own = minutes.actions.find((one) => one.text === wanted.text)
    const isThere = minutes.references.some(
      ({ owner, repo, number, span }) =>
        owner?.toLowerCase() === issue.owner.toLowerCase() &&
        repo?.toLowerCase() === issue.repo.toLowerCase() &&
        number === issue.number &&
        span.start.line === own?.span.start.line,
    )
    return isThere ? { text } : addReference(text, minutes, wanted, link, read)
  })
  explainRefused(outcome)
}

function announce(issue: PromotedIssue, isNew: boolean): void {
  const open = vscode.l10n.t('Open on GitHub')
  const name = `${issue.repo}#${issue.number}`
  const message = isNew
    ? vscode.l10n.t('Made issue {0}: {1}', name, issue.title)
    : vscode.l10n.t('The item has issue {0} already: {1}', name, issue.title)
  void vscode.window.showInformationMessage(message, open).then((chosen) => {
    if (chosen === open) void vscode.env.openExternal(vscode.Uri.parse(issue.url))
  })
}

async function withProgress<T>(run: (signal: AbortSignal) => Promise<T>): Promise<T> {
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('Making an issue'), cancellable: true },
    async (_, token) => {
      const abort = new AbortController()
      const cancellation = token.onCancellationRequested(() => abort.abort())
      try {
        return await run(abort.signal)
      } finally {
        cancellation.dispose()
      }
    },
  )
}
