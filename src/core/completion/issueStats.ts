import { mostCounted } from '../mostFrequent'
import type { Digest } from '../digest'
import type { CalendarDate, ReferenceKind } from '../minutes'
import { runToEnd, type Steps } from '../steps'
import { issueKey } from '../topics'
import { type IssueSegment, segmentIssues } from './indexedIssues'
import { wordsOfTitle } from './peopleStats'
import { addCount, decay, newCounter, type Counter, counterFor } from './counter'
import { timelineOf } from './timeline'
import { addWords, newWordCounts, type WordCounts } from './wordCounts'

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
export interface IssueStats {
  readonly issues: ReadonlyMap<string, LinkedIssue>
  /** The issues whose title is known from a label. */
  readonly titledSegments: readonly IssueSegment[]
  /** Links in the series, decayed by meetings; links everywhere, decayed by days. */
  readonly inSeries: Counter
  readonly everywhere: Counter
  /** Meetings of the series since the last link to an issue; 0 for the latest meeting. */
  readonly meetingsSinceLink: ReadonlyMap<string, number>
  /** Links in the series, by repository. */
  readonly repositories: Counter
  /** Links in the series below a heading, by its title. */
  readonly byHeading: ReadonlyMap<string, Counter>
  /** Links in the series by the preceding link; a document's first link by `documentStart`. */
  readonly linkedAfter: ReadonlyMap<string, Counter>
  readonly words: WordCounts
  /** The link template most used in the series, else in the workspace; undefined without any link. */
  readonly template: string | undefined
}

/** Key for the start of a document, in place of a preceding link. */
export const documentStart = '^'

/** Half-life of a link: in meetings within the series, in days everywhere. */
const seriesHalfLifeMeetings = 3
const linkHalfLifeDays = 60

/** @param date Date of the meeting that is being written. */
export function collectIssueStats(
  history: readonly Digest[],
  series: string,
  date: CalendarDate | undefined,
): IssueStats {
  return runToEnd(collectIssueStatsInSteps(history, series, date))
}

/** The same, one step for each file. */
export function* collectIssueStatsInSteps(
  history: readonly Digest[],
  series: string,
  date: CalendarDate | undefined,
): Steps<IssueStats> {
  const issues = new Map<string, LinkedIssue>()
  const inSeries = newCounter()
  const everywhere = newCounter()
  const meetingsSinceLink = new Map<string, number>()
  const repositories = newCounter()
  const byHeading = new Map<string, Counter>()
  const linkedAfter = new Map<string, Counter>()
  const words = newWordCounts()
  const styles = { inSeries: newCounter(), everywhere: newCounter() }
  for (const meeting of timelineOf(history, series, date)) {
    yield
    for (const { owner, repo, number, kind, label, template } of meeting.digest.references) {
      if (template !== undefined) {
        addCount(styles.everywhere, template, decay(meeting.daysAway, linkHalfLifeDays))
        if (meeting.meetingsAgo !== undefined)
          addCount(styles.inSeries, template, decay(meeting.meetingsAgo, seriesHalfLifeMeetings))
      }
      const key = issueKey({ owner, repo, number })
      const known = issues.get(key)
      if (known !== undefined && (known.title !== undefined || label === undefined)) continue
      issues.set(key, { owner, repo, number, kind: kind ?? known?.kind ?? 'issue', title: label })
    }
    const seriesWeight = meeting.meetingsAgo === undefined ? 0 : decay(meeting.meetingsAgo, seriesHalfLifeMeetings)
    let previous = documentStart
    for (const topic of meeting.digest.completionTopics) {
      for (const link of topic.links) {
        const key = link.target
        addCount(everywhere, key, decay(meeting.daysAway, linkHalfLifeDays))
        addWords(words, key, [...wordsOfTitle(topic), ...link.words], 1)
        if (meeting.meetingsAgo === undefined) continue
        if (!meetingsSinceLink.has(key)) meetingsSinceLink.set(key, meeting.meetingsAgo)
        addCount(inSeries, key, seriesWeight)
        addCount(repositories, repositoryOf(key), seriesWeight)
        if (topic.title !== '') addCount(counterFor(byHeading, topic.title), key, seriesWeight)
        if (previous !== key) addCount(counterFor(linkedAfter, previous), key, seriesWeight)
        previous = key
      }
    }
  }
  yield
  const titledIssues = [...issues.values()]
    .filter(({ title }) => title !== undefined)
    .map((issue) => ({ ...issue, state: undefined, updatedAt: undefined }))
  return {
    issues,
    titledSegments: [...segmentIssues(titledIssues)],
    inSeries,
    everywhere,
    meetingsSinceLink,
    repositories,
    byHeading,
    linkedAfter,
    words,
    template: mostCounted(styles.inSeries.counts) ?? mostCounted(styles.everywhere.counts),
  }
}

/** `owner/repo` of an issue's key. */
export function repositoryOf(key: string): string {
  return key.slice(0, key.indexOf('#'))
}
