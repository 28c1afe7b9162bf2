import type { ReferenceKind } from '../minutes'
import { indexTitles, maxIndexedTitles, type TitleIndex } from './titleIndex'

export type IssueState = 'open' | 'closed' | 'merged' | 'draft'

/** An issue or pull request that completion can offer after `#`. */
export interface Issue {
  readonly owner: string
  readonly repo: string
  readonly number: number
  readonly kind: ReferenceKind
  /** Undefined if the issue is known only from links in minutes. */
  readonly title: string | undefined
  readonly state: IssueState | undefined
  /** ISO time; undefined if unknown. */
  readonly updatedAt: string | undefined
  /** ISO time; missing if the issue is open or the time is unknown. */
  readonly closedAt?: string
  /** Names of the first labels; missing if there are none or the issue is known only from minutes. */
  readonly labels?: readonly string[]
}

/** A part of the index that is built in one step. All issues are of one repository. */
export interface IssueSegment {
  /** Open issues first, then by last update. */
  readonly issues: readonly Issue[]
  readonly titles: TitleIndex
  /** ISO time of the latest update; '' if none is known. */
  readonly latest: string
  readonly byNumber: ReadonlyMap<number, Issue>
}

/** All indexed issues. */
export interface IndexedIssues {
  readonly segments: readonly IssueSegment[]
  readonly byKey: IssueLookup
}

/** Issues by key (`issueKey`). */
export type IssueLookup = Pick<ReadonlyMap<string, Issue>, 'get' | 'has'>

export const noIndexedIssues: IndexedIssues = Object.freeze({ segments: [], byKey: new Map() })

/**
 * Joins segments into one index. The cost depends on the number of segments, not of issues, because a keystroke may
 * wait.
 *
 * @param segments Each of one repository.
 */
export function joinSegments(segments: readonly IssueSegment[]): IndexedIssues {
  const byRepository = new Map<string, IssueSegment[]>()
  for (const segment of segments) {
    const [first] = segment.issues
    if (first === undefined) continue
    const name = `${first.owner}/${first.repo}`.toLowerCase()
    const existing = byRepository.get(name)
    if (existing === undefined) byRepository.set(name, [segment])
    else existing.push(segment)
  }
  const get = (key: string): Issue | undefined => {
    const hash = key.indexOf('#')
    const number = Number(key.slice(hash + 1))
    for (const { byNumber } of byRepository.get(key.slice(0, hash)) ?? []) {
      const issue = byNumber.get(number)
      if (issue !== undefined) return issue
    }
    return undefined
  }
  return { segments, byKey: { get, has: (key) => get(key) !== undefined } }
}

/** Builds the segments of a repository, one per step, so that the caller can pause in between. */
export function* segmentIssues(issues: readonly Issue[]): Generator<IssueSegment> {
  const sorted = [...issues].sort(byStateAndUpdate)
  for (let from = 0; from < sorted.length; from += maxIndexedTitles) {
    const part = sorted.slice(from, from + maxIndexedTitles)
    yield {
      issues: part,
      titles: indexTitles(part.map(({ title = '' }) => title)),
      latest: latestOf(part),
      byNumber: new Map(part.map((issue) => [issue.number, issue])),
    }
  }
}

/** Compares for sorting: open before closed, then latest update first. */
export function byStateAndUpdate(one: Issue, other: Issue): number {
  const closed = Number(isClosed(one)) - Number(isClosed(other))
  if (closed !== 0) return closed
  const [a, b] = [one.updatedAt ?? '', other.updatedAt ?? '']
  return a < b ? 1 : a > b ? -1 : other.number - one.number
}

export function isClosed({ state }: Issue): boolean {
  return state === 'closed' || state === 'merged'
}

function latestOf(issues: readonly Issue[]): string {
  return issues.reduce((latest, { updatedAt = '' }) => (updatedAt > latest ? updatedAt : latest), '')
}
