import { findFrontMatterEnd } from '../reader/text/blocks'
import { linesOf } from '../reader/text/lineEnds'
import { openedBy, type OpenConstruct } from '../reader/text/openConstruct'

/** A line that may contain prose. */
export interface ProseLine {
  /** Offset of its first character. */
  readonly start: number
  readonly text: string
  /** The text with inline code and addresses replaced by spaces, at the same length as `text`. */
  readonly maskedText: string
}

const inlineCode = /(`+)(?!`)[^`]*?\1/g
/** Web addresses, up to a space, bracket, quote or `|`. */
export const urlPattern = /https?:\/\/[^\s)<>\]"'|]+/g
/** Maximum length of a line of prose. */
const maxLineLength = 4_000

/**
 * Yields the lines outside front matter, fences and comments.
 *
 * Runs at every keystroke, so it does not use the parser.
 */
export function* proseLines(text: string): Generator<ProseLine> {
  const bodyStart = findFrontMatterEnd(text)
  let openFence: OpenConstruct | undefined
  let isComment = false
  for (const { offset, end } of linesOf(text)) {
    if (offset < bodyStart) continue
    const line = text.slice(offset, end)
    if (openFence !== undefined) {
      if (openFence.closes(line)) openFence = undefined
      continue
    }
    if (!isComment && (line.includes('```') || line.includes('~~~'))) openFence = openedBy(line)
    if (openFence !== undefined) continue
    const isHidden = isComment
    if (line.includes('<!--') || line.includes('-->')) isComment = line.lastIndexOf('<!--') > line.lastIndexOf('-->')
    if (!isHidden && line.length <= maxLineLength)
      yield { start: offset, text: line, maskedText: maskCodeAndAddresses(line) }
  }
}

function maskCodeAndAddresses(line: string): string {
  const withoutCode = line.includes('`') ? line.replace(inlineCode, maskText) : line
  return withoutCode.includes('://') ? withoutCode.replace(urlPattern, maskText) : withoutCode
}

function maskText(text: string): string {
  return ' '.repeat(text.length)
}
