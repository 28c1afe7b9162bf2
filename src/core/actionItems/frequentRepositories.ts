import type { Digest } from '../digest'

/** `owner/repo` in two parts. */
export interface RepositoryId {
  readonly owner: string
  readonly repo: string
}

/** Number of recent meetings that count, because teams change repositories. */
const recentMeetingCount = 20

/**
 * The repositories that a series references, most frequent and recent first.
 *
 * @param digests The minutes of the series.
 */
export function frequentRepositories(digests: readonly Digest[]): readonly RepositoryId[] {
  const counts = new Map<string, { readonly name: RepositoryId; count: number }>()
  const own = [...digests].sort((one, other) => (other.date ?? '').localeCompare(one.date ?? ''))
  own.slice(0, recentMeetingCount).forEach(({ references }, age) => {
    for (const { owner, repo, kind } of references) {
      const key = `${owner}/${repo}`.toLowerCase()
      const entry = counts.get(key) ?? { name: { owner, repo }, count: 0 }
      // Pull requests weigh less: their repository has the code, not always the tracked issues.
      entry.count += (kind === 'pull' ? 0.3 : 1) / (1 + age / 5)
      counts.set(key, entry)
    }
  })
  return [...counts.values()].sort((one, other) => other.count - one.count).map(({ name }) => name)
}
