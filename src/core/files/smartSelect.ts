import type { Nodes } from 'mdast'
import type { Section } from '../minutes'
import { parseMarkdown } from '../reader/text/markdown'

/** A range of offsets. */
export interface TextRange {
  readonly start: number
  readonly end: number
}

/**
 * The ranges around an offset for expanding the selection, inner ones first: marks and links, paragraphs, items with
 * their children, lists, sections, the whole text. Each is larger than the previous one and contains it.
 *
 * @param sections The sections of the text.
 */
export function selectionRanges(text: string, offset: number, sections: readonly Section[]): readonly TextRange[] {
  const all = sections.filter(({ level }) => level <= 6).map(wholeLines)
  const enclosing = all
    .filter(({ start, end }) => start <= offset && offset <= end)
    .sort((one, other) => one.end - one.start - (other.end - other.start))
  const headings = all.map(({ start }) => start)
  // Parses only the part between two headings, because the whole text may be long.
  const from = enclosing[0]?.start ?? 0
  const to = Math.min(text.length, ...headings.filter((start) => start > Math.max(from, offset)))
  const part = text.slice(from, to)
  const marks = rangesIn(parseMarkdown(part), offset - from).map(({ start, end }) => ({
    start: start + from,
    end: end + from,
  }))
  const own = { start: from, end: from + part.trimEnd().length }
  return nested([...marks, own, ...enclosing, { start: 0, end: text.length }], offset)
}

/** A section from the start of its heading's line, because its span begins after the marks. */
function wholeLines({ span }: Section): TextRange {
  return { start: span.start.offset - (span.start.column - 1), end: span.end.offset }
}

/** The nodes around an offset and their contents, inner ones first. */
function rangesIn(node: Nodes, offset: number): readonly TextRange[] {
  const own = rangeOf(node)
  if (own === undefined || offset < own.start || offset > own.end) return []
  if (!('children' in node)) return node.type === 'text' ? [] : [own]
  const contents = [rangeOf(node.children[0]), rangeOf(node.children.at(-1))] as const
  const inside = node.children.flatMap((child) => rangesIn(child, offset))
  const [first, last] = contents
  const content = first === undefined || last === undefined ? [] : [{ start: first.start, end: last.end }]
  return [...inside, ...content, ...(node.type === 'root' ? [] : [own])]
}

function rangeOf(node: Nodes | undefined): TextRange | undefined {
  const start = node?.position?.start.offset
  const end = node?.position?.end.offset
  return start === undefined || end === undefined ? undefined : { start, end }
}

/** Removes ranges that do not contain the previous ranges, or are not larger. */
function nested(ranges: readonly TextRange[], offset: number): readonly TextRange[] {
  return ranges.reduce<readonly TextRange[]>((kept, range) => {
    const last = kept.at(-1) ?? { start: offset, end: offset }
    const contains = range.start <= last.start && range.end >= last.end
    return contains && range.end - range.start > last.end - last.start ? [...kept, range] : kept
  }, [])
}
