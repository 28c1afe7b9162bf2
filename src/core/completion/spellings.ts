import { slipsBetween } from './slips'

/** Who is meant by the handles that were written, misspellings and letter cases resolved. */
export interface Spellings {
  /** The person's key: the right handle in lower case. A handle that nobody has written yet is its own key, or the slip of a known one. */
  keyOf(handle: string): string
  /** The handle as it is written most; the key itself where it was never written. */
  spellingOf(key: string): string
  /** Misspellings under which the person was written, in lower case. */
  aliasesOf(key: string): readonly string[]
}

/** So many times rarer than the handle it resembles is a misspelling. */
const rarity = 5

/**
 * Learns spellings from how often each was written.
 *
 * A handle counts as a misspelling of another if it is much rarer and one slip away from it, two for long handles. A
 * digit more or less is no slip: `ada1` and `ada2` are two accounts.
 *
 * @param counts How often each spelling was written.
 * @param lists Lists of participants: two handles in one list are two people, however alike.
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
  const common = [...people]
    .filter(([, { total }]) => total >= rarity)
    .map(([key, { total }]) => ({ key, total, bare: bareOf(key) }))
  const meant = new Map<string, string>()
  const resolve = (key: string): string => {
    const known = meant.get(key)
    if (known !== undefined) return known
    const total = Math.max(1, people.get(key)?.total ?? 0)
    const bare = bareOf(key)
    let best: { readonly key: string; readonly slips: number; readonly total: number } | undefined
    for (const other of common) {
      if (other.total < rarity * total || other.key === key) continue
      const slips = slipsOf(key, bare, other.key, other.bare)
      if (slips === undefined || areListedTogether(lists, key, other.key)) continue
      if (best === undefined || slips < best.slips || (slips === best.slips && other.total > best.total))
        best = { key: other.key, slips, total: other.total }
    }
    // What is meant may itself be a common misspelling; each step goes to a commoner one, so this ends.
    const result = best === undefined ? key : resolve(best.key)
    meant.set(key, result)
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

/** Undefined where one cannot be a slip of the other. */
function slipsOf(key: string, bare: string, other: string, otherBare: string): number | undefined {
  if (bare === otherBare) return 0
  const length = Math.min(key.length, other.length)
  const limit = length >= 8 ? 2 : length >= 5 ? 1 : 0
  if (limit === 0 || Math.abs(key.length - other.length) > limit) return undefined
  if (key.replace(/\D/g, '') !== other.replace(/\D/g, '')) return undefined
  const slips = Math.min(slipsBetween(key, other, limit), slipsBetween(bare, otherBare, limit))
  if (slips > limit) return undefined
  // `anna-b` and `anna-c` are two people.
  const [tail = '', otherTail = ''] = [key, other].map((handle) => handle.slice(handle.search(/[-_.][^-_.]*$/) + 1))
  return tail.length < 3 && otherTail.length < 3 && tail !== otherTail ? undefined : slips
}

function areListedTogether(lists: readonly (readonly string[])[], one: string, other: string): boolean {
  return lists.some((list) => {
    const keys = list.map((handle) => handle.toLowerCase())
    return keys.includes(one) && keys.includes(other)
  })
}

function bareOf(key: string): string {
  return key.replace(/[-_.]/g, '')
}
