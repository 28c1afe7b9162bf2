import type { Digest } from '../digest'
import type { Mention, Minutes } from '../minutes'
import { distance } from './distance'
import type { Problem } from './problem'

/** How often handles occur, by handle in lower case, each with its commonest spelling. */
export type HandleCounts = ReadonlyMap<string, { readonly spelling: string; readonly count: number }>

/** Counts the handles of a workspace's minutes: attending counts like a mention. */
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

/** Somebody who occurs this many times as often is the one who is meant. */
const certainty = 5
/** Shorter handles are near many others. */
const minLength = 4

/**
 * Handles that are one or two letters from that of somebody better known, and hardly ever occur themselves.
 *
 * Two who attend the same meeting are two people, however much alike their handles are.
 *
 * @param counts Those of the workspace's minutes, this document's included or not.
 */
export function findMisspeltHandles(minutes: Minutes, counts: HandleCounts): readonly Problem[] {
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
      // A slip may be nearest to a commoner slip: "artifcial" to "artifical", and that to "artificial".
      suggestions.set(key, near === undefined ? undefined : (nearest(near, known, attending) ?? near))
    }
    return suggestions.get(key)
  }
  return minutes.mentions.flatMap(({ handle, span }): Problem[] => {
    const suggestion = suggestionFor(handle.toLowerCase())
    return suggestion === undefined ? [] : [{ code: 'misspelt-handle', span, handle, suggestion: spelling(suggestion) }]
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
  let best: { readonly key: string; readonly apart: number; readonly count: number } | undefined
  for (const [other, count] of known) {
    // Of short handles only the slightest slip tells.
    const limit = Math.max(key.length, other.length) < 7 ? 1 : 2
    if (other === key || other.length < minLength || Math.abs(other.length - key.length) > limit) continue
    if (attending.has(key) && attending.has(other)) continue
    // Somebody who attends this meeting need not be better known than a slip is.
    const isCertain = attending.has(other) && own <= 2 ? count >= own : count >= certainty * own
    if (!isCertain || differInNumber(key, other)) continue
    const apart = distance(key, other, limit)
    if (apart > limit) continue
    if (best === undefined || apart < best.apart || (apart === best.apart && count > best.count))
      best = { key: other, apart, count }
  }
  return best?.key
}

/** "team-a1" and "team-a2" are two. */
function differInNumber(one: string, other: string): boolean {
  return one.replace(/\d+/g, '') === other.replace(/\d+/g, '') && /\d/.test(one) && /\d/.test(other)
}
