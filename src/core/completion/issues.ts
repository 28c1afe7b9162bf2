import Fuse, { type IFuseOptions } from 'fuse.js'
import type { ReferenceKind } from '../minutes'
import { issueKey } from '../topics'
import { issueScore, issueSignsAt } from './issueHabits'
import type { IssueMemory } from './issueMemory'
import type { Scene } from './scene'
import { indexTitles, maxIndexedTitles, narrow, type TitleIndex } from './titleIndex'

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

/** A part of the index, made in one go. */
export interface IssueSegment {
  /** Open ones first, then by their last update. */
  readonly issues: readonly Issue[]
  readonly titles: TitleIndex
}

/** All that is indexed. */
export interface IssueLibrary {
  readonly segments: readonly IssueSegment[]
  readonly byKey: ReadonlyMap<string, Issue>
}

export const emptyLibrary: IssueLibrary = Object.freeze({ segments: [], byKey: new Map() })

/** Puts segments into one library. */
export function makeLibrary(segments: readonly IssueSegment[]): IssueLibrary {
  return {
    segments,
    byKey: new Map(segments.flatMap(({ issues }) => issues.map((issue) => [issueKey(issue), issue] as const))),
  }
}

/** Makes a repository's segments, one at each step, so that nobody has to wait for all of them. */
export function* segmentIssues(issues: readonly Issue[]): Generator<IssueSegment> {
  const sorted = [...issues].sort(byStateAndUpdate)
  for (let from = 0; from < sorted.length; from += maxIndexedTitles) {
    const part = sorted.slice(from, from + maxIndexedTitles)
    yield { issues: part, titles: indexTitles(part.map(({ title = '' }) => title)) }
  }
}

function byStateAndUpdate(one: Issue, other: Issue): number {
  const closed = Number(isClosed(one)) - Number(isClosed(other))
  if (closed !== 0) return closed
  const [a, b] = [one.updatedAt ?? '', other.updatedAt ?? '']
  return a < b ? 1 : a > b ? -1 : other.number - one.number
}

function isClosed({ state }: Issue): boolean {
  return state === 'closed' || state === 'merged'
}

export interface IssueQuery {
  /** `repo` or `owner/repo`, resolved; '' for any. */
  readonly repository: string
  /** A number's beginning, or words of the title joined by hyphens. */
  readonly typed: string
  /** The kind named before `#` ("PR #"), undefined for any. */
  readonly kind?: ReferenceKind | undefined
}

export interface IssueSources {
  readonly library: IssueLibrary
  readonly memory: IssueMemory
  readonly scene: Scene
}

/** The issues that a query may mean, best first. */
export function findIssues(sources: IssueSources, query: IssueQuery, limit: number): readonly Issue[] {
  const { typed } = query
  const found = /^\d*$/.test(typed) ? byHabit(sources, query) : byTitle(sources, query, limit)
  return query.kind === undefined
    ? found.slice(0, limit)
    : [...found.filter(({ kind }) => kind === query.kind), ...found.filter(({ kind }) => kind !== query.kind)].slice(
        0,
        limit,
      )
}

/** How many of a segment's issues are looked at while nothing is typed: the open ones and the latest come first. */
const untypedPerSegment = 20
/** What it is worth to be open, to have just this number, and what each doubling of the weeks since the last update costs. */
const openBonus = 0.7
const exactBonus = 1.5
const weekCost = 0.2

function byHabit({ library, memory, scene }: IssueSources, query: IssueQuery): readonly Issue[] {
  const isWanted = (issue: Issue): boolean =>
    String(issue.number).startsWith(query.typed) && isOfRepository(issue, query.repository)
  const candidates = new Map<string, Issue>()
  for (const { issues } of library.segments) {
    const some = query.typed === '' && query.repository === '' ? issues.slice(0, untypedPerSegment) : issues
    for (const issue of some) if (isWanted(issue)) candidates.set(issueKey(issue), issue)
  }
  for (const issue of linkedIssues(library, memory)) if (isWanted(issue)) candidates.set(issueKey(issue), issue)
  const latest = [...candidates.values()].reduce(
    (last, { updatedAt = '' }) => (updatedAt > last ? updatedAt : last),
    '',
  )
  const signsOf = issueSignsAt(memory, scene)
  return [...candidates]
    .map(([key, issue]) => ({
      issue,
      rank:
        issueScore(signsOf(key)) +
        (isClosed(issue) ? 0 : openBonus) +
        (String(issue.number) === query.typed ? exactBonus : 0) -
        weekCost * Math.log2(1 + weeksBetween(issue.updatedAt, latest)),
    }))
    .sort((one, other) => other.rank - one.rank || other.issue.number - one.issue.number)
    .map(({ issue }) => issue)
}

/** Unknown updates count as half a year old. */
function weeksBetween(updatedAt: string | undefined, latest: string): number {
  if (updatedAt === undefined || latest === '') return 26
  return Math.max(0, (Date.parse(latest) - Date.parse(updatedAt)) / 604_800_000)
}

/** What the minutes link to, as the index knows it where it does. */
function linkedIssues({ byKey }: IssueLibrary, { issues }: IssueMemory): readonly Issue[] {
  return [...issues].map(([key, linked]) => byKey.get(key) ?? { ...linked, state: undefined, updatedAt: undefined })
}

/** As issue lists are searched: anywhere in the title, with a slip or two. */
export const titleOptions: IFuseOptions<Issue> = { keys: ['title'], ignoreLocation: true, threshold: 0.4 }

/** Of so many titles Fuse.js ranks one. */
const narrowing = 160
/** So many places forward a habit can move a match: as the score of Fuse.js, which is 0 at best and 1 at worst. */
const habitWorth = 0.3
/** What it costs that only the single words match. */
const scatterCost = 0.1

function byTitle({ library, memory, scene }: IssueSources, query: IssueQuery, limit: number): readonly Issue[] {
  const text = query.typed.replace(/[-_]+/g, ' ')
  const own =
    query.repository === ''
      ? library.segments
      : library.segments.filter(({ issues }) => isOfRepository(issues[0], query.repository))
  const size = own.reduce((sum, { issues }) => sum + issues.length, 0)
  const indexed = narrow(
    own.map(({ titles }) => titles),
    text,
    Math.max(10, Math.round(size / narrowing)),
  ).flatMap(({ index, position }) => own[index]?.issues[position] ?? [])
  const known = new Set(indexed.map(issueKey))
  // The minutes' own links are few, and likelier than all others: they are looked through whole.
  const linked = linkedIssues(library, memory).filter(
    (issue) => issue.title !== undefined && isOfRepository(issue, query.repository) && !known.has(issueKey(issue)),
  )
  const candidates = [...indexed, ...linked].sort(byStateAndUpdate)
  const signsOf = issueSignsAt(memory, scene)
  const ranks = new Map<Issue, number>()
  const fuse = new Fuse(candidates, { ...titleOptions, includeScore: true })
  for (const { item, score = 1 } of fuse.search(text)) ranks.set(item, score)
  if (text.trim().includes(' ') && ranks.size < limit) {
    const scattered = new Fuse(candidates, { ...titleOptions, includeScore: true, useExtendedSearch: true })
    for (const { item, score = 1 } of scattered.search(text.trim()))
      ranks.set(item, Math.min(ranks.get(item) ?? 1, score + scatterCost))
  }
  return [...ranks]
    .map(([issue, score]) => {
      const key = issueKey(issue)
      const habit = memory.issues.has(key) ? Math.max(0, issueScore(signsOf(key)) + 2) / 8 : 0
      return { issue, rank: score - habitWorth * Math.min(1, habit) }
    })
    .sort((one, other) => one.rank - other.rank)
    .map(({ issue }) => issue)
}

function isOfRepository(issue: Pick<Issue, 'owner' | 'repo'> | undefined, repository: string): boolean {
  if (repository === '') return true
  if (issue === undefined) return false
  const wanted = repository.toLowerCase()
  const { owner, repo } = issue
  return wanted.includes('/') ? `${owner}/${repo}`.toLowerCase() === wanted : repo.toLowerCase().startsWith(wanted)
}
