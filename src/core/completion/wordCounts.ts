import { addCount, countOf, newCounter, type Counter, counterFor } from './counter'

/** Counts of the words that precede targets (people or issues, by key). */
export interface WordCounts {
  readonly all: Counter
  readonly byTarget: Map<string, Counter>
}

export function newWordCounts(): WordCounts {
  return { all: newCounter(), byTarget: new Map() }
}

export function addWords(wordCounts: WordCounts, target: string, words: readonly string[], weight: number): void {
  const targetCounts = counterFor(wordCounts.byTarget, target)
  for (const word of words) {
    addCount(targetCounts, word, weight)
    addCount(wordCounts.all, word, weight)
  }
}

/** Pseudo-count of words, distributed as in all text, added to each target, because a word seen once proves little. */
const pseudoCount = 50

/** Pairs of a word and its share of all counted words, without unknown words. */
export function wordsWithShare(
  wordCounts: WordCounts,
  words: readonly string[],
): readonly (readonly [string, number])[] {
  return words.flatMap((word) => {
    const share = countOf(wordCounts.all, word) / wordCounts.all.total
    return share > 0 ? [[word, share] as const] : []
  })
}

/**
 * The sum of the log ratios of the words' frequencies before this target and before any target; 0 for an unknown
 * target.
 *
 * Missing words do not count against a target, because a line has many words, and they are correlated.
 */
export function wordEvidence(
  wordCounts: WordCounts,
  target: string,
  words: readonly (readonly [string, number])[],
): number {
  const targetCounts = wordCounts.byTarget.get(target)
  if (targetCounts === undefined) return 0
  return words.reduce((sum, [word, share]) => {
    const count = countOf(targetCounts, word)
    return count === 0
      ? sum
      : sum + Math.max(0, Math.log((count + pseudoCount * share) / ((targetCounts.total + pseudoCount) * share)))
  }, 0)
}
