import Fuse, { type IFuseOptions } from 'fuse.js'
import type { ReferenceKind } from '../minutes'
import { issueKey } from '../topics'
import { issueScore, issueSignsAt } from './issueHabits'
import { byStateAndUpdate, isClosed, type Issue, type IssueLibrary, type IssueSegment } from './issueLibrary'
import type { IssueMemory } from './issueMemory'
import type { Scene } from './scene'
import { countOf } from './tally'
import { narrow, normalize } from './titleIndex'

export interface IssueQuery {
  /** `repo` or `owner/repo`, resolved; '' for any. */
  readonly repository: string
  /** A number's beginning, or words of the title joined by hyphens. */
  readonly typed: string
  /** The kind named before `#` ("PR #"): it stands first. */
  readonly preferred?: ReferenceKind | undefined
}

export interface IssueSources {
  readonly library: IssueLibrary
  readonly memory: IssueMemory
  readonly scene: Scene
}

/** The issues that a query may mean, best first. */
export function findIssues(sources: IssueSources, query: IssueQuery, limit: number): readonly Issue[] {
  const found = /^\d*$/.test(query.typed) ? byHabit(sources, query) : byTitle(sources, query)
  const { preferred } = query
  if (preferred === undefined) return found.slice(0, limit)
  return [...found.filter(({ kind }) => kind === preferred), ...found.filter(({ kind }) => kind !== preferred)].slice(
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

function byHabit({ library, memory, scene }: IssueSources, { repository, typed }: IssueQuery): readonly Issue[] {
  const signsAt = issueSignsAt(memory, scene)
  const isWanted = (issue: Pick<Issue, 'owner' | 'repo' | 'number'>): boolean =>
    String(issue.number).startsWith(typed) && isOfRepository(issue, repository)
  const linked: { readonly issue: Issue; readonly habit: number }[] = []
  const known = new Set<Issue>()
  for (const [key, issue] of memory.issues) {
    if (!isWanted(issue) || (typed === '' && isForgotten(memory, key))) continue
    const indexed = library.byKey.get(key) ?? { ...issue, state: undefined, updatedAt: undefined }
    known.add(indexed)
    linked.push({ issue: indexed, habit: issueScore(signsAt(key)) })
  }
  const latest = library.segments.reduce((last, { latest: own }) => (own > last ? own : last), '')
  const unlinked = library.segments.flatMap(({ issues }) => {
    const [first] = issues
    if (first === undefined || !isOfRepository(first, repository)) return []
    // Nothing but the repository speaks for an issue that was never linked.
    const habit = issueScore(signsAt(`${first.owner}/${first.repo}#`.toLowerCase()))
    const some = typed === '' && repository === '' ? issues.slice(0, untypedPerSegment) : issues
    return some
      .filter((issue) => String(issue.number).startsWith(typed) && !known.has(issue))
      .map((issue) => ({ issue, habit }))
  })
  return [...linked, ...unlinked]
    .map(({ issue, habit }) => ({
      issue,
      rank:
        habit +
        (isClosed(issue) ? 0 : openBonus) +
        (String(issue.number) === typed ? exactBonus : 0) -
        weekCost * Math.log2(1 + weeksBetween(issue.updatedAt, latest)),
    }))
    .sort((one, other) => other.rank - one.rank || other.issue.number - one.issue.number)
    .map(({ issue }) => issue)
}

/** Not linked by the series, nor anywhere for about a year: nobody wants it before a digit is typed. */
function isForgotten({ age, everywhere }: IssueMemory, key: string): boolean {
  return !age.has(key) && countOf(everywhere, key) < 0.02
}

/** Unknown updates count as half a year old. */
function weeksBetween(updatedAt: string | undefined, latest: string): number {
  if (updatedAt === undefined || latest === '') return 26
  return Math.max(0, (Date.parse(latest) - Date.parse(updatedAt)) / 604_800_000)
}

/** As issue lists are searched: anywhere in the title, with a slip or two. */
export const titleOptions: IFuseOptions<Issue> = { keys: ['title'], ignoreLocation: true, threshold: 0.4 }

/** Of so many titles Fuse.js ranks one, within these bounds: the more it ranks, the less it misses, and the longer it takes. */
const narrowing = 100
const fewest = 10
const most = 320
/** So far forward a habit can move a match, as the score of Fuse.js, which is 0 at best and 1 at worst. */
const habitWorth = 0.3
/** Fuse.js gives about this at most where the query stands in the title to the letter. */
const exactScore = 0.01
/** The score of a title that has all the words, but not in this order. */
const scatterScore = 0.25
/** The score of an issue without a known title that stands near these words in the minutes. */
const surroundingScore = 0.35

function byTitle({ library, memory, scene }: IssueSources, query: IssueQuery): readonly Issue[] {
  const text = query.typed.replace(/[-_]+/g, ' ')
  // One letter has no pair; an empty answer would close the list for good.
  if (normalize(text).length < 2) {
    const begun = normalize(text)
    return byHabit({ library, memory, scene }, { ...query, typed: '' }).filter(
      (issue) => hasWords(issue, [begun]) || isAbout(memory, issueKey(issue), [begun]),
    )
  }
  const own =
    query.repository === ''
      ? library.segments
      : library.segments.filter(({ issues }) => isOfRepository(issues[0], query.repository))
  const size = own.reduce((sum, { issues }) => sum + issues.length, 0)
  const indexed = candidatesIn(own, text, Math.min(most, Math.max(fewest, Math.round(size / narrowing))))
  const known = new Set(indexed)
  const linked = candidatesIn(memory.titled, text, fewest)
    .map((issue) => library.byKey.get(issueKey(issue)) ?? issue)
    .filter((issue) => isOfRepository(issue, query.repository) && !known.has(issue))
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
  // Words that stand in a title as they are typed need not be looked for one by one.
  if (words.length > 1 && best > exactScore) {
    for (const issue of candidates)
      if (hasWords(issue, words)) scores.set(issue, Math.min(scores.get(issue) ?? 1, scatterScore))
  }
  for (const [key, issue] of memory.issues) {
    if (library.byKey.has(key) || issue.title !== undefined || !isOfRepository(issue, query.repository)) continue
    if (isAbout(memory, key, words)) scores.set({ ...issue, state: undefined, updatedAt: undefined }, surroundingScore)
  }
  const signsAt = memory.issues.size === 0 ? undefined : issueSignsAt(memory, scene)
  return [...scores]
    .map(([issue, score]) => {
      const key = signsAt === undefined ? '' : issueKey(issue)
      const habit = signsAt !== undefined && memory.issues.has(key) ? Math.max(0, issueScore(signsAt(key)) + 2) / 8 : 0
      return { issue, rank: score - habitWorth * Math.min(1, habit) }
    })
    .sort((one, other) => one.rank - other.rank)
    .map(({ issue }) => issue)
}

function candidatesIn(segments: readonly IssueSegment[], text: string, limit: number): readonly Issue[] {
  return narrow(
    segments.map(({ titles }) => titles),
    text,
    limit,
  ).flatMap(({ index, position }) => segments[index]?.issues[position] ?? [])
}

/** Whether each word begins one of the title's. */
function hasWords({ title = '' }: Issue, words: readonly string[]): boolean {
  const parts = normalize(title).split(' ')
  return words.every((word) => parts.some((part) => part.startsWith(word)))
}

/** Whether each word begins one that stands before links to the issue. */
function isAbout({ words: habits }: IssueMemory, key: string, words: readonly string[]): boolean {
  const around = habits.byTarget.get(key)
  if (around === undefined || words.length === 0) return false
  const known = [...around.counts.keys()]
  return words.every((word) => known.some((other) => other.startsWith(word)))
}

function isOfRepository(issue: Pick<Issue, 'owner' | 'repo'> | undefined, repository: string): boolean {
  if (repository === '') return true
  if (issue === undefined) return false
  const wanted = repository.toLowerCase()
  const { owner, repo } = issue
  return wanted.includes('/') ? `${owner}/${repo}`.toLowerCase() === wanted : repo.toLowerCase().startsWith(wanted)
}
