import { editDistance } from '../editDistance'

/** Maps handles as written to people: resolves misspellings and letter case. */
export interface Spellings {
  /** The person's key: the correct handle in lower case. Works for unknown handles too. */
  keyOf(handle: string): string
  /** The most frequent spelling of a key; the key itself if it was never written. */
  spellingOf(key: string): string
  /** Misspellings of a key that occur, in lower case. */
  aliasesOf(key: string): readonly string[]
}

/** Minimum ratio of the frequencies of a correct handle and its misspelling. */
const minFrequencyRatio = 5

/**
 * Learns spellings from how often each occurs.
 *
 * A handle is a misspelling of another if it is much rarer and has one typo, or two in a long handle. Different digits
 * are never a typo: `ada1` and `ada2` are two accounts.
 *
 * @param counts How often each spelling occurs.
 * @param lists Lists of participants; two handles in one list are always two people.
 */
export function learnSpellings(
  counts: ReadonlyMap<string, number>,
  lists: readonly (readonly string[])[] = [],
): Spellings {
  const people = new Map<string, { total: number; best: string; most: number }>()
  for (const [spelling, count] of counts) {
    const key = spelling.toLowerCase()
    const person = people.get(key) ?? { total: 0, best: spelling, most: 0 }
    person.total += count
    if (count > person.most) {
      person.best = spelling
      person.most = count
    }
    people.set(key, person)
  }
  const frequent = [...people]
    .filter(([, { total }]) => total >= minFrequencyRatio)
    .map(([key, { total }]) => ({ key, total, plain: withoutSeparators(key) }))
  const resolved = new Map<string, string>()
  const resolve = (key: string): string => {
    const known = resolved.get(key)
    if (known !== undefined) return known
    const total = Math.max(1, people.get(key)?.total ?? 0)
    const plain = withoutSeparators(key)
    let best: { readonly key: string; readonly typos: number; readonly total: number } | undefined
    for (const other of frequent) {
      if (other.total < minFrequencyRatio * total || other.key === key) continue
      const typos = typosBetween(key, plain, other.key, other.plain)
      if (typos === undefined || areListedTogether(lists, key, other.key)) continue
      if (best === undefined || typos < best.typos || (typos === best.typos && other.total > best.total))
        best = { key: other.key, typos, total: other.total }
    }
    // The result may itself be a misspelling. Each step goes to a more frequent handle, so the recursion ends.
    const result = best === undefined ? key : resolve(best.key)
    resolved.set(key, result)
    return result
  }
  const aliases = new Map<string, string[]>()
  for (const key of people.keys()) {
    const right = resolve(key)
    if (right !== key) aliases.set(right, [...(aliases.get(right) ?? []), key])
  }
  return {
    keyOf: (handle) => resolve(handle.toLowerCase()),
    spellingOf: (key) => people.get(key)?.best ?? key,
    aliasesOf: (key) => aliases.get(key) ?? [],
  }
}

/** The number of typos between two keys; undefined if one cannot be a misspelling of the other. */
function typosBetween(key: string, plain: string, other: string, otherPlain: string): number | undefined {
  if (plain === otherPlain) return 0
  const length = Math.min(key.length, other.length)
  const limit = length >= 8 ? 2 : length >= 5 ? 1 : 0
  if (limit === 0 || Math.abs(key.length - other.length) > limit) return undefined
  if (key.replace(/\D/g, '') !== other.replace(/\D/g, '')) return undefined
  const typos = Math.min(editDistance(key, other, limit), editDistance(plain, otherPlain, limit))
  if (typos > limit) return undefined
  // `anna-b` and `anna-c` are two people.
  const [tail = '', otherTail = ''] = [key, other].map((handle) => handle.slice(handle.search(/[-_.][^-_.]*$/) + 1))
  return tail.length < 3 && otherTail.length < 3 && tail !== otherTail ? undefined : typos
}

function areListedTogether(lists: readonly (readonly string[])[], one: string, other: string): boolean {
  return lists.some((list) => {
    const keys = list.map((handle) => handle.toLowerCase())
    return keys.includes(one) && keys.includes(other)
  })
}

function withoutSeparators(key: string): string {
  return key.replace(/[-_.]/g, '')
}
