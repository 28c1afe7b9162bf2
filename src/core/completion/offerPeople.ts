import type { Candidate } from './people'
import { findPeople, findWordStarts } from './findPeople'
import { isShownFor, maxComplete, neverTyped, type Offer, offerOnly } from './offer'

/** Minimum number of letters for Enter; one letter matches too many people. */
const minLetters = 2

/** Words after `@` for everybody or a place, which do not begin a handle. In lower case. */
const groupWords = ['all', 'alle', 'channel', 'everybody', 'everyone', 'group', 'here', 'home', 'team', 'todos']

export interface OfferPeopleOptions {
  readonly limit: number
  /** Whether the person asked for the list. */
  readonly isOnRequest: boolean
  /** Placeholder handles (`@todo`), in lower case. */
  readonly placeholders: readonly string[]
}

/**
 * The people to offer for a typed text, best first; undefined for none.
 *
 * Enter never accepts anybody but the typed person: not after a fully typed handle, and not if typing on a known handle
 * would leave another entry in the list. Placeholders and words for a group count as known handles.
 */
export function offerPeople(
  people: readonly Candidate[],
  typed: string,
  { limit, isOnRequest, placeholders }: OfferPeopleOptions,
): Offer<Candidate> | undefined {
  const known = [...knownHandles(people), ...placeholders, ...groupWords]
  const lower = typed.normalize('NFC').toLowerCase()
  const matching = findPeople(people, lower, maxComplete).filter(({ handle }) => handle.toLowerCase() !== lower)
  const found = matching.slice(0, limit)
  if (found.length === 0) return undefined
  const minimum = isOnRequest ? 0 : minLetters
  if (lower.length < minimum || (!isOnRequest && known.includes(lower))) return offerOnly(found)
  const handles = known.filter((handle) => handle.startsWith(lower))
  const entries = matching.flatMap((person) => {
    const rest = findWordStarts(person, lower)[0]
    return rest === undefined ? [] : [{ value: person, rest: restBefore(person, rest, lower, handles) }]
  })
  const isComplete =
    isOnRequest || (matching.length < maxComplete - 1 && entries.every(({ rest }) => rest !== undefined))
  if (entries.length === 0 || !isComplete) return offerOnly(found)
  return { entries: entries.map(({ value, rest }) => ({ value, rest: rest ?? neverTyped })), acceptsEnter: true }
}

/** The known handles in all spellings, in lower case. */
function knownHandles(people: readonly Candidate[]): readonly string[] {
  return people.flatMap(({ handle, aliases }) => [handle.toLowerCase(), ...aliases])
}

/**
 * Shortens the rest of an entry, so that it disappears before its handle is fully typed in any spelling.
 *
 * @returns undefined if the entry would be shown for another person's handle.
 */
function restBefore(
  { handle, aliases }: Candidate,
  rest: string,
  typed: string,
  handles: readonly string[],
): string | undefined {
  const own = [handle.toLowerCase(), ...aliases].filter((spelling) => spelling.startsWith(typed))
  let shortened = rest
  while (own.some((spelling) => isShownFor(spelling, typed + shortened)) && shortened !== '')
    shortened = shortened.slice(0, -1)
  const others = handles.filter((other) => !own.includes(other))
  return others.some((other) => isShownFor(other, typed + shortened)) ? undefined : shortened + neverTyped
}
