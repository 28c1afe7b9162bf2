import type { ListItem } from 'mdast'
import type { BlockLine } from './lines'
import type { TextRange } from './ranges'

/** Turns the parts of a block (headings, items, paragraphs, rows) into lines, in text order. */

/** The range without hashes (ATX) or underline (setext). */
export function headingContent(text: string, nodeRange: TextRange): TextRange {
  const source = text.slice(nodeRange.start, nodeRange.end)
  const hashes = /^#{1,6}[ \t]*/.exec(source)?.[0].length
  if (hashes === undefined)
    return { start: nodeRange.start, end: nodeRange.start + Math.max(0, source.search(/(?:\r\n|\n|\r)[^\r\n]*$/)) }
  const closing = /(?:^|[ \t])#+[ \t]*$/.exec(source)
  return {
    start: nodeRange.start + hashes,
    end: closing === null ? nodeRange.end : Math.max(nodeRange.start + hashes, nodeRange.start + closing.index),
  }
}

export function cellContent(text: string, { start, end }: TextRange): TextRange {
  const [lead = ''] = /^[|\s]*/.exec(text.slice(start, end)) ?? []
  const [tail = ''] = /[|\s]*$/.exec(text.slice(start + lead.length, end)) ?? []
  return { start: start + lead.length, end: end - tail.length }
}

type LineBase = Pick<BlockLine, 'kind' | 'level' | 'parent'> & Partial<Pick<BlockLine, 'checked' | 'cells'>>

export function pushLines(lines: BlockLine[], text: string, { start, end }: TextRange, base: LineBase): void {
  let from = start
  while (from <= end) {
    const rest = text.slice(from, end)
    const stop = /\r|\n/.exec(rest)?.index
    const until = stop === undefined ? end : from + stop
    lines.push({
      checked: undefined,
      cells: undefined,
      ...base,
      number: lineNumberOf(text, from, lines),
      start: from,
      end: trimEnd(text, from, until),
    })
    if (stop === undefined) return
    from = skipLineEnd(text, until)
    while (from < end && /[ \t>]/.test(text.charAt(from))) from++
    if (from >= end) return
  }
}

// Lines come in order, so counting starts at the previous one.
function lineNumberOf(text: string, offset: number, lines: readonly BlockLine[]): number {
  const last = lines.at(-1)
  let number = last?.number ?? 0
  for (let index = last?.start ?? 0; index < offset; index++) {
    const unit = text.charCodeAt(index)
    if (unit === 10 || (unit === 13 && text.charCodeAt(index + 1) !== 10)) number++
  }
  return number
}

/** The end without white space and without the backslash of a line break. */
export function trimEnd(text: string, start: number, end: number): number {
  let last = end
  while (last > start && /[\s\\]/.test(text.charAt(last - 1))) last--
  return last
}

function skipLineEnd(text: string, offset: number): number {
  return text.charAt(offset) === '\r' && text.charAt(offset + 1) === '\n' ? offset + 2 : offset + 1
}

/** Adds the lines of a paragraph. Its first line is skipped if it is the line of its list item. */
export function pushParagraph(
  lines: BlockLine[],
  text: string,
  nodeRange: TextRange,
  level: number,
  item: number | undefined,
): void {
  const line = item === undefined ? undefined : lines[item]
  let start = line !== undefined && nodeRange.start <= line.end ? nextLine(text, line.end) : nodeRange.start
  while (start < nodeRange.end && /[ \t>]/.test(text.charAt(start))) start++
  if (start < nodeRange.end)
    pushLines(lines, text, { start, end: nodeRange.end }, { kind: 'text', level, parent: item })
}

function nextLine(text: string, offset: number): number {
  let next = offset
  while (next < text.length && !/[\r\n]/.test(text.charAt(next))) next++
  return skipLineEnd(text, next)
}

const bulletMark = /^(?:[-*+]|\d{1,9}[.)])[ \t]*/
/** Besides done and open, `[-]` and GitLab's `[~]` mean cancelled, `[/]` and `[>]` mean begun and postponed. */
const checkboxMark = /^\[([ xX~/>-])\](?=\s)[ \t]*/

const boxStates: Readonly<Record<string, true | 'cancelled'>> = { x: true, '-': 'cancelled', '~': 'cancelled' }

/** Adds the first line of a list item; without content if that line belongs to an inner block (`- - a`, `- # a`). */
export function pushItem(
  lines: BlockLine[],
  text: string,
  node: ListItem,
  nodeRange: TextRange,
  level: number,
  parent: number | undefined,
): void {
  const until = text.slice(nodeRange.start, nodeRange.end).search(/[\r\n]/)
  const end = until < 0 ? nodeRange.end : nodeRange.start + until
  const first = node.children[0]
  const isOwn = first === undefined || first.type === 'paragraph' || first.type === 'html'
  const number = lineNumberOf(text, nodeRange.start, lines)
  lines.push(itemLine(text, { number, start: nodeRange.start, end, level, parent }, isOwn))
}

/** @param line Range from the bullet to the end of the line. */
export function itemLine(
  text: string,
  line: Pick<BlockLine, 'number' | 'start' | 'end' | 'level' | 'parent'>,
  hasOwnText: boolean,
): BlockLine {
  let start = line.start + (bulletMark.exec(text.slice(line.start, line.end))?.[0].length ?? 0)
  const box = checkboxMark.exec(text.slice(start, line.end))
  if (box !== null) start += box[0].length
  return {
    kind: 'item',
    number: line.number,
    start,
    end: hasOwnText ? trimEnd(text, start, line.end) : start,
    level: line.level,
    parent: line.parent,
    checked: box?.[1] === undefined ? undefined : (boxStates[box[1].toLowerCase()] ?? false),
    cells: undefined,
  }
}
