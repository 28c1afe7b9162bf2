import { diff3Merge } from 'node-diff3'

/**
 * Merges two edited versions of a text line by line.
 *
 * @returns undefined when both changed the same lines.
 */
export function mergeTexts(base: string, mine: string, theirs: string): string | undefined {
  if (mine === theirs || base === theirs) return mine
  if (base === mine) return theirs
  const regions = diff3Merge(lines(mine), lines(base), lines(theirs), { excludeFalseConflicts: true })
  if (regions.some(({ ok }) => ok === undefined)) return undefined
  return regions.flatMap(({ ok }) => ok ?? []).join('')
}

/** Lines including their line feeds, so that a missing final one counts as a difference. */
function lines(text: string): string[] {
  return text === '' ? [] : text.split(/(?<=\n)/)
}
