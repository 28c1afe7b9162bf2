/**
 * Cuts a text into blocks that can be parsed on their own: at headings, and more where a section is long.
 *
 * Why not parse the whole text at once? Because the parser takes more than linear time on some input (a list of 10,000
 * bullets, a paragraph of unclosed emphasis), and because a keystroke then costs one section instead of the document.
 * A heading at the margin closes every list, quote and paragraph, so a cut there changes nothing; neither does one
 * before a bullet at the margin.
 */

export type BlockKind =
  /** Parse it. */
  | 'markdown'
  /** The YAML between `---` lines at the top. */
  | 'frontMatter'
  /** A line that nobody wrote by hand (data, a pasted picture); not read. */
  | 'opaque'

export interface Block {
  readonly kind: BlockKind
  /** Offset in the whole text. */
  readonly start: number
  /** 0-based number of the block's first line in the whole text. */
  readonly firstLine: number
  readonly text: string
}

/** Characters that a block has before the next heading cuts it: beginning one costs something, a longer one is less often plain. */
const minLength = 150
/** Characters after which a block is cut before the next bullet or paragraph at the margin. */
const preferredLength = 4_000
/** Characters after which it is cut before the next line, whatever that is. */
const maxLength = 12_000
/** Longer lines are not read. */
const maxLineLength = 8_000

const lineEnd = /\r\n|\n|\r/g
const atxHeading = /^ {0,3}#{1,6}(?:[ \t]|$)/
const fence = /^[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(`{3,}(?!.*`)|~{3,})/
const atMargin = /^(?:[^\s>|]|[-*+][ \t])/
// HTML that may hold lines which look like headings (CommonMark's HTML blocks 1 and 2).
const rawHtml = /^ {0,3}<(?:(style|script|pre|textarea)(?=[\s>]|$)|(!--))/i

/** A construct that hides headings until its end. */
interface OpenConstruct {
  readonly closes: (line: string) => boolean
}

/** Cuts `text`; the blocks' texts joined are `text` again. */
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

function openedBy(line: string): OpenConstruct | undefined {
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
 * The offset behind the closing line of the front matter, 0 where there is none. Blank lines above it are let pass, as
 * HedgeDoc does; a first `---` that no second one follows is a rule, not front matter.
 */
export function findFrontMatterEnd(text: string): number {
  const opening = /^\uFEFF?(?:[ \t]*(?:\r\n|\n|\r))*---[ \t]*(?:\r\n|\n|\r)/.exec(text)
  if (opening === null) return 0
  const closing = /^(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|$)/gm
  closing.lastIndex = opening[0].length
  const end = closing.exec(text)
  if (end === null) return 0
  const inner = text.slice(opening[0].length, end.index)
  // A deck that starts with a slide separator has no `key:` between the first two of them.
  return /^[\w-]+[ \t]*:/m.test(inner) ? end.index + end[0].length : 0
}

interface Line {
  readonly offset: number
  /** Without the line ending. */
  readonly end: number
  /** Where the next line starts. */
  readonly next: number
}

/** The lines of a text with their offsets; a text that ends with a line ending has no empty line behind it. */
export function* linesOf(text: string): Generator<Line> {
  lineEnd.lastIndex = 0
  let offset = 0
  for (const match of text.matchAll(lineEnd)) {
    yield { offset, end: match.index, next: match.index + match[0].length }
    offset = match.index + match[0].length
  }
  if (offset < text.length) yield { offset, end: text.length, next: text.length }
}
