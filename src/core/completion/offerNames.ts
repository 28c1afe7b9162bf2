/** A name that matches the words before the cursor. */
export interface OfferedName {
  readonly name: string
  /** Number of characters before the cursor to replace. */
  readonly typedLength: number
}

/** Words of a name up to the cursor. */
const typedWords = /(?<![\p{L}\p{M}\p{N}@/_.-])\p{L}[\p{L}\p{M}'’-]*(?: \p{L}[\p{L}\p{M}'’-]*){0,2}$/u
/** A line that ends where a list has no name yet: after a bullet, a label or a comma. */
const emptyPlace = /^(?:\s*(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?|[^:]{1,40}:[*_]*\s+|.*,\s+)$/

/**
 * The names that begin with the words before the cursor, or have a part that does.
 *
 * @param before The line up to the cursor.
 * @param names Most likely first.
 * @param isInList Whether the cursor is in a list of people, where names are offered before a letter is typed.
 */
export function offerNames(before: string, names: readonly string[], isInList: boolean): readonly OfferedName[] {
  const words = typedWords.exec(before)?.[0]
  if (words === undefined)
    return isInList && emptyPlace.test(before) ? names.map((name) => ({ name, typedLength: 0 })) : []
  const starts = [...words.matchAll(/(?<=^| )\p{L}/gu)].map(({ index }) => words.slice(index))
  return names.flatMap((name) => {
    const typed = starts.find((start) => isStartOf(start, name))
    return typed === undefined || typed === name ? [] : [{ name, typedLength: typed.length }]
  })
}

function isStartOf(typed: string, name: string): boolean {
  const [own, other] = [fold(typed), fold(name)]
  return other.startsWith(own) || (!own.includes(' ') && other.split(/[ -]/).some((part) => part.startsWith(own)))
}

/** Removes case and accents, so that both spellings of an umlaut find a name. */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
