import type { Digest } from '../digest'
import type { Reference } from '../minutes'

export interface Repository {
  readonly owner: string
  readonly repo: string
}

/** Weights of a link in this document, in the same series, and in other minutes. */
const weights = { document: 5, series: 2, other: 1 } as const

/**
 * The repositories that a bare `#12` may refer to, most likely first: those linked most in this document, its series
 * and the workspace.
 *
 * @param history Other minutes in the workspace.
 */
export function likelyRepositories(
  references: readonly Reference[],
  series: string,
  history: readonly Digest[],
  limit: number,
): readonly Repository[] {
  const counts = new Map<string, { readonly repository: Repository; count: number }>()
  const add = (owner: string | undefined, repo: string | undefined, weight: number): void => {
    if (owner === undefined || repo === undefined) return
    const key = `${owner}/${repo}`.toLowerCase()
    const entry = counts.get(key)
    if (entry === undefined) counts.set(key, { repository: { owner, repo }, count: weight })
    else entry.count += weight
  }
  for (const { owner, repo } of references) add(owner, repo, weights.document)
  for (const digest of history)
    for (const { owner, repo } of digest.references)
      add(owner, repo, digest.series === series ? weights.series : weights.other)
  return [...counts.values()]
    .sort((one, other) => other.count - one.count)
    .slice(0, limit)
    .map(({ repository }) => repository)
}

/** The most linked owner of a repository name in the workspace; undefined if there are no links. */
export function likelyOwner(
  repo: string,
  references: readonly Reference[],
  history: readonly Digest[],
): string | undefined {
  const counts = new Map<string, number>()
  const own = references.filter(({ url }) => url !== undefined)
  for (const reference of [...own, ...history.flatMap((digest) => digest.references)]) {
    if (reference.owner === undefined || reference.repo?.toLowerCase() !== repo.toLowerCase()) continue
    counts.set(reference.owner, (counts.get(reference.owner) ?? 0) + 1)
  }
  return [...counts].sort((one, other) => other[1] - one[1])[0]?.[0]
}
