import type { Octokit } from '@octokit/rest'
import type { Issue, IssueState } from '../core/completion/indexedIssues'
import { truncate } from '../core/plainText'
import { toGitHubError } from './errors'
import type { RepositoryName } from './remotes'
import { type CallOptions, withAbort } from './steps/call'

/** A repository's issues and pull requests, with the data for requesting only changes. */
export interface IssueSnapshot {
  readonly issues: readonly Issue[]
  /** The `since` of the request that the ETag belongs to; undefined when everything was requested. */
  readonly since: string | undefined
  /** The ETag of the first page. A request with it is free while nothing changed. */
  readonly etag: string | undefined
  /** When the snapshot was last confirmed, in ISO 8601. */
  readonly checkedAt: string
}

const pageSize = 100
/** Maximum number of pages on the first load; recently updated issues come first. */
const maxPages = 30
/** Maximum number of labels stored for an issue, and of characters in each. */
const maxLabels = 10
const maxLabelLength = 50

/**
 * Updates a snapshot with issues and pull requests of all states, newest changes first, until it reaches known ones.
 * While nothing has changed this is one request, answered with 304 and not counted against the rate limit.
 *
 * https://docs.github.com/en/rest/issues/issues#list-repository-issues
 *
 * @throws GitHubError
 */
export async function refreshIssues(
  octokit: Octokit,
  name: RepositoryName,
  known: IssueSnapshot | undefined,
  now: () => Date,
  options: CallOptions = {},
): Promise<IssueSnapshot> {
  const newestKnown = newestOf(known?.issues ?? []) ?? ''
  const fresh = new Map<number, Issue>()
  let etag: string | undefined
  try {
    const pages = octokit.paginate.iterator(withAbort(octokit.rest.issues.listForRepo, options), {
      owner: name.owner,
      repo: name.repo,
      state: 'all',
      sort: 'updated',
      direction: 'desc',
      per_page: pageSize,
      ...(known?.since === undefined ? {} : { since: known.since }),
      headers: known?.etag === undefined ? {} : { 'if-none-match': known.etag },
    })
    let page = 0
    for await (const { data, headers } of pages) {
      etag ??= headers.etag
      for (const entry of data) fresh.set(entry.number, toIssue(name, entry))
      const oldest = data.at(-1)?.updated_at ?? ''
      if (++page >= maxPages || (newestKnown !== '' && oldest < newestKnown)) break
    }
  } catch (error) {
    if (known !== undefined && isNotModified(error)) return { ...known, checkedAt: now().toISOString() }
    throw toGitHubError(error)
  }
  const unchanged = known?.issues.filter(({ number }) => !fresh.has(number)) ?? []
  const issues = [...fresh.values(), ...unchanged]
  const checkedAt = now().toISOString()
  // From a page of changes on, a later `since` saves more than the ETag, which is only valid for the same address.
  const isWholePage = known !== undefined && fresh.size >= pageSize
  return isWholePage
    ? { issues, since: newestOf(issues), etag: undefined, checkedAt }
    : { issues, since: known?.since, etag, checkedAt }
}

/** The latest update in ISO 8601; undefined when there are no issues. */
function newestOf(issues: readonly Issue[]): string | undefined {
  const newest = issues.reduce((latest, { updatedAt = '' }) => (updatedAt > latest ? updatedAt : latest), '')
  return newest === '' ? undefined : newest
}

/** Octokit throws a 304 as an error. */
function isNotModified(error: unknown): boolean {
  return error instanceof Error && 'status' in error && error.status === 304
}

type ListedIssue = Awaited<ReturnType<Octokit['rest']['issues']['listForRepo']>>['data'][number]

function toIssue({ owner, repo }: RepositoryName, entry: ListedIssue): Issue {
  const labels = labelsOf(entry)
  return {
    owner,
    repo,
    number: entry.number,
    kind: entry.pull_request === undefined ? 'issue' : 'pull',
    title: entry.title,
    state: stateOf(entry),
    updatedAt: entry.updated_at,
    ...(typeof entry.closed_at === 'string' ? { closedAt: entry.closed_at } : {}),
    // Most issues have no labels; without the field the stored index is smaller.
    ...(labels.length === 0 ? {} : { labels }),
  }
}

/** The names of the labels. GitHub gives a label as a string or as an object. */
function labelsOf({ labels }: ListedIssue): readonly string[] {
  return labels
    .map((label) => truncate((typeof label === 'string' ? label : label.name) ?? '', maxLabelLength))
    .filter((name) => name !== '')
    .slice(0, maxLabels)
}

function stateOf(entry: ListedIssue): IssueState {
  if (entry.state === 'open') return entry.draft === true ? 'draft' : 'open'
  return typeof entry.pull_request?.merged_at === 'string' ? 'merged' : 'closed'
}
