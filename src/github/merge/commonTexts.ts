import type { CommonText } from './combineTexts'
import { alignLines, commonText, lineDistance, splitLines } from '../../core/merge/lines'

/** Who wrote a version of a file: the person, somebody else, or an unknown author before the branch. */
export type VersionAuthor = 'own' | 'other' | 'start'

/** A version of a file in the order of a branch. */
export interface FileVersion {
  readonly text: string
  readonly author: VersionAuthor
}

/**
 * The base of the person's text, from the versions of a branch: the lines of the person's last version, without those
 * that somebody else's version added.
 *
 * @param versions Oldest first; the last is the one on GitHub now.
 * @param mine Decides which version is the base when none is the person's own.
 */
export function commonTextOf(versions: readonly FileVersion[], mine: string): CommonText {
  const lastOwn = versions.findLastIndex(({ author }) => author === 'own')
  const theirs = versions.at(-1)?.text ?? ''
  if (lastOwn < 0) return closestVersion(versions, mine, theirs)
  let lines: readonly AttributedLine[] = []
  let base = ''
  for (const [index, { text, author }] of versions.entries()) {
    lines = attribute(lines, splitLines(text), author)
    if (index !== lastOwn) continue
    base = lines
      .filter((line) => line.author !== 'other')
      .map((line) => line.text)
      .join('')
  }
  return {
    base,
    isRemembered: false,
    others: lines.filter(({ author }) => author !== 'own').map(({ text }) => text.trimEnd()),
  }
}

interface AttributedLine {
  readonly text: string
  readonly author: VersionAuthor
}

function attribute(
  lines: readonly AttributedLine[],
  next: readonly string[],
  author: VersionAuthor,
): readonly AttributedLine[] {
  const aligned = alignLines(
    lines.map(({ text }) => text),
    next,
  )
  let index = 0
  return aligned.flatMap(({ kind, lines: part }) => {
    if (kind === 'second') return part.map((text) => ({ text, author }))
    const known = lines.slice(index, index + part.length)
    index += part.length
    return kind === 'both' ? known : []
  })
}

/**
 * The version with the fewest lines different from the person's text; the oldest of several, which removes the least.
 */
function closestVersion(versions: readonly FileVersion[], mine: string, theirs: string): CommonText {
  const others = splitLines(theirs).map((line) => line.trimEnd())
  let closest: { readonly text: string; readonly distance: number } | undefined
  for (const { text } of versions) {
    const distance = lineDistance(text, mine)
    if (closest === undefined || distance < closest.distance) closest = { text, distance }
  }
  return { base: closest?.text, isRemembered: false, others }
}

/** The base if the person's last text is known, but not whether their text is based on it. */
export function sharedWith(own: string, theirs: string): CommonText {
  return { base: commonText(own, theirs), isRemembered: true, others: [] }
}
