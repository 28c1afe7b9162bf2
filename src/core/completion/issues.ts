import Fuse, { type IFuseOptions } from 'fuse.js'
import type { ReferenceKind } from '../minutes'
import { issueKey } from '../topics'
import { issueScore, issueFeaturesAt } from './issueFeatures'
import { byStateAndUpdate, isClosed, type Issue, type IndexedIssues, type IssueSegment } from './indexedIssues'
import type { IssueStats } from './issueStats'
import type { CursorContext } from './cursorContext'
import { countOf } from './counter'
import { prefilter, normalizeText } from './titleIndex'

export interface IssueQuery {
  /** `repo` or `owner/repo`, resolved; '' for any. */
  readonly repository: string
  /** The start of a number, or words of the title joined by hyphens. */
  readonly typed: string
  /** The kind named before `#` ("PR #"); issues of this kind come first. */
  readonly preferred?: ReferenceKind | undefined
}

export interface IssueSources {
  readonly indexedIssues: IndexedIssues
  readonly stats: IssueStats
  readonly cursorContext: CursorContext
}

/** The issues that match a query, best first. */
export function findIssues(sources: IssueSources, query: IssueQuery, limit: number): readonly Issue[] {
  const found = /^\d*$/.test(query.typed) ? rankByUsage(sources, query) : searchTitles(sources, query)
  const { preferred } = query
  if (preferred === undefined) return found.slice(0, limit)
  return [...found.filter(({ kind }) => kind === preferred), ...found.filter(({ kind }) => kind !== preferred)].slice(
    0,
    limit,
  )
}

/** Maximum number of issues per segment to rank while nothing is typed; open and recently updated issues come first. */
const maxUntypedPerSegment = 20
/** Scores for an open issue and for an exact number, and the cost of each doubling of the weeks since the last update. */
const openBonus = 0.7
const exactBonus = 1.5
const weekDoublingCost = 0.2
/** Cost that ranks a closed issue without links in minutes below every open issue. */
const unlinkedClosedCost = 10

function rankByUsage(
  { indexedIssues, stats, cursorContext }: IssueSources,
  { repository, typed }: IssueQuery,
): readonly Issue[] {
  const featuresAt = issueFeaturesAt(stats, cursorContext)
  const isMatch = (issue: Pick<Issue, 'owner' | 'repo' | 'number'>): boolean =>
    String(issue.number).startsWith(typed) && isInRepository(issue, repository)
  const linked: { readonly issue: Issue; readonly usage: number }[] = []
  const known = new Set<Issue>()
  for (const [key, issue] of stats.issues) {
    if (!isMatch(issue) || (typed === '' && isStale(stats, key))) continue
    const indexed = indexedIssues.byKey.get(key) ?? { ...issue, state: undefined, updatedAt: undefined }
    known.add(indexed)
    linked.push({ issue: indexed, usage: issueScore(featuresAt(key)) })
  }
  const latest = indexedIssues.segments.reduce((last, segment) => (segment.latest > last ? segment.latest : last), '')
  const unlinked = indexedIssues.segments.flatMap(({ issues }) => {
    const [first] = issues
    if (first === undefined || !isInRepository(first, repository)) return []
    // For issues that were never linked, only the repository counts.
    const usage = issueScore(featuresAt(`${first.owner}/${first.repo}#`.toLowerCase()))
    const some = typed === '' && repository === '' ? issues.slice(0, maxUntypedPerSegment) : issues
    return some
      .filter((issue) => String(issue.number).startsWith(typed) && !known.has(issue))
      .map((issue) => ({
        issue,
        usage: usage - (repository === '' && typed !== '' && isClosed(issue) ? unlinkedClosedCost : 0),
      }))
  })
  return [...linked, ...unlinked]
    .map(({ issue, usage }) => ({
      issue,
      rank:
        usage +
        (isClosed(issue) ? 0 : openBonus) +
        (String(issue.number) === typed ? exactBonus : 0) -
        weekDoublingCost * Math.log2(1 + weeksBetween(issue.updatedAt, latest)),
    }))
    .sort((one, other) => other.rank - one.rank || other.issue.number - one.issue.number)
    .map(({ issue }) => issue)
}

/** Whether the series never linked an issue, and nobody did for about a year. Such issues need a typed digit. */
function isStale({ meetingsSinceLink, everywhere }: IssueStats, key: string): boolean {
  return !meetingsSinceLink.has(key) && countOf(everywhere, key) < 0.02
}

/** Weeks from one ISO time to another, at least 0; an unknown time counts as half a year ago. */
function weeksBetween(updatedAt: string | undefined, latest: string): number {
  if (updatedAt === undefined || latest === '') return 26
  return Math.max(0, (Date.parse(latest) - Date.parse(updatedAt)) / 604_800_000)
}

/** Options of Fuse.js: match anywhere in the title, with a typo or two. */
export const titleOptions: IFuseOptions<Issue> = { keys: ['title'], ignoreLocation: true, threshold: 0.4 }

/** Fuse.js ranks one in this many titles, within these bounds. Ranking more titles misses fewer, but takes longer. */
const titlesPerCandidate = 100
const minCandidates = 10
const maxCandidates = 320
/** Maximum improvement of a match by past usage, in scores of Fuse.js (0 is best, 1 is worst). */
const usageWeight = 0.3
/** Approximate maximum score of a title that contains the exact query. */
const exactScore = 0.01
/** Score of a title with all words in another order. */
const anyOrderScore = 0.25
/** Score of an issue with an unknown title that minutes link near these words. */
const nearbyWordsScore = 0.35

function searchTitles({ indexedIssues, stats, cursorContext }: IssueSources, query: IssueQuery): readonly Issue[] {
  const text = query.typed.replace(/[-_]+/g, ' ')
  // A single letter has no n-gram, but an empty result would close the suggestions permanently.
  if (normalizeText(text).length < 2) {
    const prefix = normalizeText(text)
    return rankByUsage({ indexedIssues, stats, cursorContext }, { ...query, typed: '' }).filter(
      (issue) => hasWords(issue, [prefix]) || isLinkedNear(stats, issueKey(issue), [prefix]),
    )
  }
  const segments =
    query.repository === ''
      ? indexedIssues.segments
      : indexedIssues.segments.filter(({ issues }) => isInRepository(issues[0], query.repository))
  const size = segments.reduce((sum, { issues }) => sum + issues.length, 0)
  const indexed = candidatesIn(
    segments,
    text,
    Math.min(maxCandidates, Math.max(minCandidates, Math.round(size / titlesPerCandidate))),
  )
  const known = new Set(indexed)
  const linked = candidatesIn(stats.titledSegments, text, minCandidates)
    .map((issue) => indexedIssues.byKey.get(issueKey(issue)) ?? issue)
    .filter((issue) => isInRepository(issue, query.repository) && !known.has(issue))
  const candidates = [...indexed, ...linked].sort(byStateAndUpdate)
  const scores = new Map<Issue, number>()
  const fuse = new Fuse(candidates, { ...titleOptions, includeScore: true })
  let best = 1
  for (const { item, score = 1 } of fuse.search(text)) {
    scores.set(item, score)
    if (score < best) best = score
  }
  const words = text
    .toLowerCase()
    .split(' ')
    .filter((word) => word !== '')
  // If a title contains the query exactly, matching single words adds nothing.
  if (words.length > 1 && best > exactScore) {
    for (const issue of candidates)
      if (hasWords(issue, words)) scores.set(issue, Math.min(scores.get(issue) ?? 1, anyOrderScore))
  }
  for (const [key, issue] of stats.issues) {
    if (indexedIssues.byKey.has(key) || issue.title !== undefined || !isInRepository(issue, query.repository)) continue
    if (isLinkedNear(stats, key, words))
      scores.set({ ...issue, state: undefined, updatedAt: undefined }, nearbyWordsScore)
  }
  const featuresAt = stats.issues.size === 0 ? undefined : issueFeaturesAt(stats, cursorContext)
  return [...scores]
    .map(([issue, score]) => {
      const key = featuresAt === undefined ? '' : issueKey(issue)
      const usage =
        featuresAt !== undefined && stats.issues.has(key) ? Math.max(0, issueScore(featuresAt(key)) + 2) / 8 : 0
      return { issue, rank: score - usageWeight * Math.min(1, usage) }
    })
    .sort((one, other) => one.rank - other.rank)
    .map(({ issue }) => issue)
}

/** Issues whose titles share the most n-grams with a text, in no useful order. Faster than a search, and misses fewer. */
export function findSimilarTitles(
  { indexedIssues, stats }: IssueSources,
  { repository, typed }: IssueQuery,
  limit: number,
): readonly Issue[] {
  const text = typed.replace(/[-_]+/g, ' ')
  const segments = indexedIssues.segments.filter(({ issues }) => issues[0] && isInRepository(issues[0], repository))
  const linked = candidatesIn(stats.titledSegments, text, limit)
    .map((issue) => indexedIssues.byKey.get(issueKey(issue)) ?? issue)
    .filter((issue) => isInRepository(issue, repository))
  return [...new Set([...candidatesIn(segments, text, limit), ...linked])]
}

function candidatesIn(segments: readonly IssueSegment[], text: string, limit: number): readonly Issue[] {
  return prefilter(
    segments.map(({ titles }) => titles),
    text,
    limit,
  ).flatMap(({ index, position }) => segments[index]?.issues[position] ?? [])
}

/** Whether each of `words` is a prefix of a word in the title. */
function hasWords({ title = '' }: Issue, words: readonly string[]): boolean {
  const parts = normalizeText(title).split(' ')
  return words.every((word) => parts.some((part) => part.startsWith(word)))
}

/** Whether each of `words` is a prefix of a word that precedes links to the issue. */
function isLinkedNear({ words: wordCounts }: IssueStats, key: string, words: readonly string[]): boolean {
  const nearbyWords = wordCounts.byTarget.get(key)
  if (nearbyWords === undefined || words.length === 0) return false
  const known = [...nearbyWords.counts.keys()]
  return words.every((word) => known.some((other) => other.startsWith(word)))
}

function isInRepository(issue: Pick<Issue, 'owner' | 'repo'> | undefined, repository: string): boolean {
  if (repository === '') return true
  if (issue === undefined) return false
  const lowerName = repository.toLowerCase()
  const { owner, repo } = issue
  return lowerName.includes('/')
    ? `${owner}/${repo}`.toLowerCase() === lowerName
    : repo.toLowerCase().startsWith(lowerName)
}
