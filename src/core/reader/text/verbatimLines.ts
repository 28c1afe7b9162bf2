import { findFrontMatterEnd } from './blocks'
import { linesOf } from './lineEnds'
import { openedBy, type OpenConstruct } from './openConstruct'

/**
 * The 0-based lines inside fences, comments, raw HTML and front matter, where markers have no meaning. The line that
 * opens a construct is not inside; the one that closes it is.
 */
export function verbatimLinesOf(text: string): ReadonlySet<number> {
  const inside = new Set<number>()
  let number = 0
  for (const isInside of verbatimByLine(text)) {
    if (isInside) inside.add(number)
    number++
  }
  return inside
}

/** Whether the line that begins at an offset is inside such a construct. Reads only the text above it. */
export function isVerbatimAt(text: string, lineStart: number): boolean {
  if (lineStart < findFrontMatterEnd(text)) return true
  let isInside = false
  for (const each of verbatimByLine(text.slice(0, lineStart))) isInside = each
  return isInside
}

/** Yields for each line whether it is inside, and last for the line after the text, where the cursor may be. */
function* verbatimByLine(text: string): Generator<boolean> {
  const frontMatterEnd = findFrontMatterEnd(text)
  let open: OpenConstruct | undefined
  for (const { offset, end } of linesOf(text)) {
    yield open !== undefined || offset < frontMatterEnd
    if (offset < frontMatterEnd) continue
    const line = text.slice(offset, end)
    if (open === undefined) open = openedBy(line)
    else if (open.closes(line)) open = undefined
  }
  yield open !== undefined
}
