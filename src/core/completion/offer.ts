/**
 * What a list of completions offers.
 *
 * VS Code accepts the focused entry on Enter, also when the person only wants to end the line. An entry may therefore be
 * accepted by Enter only if the typed text speaks for it; otherwise it needs Tab or an arrow key.
 */
export interface Offer<T> {
  readonly entries: readonly OfferedEntry<T>[]
  /**
   * Whether Enter accepts an entry. Such a list is complete: VS Code narrows it by the filter texts while further letters are
   * typed, so that no entry of an earlier letter remains when our next answer is late.
   */
  readonly acceptsEnter: boolean
}

export interface OfferedEntry<T> {
  readonly value: T
  /** What may be typed after the text typed so far, for the entry to remain in a complete list. */
  readonly rest: string
}

/** Most entries of a complete list. If more match, the list is requested again at the next letter. */
export const maxComplete = 300

/** A character that nobody types: an entry disappears before its last letter is typed. */
export const neverTyped = '\uE000'

/** A list from which only Tab or an arrow key chooses. Requested again at each letter, so that `rest` is not needed. */
export function offerOnly<T>(values: readonly T[]): Offer<T> {
  return { entries: values.map((value) => ({ value, rest: '' })), acceptsEnter: false }
}

/**
 * Whether VS Code would show an entry for a typed text: the filter text has its letters in this order, or after two
 * neighboring letters changed places. Both in lower case.
 */
export function isShownFor(typed: string, filterText: string): boolean {
  if (isSubsequence(typed, filterText)) return true
  const letters = typed.split('')
  return letters.some((letter, index) => {
    if (index === 0 || index + 1 >= letters.length) return false
    const swapped = letters.with(index, letters[index + 1] ?? '').with(index + 1, letter)
    return isSubsequence(swapped.join(''), filterText)
  })
}

function isSubsequence(letters: string, text: string): boolean {
  let place = 0
  for (const letter of letters) {
    const found = text.indexOf(letter, place)
    if (found < 0) return false
    place = found + letter.length
  }
  return true
}
