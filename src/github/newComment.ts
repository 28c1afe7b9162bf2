import type { Octokit } from '@octokit/rest'
import { type RepositoryName, webOriginOf } from './remotes'
import { call, type CallOptions, requestOptions, unrepeated } from './steps/call'
import { requireString } from './steps/repositories'
import { sendOnce } from './steps/sendOnce'

export interface NewComment {
  readonly issue: number
  readonly body: string
  /** Text of the body by which the comment is found again. */
  readonly marker: string
}

/**
 * Comments on an issue. Makes no second comment when the answer is lost.
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
  const origin = webOriginOf(octokit.request.endpoint.DEFAULTS.baseUrl)
  return sendOnce(
    () => postComment(octokit, name, comment, options),
    () => findComment(octokit, name, comment, options),
    `${origin}/${name.owner}/${name.repo}/issues/${comment.issue}`,
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
 * The page of a comment that has the mark, among those of the last day; undefined when there is none.
 * https://docs.github.com/en/rest/issues/comments#list-issue-comments
 */
export async function findComment(
  octokit: Octokit,
  { owner, repo }: RepositoryName,
  { issue, marker }: Pick<NewComment, 'issue' | 'marker'>,
  options: CallOptions = {},
): Promise<string | undefined> {
  const since = new Date(Date.now() - 86_400_000).toISOString()
  return call(
    () =>
      octokit.rest.issues.listComments({
        owner,
        repo,
        issue_number: issue,
        since,
        per_page: 100,
        ...requestOptions(options),
      }),
    (data) => {
      const found = data.find(({ body }) => body?.includes(marker) === true)
      return found && requireString(found.html_url)
    },
  )
}
