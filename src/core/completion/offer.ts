/**
 * The content of a list of completions.
 *
 * VS Code accepts the focused entry on Enter, even if the person only wants to end the line. So Enter may accept an
 * entry only if the typed text indicates it. Other entries need Tab or an arrow key.
 */
export interface Offer<T> {
  readonly entries: readonly OfferedEntry<T>[]
  /**
   * Whether Enter accepts an entry. Such a list is complete: VS Code filters it by the filter texts while the person
   * types on, so that no outdated entry remains if our next list is late.
   */
  readonly acceptsEnter: boolean
}

export interface OfferedEntry<T> {
  readonly value: T
  /** The text that may be typed next without removing the entry from a complete list. */
  readonly rest: string
}

/** Maximum number of entries of a complete list. If more match, the list is requested again after the next letter. */
export const maxComplete = 300

/** A character that nobody types. It makes an entry disappear before its last letter is typed. */
export const neverTyped = '\uE000'

/** A list without Enter. It is requested again after each letter, so `rest` is not needed. */
export function offerOnly<T>(values: readonly T[]): Offer<T> {
  return { entries: values.map((value) => ({ value, rest: '' })), acceptsEnter: false }
}

/**
 * Whether VS Code would show an entry for a typed text: the filter text has its letters in this order, or with two
 * neighboring letters swapped. Both in lower case.
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
