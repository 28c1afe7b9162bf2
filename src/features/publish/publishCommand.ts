import * as vscode from 'vscode'
import { GitHubError } from '../../github/errors'
import { findPullRequest, identityOf, publish, type PublishResult, type PublishStep } from '../../github/publish'
import { planPublish } from '../../github/publishPlan'
import { getAccount, getRepository, type Repository } from '../../github/steps'
import { commandIds } from '../../host/commandIds'
import { registerCommand, UserError } from '../../host/commands'
import type { MinutesDocuments } from '../../host/documents'
import type { Connection, GitHubSession } from '../../host/session'
import * as settings from '../../host/settings'
import { confirmPlan, createPreviewProvider, type Preview, previewScheme } from './preview'
import { findTarget, type PublishTarget } from './target'

/** Publishes the active minutes, or those chosen in the explorer, as a pull request. */
export function registerPublish(
  documents: MinutesDocuments,
  session: GitHubSession,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  const previews = createPreviewProvider()
  return vscode.Disposable.from(
    previews,
    vscode.workspace.registerTextDocumentContentProvider(previewScheme, previews),
    registerCommand(commandIds.publish, log, async (uri?: vscode.Uri) => {
      const document = await findDocument(uri)
      requireTrust()
      const target = await findTarget(document.uri)
      const connection = await requireConnection(session, target)
      const preview = await withProgress(vscode.l10n.t('Preparing to publish'), (signal) =>
        prepare(document, documents, target, connection, signal),
      )
      let shown: vscode.Uri | undefined
      try {
        const plan = await confirmPlan(preview, async (current) => {
          shown = await previews.show(current)
        })
        if (plan === undefined) return undefined
        const result = await withProgress(vscode.l10n.t('Publishing minutes'), (signal, report) =>
          publish(connection.octokit, plan, { signal, onStep: (step) => report(describeStep(step)) }),
        )
        log.info(
          `Published ${plan.path} to ${plan.target.owner}/${plan.target.repo}: ${result.outcome} #${result.pullRequest.number}`,
        )
        announce(result)
        return { outcome: result.outcome, url: result.pullRequest.url, number: result.pullRequest.number }
      } finally {
        if (shown !== undefined) await previews.close(shown)
      }
    }),
  )
}

async function findDocument(uri: vscode.Uri | undefined): Promise<vscode.TextDocument> {
  const document =
    uri === undefined ? vscode.window.activeTextEditor?.document : await vscode.workspace.openTextDocument(uri)
  if (document === undefined) throw new UserError(vscode.l10n.t('Open the minutes that are to be published first.'))
  if (document.isUntitled) {
    throw new UserError(vscode.l10n.t('Save the minutes first: the file’s name and folder decide where they go.'), [
      { title: vscode.l10n.t('Save…'), run: () => vscode.commands.executeCommand('workbench.action.files.save') },
    ])
  }
  const text = document.getText()
  if (text.trim() === '') throw new UserError(vscode.l10n.t('The file is empty: there is nothing to publish.'))
  if (text.includes('\u0000'))
    throw new UserError(
      vscode.l10n.t('The file holds NUL characters and is probably no text. Remove them before publishing.'),
    )
  if (text.includes('\uFFFD') && !(await isUtf8(document.uri))) {
    throw new UserError(
      vscode.l10n.t(
        'The file is not UTF-8, and some characters could not be read. Reopen it with its encoding, save it as UTF-8, and publish again.',
      ),
      [
        {
          title: vscode.l10n.t('Reopen with Encoding…'),
          run: () => vscode.commands.executeCommand('workbench.action.editor.changeEncoding'),
        },
      ],
    )
  }
  return document
}

async function isUtf8(uri: vscode.Uri): Promise<boolean> {
  const bytes = await vscode.workspace.fs.readFile(uri)
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

function requireTrust(): void {
  if (vscode.workspace.isTrusted) return
  throw new UserError(vscode.l10n.t('This workspace is not trusted, so nothing is published from it.'), [
    { title: vscode.l10n.t('Manage Trust'), run: () => vscode.commands.executeCommand('workbench.trust.manage') },
  ])
}

async function requireConnection(session: GitHubSession, target: PublishTarget): Promise<Connection> {
  const connection =
    (await session.connectSilently()) ?? (await session.connect({ isPrivate: !(await isPublic(session, target)) }))
  if (connection !== undefined) return connection
  throw new UserError(
    vscode.l10n.t('Publishing needs a sign-in to GitHub. The minutes are unchanged; publish again when you are ready.'),
    [
      { title: vscode.l10n.t('Sign In'), run: () => vscode.commands.executeCommand(commandIds.publish) },
      { title: vscode.l10n.t('Use a Token…'), run: () => vscode.commands.executeCommand(commandIds.useToken) },
    ],
  )
}

/** Whether everybody can see the repository: then the right to public repositories is enough to ask for. */
async function isPublic(session: GitHubSession, { repository }: PublishTarget): Promise<boolean> {
  try {
    return !(await getRepository(session.anonymous(), repository)).isPrivate
  } catch (error) {
    if (error instanceof GitHubError && error.code !== 'offline') return false
    throw error
  }
}

/** Asks GitHub what the preview has to show. Changes nothing. */
async function prepare(
  document: vscode.TextDocument,
  documents: MinutesDocuments,
  target: PublishTarget,
  { octokit }: Connection,
  signal: AbortSignal,
): Promise<Preview> {
  const repository = await getRepository(octokit, target.repository, { signal })
  requireWritable(repository)
  const account = await getAccount(octokit, { signal })
  const uri = document.uri
  const plan = planPublish({
    target: { owner: repository.owner, repo: repository.repo },
    baseBranch: settings.publishBase(uri) ?? repository.defaultBranch,
    path: target.path,
    content: document.getText(),
    minutes: documents.read(document),
    templates: settings.publishTemplates(uri),
    author: identityOf(account, noreplyHost()),
    isSignedOff: settings.isSignedOff(uri),
    isDraft: settings.isDraft(uri),
  })
  const { branch, pullRequest } = await findPullRequest(octokit, plan, { signal })
  return { plan: { ...plan, branch }, existing: pullRequest, account: account.login }
}

function requireWritable({ canPush, isArchived, owner, repo }: Repository): void {
  const name = `${owner}/${repo}`
  if (isArchived)
    throw new UserError(vscode.l10n.t('“{0}” is archived: it can be read, but nothing can be added.', name))
  if (!canPush) {
    throw new UserError(
      vscode.l10n.t(
        'The account may read “{0}”, but not write to it. Ask for write access, or sign in with another account.',
        name,
      ),
      [{ title: vscode.l10n.t('Sign In Again'), run: () => vscode.commands.executeCommand(commandIds.signIn) }],
    )
  }
}

/** https://docs.github.com/en/account-and-profile/reference/email-addresses-reference */
function noreplyHost(): string {
  return `users.noreply.${settings
    .webOrigin()
    .replace(/^https?:\/\//, '')
    .replace(/:\d+$/, '')}`
}

/** Shows a progress that can be cancelled; cancelling ends the request that is under way. */
async function withProgress<T>(
  title: string,
  run: (signal: AbortSignal, report: (message: string) => void) => Promise<T>,
): Promise<T> {
  return await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    async (progress, token) => {
      const abort = new AbortController()
      const cancelled = new Promise<never>((_resolve, reject) => {
        token.onCancellationRequested(() => {
          abort.abort()
          reject(new GitHubError('cancelled'))
        })
      })
      return await Promise.race([run(abort.signal, (message) => progress.report({ message })), cancelled])
    },
  )
}

function describeStep(step: PublishStep): string {
  switch (step) {
    case 'looking':
      return vscode.l10n.t('looking for an open pull request')
    case 'committing':
      return vscode.l10n.t('making the commit')
    case 'branching':
      return vscode.l10n.t('making the branch')
    case 'opening':
      return vscode.l10n.t('opening the pull request')
  }
}

/** Tells the outcome; the buttons are offered, never pressed for the user. */
function announce({ outcome, pullRequest }: PublishResult): void {
  const messages: Readonly<Record<PublishResult['outcome'], string>> = {
    created: vscode.l10n.t('Published as pull request #{0}.', pullRequest.number),
    updated: vscode.l10n.t('Pull request #{0} is updated.', pullRequest.number),
    unchanged: vscode.l10n.t('Pull request #{0} already has exactly this text. Nothing was sent.', pullRequest.number),
  }
  const open = vscode.l10n.t('Open')
  const copy = vscode.l10n.t('Copy Link')
  void vscode.window.showInformationMessage(messages[outcome], open, copy).then((chosen) => {
    if (chosen === open) void vscode.env.openExternal(vscode.Uri.parse(pullRequest.url))
    if (chosen === copy) void vscode.env.clipboard.writeText(pullRequest.url)
  })
}
