import { lineEndingOf } from '../edits/textEdit'
import { mergeTexts } from '../merge/mergeTexts'
import { normalizeLineEndings } from '../positions'

/** What becomes of a file when its meeting is fetched again. */
export type FetchMerge =
  /** The file has everything that the pad has. */
  | { readonly kind: 'unchanged' }
  /** The file's new text: its own changes and those of the pad. */
  | { readonly kind: 'merged'; readonly text: string }
  /** Both changed the same lines, or the file was never fetched. */
  | { readonly kind: 'conflict' }

/**
 * Merges a meeting that was fetched again into its file. The file keeps its line endings.
 *
 * @param base The meeting as it was fetched last; undefined if it never was.
 * @param mine The text of the file, with changes that are not saved.
 * @param theirs The meeting as it is in the pad now.
 */
export function mergeFetched(base: string | undefined, mine: string, theirs: string): FetchMerge {
  const [own, pad] = [normalizeLineEndings(mine), normalizeLineEndings(theirs)]
  if (own.trimEnd() === pad.trimEnd()) return { kind: 'unchanged' }
  if (base === undefined) return { kind: 'conflict' }
  const merged = mergeTexts(normalizeLineEndings(base), own, pad)
  if (merged === undefined) return { kind: 'conflict' }
  if (merged === own) return { kind: 'unchanged' }
  return { kind: 'merged', text: withEndings(merged, mine) }
}

/** A text with the line endings of another one. */
export function withEndings(text: string, model: string): string {
  return normalizeLineEndings(text).replaceAll('\n', lineEndingOf(model))
}

/** Whether a pad has lost at least nine tenths of what it had: it was emptied, or begun anew. */
export function hasLostMost(before: string, after: string): boolean {
  const length = (text: string): number => text.replace(/\s+/g, '').length
  return length(before) >= 40 && length(after) * 10 <= length(before)
}

/** The number of lines that differ: added or changed in `after`, else removed from `before`. */
export function countChangedLines(before: string, after: string): number {
  const remaining = new Map<string, number>()
  for (const line of before.split('\n')) remaining.set(line, (remaining.get(line) ?? 0) + 1)
  let added = 0
  for (const line of after.split('\n')) {
    const count = remaining.get(line) ?? 0
    if (count > 0) remaining.set(line, count - 1)
    else added++
  }
  return Math.max(
    added,
    [...remaining.values()].reduce((sum, count) => sum + count, 0),
  )
}
