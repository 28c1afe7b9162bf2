import type { Octokit } from '@octokit/rest'
import type { Issue, IssueState } from '../core/completion/issueLibrary'
import { shorten } from '../core/plainText'
import { toGitHubError } from './errors'
import type { RepositoryName } from './remotes'
import { type CallOptions, endable } from './steps/call'

/** What is known of a repository's issues and pull requests, and what it takes to ask only for what changed. */
export interface IssueSnapshot {
  readonly issues: readonly Issue[]
  /** The `since` that was asked with: the ETag belongs to that address. Undefined while everything was asked for. */
  readonly since: string | undefined
  /** Of the first page; sent back, it costs nothing while nothing changed. */
  readonly etag: string | undefined
  /** When the snapshot was last confirmed, ISO. */
  readonly checkedAt: string
}

const pageSize = 100
/** Pages that a first load reads at most; the issues updated last come first. */
const maxPages = 30
/** Labels that are kept of an issue at most, and letters of each. */
const maxLabels = 10
const maxLabelLength = 50

/**
 * Brings a snapshot up to date: issues and pull requests of all states, the latest changes first, until what is known.
 * While nothing has changed it is one request, answered 304 and free of charge.
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
    const pages = octokit.paginate.iterator(endable(octokit.rest.issues.listForRepo, options), {
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
  const kept = known?.issues.filter(({ number }) => !fresh.has(number)) ?? []
  const issues = [...fresh.values(), ...kept]
  const checkedAt = now().toISOString()
  // A page of changes is worth asking for less from now on; before that the ETag is, which another address would spoil.
  const isMuch = known !== undefined && fresh.size >= pageSize
  return isMuch
    ? { issues, since: newestOf(issues), etag: undefined, checkedAt }
    : { issues, since: known?.since, etag, checkedAt }
}

/** The latest update, ISO; undefined for none. */
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
    // Most issues have none, and an index of many is kept small.
    ...(labels.length === 0 ? {} : { labels }),
  }
}

/** GitHub names a label in one of two ways. */
function labelsOf({ labels }: ListedIssue): readonly string[] {
  return labels
    .map((label) => shorten((typeof label === 'string' ? label : label.name) ?? '', maxLabelLength))
    .filter((name) => name !== '')
    .slice(0, maxLabels)
}

function stateOf(entry: ListedIssue): IssueState {
  if (entry.state === 'open') return entry.draft === true ? 'draft' : 'open'
  return typeof entry.pull_request?.merged_at === 'string' ? 'merged' : 'closed'
}
