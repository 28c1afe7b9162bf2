import type { ActionItem } from '../minutes'

/** What identifies an item across meetings. */
export interface ItemFingerprint {
  /** The task's words; equal for copies that differ only in markup, punctuation and case. */
  readonly key: string
  readonly words: ReadonlySet<string>
  /** In lower case. */
  readonly owners: ReadonlySet<string>
}

export function itemFingerprint({ task, text, owners }: Pick<ActionItem, 'task' | 'text' | 'owners'>): ItemFingerprint {
  const words = wordsOf(task.replace(botTimestamp, ''))
  const list = words.length > 0 ? words : wordsOf(text)
  return { key: list.join(' '), words: new Set(list), owners: new Set(owners.map((owner) => owner.toLowerCase())) }
}

/** Speaker and time that chat bots append to an action item: `(gus, 15:09:11)`. Their summaries omit it. */
const botTimestamp = /\s*\([^\s(),]{1,40},\s*\d{1,2}:\d\d(?::\d\d)?\)\s*$/

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

/** Shorter texts are the same item only if equal. */
const minWords = 3
/** Least share of common words (Dice coefficient) for the same item: with a common owner, and without. */
const minSimilarity = { sameOwner: 0.7, otherOwner: 0.85 } as const

/**
 * Probability-like score that two items are the same: 1 for the same words, less for similar ones, 0 for different items.
 *
 * Assigning an item changes its owner; reviewing it often adds a few words.
 */
export function similarity(one: ItemFingerprint, other: ItemFingerprint): number {
  const areOwnersAlike = one.owners.size === 0 || other.owners.size === 0 || intersects(one.owners, other.owners)
  if (one.key === other.key) return areOwnersAlike || one.words.size >= minWords ? 1 : 0
  const [small, large] = one.words.size <= other.words.size ? [one, other] : [other, one]
  if (small.words.size < minWords) return 0
  let common = 0
  for (const word of small.words) if (large.words.has(word)) common++
  const dice = (2 * common) / (small.words.size + large.words.size)
  // The same words with a remark: "review it" and "review it (waits for the runner)".
  const isExtended = areOwnersAlike && small.words.size >= minWords + 1 && large.key.startsWith(`${small.key} `)
  if (isExtended) return Math.max(dice, minSimilarity.sameOwner)
  return dice >= (areOwnersAlike ? minSimilarity.sameOwner : minSimilarity.otherOwner) ? dice : 0
}

/** Whether two texts contain different numbers: "review 12" and "review 13" are different tasks. */
export function differInNumbers(one: ItemFingerprint, other: ItemFingerprint): boolean {
  const [fewerNumbers, moreNumbers] = [numbersIn(one), numbersIn(other)].sort((a, b) => a.length - b.length)
  return fewerNumbers?.some((number) => !moreNumbers?.includes(number)) ?? false
}

function numbersIn({ words }: ItemFingerprint): readonly string[] {
  return [...words].filter((word) => /^\p{N}+$/u.test(word))
}

function intersects(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  for (const value of one) if (other.has(value)) return true
  return false
}
