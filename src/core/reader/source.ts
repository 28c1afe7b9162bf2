import type { Point, Span } from '../minutes'
import { indexLines, type LineIndex, spanOf, withLineFeeds } from '../positions'
import { type Block, splitBlocks } from './blocks'
import type { BlockLine, ImageStretch, ReadBlock } from './lines'
import { readBlock } from './readBlock'
import type { LinkStretch, Stretch } from './stretches'

/** One source line of a document: offsets, indexes and numbers count from the document's beginning. */
export interface SourceLine extends BlockLine {
  /** Its place among the document's lines. */
  readonly index: number
  /** The content, to the letter. */
  readonly text: string
  /** The content with code, comments, tags and addresses blanked out; as long as `text`. */
  readonly prose: string
}

/**
 * A document as the readers see it: all line endings are LF, so that no value depends on them. `spanIn` alone gives
 * places in the text as it is written.
 */
export interface Source {
  readonly text: string
  /** The whole text with everything that is not prose blanked out; as long as `text`. */
  readonly prose: string
  readonly lineIndex: LineIndex
  /** Where the same lines begin in the text as it is written. */
  readonly written: LineIndex
  readonly lines: readonly SourceLine[]
  readonly links: readonly LinkStretch[]
  readonly images: readonly ImageStretch[]
  readonly struck: readonly Stretch[]
  readonly fences: readonly Stretch[]
  readonly frontMatter: string | undefined
}

/** Keeps what was read of a block by the block's text: a keystroke then costs one block. A `Map` will do. */
export interface BlockCache {
  get(text: string): ReadBlock | undefined
  set(text: string, block: ReadBlock): unknown
}

/** Reads a text into lines. */
export function readSource(original: string, cache?: BlockCache): Source {
  const text = withLineFeeds(original)
  const lineIndex = indexLines(text)
  const blocks = splitBlocks(text).map((block) => ({ block, read: readCached(block, cache) }))
  const lines: SourceLine[] = []
  for (const { block, read } of blocks) {
    const base = lines.length
    for (const line of read.lines) lines.push(toSourceLine(line, block, read, base, lines.length))
  }
  const collect = <T extends Stretch>(pick: (read: ReadBlock) => readonly T[]): T[] =>
    blocks.flatMap(({ block, read }) => pick(read).map((range) => ({ ...range, ...shifted(range, block.start) })))
  return {
    text,
    prose: blocks.map(({ read }) => read.prose).join(''),
    lineIndex,
    written: text === original ? lineIndex : indexLines(original),
    lines,
    links: blocks.flatMap(({ block, read }) =>
      read.links.map((link) => ({
        ...link,
        ...shifted(link, block.start),
        label: link.label && shifted(link.label, block.start),
      })),
    ),
    images: collect((read) => read.images),
    struck: collect((read) => read.struck),
    fences: collect((read) => read.fences),
    frontMatter: blocks.find(({ block }) => block.kind === 'frontMatter')?.block.text,
  }
}

/**
 * Reads the blocks of a text into a cache, one a step, so that whoever may not keep others waiting can pause in between;
 * reading the text with this cache costs little then.
 */
export function* readBlocks(original: string, cache: BlockCache): Generator<undefined> {
  for (const block of splitBlocks(withLineFeeds(original))) {
    readCached(block, cache)
    yield
  }
}

function readCached(block: Block, cache: BlockCache | undefined): ReadBlock {
  if (block.kind !== 'markdown') return readBlock(block)
  const cached = cache?.get(block.text)
  if (cached !== undefined) return cached
  const read = maskGenderColons(readBlock(block))
  cache?.set(block.text, read)
  return read
}

/** "Teilnehmer:innen" is one word, whose colon labels nothing: the prose has the other sign that people write there. */
function maskGenderColons(read: ReadBlock): ReadBlock {
  const inside = /(?<=\p{Ll}):(?=in(?:nen)?(?!\p{L}))/gu
  return read.prose.includes(':in') ? { ...read, prose: read.prose.replace(inside, '*') } : read
}

function toSourceLine(line: BlockLine, block: Block, read: ReadBlock, base: number, index: number): SourceLine {
  const { start } = block
  // Field by field: spreading costs as much as the parser does.
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
    text: block.text.slice(line.start, line.end),
    prose: read.prose.slice(line.start, line.end),
  }
}

function shifted({ start, end }: Stretch, by: number): Stretch {
  return { start: start + by, end: end + by }
}

/** The span of a stretch of the document, in the text as it is written. */
export function spanIn({ lineIndex, written }: Source, { start, end }: Stretch): Span {
  const span = spanOf(lineIndex, start, end)
  return written === lineIndex
    ? span
    : { start: toOriginalPoint(written, span.start), end: toOriginalPoint(written, span.end) }
}

function toOriginalPoint({ starts }: LineIndex, { line, column }: Point): Point {
  return { line, column, offset: (starts[line - 1] ?? 0) + column - 1 }
}

/** The lines inside a list item: its further text, its child items and all that is in them. */
export function linesInside(source: Source, line: SourceLine): readonly SourceLine[] {
  let next = line.index + 1
  while ((source.lines[next]?.parent ?? -1) >= line.index) next++
  return source.lines.slice(line.index + 1, next)
}

/** The list items right below an item. */
function childItems(source: Source, line: SourceLine): readonly SourceLine[] {
  return linesInside(source, line).filter((other) => other.parent === line.index && other.kind === 'item')
}

/** The items that a line heads: its children, or the list that follows a paragraph. */
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

/** The stretches that lie between two offsets, of stretches in document order that do not overlap. */
export function stretchesWithin<T extends Stretch>(ranges: readonly T[], start: number, end: number): readonly T[] {
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

/** The stretch around an offset, of stretches in document order that do not overlap. */
export function stretchAt<T extends Stretch>(ranges: readonly T[], offset: number): T | undefined {
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
