import type { Octokit } from '@octokit/rest'
import * as vscode from 'vscode'
import { GitHubError } from '../../github/errors'
import { isSameRepository } from '../../github/publication'
import type { RepositoryName } from '../../github/remotes'
import type { CallOptions } from '../../github/steps/call'
import { type Account, getAccount, getRepository, type Repository } from '../../github/steps/repositories'
import { commandIds } from '../../host/commandIds'
import { UserError } from '../../host/commands'
import { escapeMessage } from '../../host/escapeMessage'
import type { Connection, GitHubSession } from '../../host/session'

/** The repository to publish to, and the account to publish as. */
export interface Access {
  readonly repository: Repository
  readonly account: Account
}

/** Caches the repository and account, so that publishing reuses what the preflight has requested. */
export interface AccessCache {
  /** Cached access, or a request for it; a running request is shared. @throws GitHubError */
  find(target: RepositoryName, octokit: Octokit, options?: CallOptions): Promise<Access>
  /** Whether fresh access to the repository is cached or requested. */
  has(target: RepositoryName): boolean
  /** Clears the cache, for example after a failure. */
  forget(): void
}

/** Milliseconds for which access stays cached. */
const maxAge = 10 * 60_000

export function createAccessCache(session: GitHubSession, subscriptions: { dispose(): unknown }[]): AccessCache {
  let account: Promise<Account> | undefined
  let cached: { readonly name: RepositoryName; readonly access: Promise<Access>; readonly at: number } | undefined
  const forget = (): void => {
    account = undefined
    cached = undefined
  }
  subscriptions.push(session.onDidChange(forget))
  const fresh = (target: RepositoryName): Promise<Access> | undefined =>
    cached !== undefined && isSameRepository(cached.name, target) && Date.now() - cached.at < maxAge
      ? cached.access
      : undefined
  const isCached = (access: Promise<Access>): boolean => cached?.access === access
  const request = async (target: RepositoryName, octokit: Octokit): Promise<Access> => {
    const repository = await getRepository(octokit, target)
    account ??= getAccount(octokit)
    return { repository, account: await account }
  }
  return {
    forget,
    has: (target) => fresh(target) !== undefined,
    find: async (target, octokit, { signal } = {}) => {
      const access = fresh(target) ?? request(target, octokit)
      if (!isCached(access)) cached = { name: target, access, at: Date.now() }
      try {
        return await unlessAborted(access, signal)
      } catch (error) {
        if (isCached(access)) forget()
        throw error
      }
    },
  }
}

/** Rejects on abort without cancelling the shared request. @throws GitHubError `cancelled` */
async function unlessAborted<T>(result: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return result
  return new Promise<T>((resolve, reject) => {
    const end = (): void => reject(new GitHubError('cancelled'))
    if (signal.aborted) end()
    signal.addEventListener('abort', end)
    result.then(resolve, reject).finally(() => signal.removeEventListener('abort', end))
  })
}

/** @throws UserError in Restricted Mode. */
export function requireTrust(): void {
  if (vscode.workspace.isTrusted) return
  throw new UserError(
    vscode.l10n.t('Publishing is disabled in Restricted Mode. Trust this workspace to publish minutes.'),
    [
      {
        title: vscode.l10n.t('Manage Workspace Trust'),
        run: () => vscode.commands.executeCommand('workbench.trust.manage'),
      },
    ],
  )
}

/**
 * Signs in if needed, with the smallest scope that the repository needs.
 *
 * @param retry Repeats the command that needs the sign-in.
 * @throws UserError when the person declines.
 */
export async function requireConnection(
  session: GitHubSession,
  repository: RepositoryName,
  retry: () => unknown,
): Promise<Connection> {
  const connection =
    (await session.connectSilently()) ?? (await session.connect({ isPrivate: !(await isPublic(session, repository)) }))
  if (connection !== undefined) return connection
  throw new UserError(vscode.l10n.t('Sign in to GitHub to publish minutes.'), [
    { title: vscode.l10n.t('Sign In'), run: retry },
    { title: vscode.l10n.t('Use a Token…'), run: () => vscode.commands.executeCommand(commandIds.useToken) },
  ])
}

/** Whether the repository is public, so that the scope for public repositories is enough. @throws GitHubError `offline` */
async function isPublic(session: GitHubSession, repository: RepositoryName): Promise<boolean> {
  try {
    return !(await getRepository(await session.anonymous(), repository)).isPrivate
  } catch (error) {
    if (error instanceof GitHubError && error.code !== 'offline') return false
    throw error
  }
}

/** @throws UserError if the repository accepts no changes from this account, not even from a fork. */
export function requirePublishable(
  { canPush, isArchived, allowsForks, owner, repo }: Repository,
  file: vscode.Uri,
): void {
  const name = escapeMessage(`${owner}/${repo}`)
  const chooseAnother = {
    title: vscode.l10n.t('Choose Another Repository…'),
    run: () => vscode.commands.executeCommand(commandIds.chooseRepository, file),
  }
  if (isArchived) throw new UserError(vscode.l10n.t('“{0}” is archived and read-only.', name), [chooseAnother])
  if (canPush || allowsForks) return
  throw new UserError(
    vscode.l10n.t('You cannot write to or fork “{0}”. Ask for write access, or sign in with another account.', name),
    [
      { title: vscode.l10n.t('Sign In Again'), run: () => vscode.commands.executeCommand(commandIds.signIn) },
      chooseAnother,
    ],
  )
}
