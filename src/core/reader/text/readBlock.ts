import { allMatches } from '../../allMatches'
import type { Block } from './blocks'
import { headingContent, itemLine, pushLines, trimEnd } from './blockLines'
import { maskChar, type BlockLine, type ImageRange, type BlockContent } from './lines'
import { parseMarkdown } from './markdown'
import { readPlainBlock } from './plainBlock'
import type { MaskedRange } from './ranges'
import { type BlockParts, readTree } from './tree'

const bareUrl = /https?:\/\/[^\s<>]+/gi

/** Reads one block. Pure, so callers may cache results by text. */
export function readBlock(block: Pick<Block, 'kind' | 'text'>): BlockContent {
  if (block.kind !== 'markdown') {
    return {
      lines: [],
      maskedText: block.text.replace(/[^\r\n]+/g, ({ length }) => maskChar.repeat(length)),
      links: [],
      images: [],
      strikethrough: [],
      fences: [],
    }
  }
  const { text } = block
  return toBlockContent(text, plainParts(text) ?? readTree(text, parseMarkdown(text)))
}

/** Reads any block with remark. `readBlock` returns the same result, faster. */
export function readBlockByParser(text: string): BlockContent {
  return toBlockContent(text, readTree(text, parseMarkdown(text)))
}

function toBlockContent(text: string, found: BlockParts): BlockContent {
  // URLs that markdown does not link: in HTML and after unusual characters.
  const maskedText = maskRanges(text, found.maskedRanges)
  const bareLinks = allMatches(bareUrl, maskedText).map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    label: undefined,
    url: match[0],
  }))
  return {
    lines: found.lines,
    maskedText: maskRanges(maskedText, bareLinks),
    links:
      bareLinks.length === 0
        ? found.links
        : [...found.links, ...bareLinks].sort((one, other) => one.start - other.start),
    images: [...found.images, ...sizedImages(text, maskedText)].sort((one, other) => one.start - other.start),
    strikethrough: found.strikethrough,
    fences: found.fences,
  }
}

const sizedImage = /!\[([^\]\n]{0,200})\]\(([^\s()]{1,2000})[ \t]+=\d*%?x\d*%?[ \t]*\)/g

/** HedgeDoc images with a size, `![alt](url =640x)`: plain text to markdown. Those in code do not count. */
function sizedImages(text: string, maskedText: string): readonly ImageRange[] {
  if (!maskedText.includes('![')) return []
  return allMatches(sizedImage, text)
    .filter(({ index }) => maskedText.charAt(index) === '!')
    .map((match) => ({
      alt: match[1] ?? '',
      url: match[2] ?? '',
      start: match.index,
      end: match.index + match[0].length,
    }))
}

/** The parts of a plain text; undefined for others. */
function plainParts(text: string): BlockParts | undefined {
  const plain = readPlainBlock(text)
  if (plain === undefined) return undefined
  const lines: BlockLine[] = []
  for (const { kind, number, start, end, level, parent, hasOwnText } of plain.lines) {
    if (kind === 'heading') pushLines(lines, text, headingContent(text, { start, end }), { kind, level, parent })
    else if (kind === 'item') lines.push(itemLine(text, { number, start, end, level, parent }, hasOwnText))
    else
      lines.push({
        kind,
        number,
        start,
        end: trimEnd(text, start, end),
        level,
        parent,
        checked: undefined,
        cells: undefined,
      })
  }
  return {
    lines,
    maskedRanges: plain.maskedRanges,
    links: plain.links,
    images: plain.images,
    strikethrough: [],
    fences: plain.fences,
  }
}

/** Fills ranges with mask characters, or replaces them if they have a replacement. Line endings stay. */
function maskRanges(text: string, ranges: readonly MaskedRange[]): string {
  const pieces: string[] = []
  let copiedUntil = 0
  for (const { start, end, as } of [...ranges].sort((one, other) => one.start - other.start)) {
    if (end <= copiedUntil) continue
    const from = Math.max(start, copiedUntil)
    pieces.push(
      text.slice(copiedUntil, from),
      as !== undefined && from === start ? as : text.slice(from, end).replace(/[^\r\n]/g, maskChar),
    )
    copiedUntil = end
  }
  pieces.push(text.slice(copiedUntil))
  return pieces.join('')
}
