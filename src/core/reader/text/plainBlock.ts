import { allMatches } from '../../allMatches'
import { endOfLine, indentation, linesOf } from './lineEnds'
import type { ImageRange } from './lines'
import { openedBy, type OpenConstruct } from './openConstruct'
import { plainImages, plainTags } from './plainTags'
import type { LinkRange, MaskedRange, TextRange } from './ranges'

/**
 * Reads plain blocks (headings, lists, continuation lines, links, fences) line by line, about twenty times faster than
 * remark. Anything else is left to remark. Both return the same lines; property tests compare them on random documents.
 */

export interface PlainLine {
  readonly kind: 'heading' | 'item' | 'text'
  /** 0-based, in the block. */
  readonly number: number
  /** Offset of the first character after the indentation. */
  readonly start: number
  /** Offset of the line's end. */
  readonly end: number
  /** For headings 1 to 6; otherwise the number of list items around the line (an item counts itself). */
  readonly level: number
  readonly parent: number | undefined
  /** False for an item that begins with another one: `- 1. a`. */
  readonly hasOwnText: boolean
}

export interface PlainBlock {
  readonly lines: readonly PlainLine[]
  /** Code, tags, images and link targets. */
  readonly maskedRanges: MaskedRange[]
  readonly links: LinkRange[]
  readonly images: ImageRange[]
  readonly fences: TextRange[]
}

/** An open list item. `size` is the number of columns by which a line must be indented to continue it. */
interface OpenItem {
  readonly size: number
  readonly index: number
}

/** Possible escapes, tables, entities, footnotes, definitions or strikethrough. */
const unusual = /[\\|\0\uFEFF]|~[^]*~|&#?\w+;|\[\^|\]:|``/
/** Starts of line content that only remark reads. */
const unusualStart =
  /^(?:\[.\][ \t]*$|>|#|<(?!https?:|[\s\d=-])|\d{1,9}[.)](?:[ \t]|$)|[-*+](?:[ \t]|$)|~|[-=:]+[ \t]*$|[*_](?:[ \t]*[*_])+[ \t]*$)/
/** A bullet or number, with the spaces below which the item goes on. Several may begin a line. */
const itemMark = /^(?:[-*+]|(\d{1,9})[.)]) +(?=[^ \t])/
const emptyItem = /^(?:[-*+]|\d{1,9}[.)])[ \t]*$/
const mailOrWwwAddress = /[\w.+-]@[\w-]|www\./i

const maxLength = 12_000
const maxIndent = 80
const maxDepth = 16
const maxBrackets = 80

/** Reads a plain block; undefined if remark has to read it. */
export function readPlainBlock(text: string): PlainBlock | undefined {
  if (text.length > maxLength) return undefined
  const fences = fencesAtMargin(text)
  if (fences === undefined) return undefined
  const unfenced = fences.length === 0 ? text : maskLines(text, fences)
  if (unusual.test(unfenced)) return undefined
  const lines = readLines(unfenced, fences)
  if (lines === undefined) return undefined
  const inline = readInline(unfenced)
  if (inline === undefined) return undefined
  return { lines, ...inline, maskedRanges: [...fences, ...inline.maskedRanges], fences: [...fences] }
}

const fenceAtMargin = /^(?:`{3}|~{3})/

/** Code between fences at the margin; undefined if there may be others. */
function fencesAtMargin(text: string): readonly TextRange[] | undefined {
  if (!text.includes('```') && !text.includes('~~~')) return []
  const fences: TextRange[] = []
  let open: (OpenConstruct & { readonly start: number }) | undefined
  for (const { offset, end } of linesOf(text)) {
    const line = text.slice(offset, end)
    if (open !== undefined) {
      if (!open.closes(line)) continue
      fences.push({ start: open.start, end })
      open = undefined
    } else if (/`{3}|~{3}/.test(line)) {
      const opened = fenceAtMargin.test(line) ? openedBy(line) : undefined
      if (opened === undefined) return undefined
      open = { ...opened, start: offset }
    }
  }
  return open === undefined ? fences : undefined
}

/** @param fences Ranges of whole lines. */
function readLines(text: string, fences: readonly TextRange[]): readonly PlainLine[] | undefined {
  const lines: PlainLine[] = []
  let open: OpenItem[] = []
  let isInParagraph = false
  /** The columns of an empty item on the line above; what is indented further may belong to it. */
  let emptyColumns = Infinity
  let fence = 0
  let offset = 0
  for (let number = 0; offset < text.length; number++) {
    const lineStart = offset
    const end = endOfLine(text, offset)
    const { start, columns } = indentation(text, offset, end)
    offset = text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10 ? end + 2 : end + 1
    while ((fences[fence]?.end ?? Infinity) < lineStart) fence++
    if ((fences[fence]?.start ?? Infinity) <= lineStart) {
      open = []
      isInParagraph = false
      emptyColumns = Infinity
      continue
    }
    if (start === end) {
      isInParagraph = false
      continue
    }
    if (columns > emptyColumns) return undefined
    emptyColumns = Infinity
    const first = text.charAt(start)
    if (first === '#' && columns === 0) {
      const hashes = /^#{1,6}(?=[ \t]+[^\s#])/.exec(text.slice(start, end))?.[0].length
      if (hashes === undefined) return undefined
      // A heading at the margin closes every list and paragraph.
      lines.push({ kind: 'heading', number, start, end, level: hashes, parent: undefined, hasOwnText: true })
      open = []
      isInParagraph = false
      continue
    }
    const { depth, rest } = continuedIn(open, columns)
    // A rule on the first line may open front matter.
    if (isRule(text, start, end) && !isInParagraph && depth === 0 && number > 0) {
      open = []
      continue
    }
    if (columns > maxIndent) return undefined
    const interrupts = isInParagraph && depth === open.length
    if (emptyItem.test(text.slice(start, end))) {
      // It would underline the paragraph, or be part of it.
      if (interrupts) return undefined
      lines.push({
        kind: 'item',
        number,
        start,
        end,
        level: depth + 1,
        parent: open[depth - 1]?.index,
        hasOwnText: true,
      })
      open = [...open.slice(0, depth), { size: rest + end - start + 1, index: lines.length - 1 }]
      emptyColumns = columns
      isInParagraph = false
      continue
    }
    const marks = itemMarks(text, start, end)
    // Only a list that begins with 1 ends a paragraph.
    const isText = interrupts && marks.some((mark) => mark.number !== undefined && mark.number !== '1')
    if (isText && marks.length > 1) return undefined
    const isItem = marks.length > 0 && !isText
    const content = isItem ? (marks.at(-1)?.end ?? start) : start
    if (unusualStart.test(text.slice(content, end)) && (isItem || marks.length === 0)) return undefined
    if (isItem) {
      open = open.slice(0, depth)
      for (const [index, mark] of marks.entries()) {
        const parent = open.at(-1)?.index
        open.push({ size: (index === 0 ? rest : 0) + mark.end - mark.start, index: lines.length })
        const hasOwnText = index === marks.length - 1
        lines.push({ kind: 'item', number, start: mark.start, end, level: open.length, parent, hasOwnText })
      }
      if (open.length > maxDepth) return undefined
    } else {
      // A continuation line belongs to its paragraph at any indentation.
      if (!isInParagraph) open = open.slice(0, depth)
      lines.push({
        kind: 'text',
        number,
        start,
        end,
        level: open.length,
        parent: open.at(-1)?.index,
        hasOwnText: true,
      })
    }
    isInParagraph = true
  }
  return lines
}

/** The bullets and numbers that begin a line. */
function itemMarks(
  text: string,
  lineStart: number,
  end: number,
): readonly { readonly start: number; readonly end: number; readonly number: string | undefined }[] {
  const marks = []
  for (let start = lineStart; marks.length <= maxDepth;) {
    const mark = itemMark.exec(text.slice(start, Math.min(end, start + maxIndent)))
    if (mark === null) break
    marks.push({ start, end: start + mark[0].length, number: mark[1] })
    start += mark[0].length
  }
  return marks
}

/** The number of open items that a line continues, and the remaining columns of indentation. */
function continuedIn(open: readonly OpenItem[], columns: number): { readonly depth: number; readonly rest: number } {
  let depth = 0
  let rest = columns
  for (const { size } of open) {
    if (rest < size) break
    rest -= size
    depth++
  }
  return { depth, rest }
}

function isRule(text: string, start: number, end: number): boolean {
  return text.charCodeAt(start) === 45 && /^-{3,}[ \t]*$/.test(text.slice(start, end))
}

const link = /\[([^[\]\r\n]*)\]\(([^()\s]*)\)/g
const enclosedAddress = /<(https?:\/\/[^\s<>`]+)>/g
const bareAddress = /https?:\/\//gi
/** Host, port and path, followed by marks that close a sentence or parenthesis. */
const wholeAddress =
  /^(https?:\/\/[a-z0-9]+(?:[.-][a-z0-9]+)*(?::\d+)?(?:[/?#](?:[\w.~/#?=%+:,;&!-]*[a-z0-9/=%+#-])?)?)[.,:;!?)*_"']*$/i

function readInline(text: string): Omit<PlainBlock, 'lines' | 'fences'> | undefined {
  const code = text.includes('`') ? codeSpans(text) : []
  if (code === undefined) return undefined
  const enclosed = enclosedLinks(mask(text, code))
  const withTags = mask(text, sorted([...code, ...enclosed]))
  const tags = plainTags(text, withTags)
  const images = plainImages(withTags)
  if (tags === undefined || images === undefined) return undefined
  // A tag ends an address, as a space does.
  const masked = mask(mask(withTags, images), tags, ' ')
  const labelled = labelledLinks(masked)
  // Code may end a label, and a link in a label makes it plain text.
  const isNested = labelled?.some(({ start, end, label }) =>
    [...code.filter((span) => span.end > label.end), ...enclosed].some((span) => span.start < end && span.end > start),
  )
  if (labelled === undefined || isNested === true) return undefined
  const rest = mask(masked, labelled)
  const bareUrls = bareLinks(rest)
  if (
    bareUrls === undefined ||
    (bareUrls.length > 0 && /[[\]]/.test(rest)) ||
    mailOrWwwAddress.test(mask(rest, bareUrls))
  )
    return undefined
  return {
    maskedRanges: [
      ...code,
      ...enclosed,
      ...tags,
      ...images,
      ...labelled.map(({ label, end }) => ({ start: label.end + 1, end })),
      ...bareUrls,
    ],
    links: sorted([...enclosed, ...labelled, ...bareUrls]),
    images: [...images],
  }
}

function sorted<T extends TextRange>(ranges: readonly T[]): T[] {
  return [...ranges].sort((one, other) => one.start - other.start)
}

/** `<https://example.org>` */
function enclosedLinks(masked: string): readonly LinkRange[] {
  if (!masked.includes('<')) return []
  return allMatches(enclosedAddress, masked).map(({ index, 0: whole, 1: url = '' }) => ({
    start: index,
    end: index + whole.length,
    label: undefined,
    url,
  }))
}

/** `[label](address)`; undefined if other brackets may be links. */
function labelledLinks(masked: string): readonly (LinkRange & { readonly label: TextRange })[] | undefined {
  if (!masked.includes('[') && !masked.includes(']')) return []
  const found = allMatches(link, masked).map(({ index, 0: whole, 1: label = '', 2: url = '' }) => ({
    start: index,
    end: index + whole.length,
    label: { start: index + 1, end: index + 1 + label.length },
    url,
  }))
  const isUnclear = masked.split('](').length - 1 !== found.length || masked.split('[').length > maxBrackets
  return isUnclear ? undefined : found
}

/** Code between single backticks; undefined if the backticks of a line do not pair up. */
function codeSpans(text: string): readonly TextRange[] | undefined {
  const spans: TextRange[] = []
  let start: number | undefined
  for (let offset = 0; offset <= text.length; offset++) {
    const unit = text.charCodeAt(offset)
    if (unit === 96) {
      if (start === undefined) start = offset
      else {
        spans.push({ start, end: offset + 1 })
        start = undefined
      }
    } else if ((unit === 10 || unit === 13) && start !== undefined) return undefined
  }
  return start === undefined && spans.length <= maxBrackets ? spans : undefined
}

function bareLinks(masked: string): readonly LinkRange[] | undefined {
  const found: LinkRange[] = []
  for (const { index } of allMatches(bareAddress, masked)) {
    if (index < (found.at(-1)?.end ?? 0)) return undefined
    if (index > 0 && !/[\s(]/.test(masked.charAt(index - 1))) return undefined
    const word = /^\S*/.exec(masked.slice(index, index + 2_000))?.[0] ?? ''
    const url = wholeAddress.exec(word)?.[1]
    if (url === undefined || /[^\x21-\x7E]/.test(word)) return undefined
    found.push({ start: index, end: index + url.length, label: undefined, url })
  }
  return found
}

/** Replaces the lines of each range with letters of the same length. */
function maskLines(text: string, ranges: readonly TextRange[]): string {
  return ranges.reduce(
    (masked, { start, end }) =>
      masked.slice(0, start) + masked.slice(start, end).replace(/[^\r\n]/g, 'x') + masked.slice(end),
    text,
  )
}

/** Replaces each range with letters of the same length, so that its content has no meaning. */
function mask(text: string, ranges: readonly TextRange[], sign = 'x'): string {
  if (ranges.length === 0) return text
  const pieces: string[] = []
  let copiedUntil = 0
  for (const { start, end } of ranges) {
    pieces.push(text.slice(copiedUntil, start), sign.repeat(end - start))
    copiedUntil = end
  }
  return pieces.join('') + text.slice(copiedUntil)
}
