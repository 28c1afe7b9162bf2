import * as vscode from 'vscode'
import type { AnnouncementDocument } from '../../core/meetings/announcementDocument'
import { GitHubError } from '../../github/errors'
import { createComment, findComments } from '../../github/newComment'
import { createIssue, findOwnIssues } from '../../github/newIssue'
import type { RepositoryName } from '../../github/remotes'
import { UserError } from '../../host/commands'
import type { Connection } from '../../host/session'
import { withProgress } from '../../host/withProgress'

/** An announcement that is ready to be sent. */
export interface Posting {
  readonly repository: RepositoryName
  /** The issue to comment on, or `new`. */
  readonly issue: number | 'new'
  readonly document: AnnouncementDocument
  /** Invisible text to find the issue or comment again. */
  readonly marker: string
}

/** `owner/repo`, or `owner/repo#12` for a comment. */
export function nameOf({ repository: { owner, repo }, issue }: Posting): string {
  return issue === 'new' ? `${owner}/${repo}` : `${owner}/${repo}#${issue}`
}

/**
 * Sends an announcement once.
 *
 * @returns Its page.
 * @throws GitHubError or UserError
 */
export async function sendPosting(posting: Posting, { octokit }: Connection): Promise<string> {
  const { repository, issue, document, marker } = posting
  const { title, body } = document
  return withProgress(vscode.l10n.t('Posting announcement'), (signal) =>
    withRefusals(posting, async () => {
      if (issue !== 'new') {
        const text = `${`### ${title}\n\n${body}`.trim()}\n\n${marker}`
        return createComment(octokit, repository, { issue, body: text, marker }, { signal })
      }
      const newIssue = { title, body: `${body}\n\n${marker}`, assignees: [], labels: [], marker }
      return (await createIssue(octokit, repository, newIssue, { signal, repeats: 0 })).url
    }),
  )
}

/**
 * Searches for an announcement that may have been sent.
 *
 * @param since When it was first sent.
 * @returns Its pages, oldest first.
 * @throws GitHubError or UserError
 */
export async function findPosted(posting: Posting, since: Date, { octokit }: Connection): Promise<readonly string[]> {
  const { repository, issue, marker } = posting
  return withProgress(vscode.l10n.t('Looking for the announcement on GitHub'), (signal) =>
    withRefusals(posting, async () =>
      issue === 'new'
        ? (await findOwnIssues(octokit, repository, { marker }, { signal })).map(({ url }) => url)
        : findComments(octokit, repository, { issue, marker, since }, { signal }),
    ),
  )
}

/** Runs a request. GitHub's refusals get a message about the draft, because the general messages are about publishing. */
async function withRefusals<T>(posting: Posting, run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    const message = error instanceof GitHubError ? refusalMessage(error, posting) : undefined
    throw message === undefined ? error : new UserError(message)
  }
}

function refusalMessage({ code, details }: GitHubError, posting: Posting): string | undefined {
  const name = nameOf(posting)
  if (code === 'repositoryMissing')
    return vscode.l10n.t('{0} does not exist, or your account cannot see it. Nothing was sent.', name)
  if (code === 'noPermission' || code === 'archived' || code === 'invalid')
    return vscode.l10n.t('GitHub rejected the announcement for {0}. GitHub says: {1}', name, details.reason ?? '')
  return undefined
}
