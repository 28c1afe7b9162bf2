import * as vscode from 'vscode'
import type { TrackedItem } from '../../core/actionItems/history'
import { readIssueDocument, writeIssueDocument } from '../../core/actionItems/issueDocument'
import { draftIssue, markOf } from '../../core/actionItems/issueDraft'
import { defaultLinkTemplate, renderLink } from '../../core/completion/linkStyle'
import { addReference } from '../../core/edits/addReference'
import { type Assignability, createIssue, findAssignable, type MadeIssue } from '../../github/newIssue'
import { findPromoted, type PromotedIssue } from '../../github/promote'
import { parseRepositoryName, type RepositoryName } from '../../github/remotes'
import { commandIds } from '../../host/commandIds'
import { registerCommand, UserError } from '../../host/commands'
import type { MinutesDocuments } from '../../host/documents'
import { editItems, explainRefused } from '../../host/itemEditing'
import type { Connection, GitHubSession } from '../../host/session'
import * as settings from '../../host/settings'
import type { WorkspaceMinutes } from '../../host/workspaceMinutes'
import { withProgress } from '../progress'
import { createIssueDrafts, issueScheme } from './issueDrafts'
import { findPublication, pickRepository } from './issueRepository'
import { type ItemEditing, toTarget } from './itemCommands'
import { findTracked } from './registerItemCommands'

interface PromoteParts {
  readonly documents: MinutesDocuments
  readonly workspace: WorkspaceMinutes
  readonly session: GitHubSession
  readonly editing: ItemEditing
  readonly log: vscode.LogOutputChannel
}

/**
 * Makes an issue of an action item, and writes its reference into the line. All of it is shown as a text before it is
 * sent, and can be changed. A second time finds the first issue.
 */
export function registerPromote({ documents, workspace, session, editing, log }: PromoteParts): vscode.Disposable {
  const drafts = createIssueDrafts<TrackedItem>()
  const finish = async (item: TrackedItem, issue: PromotedIssue, message: string): Promise<void> => {
    await writeBack(item, issue, documents)
    log.info(`Action item ${item.id} is ${issue.owner}/${issue.repo}#${issue.number}`)
    announce(issue, message)
  }
  const connect = async (): Promise<Connection> => {
    const connection = await session.connect()
    if (connection !== undefined) return connection
    throw new UserError(vscode.l10n.t('Without a sign-in to GitHub no issue can be made. The minutes are unchanged.'))
  }
  /** @returns the issue that the item has already, undefined where a draft is shown or the person gave up. */
  const propose = async (node?: unknown): Promise<PromotedIssue | undefined> => {
    if (!vscode.workspace.isTrusted)
      throw new UserError(vscode.l10n.t('This workspace is not trusted: no issue is made from it.'))
    await workspace.start()
    const [chosen] = editing.itemsOf(node)
    if (chosen !== undefined && 'uri' in chosen) await workspace.catchUp(chosen.uri)
    const item = chosen === undefined || 'occurrences' in chosen ? chosen : findTracked(chosen, workspace)
    if (item === undefined)
      throw new UserError(vscode.l10n.t('The item is not known yet: the minutes are still being read. Try again.'))
    if (await drafts.show(item.id)) return undefined
    const repository = await pickRepository(item, workspace)
    if (repository === undefined) return undefined
    const connection = await connect()
    const found = await withProgress(vscode.l10n.t('Preparing the issue'), (signal) =>
      prepare(item, repository, connection, signal),
    )
    if ('known' in found) {
      await finish(item, found.known, knownSentence(found.known))
      return found.known
    }
    await drafts.open(item.id, vscode.l10n.t('New Issue in {0}', repository.repo), found.text, item)
    return undefined
  }
  /** Makes the issue of the draft that is shown. */
  const make = async (): Promise<PromotedIssue> => {
    const document = vscode.window.activeTextEditor?.document
    if (document?.uri.scheme !== issueScheme)
      throw new UserError(vscode.l10n.t('Show the draft of the issue first. Nothing was sent.'))
    const item = drafts.aboutOf(document.uri)
    if (item === undefined)
      throw new UserError(
        vscode.l10n.t(
          'This draft is left over from before the window was loaded anew. Begin again from the action item.',
        ),
      )
    const { title, body, assignees, labels, ...written } = readIssueDocument(document.getText())
    const repository = parseRepositoryName(written.repository)
    if (title === '') throw new UserError(vscode.l10n.t('An issue needs a title. Nothing was sent.'))
    if (repository === undefined)
      throw new UserError(vscode.l10n.t('Write the repository as owner/name. Nothing was sent.'))
    const { octokit } = await connect()
    const issue = { title, body: `${body}\n\n${markOf(item)}`, assignees, labels }
    const { made, sentence } = await withProgress(vscode.l10n.t('Making an issue'), async (signal) => {
      // Two windows, or a while ago.
      const known = await findPromoted(octokit, repository, markOf(item), { signal })
      if (known !== undefined) return { made: known, sentence: knownSentence(known) }
      const fresh = await createIssue(octokit, repository, issue, { signal })
      return { made: fresh, sentence: madeSentence(fresh) }
    })
    await drafts.close(document.uri)
    await finish(item, made, sentence)
    return made
  }
  let isMaking = false
  return vscode.Disposable.from(
    drafts,
    registerCommand(commandIds.promote, log, propose),
    registerCommand(commandIds.makeIssue, log, async () => {
      if (isMaking) return undefined
      isMaking = true
      try {
        return await make()
      } finally {
        isMaking = false
      }
    }),
  )
}

/** The issue that was made before, else the text of a new one. */
async function prepare(
  item: TrackedItem,
  repository: RepositoryName,
  { octokit }: Connection,
  signal: AbortSignal,
): Promise<{ readonly known: PromotedIssue } | { readonly text: string }> {
  for (const name of placesOf(item, repository)) {
    const known = await findPromoted(octokit, name, markOf(item), { signal })
    if (known !== undefined) return { known }
  }
  const draft = draftIssue(item, await findPublication(item, octokit, signal), settings.webOrigin())
  const assignability = await findAssignable(octokit, repository, draft.assignees, { signal })
  const labels = settings.promoteLabels(vscode.Uri.parse(item.latest.file))
  const name = `${repository.owner}/${repository.repo}`
  return {
    text: writeIssueDocument(
      { ...draft, repository: name, assignees: assignability.assignable, labels: assignability.maySet ? labels : [] },
      noteOn(assignability, labels, name),
    ),
  }
}

/** Where an earlier issue may be: in the repository that is chosen, and in those that the item names. */
function placesOf({ latest }: TrackedItem, repository: RepositoryName): readonly RepositoryName[] {
  const names = [repository, ...latest.item.references.map(({ owner, repo }) => ({ owner, repo }))]
  return [...new Map(names.map((name) => [`${name.owner}/${name.repo}`.toLowerCase(), name])).values()].slice(0, 4)
}

/** What stands above a draft. */
function noteOn({ maySet, others }: Assignability, labels: readonly string[], repository: string): string {
  const dropped = [...others.map((login) => `@${login}`), ...labels]
  return [
    vscode.l10n.t(
      'Nothing is sent yet. Change what you like: the first line is the title, the text begins behind the empty line.',
    ),
    vscode.l10n.t('“Make the Issue” (the tick at the top right, Ctrl+Enter) sends it; close this editor to leave it.'),
    vscode.l10n.t('Whom you mention with @ in the text is notified; what comes from the minutes notifies nobody.'),
    ...(!maySet && dropped.length > 0
      ? [vscode.l10n.t('Your account may not assign or label in {0}. Left out: {1}.', repository, dropped.join(', '))]
      : others.length > 0
        ? [
            vscode.l10n.t(
              'Cannot be assigned in {0}, as GitHub says: {1}.',
              repository,
              others.map((login) => `@${login}`).join(', '),
            ),
          ]
        : []),
  ].join('\n')
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

function nameOf({ repo, number }: PromotedIssue): string {
  return `${repo}#${number}`
}

function knownSentence(issue: PromotedIssue): string {
  return vscode.l10n.t('The item has issue {0} already: {1}', nameOf(issue), issue.title)
}

function madeSentence({ dropped, ...issue }: MadeIssue): string {
  const left = [...dropped.assignees.map((login) => `@${login}`), ...dropped.labels]
  const sentence = vscode.l10n.t('Made issue {0}: {1}', nameOf(issue), issue.title)
  return left.length === 0 ? sentence : `${sentence}. ${vscode.l10n.t('GitHub has not set {0}.', left.join(', '))}`
}

function announce(issue: PromotedIssue, message: string): void {
  const open = vscode.l10n.t('Open on GitHub')
  void vscode.window.showInformationMessage(message, open).then((chosen) => {
    if (chosen === open) void vscode.env.openExternal(vscode.Uri.parse(issue.url))
  })
}
