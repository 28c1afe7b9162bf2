import { type IssueMemory, repositoryOf, start } from './issueMemory'
import { wordsOfTitle } from './peopleMemory'
import type { Scene } from './scene'
import { countOf, shareOf } from './tally'
import { knownWords, wordEvidence } from './wordHabits'

/** What speaks for linking an issue here, in the order of the weights: logarithms, shares, or 0 and 1. */
export interface IssueSigns {
  /** How often, and how lately, the series linked it. */
  readonly seriesLinks: number
  readonly recency: number
  /** Linked in the meeting before the last: items return after a week's break. */
  readonly isOfMeetingBefore: number
  /** Linked in this document already. */
  readonly isHere: number
  readonly linksElsewhere: number
  readonly repository: number
  /** Of the same repository as the link before. */
  readonly isOfLastRepository: number
  /** Linked below a heading of this title. */
  readonly belowTitle: number
  /** Followed the link before, in earlier meetings. */
  readonly follows: number
  readonly words: number
}

/**
 * What a step of each sign is worth: a conditional logit, fitted to which of the issues that a series had linked before
 * was linked again (`npm run bench -- issue-fit`), and rounded.
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

/** Reads the signs of issues, by key, at one place of a document. */
export function issueSignsAt(memory: IssueMemory, scene: Scene): (key: string) => IssueSigns {
  const before = scene.topics.flatMap(({ links }) => links).map(({ target }) => target)
  const here = new Set([...before, ...scene.later.flatMap(({ links }) => links).map(({ target }) => target)])
  const last = before.at(-1)
  const topic = scene.topics.at(-1) ?? { title: '' }
  const below = memory.below.get(topic.title)
  const next = memory.nextTo.get(last ?? start)
  const words = knownWords(memory.words, [...wordsOfTitle(topic), ...scene.words])
  const lastRepository = last === undefined ? undefined : repositoryOf(last)
  const affinities = new Map<string, number>()
  const affinityOf = (repository: string): number => {
    const known = affinities.get(repository)
    if (known !== undefined) return known
    const { repositories } = memory
    const affinity = Math.log((countOf(repositories, repository) + 0.2) / (repositories.total + 1))
    affinities.set(repository, affinity)
    return affinity
  }
  return (key) => {
    const repository = repositoryOf(key)
    const age = memory.age.get(key)
    return {
      seriesLinks: Math.log1p(4 * countOf(memory.inSeries, key)),
      recency: age === undefined ? 0 : 1 / (1 + age),
      isOfMeetingBefore: Number(age === 1),
      isHere: Number(here.has(key)),
      linksElsewhere: Math.log1p(4 * countOf(memory.everywhere, key)),
      repository: affinityOf(repository),
      isOfLastRepository: Number(lastRepository === repository),
      belowTitle: shareOf(below, key, 0.5),
      follows: shareOf(next, key, 0.5),
      words: wordEvidence(memory.words, key, words),
    }
  }
}

/** How likely an issue is linked here, as a logarithm. */
export function issueScore(signs: IssueSigns): number {
  let score = 0
  for (const sign of signNames) score += issueWeights[sign] * signs[sign]
  return score
}
