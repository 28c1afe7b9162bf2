import * as vscode from 'vscode'
import { GitHubError } from '../../github/errors'
import type { RepositoryName } from '../../github/remotes'
import { probeWriteAccess } from '../../github/steps/repositories'
import { UserError } from '../../host/commands'
import type { Connection } from '../../host/session'
import type { Access } from './access'
import type { PublishTools } from './tools'
import { findTarget } from './target'

/** Whether publishing would work, or the one thing that stands in its way. */
export type Readiness =
  | { readonly kind: 'untrusted' }
  | { readonly kind: 'unknownRepository' }
  /** The path, or a link, keeps the file from being published. */
  | { readonly kind: 'unpublishable'; readonly reason: string }
  | { readonly kind: 'unconfirmedAddress' }
  | { readonly kind: 'signedOut'; readonly repository: RepositoryName }
  | { readonly kind: 'archived'; readonly repository: RepositoryName }
  | { readonly kind: 'noForks'; readonly repository: RepositoryName }
  | { readonly kind: 'failed'; readonly error: GitHubError }
  | { readonly kind: 'ready'; readonly access: Access; readonly connection: Connection }

/**
 * Looks whether publishing would work, before the meeting ends. Asks the person nothing, and GitHub only where somebody is
 * signed in; what it learns the click need not ask again.
 */
export async function checkReadiness(
  { session, confirmations, access: known }: Pick<PublishTools, 'session' | 'confirmations' | 'access'>,
  uri: vscode.Uri,
): Promise<Readiness> {
  if (!vscode.workspace.isTrusted) return { kind: 'untrusted' }
  let repository: RepositoryName
  try {
    repository = (await findTarget(uri)).repository
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return error.remedies.length > 0 ? { kind: 'unknownRepository' } : { kind: 'unpublishable', reason: error.message }
  }
  if (!confirmations.isAddressConfirmed()) return { kind: 'unconfirmedAddress' }
  const connection = await session.connectSilently()
  if (connection === undefined) return { kind: 'signedOut', repository }
  try {
    const isNew = !known.has(repository)
    const access = await known.find(repository, connection.octokit)
    const { isArchived, canPush, allowsForks, isOrganization } = access.repository
    if (isArchived) return { kind: 'archived', repository }
    if (!canPush && !allowsForks) return { kind: 'noForks', repository }
    if (isNew && canPush && isOrganization) await requireApproval(connection, repository)
    return { kind: 'ready', access, connection }
  } catch (error) {
    known.forget()
    if (error instanceof GitHubError) return { kind: 'failed', error }
    throw error
  }
}

/** @throws GitHubError where the organization has not approved the application; whatever else is refused says nothing. */
async function requireApproval({ octokit }: Connection, repository: RepositoryName): Promise<void> {
  try {
    await probeWriteAccess(octokit, repository)
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error
    if (error.code === 'oauthRestricted' || error.code === 'ssoRequired') throw error
  }
}
