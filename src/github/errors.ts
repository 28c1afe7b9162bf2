/** What can go wrong with a GitHub call. `host/explainError.ts` turns each code into a message. */
export type GitHubErrorCode =
  | 'signInRequired'
  | 'ssoRequired'
  | 'oauthRestricted'
  | 'noPermission'
  | 'repositoryMissing'
  /** The repository has been archived, and is read-only. */
  | 'archived'
  | 'baseMissing'
  | 'emptyRepository'
  /** A file is missing. Used between steps only, never shown. */
  | 'fileMissing'
  | 'nothingToPublish'
  /** GitHub says that a branch moved in the meantime, or already exists. */
  | 'conflict'
  /** We saw that a branch or a file on GitHub changed in the meantime. */
  | 'changedMeanwhile'
  /** All names for a branch are in use. */
  | 'namesTaken'
  /** The pull request was merged or closed during the run. */
  | 'pullRequestEnded'
  /** Somebody opened a pull request with the same file during the run. */
  | 'pullRequestExists'
  /** Another branch, or a rule about names, blocks the branch name. */
  | 'branchBlocked'
  /** The pull request of the branch waits in a merge queue, which locks the branch. */
  | 'branchQueued'
  /** A repository rule blocks it: branch protection, a required sign-off. */
  | 'ruleViolated'
  /** Only signed commits are accepted. */
  | 'signatureRequired'
  /** GitHub found a password or token in the text. */
  | 'secretFound'
  | 'issuesDisabled'
  /** Git LFS stores the file. */
  | 'largeFile'
  /** Git passes the file through a filter before it stores it, which may encrypt it. */
  | 'filtered'
  /** The path of the file is a link or a folder. */
  | 'notAFile'
  /** The path of the folder is a link or a file. */
  | 'notAFolder'
  /** The file has another encoding than UTF-8. */
  | 'notUtf8'
  | 'forkRefused'
  /** GitHub has not finished the fork within its documented time. */
  | 'forkPending'
  /** The fork shares no history with the repository. */
  | 'forkApart'
  | 'rateLimited'
  | 'invalid'
  /** The response did not come from GitHub (a proxy's page), or was incomplete. */
  | 'unreadable'
  /** The response was lost, and it is unknown what GitHub did. */
  | 'unclear'
  | 'offline'
  | 'serverError'
  | 'cancelled'

export interface GitHubErrorDetails {
  /** GitHub's own message. */
  readonly reason?: string
  readonly status?: number
  /** The page on which to authorize single sign-on. */
  readonly url?: string
  /** When the rate limit resets. */
  readonly retryAt?: Date
  readonly cause?: unknown
}

/** An expected failure. Shown with actions that help, never with a stack trace. */
export class GitHubError extends Error {
  readonly code: GitHubErrorCode
  readonly details: GitHubErrorDetails

  constructor(code: GitHubErrorCode, details: GitHubErrorDetails = {}) {
    super(`GitHub: ${code}${details.reason === undefined ? '' : ` (${details.reason})`}`, { cause: details.cause })
    this.name = 'GitHubError'
    this.code = code
    this.details = details
  }
}

/** The part of Octokit's RequestError that is read here. https://github.com/octokit/request-error.js */
interface RequestFailure {
  readonly status: number
  readonly message: string
  /** Why the request was not sent. */
  readonly cause?: unknown
  readonly response?: {
    readonly headers: Readonly<Record<string, string | number | undefined>>
    readonly data: unknown
  }
}

/**
 * Turns Octokit's errors into GitHubErrors. Returns other errors unchanged, so that our bugs are not reported as
 * GitHub's.
 *
 * @param missing The code for a 404 from this call. GitHub also answers 404 when the account lacks read access.
 */
export function toGitHubError(error: unknown, missing: GitHubErrorCode = 'repositoryMissing'): unknown {
  if (error instanceof GitHubError) return error
  if (error instanceof Error && error.name === 'AbortError') return new GitHubError('cancelled', { cause: error })
  if (!isRequestFailure(error)) return error
  const { status, response } = error
  // Octokit reports a failed connection as a 500 without a response.
  if (error.cause instanceof GitHubError) return error.cause
  if (response === undefined) return new GitHubError('offline', { cause: error })
  const said = reasonOf(response.data)
  // These say what they mean only by their sentence.
  if (said === undefined && [400, 409, 422].includes(status))
    return new GitHubError('unreadable', { status, cause: error })
  const reason = said ?? error.message
  const details: GitHubErrorDetails = { reason, status, cause: error }
  return new GitHubError(codeOf(status, reason, response.headers, missing), {
    ...details,
    ...extrasOf(response.headers),
  })
}

function isRequestFailure(error: unknown): error is RequestFailure {
  return error instanceof Error && 'status' in error && typeof error.status === 'number'
}

function codeOf(
  status: number,
  reason: string,
  headers: Readonly<Record<string, string | number | undefined>>,
  missing: GitHubErrorCode,
): GitHubErrorCode {
  if (status === 401) return 'signInRequired'
  if (headers['x-github-sso'] !== undefined && status === 403) return 'ssoRequired'
  if (
    status === 429 ||
    headers['retry-after'] !== undefined ||
    (status === 403 && (String(headers['x-ratelimit-remaining']) === '0' || /rate limit/i.test(reason)))
  ) {
    return 'rateLimited'
  }
  if (status === 403) {
    if (/OAuth App access restrictions/i.test(reason)) return 'oauthRestricted'
    if (/repository was archived/i.test(reason)) return 'archived'
    return ruleOf(reason) ?? 'noPermission'
  }
  if (status === 410 && /issues (?:are|has been) disabled|issues has been disabled/i.test(reason))
    return 'issuesDisabled'
  if (status === 404 || status === 410) return missing
  if (status === 409) return /repository is empty/i.test(reason) ? 'emptyRepository' : (ruleOf(reason) ?? 'conflict')
  if (status === 422) return codeOfRefusal(reason)
  return status >= 500 ? 'serverError' : 'invalid'
}

/** GitHub's messages for repository rules: rulesets and classic branch protection. */
const rules =
  /Repository rule violations|protected branch|Changes must be made through|Commit message must match|required status|approving review/i

/** The code of a refusal by a repository rule; undefined for other messages. */
function ruleOf(reason: string): GitHubErrorCode | undefined {
  if (/queued for merging/i.test(reason)) return 'branchQueued'
  if (/verified signature|must be signed|signature.*required/i.test(reason)) return 'signatureRequired'
  if (/secret|push protection|GH013.*credential/i.test(reason)) return 'secretFound'
  return rules.test(reason) ? 'ruleViolated' : undefined
}

/** The code of a 422; GitHub distinguishes them only by the message. */
function codeOfRefusal(reason: string): GitHubErrorCode {
  if (/fast forward|already exists|Reference does not exist/i.test(reason)) return 'conflict'
  if (/creations being restricted|Reference update failed|not a valid ref name/i.test(reason)) return 'branchBlocked'
  if (/submitted too quickly/i.test(reason)) return 'rateLimited'
  return ruleOf(reason) ?? 'invalid'
}

function extrasOf(
  headers: Readonly<Record<string, string | number | undefined>>,
): Pick<GitHubErrorDetails, 'url' | 'retryAt'> {
  const url = /url=(https?:\/\/\S+)/.exec(String(headers['x-github-sso'] ?? ''))?.[1]
  const after = Number(headers['retry-after'])
  const reset = Number(headers['x-ratelimit-reset'])
  const isSpent = String(headers['x-ratelimit-remaining']) === '0'
  const retryAt =
    after > 0 ? new Date(Date.now() + after * 1_000) : isSpent && reset > 0 ? new Date(reset * 1_000) : undefined
  return { ...(url === undefined ? {} : { url }), ...(retryAt === undefined ? {} : { retryAt }) }
}

/** GitHub's message, followed by those in its `errors` list; undefined when there is no message. */
function reasonOf(data: unknown): string | undefined {
  if (typeof data !== 'object' || data === null || !('message' in data) || typeof data.message !== 'string')
    return undefined
  const errors: readonly unknown[] = 'errors' in data && Array.isArray(data.errors) ? data.errors : []
  const sentences = errors.flatMap((entry) => {
    if (typeof entry === 'string') return [entry]
    if (typeof entry !== 'object' || entry === null) return []
    if ('message' in entry && typeof entry.message === 'string') return [entry.message]
    return 'field' in entry && 'code' in entry ? [`${String(entry.field)}: ${String(entry.code)}`] : []
  })
  return [data.message, ...sentences].join(': ')
}
