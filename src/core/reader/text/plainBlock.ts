import { allMatches } from '../../allMatches'
import { endOfLine, indentation } from './lineEnds'
import type { ImageRange } from './lines'
import { plainImages, plainTags } from './plainTags'
import type { LinkRange, MaskedRange, TextRange } from './ranges'

/**
 * Reads plain blocks (headings, bullets, continuation lines, links) line by line, about twenty times faster than remark.
 * Anything else is left to remark. Both return the same lines; property tests compare them on random documents.
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
}

export interface PlainBlock {
  readonly lines: readonly PlainLine[]
  /** Code, tags, images and link targets. */
  readonly maskedRanges: MaskedRange[]
  readonly links: LinkRange[]
  readonly images: ImageRange[]
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
const mailOrWwwAddress = /[\w.+-]@[\w-]|www\./i

const maxLength = 12_000
const maxIndent = 80
const maxDepth = 16
const maxBrackets = 80

/** Reads a plain block; undefined if remark has to read it. */
export function readPlainBlock(text: string): PlainBlock | undefined {
  if (text.length > maxLength || unusual.test(text)) return undefined
  const lines = readLines(text)
  if (lines === undefined) return undefined
  const inline = readInline(text)
  return inline === undefined ? undefined : { lines, ...inline }
}

function readLines(text: string): readonly PlainLine[] | undefined {
  const lines: PlainLine[] = []
  let open: OpenItem[] = []
  let isInParagraph = false
  let offset = 0
  for (let number = 0; offset < text.length; number++) {
    const end = endOfLine(text, offset)
    const { start, columns } = indentation(text, offset, end)
    offset = text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10 ? end + 2 : end + 1
    if (start === end) {
      isInParagraph = false
      continue
    }
    const first = text.charAt(start)
    if (first === '#' && columns === 0) {
      const hashes = /^#{1,6}(?=[ \t]+[^\s#])/.exec(text.slice(start, end))?.[0].length
      if (hashes === undefined) return undefined
      // A heading at the margin closes every list and paragraph.
      lines.push({ kind: 'heading', number, start, end, level: hashes, parent: undefined })
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
    const bullet = /^[-*+] +(?=[^ \t])/.exec(text.slice(start, Math.min(end, start + maxIndent)))?.[0].length
    if (columns > maxIndent || unusualStart.test(text.slice(start + (bullet ?? 0), end))) return undefined
    if (bullet !== undefined) {
      const parent = open[depth - 1]?.index
      open = [...open.slice(0, depth), { size: rest + bullet, index: lines.length }]
      if (open.length > maxDepth) return undefined
      lines.push({ kind: 'item', number, start, end, level: depth + 1, parent })
    } else {
      // A continuation line belongs to its paragraph at any indentation.
      if (!isInParagraph) open = open.slice(0, depth)
      lines.push({ kind: 'text', number, start, end, level: open.length, parent: open.at(-1)?.index })
    }
    isInParagraph = true
  }
  return lines
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

function readInline(text: string): Omit<PlainBlock, 'lines'> | undefined {
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
