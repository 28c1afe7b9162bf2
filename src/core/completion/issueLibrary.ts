import type { ReferenceKind } from '../minutes'
import { indexTitles, maxIndexedTitles, type TitleIndex } from './titleIndex'

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
  /** Names, the first ones; left out where there are none or only the minutes know the issue. */
  readonly labels?: readonly string[]
}

/** A part of the index, made in one go. */
export interface IssueSegment {
  /** Open ones first, then by their last update. */
  readonly issues: readonly Issue[]
  readonly titles: TitleIndex
  /** The latest update among them, ISO; '' where none is known. */
  readonly latest: string
  /** Where all are of one repository. */
  readonly byNumber: ReadonlyMap<number, Issue>
}

/** All that is indexed. */
export interface IssueLibrary {
  readonly segments: readonly IssueSegment[]
  readonly byKey: IssueLookup
}

/** Issues by their keys (`issueKey`). */
export type IssueLookup = Pick<ReadonlyMap<string, Issue>, 'get' | 'has'>

export const emptyLibrary: IssueLibrary = Object.freeze({ segments: [], byKey: new Map() })

/**
 * Puts segments into one library. It goes by repositories, not by issues: a keystroke may be waiting for it.
 *
 * @param segments Each of one repository.
 */
export function makeLibrary(segments: readonly IssueSegment[]): IssueLibrary {
  const byRepository = new Map<string, IssueSegment[]>()
  for (const segment of segments) {
    const [first] = segment.issues
    if (first === undefined) continue
    const name = `${first.owner}/${first.repo}`.toLowerCase()
    const own = byRepository.get(name)
    if (own === undefined) byRepository.set(name, [segment])
    else own.push(segment)
  }
  const get = (key: string): Issue | undefined => {
    const mark = key.indexOf('#')
    const number = Number(key.slice(mark + 1))
    for (const { byNumber } of byRepository.get(key.slice(0, mark)) ?? []) {
      const issue = byNumber.get(number)
      if (issue !== undefined) return issue
    }
    return undefined
  }
  return { segments, byKey: { get, has: (key) => get(key) !== undefined } }
}

/** Makes a repository's segments, one at each step, so that nobody has to wait for all of them. */
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

/** Open before closed, then by the last update. */
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
