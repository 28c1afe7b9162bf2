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
  readonly pull: Pick<PullRequest, 'number' | 'url' | 'title' | 'state'>
  /** The head of the branch after this publication. */
  readonly headSha: string
  /** The text at that head, including others' changes. */
  readonly text: string
  /** The person's own text, without others' changes. It is the base of the next merge, so that those changes stay. */
  readonly own: string
  /** The blob SHA of the text in the editor, where images may have other addresses. */
  readonly sourceSha: string
  /** The blob SHA of the file on the base at that time; undefined when it did not exist. */
  readonly baseSha?: string | undefined
}

/** The publications to store after publishing, one for each file. */
export function rememberPublication(
  plan: PublishPlan,
  { pull, head, branch, headSha }: PublishResult,
  sources: readonly { readonly path: string; readonly sourceSha: string; readonly text: string }[],
  baseShas: ReadonlyMap<string, string>,
): readonly Publication[] {
  const published = new Map(
    plan.commits.flatMap(({ files }) =>
      files.flatMap((file): [string, string][] => ('text' in file ? [[file.path, file.text]] : [])),
    ),
  )
  return sources.map(({ path, sourceSha, text }) => ({
    target: plan.target,
    path,
    baseBranch: plan.baseBranch,
    head,
    branch,
    pull: { number: pull.number, url: pull.url, title: pull.title, state: pull.state },
    headSha,
    text: published.get(path) ?? text,
    own: text,
    sourceSha,
    baseSha: baseShas.get(path),
  }))
}

/** The publications to store if the run ends now. Its pull request may not exist yet. */
export function pendingPublication(
  plan: PublishPlan,
  { head, branch, commitSha, pull }: PublishProgress,
  sources: Parameters<typeof rememberPublication>[2],
  baseShas: ReadonlyMap<string, string>,
): readonly Publication[] {
  if (commitSha === undefined) return []
  const expected = pull ?? { number: 0, url: '', title: plan.title, state: 'open', headSha: commitSha, branch, head }
  return rememberPublication(
    plan,
    { outcome: 'created', pull: expected, head, branch, headSha: commitSha, skipped: [] },
    sources,
    baseShas,
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
  const { target, path, baseBranch, head, branch, pull, headSha, text, own, sourceSha, baseSha } = value as Record<
    string,
    unknown
  >
  const isComplete =
    isRepositoryName(target) &&
    isRepositoryName(head) &&
    [path, baseBranch, branch, headSha, text, own, sourceSha].every((each) => typeof each === 'string') &&
    (baseSha === undefined || typeof baseSha === 'string') &&
    typeof pull === 'object' &&
    pull !== null &&
    'number' in pull &&
    typeof pull.number === 'number' &&
    'url' in pull &&
    typeof pull.url === 'string' &&
    'state' in pull &&
    (pull.state === 'open' || pull.state === 'closed' || pull.state === 'merged')
  return isComplete ? (value as Publication) : undefined
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
