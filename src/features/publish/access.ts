import type { Octokit } from '@octokit/rest'
import * as vscode from 'vscode'
import { GitHubError } from '../../github/errors'
import { sameRepository } from '../../github/publication'
import type { RepositoryName } from '../../github/remotes'
import type { CallOptions } from '../../github/steps/call'
import { type Account, getAccount, getRepository, type Repository } from '../../github/steps/repositories'
import { commandIds } from '../../host/commandIds'
import { UserError } from '../../host/commands'
import { plainMessage } from '../../host/plainMessage'
import type { Connection, GitHubSession } from '../../host/session'

/** Where somebody publishes, and as whom. */
export interface Access {
  readonly repository: Repository
  readonly account: Account
}

/** What is known of repositories and the account, so that a click does not have to ask again what a preflight has asked. */
export interface AccessCache {
  /** What is known, or being asked already: a click during the preflight waits for that, and asks nothing of its own. */
  find(target: RepositoryName, octokit: Octokit, options?: CallOptions): Promise<Access>
  /** Whether the rights in a repository are known already. */
  has(target: RepositoryName): boolean
  /** After a failure nothing counts as known. */
  forget(): void
}

/** Milliseconds for which rights count as known. */
const freshness = 10 * 60_000

export function createAccessCache(session: GitHubSession, subscriptions: { dispose(): unknown }[]): AccessCache {
  let account: Promise<Account> | undefined
  let known: { readonly name: RepositoryName; readonly access: Promise<Access>; readonly at: number } | undefined
  const forget = (): void => {
    account = undefined
    known = undefined
  }
  subscriptions.push(session.onDidChange(forget))
  const fresh = (target: RepositoryName): Promise<Access> | undefined =>
    known !== undefined && sameRepository(known.name, target) && Date.now() - known.at < freshness
      ? known.access
      : undefined
  const isKept = (access: Promise<Access>): boolean => known?.access === access
  const ask = async (target: RepositoryName, octokit: Octokit): Promise<Access> => {
    const repository = await getRepository(octokit, target)
    account ??= getAccount(octokit)
    return { repository, account: await account }
  }
  return {
    forget,
    has: (target) => fresh(target) !== undefined,
    find: async (target, octokit, { signal } = {}) => {
      const access = fresh(target) ?? ask(target, octokit)
      if (!isKept(access)) known = { name: target, access, at: Date.now() }
      try {
        return await unlessAborted(access, signal)
      } catch (error) {
        if (isKept(access)) forget()
        throw error
      }
    },
  }
}

/** The result, unless the signal comes first: then others may still wait for it. @throws GitHubError `cancelled` */
async function unlessAborted<T>(result: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return result
  return new Promise<T>((resolve, reject) => {
    const end = (): void => reject(new GitHubError('cancelled'))
    if (signal.aborted) end()
    signal.addEventListener('abort', end)
    result.then(resolve, reject).finally(() => signal.removeEventListener('abort', end))
  })
}

/** @throws UserError where the folder is not trusted. */
export function requireTrust(): void {
  if (vscode.workspace.isTrusted) return
  throw new UserError(vscode.l10n.t('This workspace is not trusted, so nothing is published from it.'), [
    { title: vscode.l10n.t('Manage Trust'), run: () => vscode.commands.executeCommand('workbench.trust.manage') },
  ])
}

/**
 * Signs in if need be, with no larger right than the repository needs.
 *
 * @param retry Does again what needs the sign-in.
 * @throws UserError where the person declines.
 */
export async function requireConnection(
  session: GitHubSession,
  repository: RepositoryName,
  retry: () => unknown,
): Promise<Connection> {
  const connection =
    (await session.connectSilently()) ?? (await session.connect({ isPrivate: !(await isPublic(session, repository)) }))
  if (connection !== undefined) return connection
  throw new UserError(
    vscode.l10n.t('Publishing needs a sign-in to GitHub. The minutes are unchanged; publish again when you are ready.'),
    [
      { title: vscode.l10n.t('Sign In'), run: retry },
      { title: vscode.l10n.t('Use a Token…'), run: () => vscode.commands.executeCommand(commandIds.useToken) },
    ],
  )
}

/** Whether everybody can see the repository: then the right to public repositories is enough to ask for. */
async function isPublic(session: GitHubSession, repository: RepositoryName): Promise<boolean> {
  try {
    return !(await getRepository(session.anonymous(), repository)).isPrivate
  } catch (error) {
    if (error instanceof GitHubError && error.code !== 'offline') return false
    throw error
  }
}

/** @throws UserError where nothing can be published there, not even from a fork. */
export function requirePublishable(
  { canPush, isArchived, allowsForks, owner, repo }: Repository,
  file: vscode.Uri,
): void {
  const name = plainMessage(`${owner}/${repo}`)
  const chooseAnother = {
    title: vscode.l10n.t('Choose Another Repository…'),
    run: () => vscode.commands.executeCommand(commandIds.chooseRepository, file),
  }
  if (isArchived)
    throw new UserError(vscode.l10n.t('“{0}” is archived: it can be read, but nothing can be added.', name), [
      chooseAnother,
    ])
  if (canPush || allowsForks) return
  throw new UserError(
    vscode.l10n.t(
      'The account may read “{0}”, but neither write to it nor fork it. Ask for write access, or sign in with another account.',
      name,
    ),
    [
      { title: vscode.l10n.t('Sign In Again'), run: () => vscode.commands.executeCommand(commandIds.signIn) },
      chooseAnother,
    ],
  )
}
