import type { ActionItem } from '../minutes'

/** What an item is recognised by when it is copied from meeting to meeting. */
export interface Fingerprint {
  /** The words of the task; equal for copies that differ in markup, punctuation and case only. */
  readonly key: string
  readonly words: ReadonlySet<string>
  /** In lower case. */
  readonly owners: ReadonlySet<string>
}

export function fingerprintOf({ task, text, owners }: Pick<ActionItem, 'task' | 'text' | 'owners'>): Fingerprint {
  const words = wordsOf(task.replace(botStamp, ''))
  const list = words.length > 0 ? words : wordsOf(text)
  return { key: list.join(' '), words: new Set(list), owners: new Set(owners.map((owner) => owner.toLowerCase())) }
}

/** Who said it and when, as the bots of chats write it behind an action item: `(gus, 15:09:11)`. Their lists leave it out. */
const botStamp = /\s*\([^\s(),]{1,40},\s*\d{1,2}:\d\d(?::\d\d)?\)\s*$/

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

/** Fewer words say too little to be the same item in other words. */
const minWords = 3
/** Share of words in common from which two texts are one item: with an owner in common, and without. */
const likeness = { sameOwner: 0.7, otherOwner: 0.85 } as const

/**
 * How sure it is that two items are one: 1 for the same words, less for nearly the same, 0 for two items.
 *
 * Whoever hands an item on changes its owner, whoever sees it again adds a word or two.
 */
export function similarity(one: Fingerprint, other: Fingerprint): number {
  const areOwnersAlike = one.owners.size === 0 || other.owners.size === 0 || intersects(one.owners, other.owners)
  if (one.key === other.key) return areOwnersAlike || one.words.size >= minWords ? 1 : 0
  const [small, large] = one.words.size <= other.words.size ? [one, other] : [other, one]
  if (small.words.size < minWords) return 0
  let common = 0
  for (const word of small.words) if (large.words.has(word)) common++
  const dice = (2 * common) / (small.words.size + large.words.size)
  // All of the words and a remark behind them: "review it" and "review it (waits for the runner)".
  const isExtended = areOwnersAlike && small.words.size >= minWords + 1 && large.key.startsWith(`${small.key} `)
  if (isExtended) return Math.max(dice, likeness.sameOwner)
  return dice >= (areOwnersAlike ? likeness.sameOwner : likeness.otherOwner) ? dice : 0
}

/**
 * Whether two texts name other numbers: "review 12" and "review 13" are two tasks, however alike the words are.
 */
export function differInNumbers(one: Fingerprint, other: Fingerprint): boolean {
  const [few, many] = [numbersIn(one), numbersIn(other)].sort((a, b) => a.length - b.length)
  return few?.some((number) => !many?.includes(number)) ?? false
}

function numbersIn({ words }: Fingerprint): readonly string[] {
  return [...words].filter((word) => /^\p{N}+$/u.test(word))
}

function intersects(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  for (const value of one) if (other.has(value)) return true
  return false
}
