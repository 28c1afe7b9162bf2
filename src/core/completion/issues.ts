import Fuse from 'fuse.js'
import type { Digest } from '../digest'
import type { ReferenceKind } from '../minutes'

export type IssueState = 'open' | 'closed' | 'merged' | 'draft'

/** An issue or pull request that can be offered behind `#`. */
export interface Issue {
  readonly owner: string
  readonly repo: string
  readonly number: number
  readonly kind: ReferenceKind
  /** Undefined where only the minutes know it. */
  readonly title: string | undefined
  readonly state: IssueState | undefined
  /** ISO time, undefined where unknown. */
  readonly updatedAt: string | undefined
}

/** Issues of the index and of the minutes, the index's entry where both know one. */
export function mergeIssues(indexed: readonly Issue[], history: readonly Digest[]): readonly Issue[] {
  const known = new Map(indexed.map((issue) => [issueKey(issue), issue]))
  for (const digest of history) {
    for (const { owner, repo, number, kind, label } of digest.references) {
      const key = issueKey({ owner, repo, number })
      const existing = known.get(key)
      if (existing === undefined || (existing.title === undefined && label !== undefined)) {
        known.set(key, {
          owner,
          repo,
          number,
          kind: kind ?? existing?.kind ?? 'issue',
          title: label,
          state: undefined,
          updatedAt: undefined,
        })
      }
    }
  }
  return [...known.values()]
}

export function issueKey({ owner, repo, number }: Pick<Issue, 'owner' | 'repo' | 'number'>): string {
  return `${owner}/${repo}#${number}`.toLowerCase()
}

/** How often the series and the workspace linked an issue and its repository lately. */
export interface Affinity {
  readonly issues: ReadonlyMap<string, number>
  readonly repos: ReadonlyMap<string, number>
}

/** What the minutes link to, the latest meetings and those of the same series counting most. */
export function linkAffinity(history: readonly Digest[], series: string): Affinity {
  const issues = new Map<string, number>()
  const repos = new Map<string, number>()
  const meetings = new Map<string, number>()
  const latest = [...history].sort((one, other) => (other.date ?? '').localeCompare(one.date ?? ''))
  for (const digest of latest) {
    const age = meetings.get(digest.series) ?? 0
    meetings.set(digest.series, age + 1)
    const weight = (digest.series === series ? 4 : 1) / (1 + age)
    for (const reference of digest.references) {
      const repo = `${reference.owner}/${reference.repo}`.toLowerCase()
      issues.set(issueKey(reference), (issues.get(issueKey(reference)) ?? 0) + weight)
      repos.set(repo, (repos.get(repo) ?? 0) + weight)
    }
  }
  return { issues, repos }
}

export interface IssueQuery {
  /** `repo` or `owner/repo`, resolved; '' for any. */
  readonly repository: string
  /** A number's beginning, or words of the title joined by hyphens. */
  readonly typed: string
}

/** The issues that a query may mean, best first. */
export function findIssues(
  issues: readonly Issue[],
  query: IssueQuery,
  affinity: Affinity,
  limit: number,
): readonly Issue[] {
  const inRepository = issues.filter((issue) => isOfRepository(issue, query.repository))
  const byHabit = (one: Issue, other: Issue): number =>
    habit(other, affinity) - habit(one, affinity) ||
    (other.updatedAt ?? '').localeCompare(one.updatedAt ?? '') ||
    other.number - one.number
  if (query.typed === '') return [...inRepository].sort(byHabit).slice(0, limit)
  if (/^\d+$/.test(query.typed)) {
    return inRepository
      .filter(({ number }) => String(number).startsWith(query.typed))
      .sort(byHabit)
      .slice(0, limit)
  }
  const words = query.typed.split(/[-_.\s]+/).filter((word) => word !== '')
  const fuse = new Fuse(inRepository, {
    keys: ['title', 'repo'],
    threshold: 0.35,
    ignoreLocation: true,
    useExtendedSearch: true,
    includeScore: true,
  })
  return fuse
    .search(words.join(' '), { limit: limit * 2 })
    .map(({ item, score = 1 }) => ({ item, rank: score - Math.min(habit(item, affinity), 4) * 0.05 }))
    .sort((one, other) => one.rank - other.rank)
    .map(({ item }) => item)
    .slice(0, limit)
}

function isOfRepository({ owner, repo }: Issue, repository: string): boolean {
  if (repository === '') return true
  const wanted = repository.toLowerCase()
  return wanted.includes('/') ? `${owner}/${repo}`.toLowerCase() === wanted : repo.toLowerCase().startsWith(wanted)
}

function habit(issue: Issue, { issues, repos }: Affinity): number {
  const open = issue.state === 'closed' || issue.state === 'merged' ? 0 : 0.5
  return (
    (issues.get(issueKey(issue)) ?? 0) * 2 +
    Math.log1p(repos.get(`${issue.owner}/${issue.repo}`.toLowerCase()) ?? 0) +
    open
  )
}
