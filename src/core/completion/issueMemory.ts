import type { Digest } from '../digest'
import type { CalendarDate, ReferenceKind } from '../minutes'
import { issueKey } from '../topics'
import { type IssueSegment, segmentIssues } from './issueLibrary'
import { wordsOfTitle } from './peopleMemory'
import { add, faded, newTally, type Tally, tallyIn } from './tally'
import { timelineOf } from './timeline'
import { addWords, newWordHabits, type WordHabits } from './wordHabits'

/** An issue or pull request that minutes link to. */
export interface LinkedIssue {
  readonly owner: string
  readonly repo: string
  readonly number: number
  readonly kind: ReferenceKind
  /** The words of a label that says more than the number. */
  readonly title: string | undefined
}

/** What earlier minutes link to, seen from a meeting of one series. Issues stand by their keys, repositories as `owner/repo`. */
export interface IssueMemory {
  readonly issues: ReadonlyMap<string, LinkedIssue>
  /** Those of them whose title the minutes tell. */
  readonly titled: readonly IssueSegment[]
  /** Links of the series, faded by meetings; everywhere, faded by days. */
  readonly inSeries: Tally
  readonly everywhere: Tally
  /** Meetings of the series since the last link to an issue, 0 for the last one. */
  readonly age: ReadonlyMap<string, number>
  /** Links of the series by repository. */
  readonly repositories: Tally
  /** Links below a heading of the series, by its title. */
  readonly below: ReadonlyMap<string, Tally>
  /** Which link follows which in the series; `start` is followed by a document's first. */
  readonly nextTo: ReadonlyMap<string, Tally>
  readonly words: WordHabits
  /** How the series, or else the workspace, writes links; undefined where nobody has yet. */
  readonly template: string | undefined
}

/** Stands for the beginning of a document. */
export const start = '^'

/** After so many meetings a link of the series counts half; after so many days any link does. */
const seriesHalfLife = 3
const linkDays = 60

/** @param date The day of the meeting that is being written. */
export function rememberIssues(
  history: readonly Digest[],
  series: string,
  date: CalendarDate | undefined,
): IssueMemory {
  const issues = new Map<string, LinkedIssue>()
  const inSeries = newTally()
  const everywhere = newTally()
  const age = new Map<string, number>()
  const repositories = newTally()
  const below = new Map<string, Tally>()
  const nextTo = new Map<string, Tally>()
  const words = newWordHabits()
  const styles = { inSeries: newTally(), everywhere: newTally() }
  for (const meeting of timelineOf(history, series, date)) {
    for (const { owner, repo, number, kind, label, template } of meeting.digest.references) {
      if (template !== undefined) {
        add(styles.everywhere, template, faded(meeting.days, linkDays))
        if (meeting.age !== undefined) add(styles.inSeries, template, faded(meeting.age, seriesHalfLife))
      }
      const key = issueKey({ owner, repo, number })
      const known = issues.get(key)
      if (known !== undefined && (known.title !== undefined || label === undefined)) continue
      issues.set(key, { owner, repo, number, kind: kind ?? known?.kind ?? 'issue', title: label })
    }
    const seriesWeight = meeting.age === undefined ? 0 : faded(meeting.age, seriesHalfLife)
    let previous = start
    for (const topic of meeting.digest.trail) {
      for (const link of topic.links) {
        const key = link.target
        add(everywhere, key, faded(meeting.days, linkDays))
        addWords(words, key, [...wordsOfTitle(topic), ...link.words], 1)
        if (meeting.age === undefined) continue
        if (!age.has(key)) age.set(key, meeting.age)
        add(inSeries, key, seriesWeight)
        add(repositories, repositoryOf(key), seriesWeight)
        if (topic.title !== '') add(tallyIn(below, topic.title), key, seriesWeight)
        if (previous !== key) add(tallyIn(nextTo, previous), key, seriesWeight)
        previous = key
      }
    }
  }
  const titled = [...issues.values()]
    .filter(({ title }) => title !== undefined)
    .map((issue) => ({ ...issue, state: undefined, updatedAt: undefined }))
  return {
    issues,
    titled: [...segmentIssues(titled)],
    inSeries,
    everywhere,
    age,
    repositories,
    below,
    nextTo,
    words,
    template: commonest(styles.inSeries) ?? commonest(styles.everywhere),
  }
}

/** `owner/repo` of an issue's key. */
export function repositoryOf(key: string): string {
  return key.slice(0, key.indexOf('#'))
}

function commonest({ counts }: Tally): string | undefined {
  return [...counts].sort((one, other) => other[1] - one[1])[0]?.[0]
}
