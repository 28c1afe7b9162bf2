import type { Digest } from '../digest'
import { addCount, type Counter, counterFor } from './counter'

export interface Repository {
  readonly owner: string
  readonly repo: string
}

/** Minimum number of links; fewer may be coincidence. */
const minLinks = 3

/** The most linked repositories, most links first, each in its most common spelling. */
export function mostLinkedRepositories(history: readonly Digest[], limit: number): readonly Repository[] {
  const spellings = new Map<string, Counter>()
  for (const { references } of history) {
    for (const { owner, repo } of references) {
      const name = `${owner}/${repo}`
      addCount(counterFor(spellings, name.toLowerCase()), name)
    }
  }
  return [...spellings.values()]
    .filter(({ total }) => total >= minLinks)
    .sort((one, other) => other.total - one.total)
    .slice(0, limit)
    .map(({ counts }) => {
      const [name] = [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best))
      return { owner: name.slice(0, name.indexOf('/')), repo: name.slice(name.indexOf('/') + 1) }
    })
}
