import { lineEndingOf } from '../edits/textEdit'
import { mergeTexts } from '../merge/mergeTexts'
import { normalizeLineEndings } from '../positions'

/** The result of fetching the meeting of a file again. */
export type FetchMerge =
  /** The pad has nothing new for the file. */
  | { readonly kind: 'unchanged' }
  /** The file's new text: its own changes and those of the pad. */
  | { readonly kind: 'merged'; readonly text: string }
  /** Both changed the same lines, or the file was never fetched. */
  | { readonly kind: 'conflict' }

/**
 * Merges a newly fetched meeting into its file. The file keeps its line endings.
 *
 * @param base The meeting as last fetched; undefined if it never was.
 * @param mine The text of the file, including unsaved changes.
 * @param theirs The meeting's current text in the pad.
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

/** Whether a pad has lost at least nine tenths of its text, because it was emptied or started again. */
export function hasLostMost(before: string, after: string): boolean {
  const length = (text: string): number => text.replace(/\s+/g, '').length
  return length(before) >= 40 && length(after) * 10 <= length(before)
}

/** The number of lines added to or changed in `after`; if there are none, the number removed from `before`. */
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
