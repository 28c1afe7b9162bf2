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
  /** The link's label if it has more than the number; else undefined. */
  readonly title: string | undefined
}

/** Statistics of links in earlier minutes, for one meeting. Issues are given by key, repositories as `owner/repo`. */
export interface IssueMemory {
  readonly issues: ReadonlyMap<string, LinkedIssue>
  /** Those of them whose title is known from a label. */
  readonly titled: readonly IssueSegment[]
  /** Links in the series, decayed by meetings; links everywhere, decayed by days. */
  readonly inSeries: Tally
  readonly everywhere: Tally
  /** Meetings of the series since the last link to an issue; 0 for the latest meeting. */
  readonly age: ReadonlyMap<string, number>
  /** Links in the series, by repository. */
  readonly repositories: Tally
  /** Links in the series below a heading, by its title. */
  readonly below: ReadonlyMap<string, Tally>
  /** Links in the series by the preceding link; a document's first link by `documentStart`. */
  readonly nextTo: ReadonlyMap<string, Tally>
  readonly words: WordHabits
  /** The link template most used in the series, else in the workspace; undefined without any link. */
  readonly template: string | undefined
}

/** Key for the start of a document, in place of a preceding link. */
export const start = '^'

/** Half-life of a link: in meetings within the series, in days everywhere. */
const seriesHalfLifeMeetings = 3
const linkHalfLifeDays = 60

/** @param date Date of the meeting that is being written. */
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
        add(styles.everywhere, template, faded(meeting.days, linkHalfLifeDays))
        if (meeting.age !== undefined) add(styles.inSeries, template, faded(meeting.age, seriesHalfLifeMeetings))
      }
      const key = issueKey({ owner, repo, number })
      const known = issues.get(key)
      if (known !== undefined && (known.title !== undefined || label === undefined)) continue
      issues.set(key, { owner, repo, number, kind: kind ?? known?.kind ?? 'issue', title: label })
    }
    const seriesWeight = meeting.age === undefined ? 0 : faded(meeting.age, seriesHalfLifeMeetings)
    let previous = start
    for (const topic of meeting.digest.trail) {
      for (const link of topic.links) {
        const key = link.target
        add(everywhere, key, faded(meeting.days, linkHalfLifeDays))
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
    template: mostCommon(styles.inSeries) ?? mostCommon(styles.everywhere),
  }
}

/** `owner/repo` of an issue's key. */
export function repositoryOf(key: string): string {
  return key.slice(0, key.indexOf('#'))
}

function mostCommon({ counts }: Tally): string | undefined {
  return [...counts].sort((one, other) => other[1] - one[1])[0]?.[0]
}
