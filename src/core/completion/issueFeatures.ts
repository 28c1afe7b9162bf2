import { type IssueStats, repositoryOf, documentStart } from './issueStats'
import { wordsOfTitle } from './peopleStats'
import type { CursorContext } from './cursorContext'
import { countOf, shareOf } from './counter'
import { wordsWithShare, wordEvidence } from './wordCounts'

/** Features of the ranking model, in the order of `issueWeights`: logarithms, shares, or 0 and 1. */
export interface IssueFeatures {
  /** How often, and how recently, the series linked it. */
  readonly seriesLinks: number
  readonly recency: number
  /** 1 if last linked in the meeting before the previous one, because items return after a break. */
  readonly isFromMeetingBeforeLast: number
  /** 1 if this document already links it. */
  readonly isLinkedInDocument: number
  readonly linksElsewhere: number
  readonly repository: number
  /** 1 if in the same repository as the preceding link. */
  readonly isInLastRepository: number
  /** Share of the links below a heading of this title. */
  readonly underHeading: number
  /** Share of the links that followed the preceding link in earlier meetings. */
  readonly followsLastLink: number
  readonly words: number
}

/**
 * Weights of the features: a conditional logit model, rounded. It predicts which of the issues linked before in a
 * series is linked again, and is fitted by `npm run bench -- issue-fit`.
 */
export const issueWeights: IssueFeatures = {
  seriesLinks: 1.3,
  recency: 2.35,
  isFromMeetingBeforeLast: 0.6,
  isLinkedInDocument: -1.8,
  linksElsewhere: 0.2,
  repository: 0.36,
  isInLastRepository: 0.73,
  underHeading: 1.05,
  followsLastLink: 3.35,
  words: 0.65,
}

const featureNames = Object.keys(issueWeights) as readonly (keyof IssueFeatures)[]

/** Returns a function that computes the features of an issue, given its key, at the cursor. */
export function issueFeaturesAt(stats: IssueStats, cursorContext: CursorContext): (key: string) => IssueFeatures {
  const before = cursorContext.topics.flatMap(({ links }) => links).map(({ target }) => target)
  const here = new Set([...before, ...cursorContext.later.flatMap(({ links }) => links).map(({ target }) => target)])
  const lastLink = before.at(-1)
  const topic = cursorContext.topics.at(-1) ?? { title: '' }
  const underHeading = stats.byHeading.get(topic.title)
  const afterLast = stats.linkedAfter.get(lastLink ?? documentStart)
  const words = wordsWithShare(stats.words, [...wordsOfTitle(topic), ...cursorContext.words])
  const lastRepository = lastLink === undefined ? undefined : repositoryOf(lastLink)
  const shares = new Map<string, number>()
  const repositoryShare = (repository: string): number => {
    const known = shares.get(repository)
    if (known !== undefined) return known
    const { repositories } = stats
    const share = Math.log((countOf(repositories, repository) + 0.2) / (repositories.total + 1))
    shares.set(repository, share)
    return share
  }
  return (key) => {
    const repository = repositoryOf(key)
    const meetingsAgo = stats.meetingsSinceLink.get(key)
    return {
      seriesLinks: Math.log1p(4 * countOf(stats.inSeries, key)),
      recency: meetingsAgo === undefined ? 0 : 1 / (1 + meetingsAgo),
      isFromMeetingBeforeLast: Number(meetingsAgo === 1),
      isLinkedInDocument: Number(here.has(key)),
      linksElsewhere: Math.log1p(4 * countOf(stats.everywhere, key)),
      repository: repositoryShare(repository),
      isInLastRepository: Number(lastRepository === repository),
      underHeading: shareOf(underHeading, key, 0.5),
      followsLastLink: shareOf(afterLast, key, 0.5),
      words: wordEvidence(stats.words, key, words),
    }
  }
}

/** Log-likelihood that an issue is linked here, up to a constant. */
export function issueScore(features: IssueFeatures): number {
  let score = 0
  for (const feature of featureNames) score += issueWeights[feature] * features[feature]
  return score
}
