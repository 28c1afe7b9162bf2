import { type Minutes, sameHandle } from '../minutes'

/** Where a handle stands in a text, without its `@`. */
export interface HandlePlace {
  readonly start: number
  readonly end: number
}

/**
 * Everywhere that a handle has to change for somebody to be called otherwise: each mention, and the address of the
 * profile that the mention, or the person's name in the list of participants, is linked to.
 *
 * @param text What `minutes` was read from.
 * @param webOrigins Web addresses of the GitHub hosts.
 */
export function findHandlePlaces(
  text: string,
  { mentions, participants, excused }: Minutes,
  handle: string,
  webOrigins: readonly string[],
): readonly HandlePlace[] {
  const places = mentions
    .filter((mention) => sameHandle(mention.handle, handle))
    .flatMap(({ span }) => placesOfMention(text, span.start.offset, span.end.offset, handle, webOrigins))
  const named = [...participants, ...excused]
    .filter((person) => person.handle !== undefined && sameHandle(person.handle, handle))
    .flatMap(({ span }) => addressesIn(text, span.start.offset, span.end.offset, handle, webOrigins))
  const byStart = new Map([...places, ...named].map((place) => [place.start, place]))
  return [...byStart.values()].sort((one, other) => one.start - other.start)
}

/**
 * The handle behind the `@` of one mention, and in the address that it is linked to.
 *
 * @param start Offset of the `@`.
 */
export function placesOfMention(
  text: string,
  start: number,
  end: number,
  handle: string,
  webOrigins: readonly string[],
): readonly HandlePlace[] {
  const anchor = anchorBefore.exec(text.slice(Math.max(0, start - maxAddress), start))
  const link = linkBehind.exec(text.slice(end, end + maxAddress))
  return [
    ...(anchor === null ? [] : addressesIn(text, start - anchor[0].length, start, handle, webOrigins)),
    { start: start + 1, end },
    ...(link === null ? [] : addressesIn(text, end, end + link[0].length, handle, webOrigins)),
  ]
}

/** Longer than any address of a profile with what is around it. */
const maxAddress = 300
const anchorBefore = /<a\s[^<>]*>\s*$/i
const linkBehind = /^\]\([^()\s]*\)/

function addressesIn(
  text: string,
  start: number,
  end: number,
  handle: string,
  webOrigins: readonly string[],
): readonly HandlePlace[] {
  const stretch = text.slice(start, end).toLowerCase()
  return webOrigins.flatMap((origin) => {
    const address = `${origin}/${handle.toLowerCase()}`
    const at = stretch.indexOf(address)
    if (at < 0 || !/^\/?(?:["')>\s]|$)/.test(stretch.slice(at + address.length))) return []
    const first = start + at + origin.length + 1
    return [{ start: first, end: first + handle.length }]
  })
}
