import { indentationWidth, readListLine } from '../lists/listLine'
import type { LineMap } from './lineMap'

/** The last line of an item and everything below it, without blank lines at the end. Lines are 0-based. */
export function endOfItem(lines: readonly string[], line: number): number {
  const width = indentationWidth(lines[line] ?? '')
  let end = line
  for (let at = line + 1; at < lines.length; at++) {
    const text = lines[at] ?? ''
    if (text.trim() === '') continue
    const isDeeper = indentationWidth(text) > width
    // A line without a bullet directly below belongs to the paragraph of the item.
    const isWrapped = at === end + 1 && readListLine(text) === undefined && !startsBlock(text)
    if (!isDeeper && !isWrapped) break
    end = at
  }
  return end
}

/**
 * The line of the innermost item that contains a line or starts on it; undefined outside lists. Lines are 0-based.
 *
 * @param from The first line to search.
 */
export function itemAt({ lines, isVerbatim }: LineMap, line: number, from: number): number | undefined {
  for (let at = line; at >= from; at--)
    if (readListLine(lines[at] ?? '') !== undefined && endOfItem(lines, at) >= line && !isVerbatim(at)) return at
  return undefined
}

function startsBlock(text: string): boolean {
  return /^ {0,3}(?:#{1,6}(?:\s|$)|>|\||```|~~~|(?:[-*_][ \t]*){3,}$|<!--)/.test(text)
}
