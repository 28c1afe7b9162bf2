import { editDistance } from '../editDistance'
import type { ActionItem } from '../minutes'
import { functionWords, oppositeWords } from '../vocabulary/functionWords'

/** What identifies an item across meetings. */
export interface ItemFingerprint {
  /** The content words; equal for copies that differ only in markup, punctuation, case, number and function words. */
  readonly key: string
  readonly words: ReadonlySet<string>
  /** Its function words with an opposite: "on" and "off", "with" and "without". */
  readonly polarity: ReadonlySet<string>
  /** In lower case. */
  readonly owners: ReadonlySet<string>
}

/** Minimum number of content words to be the same task as a longer text. */
const minContained = 2

/** @param toHandle Maps a name in lower case to the person's handle, if it is known. */
export function itemFingerprint(
  { task, text, owners, due }: Pick<ActionItem, 'task' | 'text' | 'owners' | 'due'>,
  toHandle: (name: string) => string = (name) => name,
): ItemFingerprint {
  const plain = owners.reduce(
    (rest, owner) => rest.replace(`@${owner}`, ' '),
    due === undefined ? task : task.replace(due, ' '),
  )
  const list = [plain.replace(botTimestamp, ''), task, text].map(contentWords).find((words) => words.length > 0)
  const words = list ?? wordsOf(text)
  const plainWords = wordsOf(plain)
  return {
    // One word is not enough: "get on" and "get off" are two tasks.
    key: (words.length < minContained && plainWords.length > 0 ? plainWords : words).join(' '),
    words: new Set(words),
    polarity: new Set(plainWords.filter((word) => oppositeWords.has(word))),
    owners: new Set(owners.map((owner) => toHandle(owner.toLowerCase()))),
  }
}

/** Speaker and time that chat bots append to an action item, but omit in summaries: `(gus, 15:09:11)`. */
const botTimestamp = /\s*\([^\s(),]{1,40},\s*\d{1,2}:\d\d(?::\d\d)?\)\s*$/

export function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

/** A letter as a name: "option A", "milestone B"; not "A new test". */
const letterName = /(?<=[\p{L}\p{N}][\s-])(?!I(?![\p{L}\p{N}]))\p{Lu}(?![\p{L}\p{N}'’.])/gu

/** The words about the task itself, in the singular. */
function contentWords(text: string): readonly string[] {
  return wordsOf(text.replace(letterName, '$&\u00B9'))
    .filter((word) => !functionWords.has(word))
    .map((word) => (word.length > 3 ? word.replace(/(?<![su])s$/, '') : word))
}

/** Minimum share of common words (Dice coefficient) at the same place of a carried list. */
const minInPlace = 0.4

/**
 * The similarity of two items: 1 for the same words, less if the words of one contain those of the other, else 0. Two
 * texts are different tasks if each has a content word that the other lacks.
 *
 * @param isReview Whether the later item is carried over, so that its owner or a number may have changed.
 */
export function similarity(one: ItemFingerprint, other: ItemFingerprint, isReview = false): number {
  const areOwnersAlike = shareOwner(one, other)
  if ((!areOwnersAlike && !isReview) || areOpposed(one, other)) return 0
  if (one.key === other.key) return areOwnersAlike || one.words.size >= minContained ? 1 : 0
  if (!areOwnersAlike) return 0
  const { common, ofOne, ofOther } = compareWords(one, other)
  const isCorrected = isReview && common > 1 && [...ofOne, ...ofOther].every(isNumber)
  if (!isCorrected && ofOne.length > 0 && ofOther.length > 0) return 0
  if (Math.min(one.words.size, other.words.size) < minContained && ofOne.length + ofOther.length > 0) return 0
  return (2 * common) / (one.words.size + other.words.size)
}

/** Whether an item at the same place of a carried list, with the same owner, is the same item in other words. */
export function isRewording(one: ItemFingerprint, other: ItemFingerprint): boolean {
  if (!haveSameOwners(one, other) || areOpposed(one, other)) return false
  const { common } = compareWords(one, other)
  return (2 * common) / (one.words.size + other.words.size) >= minInPlace
}

/** Whether two items can have the same owner: they share one, or one item has none. */
export function shareOwner(one: ItemFingerprint, other: ItemFingerprint): boolean {
  if (one.owners.size === 0 || other.owners.size === 0) return true
  for (const owner of one.owners) if (other.owners.has(owner)) return true
  return false
}

export function haveSameOwners(one: ItemFingerprint, other: ItemFingerprint): boolean {
  return one.owners.size === other.owners.size && [...one.owners].every((owner) => other.owners.has(owner))
}

/** Whether one says "turn on" and the other "turn off": two tasks, however similar the other words are. */
export function areOpposed(one: ItemFingerprint, other: ItemFingerprint): boolean {
  const isOpposed = (word: string): boolean => {
    const opposite = oppositeWords.get(word) ?? word
    return !other.polarity.has(word) && other.polarity.has(opposite) && !one.polarity.has(opposite)
  }
  return [...one.polarity].some(isOpposed)
}

/** The number of common words, and the words in only one of both. Words with one typo are equal. */
function compareWords(
  one: ItemFingerprint,
  other: ItemFingerprint,
): { readonly common: number; readonly ofOne: readonly string[]; readonly ofOther: readonly string[] } {
  const ofOne = [...one.words].filter((word) => !other.words.has(word))
  const ofOther = [...other.words].filter((word) => !one.words.has(word))
  let common = one.words.size - ofOne.length
  if (common === 0) return { common, ofOne, ofOther }
  for (const word of [...ofOne]) {
    const typoIndex = ofOther.findIndex((candidate) => isTypo(word, candidate))
    if (typoIndex < 0) continue
    ofOther.splice(typoIndex, 1)
    ofOne.splice(ofOne.indexOf(word), 1)
    common++
  }
  return { common, ofOne, ofOther }
}

const minTypoLength = 5

/** Number of first letters without typos: "mount" and "umount" are different words, and so are "lock" and "dock". */
const exactPrefixLength = 3

function isTypo(one: string, other: string): boolean {
  if (Math.max(one.length, other.length) < minTypoLength || isNumber(one) || isNumber(other)) return false
  return one.startsWith(other.slice(0, exactPrefixLength)) && editDistance(one, other, 1) <= 1
}

function isNumber(word: string): boolean {
  return /^\p{N}/u.test(word)
}
