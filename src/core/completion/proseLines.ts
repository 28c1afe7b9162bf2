import { findFrontMatterEnd, linesOf } from '../reader/blocks'

/** A line that may hold prose. */
export interface ProseLine {
  /** Offset of its first character. */
  readonly start: number
  readonly text: string
  /** The text with inline code and addresses blanked out; as long as `text`. */
  readonly prose: string
}

const fence = /^[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(`{3,}|~{3,})/
const code = /(`+)(?!`)[^`]*?\1/g
/** Addresses of the web, as far as they can be told from the text around them. */
export const webAddress = /https?:\/\/[^\s)<>\]"'|]+/g
/** Longer lines are no prose. */
const maxLineLength = 4_000

/**
 * The lines outside of front matter, fences and comments. It does without the parser, so that it can be asked at every
 * keystroke.
 */
export function* proseLines(text: string): Generator<ProseLine> {
  const bodyStart = findFrontMatterEnd(text)
  let open: string | undefined
  let isComment = false
  for (const { offset, end } of linesOf(text)) {
    if (offset < bodyStart) continue
    const line = text.slice(offset, end)
    const mark = line.includes('```') || line.includes('~~~') ? fence.exec(line)?.[1] : undefined
    if (mark !== undefined) {
      if (open === undefined) open = mark
      else if (mark.startsWith(open.charAt(0)) && mark.length >= open.length) open = undefined
      continue
    }
    const isHidden = open !== undefined || isComment
    if (line.includes('<!--') || line.includes('-->')) isComment = line.lastIndexOf('<!--') > line.lastIndexOf('-->')
    if (!isHidden && line.length <= maxLineLength) yield { start: offset, text: line, prose: proseOf(line) }
  }
}

function proseOf(line: string): string {
  const withoutCode = line.includes('`') ? line.replace(code, blank) : line
  return withoutCode.includes('://') ? withoutCode.replace(webAddress, blank) : withoutCode
}

function blank(text: string): string {
  return ' '.repeat(text.length)
}
