import { type Minutes, sameHandle } from '../minutes'

/** Range of a handle in a text, without its `@`. */
export interface HandleRange {
  readonly start: number
  readonly end: number
}

/**
 * Finds all ranges to change when a handle is renamed, in the order of the text: mentions, and addresses of the profile
 * in links of mentions or of names in a list of people.
 *
 * @param text The text that `minutes` was read from.
 * @param webOrigins Web addresses of the GitHub hosts.
 */
export function findHandleRanges(
  text: string,
  { mentions, participants, excused }: Minutes,
  handle: string,
  webOrigins: readonly string[],
): readonly HandleRange[] {
  const mentionRanges = mentions
    .filter((mention) => sameHandle(mention.handle, handle))
    .flatMap(({ span }) => handleRangesOfMention(text, span.start.offset, span.end.offset, handle, webOrigins))
  const profileRanges = [...participants, ...excused]
    .filter((person) => person.handle !== undefined && sameHandle(person.handle, handle))
    .flatMap(({ span }) => addressesIn(text, span.start.offset, span.end.offset, handle, webOrigins))
  const byStart = new Map([...mentionRanges, ...profileRanges].map((place) => [place.start, place]))
  return [...byStart.values()].sort((one, other) => one.start - other.start)
}

/**
 * The ranges of a handle in one mention, and in the address that it links to.
 *
 * @param start Offset of the `@`.
 */
export function handleRangesOfMention(
  text: string,
  start: number,
  end: number,
  handle: string,
  webOrigins: readonly string[],
): readonly HandleRange[] {
  const anchor = anchorBefore.exec(text.slice(Math.max(0, start - maxLinkLength), start))
  const link = linkAfter.exec(text.slice(end, end + maxLinkLength))
  return [
    ...(anchor === null ? [] : addressesIn(text, start - anchor[0].length, start, handle, webOrigins)),
    { start: start + 1, end },
    ...(link === null ? [] : addressesIn(text, end, end + link[0].length, handle, webOrigins)),
  ]
}

/** Maximum length of a link to a profile, with its markup. */
const maxLinkLength = 300
const anchorBefore = /<a\s[^<>]*>\s*$/i
const linkAfter = /^\]\([^()\s]*\)/

function addressesIn(
  text: string,
  start: number,
  end: number,
  handle: string,
  webOrigins: readonly string[],
): readonly HandleRange[] {
  const lowerText = text.slice(start, end).toLowerCase()
  return webOrigins.flatMap((origin) => {
    const address = `${origin}/${handle.toLowerCase()}`
    const at = lowerText.indexOf(address)
    if (at < 0 || !/^\/?(?:["')>\s]|$)/.test(lowerText.slice(at + address.length))) return []
    const first = start + at + origin.length + 1
    return [{ start: first, end: first + handle.length }]
  })
}
