import { linesOf } from './lineEnds'
import { openedBy, type OpenConstruct } from './openConstruct'
import { splitPieces } from './pieces'

/**
 * Splits a text into small blocks that can be parsed separately: at headings, bullets and paragraphs at the margin.
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

/** Characters in a section before a heading ends it. A section is split into pieces, unless a construct forbids it. */
const minLength = 150
/** Characters after which the next bullet or paragraph at the margin ends the block. */
const preferredLength = 4_000
/** Characters after which any line ends the block. */
const maxLength = 12_000
/** Characters; longer lines are not read. */
const maxLineLength = 8_000

// An indented one may be in a list.
const atxHeading = /^#{1,6}(?:[ \t]|$)/
const atMargin = /^(?:[^\s>|]|[-*+][ \t])/

/** Splits `text` into blocks. Their texts joined equal `text`. */
export function splitBlocks(text: string): readonly Block[] {
  const blocks: Block[] = []
  let start = 0
  let firstLine = 0
  let open: OpenConstruct | undefined
  let previousIsBlank = true
  let number = 0

  const cut = (offset: number, kind: BlockKind = 'markdown'): void => {
    if (offset > start) {
      const section = text.slice(start, offset)
      const pieces = kind === 'markdown' ? splitPieces(section) : [{ start: 0, end: section.length, firstLine: 0 }]
      for (const piece of pieces)
        blocks.push({
          kind,
          start: start + piece.start,
          firstLine: firstLine + piece.firstLine,
          text: section.slice(piece.start, piece.end),
        })
    }
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
