import type { Octokit } from '@octokit/rest'
import { type RepositoryName, webOriginOf } from './remotes'
import { call, type CallOptions, requestOptions, unrepeated } from './steps/call'
import { requireString } from './steps/repositories'
import { sendOnce } from './steps/sendOnce'

export interface NewComment {
  readonly issue: number
  readonly body: string
  /** Part of the body, to find the comment again. */
  readonly marker: string
}

/** How much this computer's clock may differ from GitHub's. */
const clockToleranceMs = 86_400_000
const pageSize = 100

/**
 * Comments on an issue or pull request. Sends the comment once, and searches for it if the response is lost.
 *
 * @returns The page of the comment.
 * @throws GitHubError
 */
export async function createComment(
  octokit: Octokit,
  name: RepositoryName,
  comment: NewComment,
  options: CallOptions = {},
): Promise<string> {
  const since = new Date()
  const origin = webOriginOf(octokit.request.endpoint.DEFAULTS.baseUrl)
  return sendOnce(
    () => postComment(octokit, name, comment, options),
    async () => (await findComments(octokit, name, { ...comment, since }, options))[0],
    `${origin}/${name.owner}/${name.repo}/issues/${comment.issue}`,
    0,
  )
}

/** https://docs.github.com/en/rest/issues/comments#create-an-issue-comment */
async function postComment(
  octokit: Octokit,
  { owner, repo }: RepositoryName,
  { issue, body }: NewComment,
  options: CallOptions,
): Promise<string> {
  return call(
    () => octokit.rest.issues.createComment({ owner, repo, issue_number: issue, body, ...unrepeated(options) }),
    ({ html_url }) => requireString(html_url),
  )
}

/**
 * Finds the comments with a marker. There are two if a browser has repeated a request by itself after a lost
 * connection.
 *
 * https://docs.github.com/en/rest/issues/comments#list-issue-comments
 *
 * @param since When the comment was first sent, by this computer's clock.
 * @returns The pages of the comments, the oldest first.
 * @throws GitHubError
 */
export async function findComments(
  octokit: Octokit,
  { owner, repo }: RepositoryName,
  { issue, marker, since }: Pick<NewComment, 'issue' | 'marker'> & { readonly since: Date },
  options: CallOptions = {},
): Promise<readonly string[]> {
  const urls: string[] = []
  for (let page = 1; ; page++) {
    const isLastPage = await call(
      () =>
        octokit.rest.issues.listComments({
          owner,
          repo,
          issue_number: issue,
          since: new Date(since.getTime() - clockToleranceMs).toISOString(),
          per_page: pageSize,
          page,
          ...requestOptions(options),
        }),
      (data) => {
        for (const { body, html_url } of data) if (body?.includes(marker) === true) urls.push(requireString(html_url))
        return data.length < pageSize
      },
    )
    if (isLastPage) return urls
  }
}
