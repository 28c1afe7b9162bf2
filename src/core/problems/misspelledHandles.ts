import type { Digest } from '../digest'
import type { Mention, Minutes } from '../minutes'
import { editDistance } from '../editDistance'
import type { Problem } from './problem'

/** The frequency and most common spelling of handles, by handle in lower case. */
export type HandleCounts = ReadonlyMap<string, { readonly spelling: string; readonly count: number }>

/** Counts the handles in the workspace's minutes. Attending counts as a mention. */
export function countHandles(digests: readonly Digest[]): HandleCounts {
  const spellings = new Map<string, Map<string, number>>()
  const add = (handle: string, times: number): void => {
    const own = spellings.get(handle.toLowerCase()) ?? new Map<string, number>()
    own.set(handle, (own.get(handle) ?? 0) + times)
    spellings.set(handle.toLowerCase(), own)
  }
  for (const { participants, mentions } of digests) {
    for (const handle of participants) add(handle, 1)
    for (const [handle, times] of Object.entries(mentions)) add(handle, times)
  }
  return new Map(
    [...spellings].map(([key, own]) => [
      key,
      {
        spelling: [...own].reduce((best, entry) => (entry[1] > best[1] ? entry : best))[0],
        count: [...own.values()].reduce((sum, times) => sum + times, 0),
      },
    ]),
  )
}

/** Minimum ratio of the frequencies of a correct handle and its misspelling. */
const minFrequencyRatio = 5
/** Minimum length of handles to check; shorter ones are similar to many others. */
const minLength = 4

/**
 * Finds rare handles that are one or two letters from a much more frequent one.
 *
 * Two participants of the same meeting are never the same person.
 *
 * @param counts Counts of the workspace, with or without this document.
 */
export function findMisspelledHandles(minutes: Minutes, counts: HandleCounts): readonly Problem[] {
  const attending = new Set(minutes.participants.flatMap(({ handle }) => handle?.toLowerCase() ?? []))
  const own = ownCounts(minutes.mentions)
  const known = new Map([...counts].map(([key, { count }]) => [key, count]))
  for (const [key, count] of own) known.set(key, Math.max(known.get(key) ?? 0, count))
  const spelling = (key: string): string =>
    counts.get(key)?.spelling ?? minutes.mentions.find(({ handle }) => handle.toLowerCase() === key)?.handle ?? key
  const suggestions = new Map<string, string | undefined>()
  const suggestionFor = (key: string): string | undefined => {
    if (!suggestions.has(key)) {
      const near = nearest(key, known, attending)
      // A typo may be similar to a more common typo: "artifcial" to "artifical", which is similar to "artificial".
      suggestions.set(key, near === undefined ? undefined : (nearest(near, known, attending) ?? near))
    }
    return suggestions.get(key)
  }
  return minutes.mentions.flatMap(({ handle, span }): Problem[] => {
    const suggestion = suggestionFor(handle.toLowerCase())
    return suggestion === undefined
      ? []
      : [{ code: 'misspelled-handle', span, handle, suggestion: spelling(suggestion) }]
  })
}

function ownCounts(mentions: readonly Mention[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { handle } of mentions) counts.set(handle.toLowerCase(), (counts.get(handle.toLowerCase()) ?? 0) + 1)
  return counts
}

function nearest(key: string, known: ReadonlyMap<string, number>, attending: ReadonlySet<string>): string | undefined {
  if (key.length < minLength) return undefined
  const own = known.get(key) ?? 1
  let best: { readonly key: string; readonly typos: number; readonly count: number } | undefined
  for (const [other, count] of known) {
    // Allow only one typo in short handles.
    const limit = Math.max(key.length, other.length) < 7 ? 1 : 2
    if (other === key || other.length < minLength || Math.abs(other.length - key.length) > limit) continue
    if (attending.has(key) && attending.has(other)) continue
    // A participant of this meeting need not be more frequent.
    const isCertain = attending.has(other) && own <= 2 ? count >= own : count >= minFrequencyRatio * own
    if (!isCertain || differInNumber(key, other)) continue
    const typos = editDistance(key, other, limit)
    if (typos > limit) continue
    if (best === undefined || typos < best.typos || (typos === best.typos && count > best.count))
      best = { key: other, typos, count }
  }
  return best?.key
}

/** Whether two handles differ only in numbers, like "team-a1" and "team-a2". */
function differInNumber(one: string, other: string): boolean {
  return one.replace(/\d+/g, '') === other.replace(/\d+/g, '') && /\d/.test(one) && /\d/.test(other)
}
