import { diff3Merge } from 'node-diff3'
import { splitLines } from '../../core/merge/lines'

/**
 * Merges two edited versions of a text line by line.
 *
 * @returns undefined when both changed the same lines.
 */
export function mergeTexts(base: string, mine: string, theirs: string): string | undefined {
  if (mine === theirs || base === theirs) return mine
  if (base === mine) return theirs
  const regions = diff3Merge(splitLines(mine), splitLines(base), splitLines(theirs), { excludeFalseConflicts: true })
  if (regions.some(({ ok }) => ok === undefined)) return undefined
  return regions.flatMap(({ ok }) => ok ?? []).join('')
}
