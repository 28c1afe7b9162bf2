import * as vscode from 'vscode'
import { GitHubError } from '../../github/errors'
import type { RepositoryName } from '../../github/remotes'
import { probeWriteAccess } from '../../github/steps/repositories'
import { UserError } from '../../host/commands'
import type { Connection } from '../../host/session'
import type { Access } from './access'
import type { PublishTools } from './tools'
import { findTarget } from './target'

/** Whether publishing can work, or the first thing that prevents it. */
export type Readiness =
  | { readonly kind: 'untrusted' }
  | { readonly kind: 'unknownRepository' }
  /** The path is not allowed or is a symbolic link. */
  | { readonly kind: 'unpublishable'; readonly reason: string }
  | { readonly kind: 'unconfirmedAddress' }
  | { readonly kind: 'signedOut'; readonly repository: RepositoryName }
  | { readonly kind: 'archived'; readonly repository: RepositoryName }
  | { readonly kind: 'noForks'; readonly repository: RepositoryName }
  | { readonly kind: 'failed'; readonly error: GitHubError }
  | { readonly kind: 'ready'; readonly access: Access; readonly connection: Connection }

/**
 * Checks in advance whether publishing can work. Shows no prompts, and sends requests only if the person is signed in.
 * The result is cached for publishing.
 */
export async function checkReadiness(
  { session, confirmations, access: cache }: Pick<PublishTools, 'session' | 'confirmations' | 'access'>,
  uri: vscode.Uri,
): Promise<Readiness> {
  if (!vscode.workspace.isTrusted) return { kind: 'untrusted' }
  let repository: RepositoryName
  try {
    repository = (await findTarget(uri)).repository
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return error.actions.length > 0 ? { kind: 'unknownRepository' } : { kind: 'unpublishable', reason: error.message }
  }
  if (!confirmations.isAddressConfirmed()) return { kind: 'unconfirmedAddress' }
  const connection = await session.connectSilently()
  if (connection === undefined) return { kind: 'signedOut', repository }
  try {
    const isNew = !cache.has(repository)
    const access = await cache.find(repository, connection.octokit)
    const { isArchived, canPush, allowsForks, isOrganization } = access.repository
    if (isArchived) return { kind: 'archived', repository }
    if (!canPush && !allowsForks) return { kind: 'noForks', repository }
    if (isNew && canPush && isOrganization) await requireApproval(connection, repository)
    return { kind: 'ready', access, connection }
  } catch (error) {
    cache.forget()
    if (error instanceof GitHubError) return { kind: 'failed', error }
    throw error
  }
}

/** @throws GitHubError `oauthRestricted` or `ssoRequired`; other errors are ignored. */
async function requireApproval({ octokit }: Connection, repository: RepositoryName): Promise<void> {
  try {
    await probeWriteAccess(octokit, repository)
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error
    if (error.code === 'oauthRestricted' || error.code === 'ssoRequired') throw error
  }
}
