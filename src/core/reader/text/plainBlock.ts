import { allMatches } from '../../allMatches'
import { linesOf } from './lineEnds'
import type { ImageRange } from './lines'
import { openedBy, type OpenConstruct } from './openConstruct'
import { type PlainLine, readPlainLines } from './plainLines'
import { plainImages, plainTags } from './plainTags'
import type { LinkRange, MaskedRange, TextRange } from './ranges'

/**
 * Reads plain blocks (headings, lists, continuation lines, links, fences) line by line, about twenty times faster than
 * remark. Anything else is left to remark. Both return the same lines; property tests compare them on random documents.
 */

export interface PlainBlock {
  readonly lines: readonly PlainLine[]
  /** Code, tags, images and link targets. */
  readonly maskedRanges: MaskedRange[]
  readonly links: LinkRange[]
  readonly images: ImageRange[]
  readonly fences: TextRange[]
}

/** Possible escapes, tables, entities, footnotes, definitions or strikethrough. */
const unusual = /[\\|\0\uFEFF]|~[^]*~|&#?\w+;|\[\^|\]:|``/
const mailOrWwwAddress = /[\w.+-]@[\w-]|www\./i

const maxLength = 12_000
const maxBrackets = 80

/** Reads a plain block; undefined if remark has to read it. */
export function readPlainBlock(text: string): PlainBlock | undefined {
  if (text.length > maxLength) return undefined
  const fences = fencesAtMargin(text)
  if (fences === undefined) return undefined
  const unfenced = fences.length === 0 ? text : maskLines(text, fences)
  if (unusual.test(unfenced)) return undefined
  const lines = readPlainLines(unfenced, fences)
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
