import { readCorpus } from '../documents'
import type { BenchOptions, Figures } from '../main'
import { round } from '../percentiles'
import { readAll, replayPeople } from '../replays/people'

/**
 * Quality of the suggestions after `@`: `top1` and `top3` are the shares of mentions whose person is first or among the
 * first three, after one, two and three typed letters. `alphabeticalTop1` is the same for an alphabetical list.
 */
export function run({ corpus }: BenchOptions): Figures {
  if (corpus === undefined) throw new Error('people-replay needs --corpus DIR.')
  const replayed = [...replayPeople(readAll(readCorpus(corpus)))]
  const share = (key: 'positions' | 'alphabeticalPositions', index: number, limit: number): number =>
    round(
      replayed.filter((mention) => {
        const place = mention[key][index] ?? -1
        return place >= 0 && place < limit
      }).length / Math.max(1, replayed.length),
    )
  return {
    mentions: replayed.length,
    top1: [0, 1, 2].map((index) => share('positions', index, 1)),
    top3: [0, 1, 2].map((index) => share('positions', index, 3)),
    alphabeticalTop1: [0, 1, 2].map((index) => share('alphabeticalPositions', index, 1)),
  }
}
