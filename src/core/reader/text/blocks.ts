/**
 * Splits a text into blocks that can be parsed separately: at headings, and inside long sections.
 *
 * Parsing the whole text at once would be slow: remark takes more than linear time on some input (10,000 bullets,
 * unclosed emphasis), and each keystroke would parse the whole document. A heading or bullet at the margin closes every
 * open list, quote and paragraph, so splitting there does not change the result.
 */

export type BlockKind =
  /** Parsed as Markdown. */
  | 'markdown'
  /** The YAML between `---` lines at the top. */
  | 'frontMatter'
  /** A very long line, such as data or a pasted image. Not read. */
  | 'opaque'

export interface Block {
  readonly kind: BlockKind
  /** Offset in the whole text. */
  readonly start: number
  /** 0-based number of the block's first line in the whole text. */
  readonly firstLine: number
  readonly text: string
}

/**
 * Characters in a block before a heading ends it. Each block has a fixed cost, but long blocks are less often plain.
 */
const minLength = 150
/** Characters after which the next bullet or paragraph at the margin ends the block. */
const preferredLength = 4_000
/** Characters after which any line ends the block. */
const maxLength = 12_000
/** Characters; longer lines are not read. */
const maxLineLength = 8_000

const atxHeading = /^ {0,3}#{1,6}(?:[ \t]|$)/
const fence = /^[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(`{3,}(?!.*`)|~{3,})/
const atMargin = /^(?:[^\s>|]|[-*+][ \t])/
// HTML that may contain lines that look like headings (CommonMark HTML blocks 1 and 2).
const rawHtml = /^ {0,3}<(?:(style|script|pre|textarea)(?=[\s>]|$)|(!--))/i

/** A construct in which headings do not count, such as a fence. */
export interface OpenConstruct {
  readonly closes: (line: string) => boolean
}

/** Splits `text` into blocks. Their texts joined equal `text`. */
export function splitBlocks(text: string): readonly Block[] {
  const blocks: Block[] = []
  let start = 0
  let firstLine = 0
  let open: OpenConstruct | undefined
  let previousIsBlank = true
  let number = 0

  const cut = (offset: number, kind: BlockKind = 'markdown'): void => {
    if (offset > start) blocks.push({ kind, start, firstLine, text: text.slice(start, offset) })
    start = offset
    firstLine = number
  }

  const frontMatterEnd = findFrontMatterEnd(text)
  for (const line of linesOf(text)) {
    const { offset, end } = line
    const content = text.slice(offset, end)
    if (offset < frontMatterEnd) {
      number++
      if (line.next >= frontMatterEnd) cut(line.next, 'frontMatter')
      continue
    }
    if (content.length > maxLineLength) {
      cut(offset)
      number++
      cut(line.next, 'opaque')
      previousIsBlank = false
      open = undefined
      continue
    }
    if (open === undefined) {
      const length = offset - start
      if (length >= minLength && atxHeading.test(content)) cut(offset)
      else if (length > preferredLength && isSafeCut(content, previousIsBlank)) cut(offset)
      else if (length > maxLength) cut(offset)
      open = openedBy(content)
    } else if (open.closes(content)) {
      open = undefined
    }
    previousIsBlank = content.trim() === ''
    number++
  }
  cut(text.length)
  return blocks
}

function isSafeCut(line: string, previousIsBlank: boolean): boolean {
  return /^[-*+][ \t]/.test(line) || (previousIsBlank && atMargin.test(line))
}

/** The construct that a line opens and does not close itself; undefined if there is none. */
export function openedBy(line: string): OpenConstruct | undefined {
  const fenceMarks = fence.exec(line)?.[1]
  if (fenceMarks !== undefined) {
    const closing = new RegExp(`^[ \\t]*${fenceMarks.charAt(0) === '`' ? '`' : '~'}{${fenceMarks.length},}[ \\t]*$`)
    return { closes: (other) => closing.test(other) }
  }
  const html = rawHtml.exec(line)
  if (html === null) return undefined
  const end = html[1] === undefined ? '-->' : `</${html[1].toLowerCase()}>`
  const rest = line.slice(html[0].length).toLowerCase()
  return rest.includes(end) ? undefined : { closes: (other) => other.toLowerCase().includes(end) }
}

/**
 * The offset after the closing line of the front matter, or 0 if there is none: YAML between `---` lines, also longer
 * ones, or TOML between `+++` lines. Blank lines above it are allowed, as in HedgeDoc. A `---` without a second one is
 * a rule, not front matter.
 */
export function findFrontMatterEnd(text: string): number {
  const opening = /^[\uFEFF ]?(?:[ \t]*(?:\r\n|\n|\r))*(-{3,9}|\+{3})[ \t]*(?:\r\n|\n|\r)/.exec(text)
  const mark = opening?.[1]
  if (opening === null || mark === undefined) return 0
  const closing = mark === '---' ? /^(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|$)/gm : longClosing(mark)
  closing.lastIndex = opening[0].length
  const end = closing.exec(text)
  if (end === null) return 0
  const inner = text.slice(opening[0].length, end.index)
  // A deck that starts with a slide separator has no `key:` between its first two separators.
  const hasKey = mark === '+++' ? /^[\w-]+[ \t]*=/m : /^[\w-]+[ \t]*:/m
  return hasKey.test(inner) || indentedKeys.test(inner) ? end.index + end[0].length : 0
}

/** Front matter whose keys are all indented. */
const indentedKeys = /^\s*[\w-]+[ \t]*:(?:[ \t][^\n]*)?\n(?:[ \t]+[^\n]*\n|\s*\n)*$/

function longClosing(mark: string): RegExp {
  return new RegExp(`^${mark.replace(/\+/g, '\\+')}[ \t]*(?:\r\n|\n|\r|$)`, 'gm')
}

interface Line {
  readonly offset: number
  /** Without the line ending. */
  readonly end: number
  /** Where the next line starts. */
  readonly next: number
}

/** The lines of a text with their offsets. A line ending at the end of the text adds no empty line. */
export function* linesOf(text: string): Generator<Line> {
  for (let offset = 0; offset < text.length;) {
    const end = endOfLine(text, offset)
    const next = text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10 ? end + 2 : end + 1
    yield { offset, end, next: Math.min(next, text.length) }
    offset = next
  }
}

/** The offset of the line ending at or after an offset, or of the end of the text. */
export function endOfLine(text: string, from: number): number {
  let end = from
  while (end < text.length) {
    const unit = text.charCodeAt(end)
    if (unit === 10 || unit === 13) break
    end++
  }
  return end
}
