import { add, countOf, newTally, type Tally, tallyIn } from './tally'

/** Which words stand before which targets (people, issues). */
export interface WordHabits {
  readonly all: Tally
  readonly byTarget: Map<string, Tally>
}

export function newWordHabits(): WordHabits {
  return { all: newTally(), byTarget: new Map() }
}

export function addWords(habits: WordHabits, target: string, words: readonly string[], weight: number): void {
  const own = tallyIn(habits.byTarget, target)
  for (const word of words) {
    add(own, word, weight)
    add(habits.all, word, weight)
  }
}

/** So many words, spread as everywhere, are taken for granted of every target: one word seen once proves little. */
const doubt = 50

/** The words of a line or heading made ready to be compared with many targets: each with its share of all words. */
export function knownWords(habits: WordHabits, words: readonly string[]): readonly (readonly [string, number])[] {
  return words.flatMap((word) => {
    const share = countOf(habits.all, word) / habits.all.total
    return share > 0 ? [[word, share] as const] : []
  })
}

/**
 * How much more often these words stand before a target than before any other, as the sum of logarithms; 0 where nothing
 * is known. Words that are missing speak against nobody: a line has many, and they repeat one another.
 */
export function wordEvidence(
  habits: WordHabits,
  target: string,
  words: readonly (readonly [string, number])[],
): number {
  const own = habits.byTarget.get(target)
  if (own === undefined) return 0
  return words.reduce((sum, [word, share]) => {
    const count = countOf(own, word)
    return count === 0 ? sum : sum + Math.max(0, Math.log((count + doubt * share) / ((own.total + doubt) * share)))
  }, 0)
}
