import { add, countOf, newTally, type Tally, tallyIn } from './tally'

/** Counts of the words that precede targets (people or issues, by key). */
export interface WordHabits {
  readonly all: Tally
  readonly byTarget: Map<string, Tally>
}

export function newWordHabits(): WordHabits {
  return { all: newTally(), byTarget: new Map() }
}

export function addWords(habits: WordHabits, target: string, words: readonly string[], weight: number): void {
  const targetCounts = tallyIn(habits.byTarget, target)
  for (const word of words) {
    add(targetCounts, word, weight)
    add(habits.all, word, weight)
  }
}

/** Pseudo-count of words, distributed as in all text, added to each target: a word seen once proves little. */
const pseudoCount = 50

/** Pairs of word and its share of all counted words; unknown words are left out. */
export function knownWords(habits: WordHabits, words: readonly string[]): readonly (readonly [string, number])[] {
  return words.flatMap((word) => {
    const share = countOf(habits.all, word) / habits.all.total
    return share > 0 ? [[word, share] as const] : []
  })
}

/**
 * Sum of the log ratios of how often the words precede this target and any target; 0 for an unknown target.
 *
 * Missing words do not count against a target: a line has many words, and they are correlated.
 */
export function wordEvidence(
  habits: WordHabits,
  target: string,
  words: readonly (readonly [string, number])[],
): number {
  const targetCounts = habits.byTarget.get(target)
  if (targetCounts === undefined) return 0
  return words.reduce((sum, [word, share]) => {
    const count = countOf(targetCounts, word)
    return count === 0
      ? sum
      : sum + Math.max(0, Math.log((count + pseudoCount * share) / ((targetCounts.total + pseudoCount) * share)))
  }, 0)
}
