import { readCommit, type Commit, type ObjectStore } from './objects'

export interface LoggedCommit extends Commit {
  readonly sha: string
}

/** The commit and all its ancestors. */
export async function ancestorsOf(store: ObjectStore, sha: string): Promise<ReadonlyMap<string, LoggedCommit>> {
  const found = new Map<string, LoggedCommit>()
  const queue = [sha]
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    if (!found.has(next)) {
      const commit = await readCommit(store, next)
      found.set(next, { ...commit, sha: next })
      queue.push(...commit.parents)
    }
  }
  return found
}

export async function isAncestor(store: ObjectStore, ancestor: string, descendant: string): Promise<boolean> {
  return (await ancestorsOf(store, descendant)).has(ancestor)
}

/** The history, newest first; children always come before their parents. */
export async function logOf(store: ObjectStore, sha: string): Promise<readonly LoggedCommit[]> {
  return sortLog(await ancestorsOf(store, sha))
}

function sortLog(commits: ReadonlyMap<string, LoggedCommit>): readonly LoggedCommit[] {
  const children = new Map<string, number>()
  for (const { parents } of commits.values()) {
    for (const parent of parents) {
      children.set(parent, (children.get(parent) ?? 0) + 1)
    }
  }
  const sorted: LoggedCommit[] = []
  const ready = [...commits.values()].filter(({ sha }) => !children.has(sha))
  for (;;) {
    ready.sort((a, b) => b.committer.date.getTime() - a.committer.date.getTime())
    const commit = ready.shift()
    if (commit === undefined) {
      return sorted
    }
    sorted.push(commit)
    for (const parent of commit.parents) {
      const waiting = (children.get(parent) ?? 1) - 1
      children.set(parent, waiting)
      const known = commits.get(parent)
      if (waiting === 0 && known !== undefined) {
        ready.push(known)
      }
    }
  }
}

export interface Comparison {
  /** `undefined` when the two have no history in common. */
  readonly mergeBase: string | undefined
  /** The commits of `head` that `base` lacks, newest first. */
  readonly ahead: readonly LoggedCommit[]
  readonly behind: number
}

export async function compareCommits(store: ObjectStore, base: string, head: string): Promise<Comparison> {
  const ofBase = await ancestorsOf(store, base)
  const ofHead = await ancestorsOf(store, head)
  const without = (
    all: ReadonlyMap<string, LoggedCommit>,
    others: ReadonlyMap<string, LoggedCommit>,
  ): ReadonlyMap<string, LoggedCommit> => new Map([...all].filter(([sha]) => !others.has(sha)))
  const common = new Map([...ofHead].filter(([sha]) => ofBase.has(sha)))
  return {
    // The newest common commit without common descendants.
    mergeBase: sortLog(common)[0]?.sha,
    ahead: sortLog(without(ofHead, ofBase)),
    behind: without(ofBase, ofHead).size,
  }
}
