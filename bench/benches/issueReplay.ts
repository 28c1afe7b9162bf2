import { readCorpus } from '../documents'
import type { BenchOptions, Figures } from '../main'
import { round } from '../percentiles'
import { replayLinks } from '../replays/issues'
import { readAll } from '../replays/people'

/**
 * Quality of the suggestions after `#`: the share of issues among the first ten with nothing typed, and among the first
 * five after two digits. Counts only issues that an earlier meeting of the series linked.
 */
export function run({ corpus }: BenchOptions): Figures {
  if (corpus === undefined) throw new Error('issue-replay needs --corpus DIR.')
  const replayed = [...replayLinks(readAll(readCorpus(corpus)))]
  const seen = replayed.filter(({ isSeenBefore }) => isSeenBefore)
  const share = (place: 'untyped' | 'twoDigits', limit: number): number =>
    round(seen.filter((link) => link[place] >= 0 && link[place] < limit).length / Math.max(1, seen.length))
  return {
    links: replayed.length,
    seenBefore: seen.length,
    top10Untyped: share('untyped', 10),
    top5TwoDigits: share('twoDigits', 5),
  }
}
