import { filesOf } from '../git/changes'
import { ancestorsOf } from '../git/history'
import { findCommit, type ObjectStore } from '../git/objects'
import { listReferences } from '../git/references'
import { Refusal, type Viewer } from '../server/exchange'
import type { Protection, RepositoryRecord } from '../server/state'

/** The change that a call makes to a branch. */
export interface BranchChange {
  readonly branch: string
  readonly kind: 'creation' | 'update' | 'deletion'
  /** The new head; `undefined` for a deletion. */
  readonly sha: string | undefined
}

/**
 * The repository rule that blocks a change of a branch; undefined when none does.
 * https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/managing-rulesets/available-rules-for-rulesets
 */
export async function findViolation(
  store: ObjectStore,
  repository: RepositoryRecord,
  change: BranchChange,
): Promise<Protection | undefined> {
  for (const protection of repository.protections.filter(({ branch }) => matchesPattern(branch, change.branch))) {
    const isRefused =
      (protection.refuses === 'update' && change.kind !== 'creation') ||
      // Commits of the git data API have no signature.
      (protection.refuses === 'unsigned' && change.kind !== 'deletion') ||
      (protection.refuses === 'creation' && change.kind === 'creation') ||
      (protection.refuses === 'signoff' && change.sha !== undefined && !(await isSignedOff(store, change.sha)))
    if (isRefused) {
      return protection
    }
  }
  return undefined
}

/** The refusal when the git data API blocks a push. */
export function pushRefused({ kind, refuses, sentence }: Protection): Refusal {
  // "409 Conflict" is documented for references, trees, commits and blobs.
  if (refuses === 'unsigned') return new Refusal(409, `Repository rule violations found\n\n${sentence}\n\n`)
  return kind === 'ruleset'
    ? new Refusal(422, `Repository rule violations found\n\n${sentence}\n\n`)
    : new Refusal(422, sentence, { documentation: 'https://docs.github.com/articles/about-protected-branches' })
}

/**
 * The refusal of a push to the branch of a pull request that waits in a merge queue, as git shows it.
 * https://docs.github.com/en/pull-requests/collaborating-with-pull-requests/incorporating-changes-from-a-pull-request/merging-a-pull-request-with-a-merge-queue
 */
export function branchQueued(): Refusal {
  return new Refusal(
    422,
    'A pull request for this branch has been added to a merge queue. Branches that are queued for merging cannot be updated. To modify this branch, dequeue the associated pull request.',
  )
}

/**
 * Refuses contents in which push protection finds a secret.
 * https://docs.github.com/en/code-security/secret-scanning/introduction/about-push-protection
 */
export function refuseSecrets({ secret }: RepositoryRecord, content: string): void {
  if (secret !== undefined && content.includes(secret))
    throw new Refusal(409, 'Repository rule violations found\n\nPush cannot contain secrets\n\n')
}

export function isProtected(repository: RepositoryRecord, branch: string): boolean {
  return repository.protections.some((protection) => matchesPattern(protection.branch, branch))
}

/** As in GitHub's settings: `*` matches anything but a slash, `**` anything. */
function matchesPattern(pattern: string, branch: string): boolean {
  const expression = pattern
    .split(/(\*\*|\*)/)
    .map((part) => (part === '**' ? '.*' : part === '*' ? '[^/]*' : part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')))
    .join('')
  return new RegExp(`^${expression}$`).test(branch)
}

async function isSignedOff(store: ObjectStore, sha: string): Promise<boolean> {
  const others = await listReferences(store, 'refs/heads')
  const known = new Set<string>()
  for (const other of others) {
    for (const reached of (await ancestorsOf(store, other.sha)).keys()) {
      known.add(reached)
    }
  }
  const fresh = [...(await ancestorsOf(store, sha)).values()].filter((commit) => !known.has(commit.sha))
  return fresh.every(({ message }) => /^Signed-off-by: .+ <.+>$/m.test(message))
}

/**
 * A workflow file that a token without the `workflow` scope must not add: no branch of the repository has a file with
 * the same path and content. Undefined when there is none.
 * https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/scopes-for-oauth-apps#available-scopes
 */
export async function findForbiddenWorkflow(
  store: ObjectStore,
  viewer: Viewer,
  sha: string,
): Promise<string | undefined> {
  if (viewer.token.scopes.includes('workflow')) {
    return undefined
  }
  const known = new Set<string>()
  for (const branch of await listReferences(store, 'refs/heads')) {
    for (const [path, blob] of await workflowsOf(store, branch.sha)) {
      known.add(`${path} ${blob}`)
    }
  }
  return [...(await workflowsOf(store, sha))].find(([path, blob]) => !known.has(`${path} ${blob}`))?.[0]
}

export function isWorkflowPath(path: string): boolean {
  return path.startsWith('.github/workflows/')
}

async function workflowsOf(store: ObjectStore, sha: string): Promise<ReadonlyMap<string, string>> {
  const commit = await findCommit(store, sha)
  const files = await filesOf(store, commit?.tree)
  return new Map(
    [...files.values()].filter(({ path }) => isWorkflowPath(path)).map(({ path, sha: blob }) => [path, blob]),
  )
}
