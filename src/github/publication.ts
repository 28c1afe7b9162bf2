import type { PublishResult, PublishProgress } from './publish'
import type { PublishPlan } from './publishPlan'
import type { RepositoryName } from './remotes'
import type { PullRequest } from './steps/pullRequests'

/**
 * A file's last publication as stored on this machine: the target, and the text that the next merge starts from.
 * Plain JSON. It only saves requests and questions; GitHub is the source of truth.
 */
export interface Publication {
  readonly target: RepositoryName
  /** Path in the repository, with `/`. */
  readonly path: string
  readonly baseBranch: string
  /** The repository of the branch: the target or a fork. */
  readonly head: RepositoryName
  readonly branch: string
  readonly pull: Pick<PullRequest, 'number' | 'url' | 'title' | 'state' | 'createdAt'>
  /** The head of the branch after this publication. */
  readonly headSha: string
  /** The text at that head, including others' changes. */
  readonly text: string
  /** The person's own text, without others' changes. As the base of the next merge, it keeps those changes. */
  readonly own: string
  /** The person's own text that the base received last; undefined if none has been merged. */
  readonly landed?: string | undefined
  /** The account that published. */
  readonly account?: string | undefined
  /** Title and description as they were sent, to notice whether somebody has edited them. */
  readonly sent?: { readonly title: string; readonly body: string } | undefined
  /** The blob SHA of the text in the editor, where images may have other addresses. */
  readonly sourceSha: string
  /** The blob SHA of the file on the base at that time; undefined when it did not exist. */
  readonly baseSha?: string | undefined
}

/** The publications to store after publishing, one for each file of the pull request. */
export function rememberPublication(
  plan: PublishPlan,
  { pull, head, branch, headSha }: PublishResult,
  sources: readonly PublishedSource[],
  { account, baseShas, before, landed }: RecordedFacts,
): readonly Publication[] {
  const published = new Map(
    plan.commits.flatMap(({ files }) =>
      files.flatMap((file): [string, string][] => ('text' in file ? [[file.path, file.text]] : [])),
    ),
  )
  const isSent = plan.pull === undefined || plan.renews
  // A new pull request leaves out files that the base already has.
  const there = plan.pull === undefined ? sources.filter(({ path }) => published.has(path)) : sources
  return there.map(({ path, sourceSha, text, lastPublication }) => ({
    target: plan.target,
    path,
    baseBranch: plan.baseBranch,
    head,
    branch,
    pull: { number: pull.number, url: pull.url, title: pull.title, state: pull.state, createdAt: pull.createdAt },
    headSha,
    // A file without a commit stays as it is on the branch.
    text: published.get(path) ?? before.get(path) ?? text,
    own: text,
    landed: landed.get(path),
    account,
    sent: isSent ? { title: plan.title, body: plan.body } : lastPublication?.sent,
    sourceSha,
    baseSha: baseShas.get(path),
  }))
}

/** A file as it was published. */
interface PublishedSource {
  readonly path: string
  readonly sourceSha: string
  readonly text: string
  readonly lastPublication: Publication | undefined
}

/** The facts from preparing that are stored or shown. */
export interface RecordedFacts {
  readonly account: string
  /** The blob SHAs of the files on the base, by path. */
  readonly baseShas: ReadonlyMap<string, string>
  /** The texts on GitHub that the plan replaces or leaves as they are, by path. */
  readonly before: ReadonlyMap<string, string>
  /** The person's own texts that the base has received, by path. */
  readonly landed: ReadonlyMap<string, string>
}

/** The publications to store if the run ends now. Its pull request may not exist yet. */
export function pendingPublication(
  plan: PublishPlan,
  { head, branch, commitSha, pull }: PublishProgress,
  sources: readonly PublishedSource[],
  facts: RecordedFacts,
): readonly Publication[] {
  if (commitSha === undefined) return []
  const { title, body, baseBranch } = plan
  const expected: PullRequest = pull ?? {
    number: 0,
    url: '',
    title,
    body,
    state: 'open',
    base: baseBranch,
    headSha: commitSha,
    branch,
    head,
  }
  return rememberPublication(
    plan,
    { outcome: 'created', pull: expected, head, branch, headSha: commitSha, skipped: [] },
    sources,
    facts,
  )
}

/** Whether another file has been published at the path of a publication. */
export function isPathTaken(publication: Publication | undefined, path: string, all: readonly Publication[]): boolean {
  if (publication === undefined || publication.path === path) return false
  return all.some(
    (other) =>
      other !== publication &&
      other.path === publication.path &&
      isSameRepository(other.target, publication.target) &&
      other.pull.number === publication.pull.number,
  )
}

/** Whether a file is published, and in which state. */
export type PublicationState = 'unpublished' | 'open' | 'changed' | 'merged' | 'closed'

/** @param sourceSha The blob SHA of the current text. */
export function publicationState(publication: Publication | undefined, sourceSha: string): PublicationState {
  if (publication === undefined) return 'unpublished'
  if (publication.sourceSha !== sourceSha) return 'changed'
  return publication.pull.state
}

/** Validates a stored publication; undefined when it is invalid or incomplete. */
export function parsePublication(value: unknown): Publication | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { target, path, baseBranch, head, branch, pull, headSha, text, own, sourceSha, ...optional } = value as Record<
    string,
    unknown
  >
  const { baseSha, landed, account, sent } = optional
  const isComplete =
    isRepositoryName(target) &&
    isRepositoryName(head) &&
    [path, baseBranch, branch, headSha, text, own, sourceSha].every((each) => typeof each === 'string') &&
    [baseSha, landed, account].every((each) => each === undefined || typeof each === 'string') &&
    (sent === undefined || isSent(sent)) &&
    typeof pull === 'object' &&
    pull !== null &&
    'number' in pull &&
    typeof pull.number === 'number' &&
    'url' in pull &&
    typeof pull.url === 'string' &&
    'title' in pull &&
    typeof pull.title === 'string' &&
    (!('createdAt' in pull) || pull.createdAt === undefined || typeof pull.createdAt === 'string') &&
    'state' in pull &&
    (pull.state === 'open' || pull.state === 'closed' || pull.state === 'merged')
  return isComplete ? (value as Publication) : undefined
}

function isSent(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    'title' in value &&
    typeof value.title === 'string' &&
    'body' in value &&
    typeof value.body === 'string'
  )
}

export function isRepositoryName(value: unknown): value is RepositoryName {
  return (
    typeof value === 'object' &&
    value !== null &&
    'owner' in value &&
    typeof value.owner === 'string' &&
    'repo' in value &&
    typeof value.repo === 'string'
  )
}

export function isSameRepository(one: RepositoryName, other: RepositoryName): boolean {
  return `${one.owner}/${one.repo}`.toLowerCase() === `${other.owner}/${other.repo}`.toLowerCase()
}
