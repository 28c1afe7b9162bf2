import type { CalendarDate, DatedSpan, Point, Span } from '../../minutes'
import { once } from '../../once'
import { indexLines, type LineIndex, spanOf } from '../../positions'
import { type Block, splitBlocks } from './blocks'
import type { LineCache } from './lineCache'
import type { BlockLine, ImageRange, BlockContent } from './lines'
import { readBlock } from './readBlock'
import { normalizeMarks } from './normalizeMarks'
import { type LinkRange, shifted, type TextRange } from './ranges'

/** One source line of a document. Offsets, numbers and indexes count from the start of the document. */
export interface SourceLine extends BlockLine {
  /** Index in `Source.lines`. */
  readonly index: number
  /** The content, unchanged. */
  readonly text: string
  /** The content with code, comments, tags and URLs masked, at the same length as `text`. */
  readonly maskedText: string
  /** For `computedOnce`. */
  readonly lineCache: LineCache
}

/**
 * A document with LF line endings, so that no value depends on the original ones. `toSpan` converts ranges to spans of
 * the original text.
 */
export interface Source {
  readonly text: string
  /** The whole text, masked, at the same length as `text`. */
  readonly maskedText: string
  readonly lineIndex: LineIndex
  /** Line starts in the original text. */
  readonly originalLineIndex: LineIndex
  readonly lines: readonly SourceLine[]
  readonly links: readonly LinkRange[]
  readonly images: readonly ImageRange[]
  readonly strikethrough: readonly TextRange[]
  readonly fences: readonly TextRange[]
  readonly frontMatter: string | undefined
  /** Whether the text has a word without a capital. Takes lower-case words. */
  readonly hasLowerWord: (word: string) => boolean
}

const lowerWord = /(?<![\p{L}\p{N}@/._-])\p{Ll}[\p{Ll}'’-]+/gu

/** A parsed block with the results that its lines cache. */
export interface CachedBlock extends BlockContent {
  readonly lineCaches: readonly LineCache[]
  /** The texts of the lines. The same strings each time, because looking up a new one computes its hash again. */
  readonly texts: readonly Pick<SourceLine, 'text' | 'maskedText'>[]
  /** The words that the block writes without a capital. Collected on the first call. */
  readonly lowerWords: () => ReadonlySet<string>
}

/** Parsed blocks by their text, so that a keystroke parses only one block. A `Map` satisfies it. */
export interface BlockCache {
  get(text: string): CachedBlock | undefined
  set(text: string, block: CachedBlock): unknown
}

/** Reads a text into lines. */
export function readSource(original: string, cache?: BlockCache): Source {
  const text = normalizeMarks(original)
  const lineIndex = indexLines(text)
  const blocks = splitBlocks(text).map((block) => ({ block, read: readCached(block, cache) }))
  const lines: SourceLine[] = []
  for (const { block, read } of blocks) {
    const base = lines.length
    for (const line of read.lines) lines.push(toSourceLine(line, block, read, base, lines.length))
  }
  const collect = <T extends TextRange>(pick: (read: BlockContent) => readonly T[]): T[] =>
    blocks.flatMap(({ block, read }) => pick(read).map((range) => ({ ...range, ...shifted(range, block.start) })))
  const maskedText = blocks.map(({ read }) => read.maskedText).join('')
  return {
    text,
    maskedText,
    // Asked for a few words: joining the words of all blocks would take longer.
    hasLowerWord: (word) => blocks.some(({ read }) => read.lowerWords().has(word)),
    lineIndex,
    originalLineIndex: text === original ? lineIndex : indexLines(original),
    lines,
    links: blocks.flatMap(({ block, read }) =>
      read.links.map((link) => ({
        ...link,
        ...shifted(link, block.start),
        label: link.label && shifted(link.label, block.start),
      })),
    ),
    images: collect((read) => read.images),
    strikethrough: collect((read) => read.strikethrough),
    fences: collect((read) => read.fences),
    frontMatter: blocks.find(({ block }) => block.kind === 'frontMatter')?.block.text,
  }
}

/**
 * Reads the blocks of a text into a cache, one per step, so that the caller can yield in between. Reading the text with
 * the filled cache is cheap.
 */
export function* readBlocks(original: string, cache: BlockCache): Generator<undefined> {
  for (const block of splitBlocks(normalizeMarks(original))) {
    readCached(block, cache)
    yield
  }
}

const noWords: ReadonlySet<string> = new Set()

function readCached(block: Block, cache: BlockCache | undefined): CachedBlock {
  if (block.kind !== 'markdown') return { ...readBlock(block), lineCaches: [], texts: [], lowerWords: () => noWords }
  const cached = cache?.get(block.text)
  if (cached !== undefined) return cached
  const content = maskGenderColons(readBlock(block))
  const read = {
    ...content,
    lineCaches: content.lines.map((): LineCache => new Map()),
    texts: content.lines.map(({ start, end }) => ({
      text: block.text.slice(start, end),
      maskedText: content.maskedText.slice(start, end),
    })),
    lowerWords: once(() => new Set(content.maskedText.match(lowerWord))),
  }
  cache?.set(block.text, read)
  return read
}

/** Replaces the colon in "Teilnehmer:innen" by the other common sign `*`, because it does not end a label. */
function maskGenderColons(read: BlockContent): BlockContent {
  const inside = /(?<=\p{Ll}):(?=in(?:nen)?(?!\p{L}))/gu
  return read.maskedText.includes(':in') ? { ...read, maskedText: read.maskedText.replace(inside, '*') } : read
}

function toSourceLine(line: BlockLine, block: Block, read: CachedBlock, base: number, index: number): SourceLine {
  const { start } = block
  const texts = read.texts[index - base]
  // Field by field, because object spread costs as much as parsing.
  return {
    kind: line.kind,
    number: line.number + block.firstLine,
    start: line.start + start,
    end: line.end + start,
    level: line.level,
    parent: line.parent === undefined ? undefined : line.parent + base,
    checked: line.checked,
    cells: line.cells?.map((cell) => shifted(cell, start)),
    index,
    text: texts?.text ?? '',
    maskedText: texts?.maskedText ?? '',
    lineCache: read.lineCaches[index - base] ?? new Map<object, unknown>(),
  }
}

/** Number of characters before the content of a line. */
export function columnOf({ lineIndex }: Source, { start, number }: SourceLine): number {
  return start - (lineIndex.starts[number] ?? start)
}

/** Converts a range of the document to a span of the original text. */
export function toSpan({ lineIndex, originalLineIndex }: Source, { start, end }: TextRange): Span {
  const span = spanOf(lineIndex, start, end)
  return originalLineIndex === lineIndex
    ? span
    : { start: toOriginalPoint(originalLineIndex, span.start), end: toOriginalPoint(originalLineIndex, span.end) }
}

/** The offset in the document of a point of the original text. */
export function offsetOf({ lineIndex }: Source, { line, column }: Point): number {
  return (lineIndex.starts[line - 1] ?? 0) + column - 1
}

function toOriginalPoint({ starts }: LineIndex, { line, column }: Point): Point {
  return { line, column, offset: (starts[line - 1] ?? 0) + column - 1 }
}

/** The lines inside a list item: its further text and its child items with everything in them. */
export function linesWithin(source: Source, line: SourceLine): readonly SourceLine[] {
  let next = line.index + 1
  while ((source.lines[next]?.parent ?? -1) >= line.index) next++
  return source.lines.slice(line.index + 1, next)
}

/** The direct child items of an item. */
function childItems(source: Source, line: SourceLine): readonly SourceLine[] {
  return linesWithin(source, line).filter((other) => other.parent === line.index && other.kind === 'item')
}

/** Maximum number of lines to search for the item before or after another. Longer items are not short tasks. */
const maxLinesBeside = 20

/** The items directly before and after an item in its list. */
export function itemsBeside({ lines }: Source, { kind, index, parent, level }: SourceLine): readonly SourceLine[] {
  if (kind !== 'item') return []
  const nearest = (step: 1 | -1): SourceLine | undefined => {
    for (let at = index + step; Math.abs(at - index) <= maxLinesBeside; at += step) {
      const other = lines[at]
      if (other === undefined || other.level < level || other.kind === 'heading') return undefined
      if (other.kind === 'item' && other.parent === parent && other.level === level) return other
    }
    return undefined
  }
  return [nearest(-1), nearest(1)].filter((item) => item !== undefined)
}

/** The items that a line introduces: its child items, or the list after a paragraph. */
export function listBelow(source: Source, line: SourceLine): readonly SourceLine[] {
  if (line.kind === 'item') return childItems(source, line)
  const next = source.lines[line.index + 1]
  if (next?.kind !== 'item' || next.parent !== line.parent) return []
  const siblings: SourceLine[] = []
  for (let index = next.index; index < source.lines.length; index++) {
    const other = source.lines[index]
    if (other === undefined || other.kind === 'heading') break
    if (other.parent === line.parent) {
      if (other.kind !== 'item') break
      siblings.push(other)
    }
  }
  return siblings
}

/**
 * The ranges between two offsets.
 *
 * @param ranges Sorted, without overlaps.
 */
export function rangesWithin<T extends TextRange>(ranges: readonly T[], start: number, end: number): readonly T[] {
  let index = 0
  for (let high = ranges.length; index < high;) {
    const middle = (index + high) >> 1
    if ((ranges[middle]?.start ?? 0) < start) index = middle + 1
    else high = middle
  }
  const found: T[] = []
  for (let range = ranges[index]; range !== undefined && range.end <= end; range = ranges[++index]) found.push(range)
  return found
}

/**
 * The range that contains an offset.
 *
 * @param ranges Sorted, without overlaps.
 */
export function rangeAt<T extends TextRange>(ranges: readonly T[], offset: number): T | undefined {
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ranges[middle]?.start ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  const candidate = ranges[low - 1]
  return candidate !== undefined && offset < candidate.end ? candidate : undefined
}

/** @param date A date with its offsets from `start`. */
export function datedSpan(
  source: Source,
  { start }: Pick<SourceLine, 'start'>,
  date: { readonly value: CalendarDate; readonly start: number; readonly end: number },
): DatedSpan {
  return { value: date.value, span: toSpan(source, { start: start + date.start, end: start + date.end }) }
}
