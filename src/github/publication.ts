import type { PublishResult, Standing } from './publish'
import type { PublishPlan } from './publishPlan'
import type { RepositoryName } from './remotes'
import type { PullRequest } from './steps/pullRequests'

/**
 * What this machine remembers of a file's publication: where it went, and the text that the next one is merged from.
 * Plain JSON. It only spares questions and tells states apart; what counts is what stands on GitHub.
 */
export interface Publication {
  readonly target: RepositoryName
  /** Inside the repository, segments divided by `/`. */
  readonly path: string
  readonly baseBranch: string
  /** The repository that has the branch: the target, or a fork. */
  readonly head: RepositoryName
  readonly branch: string
  readonly pull: Pick<PullRequest, 'number' | 'url' | 'title' | 'state'>
  /** The head of the branch after this publication. */
  readonly headSha: string
  /** The text as it stands at that head: with what others had changed. */
  readonly text: string
  /** The person's own text that went into it; the next one is compared with it, so that nothing of others' is undone. */
  readonly own: string
  /** git's name of the text in the editor: pictures may have other addresses there. */
  readonly sourceSha: string
  /** git's name of the file on the base at that time; undefined where it was not there. */
  readonly baseSha?: string | undefined
}

/** What there is to remember of a publication that has been carried out, one entry for each file. */
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

/** What there would be to remember, were the run to end now; its pull request is not known yet. */
export function pendingPublication(
  plan: PublishPlan,
  { head, branch, commitSha, pull }: Standing,
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

/** How a file stands, as a person asks: is it out? */
export type PublicationState = 'unpublished' | 'open' | 'changed' | 'merged' | 'closed'

/** @param sourceSha git's name of the text as it is now. */
export function stateOf(publication: Publication | undefined, sourceSha: string): PublicationState {
  if (publication === undefined) return 'unpublished'
  if (publication.sourceSha !== sourceSha) return 'changed'
  return publication.pull.state
}

/** Reads what was stored; undefined for anything else, such as half a file. */
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

export function sameRepository(one: RepositoryName, other: RepositoryName): boolean {
  return `${one.owner}/${one.repo}`.toLowerCase() === `${other.owner}/${other.repo}`.toLowerCase()
}
