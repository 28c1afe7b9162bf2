import { type IssueMemory, repositoryOf, start } from './issueMemory'
import { wordsOfTitle } from './peopleMemory'
import type { Scene } from './scene'
import { countOf, shareOf } from './tally'
import { knownWords, wordEvidence } from './wordHabits'

/** Features of the ranking model, in the order of `issueWeights`: logarithms, shares, or 0 and 1. */
export interface IssueSigns {
  /** How often, and how recently, the series linked it. */
  readonly seriesLinks: number
  readonly recency: number
  /** 1 if last linked in the meeting before the previous one: items return after a break. */
  readonly isOfMeetingBefore: number
  /** 1 if this document links it already. */
  readonly isHere: number
  readonly linksElsewhere: number
  readonly repository: number
  /** 1 if in the same repository as the preceding link. */
  readonly isOfLastRepository: number
  /** Share of the links below a heading of this title. */
  readonly belowTitle: number
  /** Share of the links that followed the preceding link in earlier meetings. */
  readonly follows: number
  readonly words: number
}

/**
 * Weights of the features: a conditional logit model, rounded. It is fitted to which of the issues that a series linked
 * before is linked again (`npm run bench -- issue-fit`).
 */
export const issueWeights: IssueSigns = {
  seriesLinks: 1.3,
  recency: 2.35,
  isOfMeetingBefore: 0.6,
  isHere: -1.8,
  linksElsewhere: 0.2,
  repository: 0.36,
  isOfLastRepository: 0.73,
  belowTitle: 1.05,
  follows: 3.35,
  words: 0.65,
}

const signNames = Object.keys(issueWeights) as readonly (keyof IssueSigns)[]

/** Returns a function that computes the features of an issue, given its key, at the cursor. */
export function issueSignsAt(memory: IssueMemory, scene: Scene): (key: string) => IssueSigns {
  const before = scene.topics.flatMap(({ links }) => links).map(({ target }) => target)
  const here = new Set([...before, ...scene.later.flatMap(({ links }) => links).map(({ target }) => target)])
  const lastLink = before.at(-1)
  const topic = scene.topics.at(-1) ?? { title: '' }
  const below = memory.below.get(topic.title)
  const afterLast = memory.nextTo.get(lastLink ?? start)
  const words = knownWords(memory.words, [...wordsOfTitle(topic), ...scene.words])
  const lastRepository = lastLink === undefined ? undefined : repositoryOf(lastLink)
  const shares = new Map<string, number>()
  const repositoryShare = (repository: string): number => {
    const known = shares.get(repository)
    if (known !== undefined) return known
    const { repositories } = memory
    const share = Math.log((countOf(repositories, repository) + 0.2) / (repositories.total + 1))
    shares.set(repository, share)
    return share
  }
  return (key) => {
    const repository = repositoryOf(key)
    const meetingsAgo = memory.age.get(key)
    return {
      seriesLinks: Math.log1p(4 * countOf(memory.inSeries, key)),
      recency: meetingsAgo === undefined ? 0 : 1 / (1 + meetingsAgo),
      isOfMeetingBefore: Number(meetingsAgo === 1),
      isHere: Number(here.has(key)),
      linksElsewhere: Math.log1p(4 * countOf(memory.everywhere, key)),
      repository: repositoryShare(repository),
      isOfLastRepository: Number(lastRepository === repository),
      belowTitle: shareOf(below, key, 0.5),
      follows: shareOf(afterLast, key, 0.5),
      words: wordEvidence(memory.words, key, words),
    }
  }
}

/** Log-likelihood that an issue is linked here, up to a constant. */
export function issueScore(signs: IssueSigns): number {
  let score = 0
  for (const sign of signNames) score += issueWeights[sign] * signs[sign]
  return score
}
