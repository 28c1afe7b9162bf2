import type { ListItem, Nodes, Parents, Root } from 'mdast'
import type { Block } from './blocks'
import { parseMarkdown } from './markdown'
import { type PlainBlock, readPlainBlock } from './plainBlock'
import type { LinkStretch, Stretch } from './stretches'

export type { LinkStretch, Stretch } from './stretches'

/**
 * The text of a block as people read it, line by line: what markdown knows (bullets, headings, tables, code, links) is
 * worked out here, once; the readers of participants, action items and so on look at lines only.
 */

export type LineKind = 'heading' | 'item' | 'text' | 'row'

/** One source line of a block; offsets and indexes count from the block's beginning. */
export interface BlockLine {
  readonly kind: LineKind
  /** 0-based. */
  readonly number: number
  /** The content, without indentation, quote marks, bullet, checkbox and hashes. */
  readonly start: number
  readonly end: number
  /** Of a heading 1 to 6; else how many list items the line is inside of (an item counts itself). */
  readonly level: number
  /** Index of the first line of the list item around this line (of an item: around its list). */
  readonly parent: number | undefined
  /** Of a task list item. */
  readonly checked: boolean | undefined
  /** Of a table row: the content of each cell. */
  readonly cells: readonly Stretch[] | undefined
}

export interface ImageStretch extends Stretch {
  readonly alt: string
  readonly url: string
}

export interface ReadBlock {
  readonly lines: readonly BlockLine[]
  /** The block's text with everything that is not prose (code, comments, tags, addresses) blanked out, length kept. */
  readonly prose: string
  readonly links: readonly LinkStretch[]
  readonly images: readonly ImageStretch[]
  /** `~~…~~` */
  readonly struck: readonly Stretch[]
  /** The content of fences, because some communities write their attendees into one. */
  readonly fences: readonly Stretch[]
}

/** Stands in `prose` for each character that is not prose. It is neither blank nor part of a word. */
export const blank = '\uFFFC'

const bareUrl = /https?:\/\/[^\s<>]+/gi
const htmlTag = /<!--[\s\S]*?(?:-->|$)|<(style|script)\b[\s\S]*?(?:<\/\1>|$)|<\/?[a-z][^<>]*>/gi

/** Reads one block. Pure: equal texts give equal results, so a caller may keep them by text. */
export function readBlock(block: Pick<Block, 'kind' | 'text'>): ReadBlock {
  if (block.kind !== 'markdown') {
    return { lines: [], prose: block.text.replace(/[^\r\n]/g, blank), links: [], images: [], struck: [], fences: [] }
  }
  const { text } = block
  const plain = readPlainBlock(text)
  return plain === undefined ? readBlockByParser(text) : finish(text, takePlain(text, plain))
}

/** Reads any block by the parser; `readBlock` gives the same, faster. */
export function readBlockByParser(text: string): ReadBlock {
  const found: Found = { lines: [], hidden: [], links: [], images: [], struck: [], fences: [] }
  visit(text, parseMarkdown(text), found)
  return finish(text, found)
}

function finish(text: string, found: Found): ReadBlock {
  // Addresses that markdown makes no link of, in HTML and behind odd characters.
  const prose = hide(text, found.hidden)
  const bare = [...prose.matchAll(bareUrl)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    label: undefined,
    url: match[0],
  }))
  return {
    lines: found.lines,
    prose: hide(prose, bare),
    links: bare.length === 0 ? found.links : [...found.links, ...bare].sort((one, other) => one.start - other.start),
    images: [...found.images, ...sizedImages(text, prose)].sort((one, other) => one.start - other.start),
    struck: found.struck,
    fences: found.fences,
  }
}

const sizedImage = /!\[([^\]\n]{0,200})\]\(([^\s()]{1,2000})[ \t]+=\d*%?x\d*%?[ \t]*\)/g

/** `![alt](url =640x)`, HedgeDoc's pictures with a size, which are no images to markdown; those in code are none. */
function sizedImages(text: string, prose: string): readonly ImageStretch[] {
  if (!prose.includes('![')) return []
  return [...text.matchAll(sizedImage)]
    .filter(({ index }) => prose.charAt(index) === '!')
    .map((match) => ({
      alt: match[1] ?? '',
      url: match[2] ?? '',
      start: match.index,
      end: match.index + match[0].length,
    }))
}

interface Found {
  readonly lines: BlockLine[]
  readonly hidden: Stretch[]
  readonly links: LinkStretch[]
  readonly images: ImageStretch[]
  readonly struck: Stretch[]
  readonly fences: Stretch[]
}

function takePlain(text: string, plain: PlainBlock): Found {
  const lines: BlockLine[] = []
  for (const { kind, number, start, end, level, parent } of plain.lines) {
    if (kind === 'heading') pushLines(lines, text, headingContent(text, { start, end }), { kind, level, parent })
    else if (kind === 'item') lines.push(itemLine(text, { number, start, end, level, parent }, true))
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
  return { lines, hidden: plain.hidden, links: plain.links, images: [], struck: [], fences: [] }
}

interface Visit {
  readonly node: Nodes
  readonly depth: number
  /** Index of the line of the list item around the node. */
  readonly item: number | undefined
  /** Whether the node is a block of its own, not part of a paragraph. */
  readonly isFlow: boolean
}

// A stack of its own instead of recursion: the depth of a document is the writer's, not ours.
function visit(text: string, root: Root, found: Found): void {
  const stack: Visit[] = [{ node: root, depth: 0, item: undefined, isFlow: true }]
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { node, depth, item, isFlow } = next
    let inside: Pick<Visit, 'depth' | 'item'> = { depth, item }
    const own = stretchOf(node)
    if (own === undefined) continue
    switch (node.type) {
      case 'heading':
        pushLines(found.lines, text, headingContent(text, own), { kind: 'heading', level: node.depth, parent: item })
        break
      case 'paragraph':
        pushParagraph(found.lines, text, own, depth, item)
        break
      case 'listItem':
        pushItem(found.lines, text, node, own, depth + 1, item)
        inside = { depth: depth + 1, item: found.lines.length - 1 }
        break
      case 'tableRow':
        pushLines(found.lines, text, own, {
          kind: 'row',
          level: depth,
          parent: item,
          cells: node.children.map((cell) => cellContent(text, stretchOf(cell) ?? own)),
        })
        break
      case 'code':
        found.hidden.push(own)
        found.fences.push(own)
        break
      case 'html':
        readHtml(own, node.value, found.hidden)
        if (isFlow) pushLines(found.lines, text, own, { kind: 'text', level: depth, parent: item })
        break
      case 'image':
        found.hidden.push(own)
        found.images.push({ ...own, alt: node.alt ?? '', url: node.url })
        break
      case 'link':
        pushLink(text, own, node.url, found)
        break
      case 'delete':
        found.struck.push(own)
        break
      case 'definition':
        found.hidden.push(own)
        found.links.push({ ...own, label: undefined, url: node.url })
        break
      case 'inlineCode':
      case 'yaml':
      case 'imageReference':
        found.hidden.push(own)
        break
      default:
        break
    }
    if ('children' in node) pushChildren(stack, node, inside)
  }
}

const flowParents: ReadonlySet<string> = new Set(['root', 'blockquote', 'list', 'listItem', 'footnoteDefinition'])

function pushChildren(stack: Visit[], node: Parents, inside: Pick<Visit, 'depth' | 'item'>): void {
  for (let index = node.children.length - 1; index >= 0; index--) {
    const child = node.children[index]
    if (child !== undefined) stack.push({ node: child, ...inside, isFlow: flowParents.has(node.type) })
  }
}

/** Undefined for nodes that remark's transforms made up (the literal autolinks that its tokenizer had missed). */
function stretchOf(node: Nodes): Stretch | undefined {
  const start = node.position?.start.offset
  const end = node.position?.end.offset
  return start === undefined || end === undefined ? undefined : { start, end }
}

/** Without hashes, or without the underline. */
function headingContent(text: string, own: Stretch): Stretch {
  const source = text.slice(own.start, own.end)
  const hashes = /^#{1,6}[ \t]*/.exec(source)?.[0].length
  if (hashes === undefined)
    return { start: own.start, end: own.start + Math.max(0, source.search(/(?:\r\n|\n|\r)[^\r\n]*$/)) }
  const closing = /(?:^|[ \t])#+[ \t]*$/.exec(source)
  return {
    start: own.start + hashes,
    end: closing === null ? own.end : Math.max(own.start + hashes, own.start + closing.index),
  }
}

function cellContent(text: string, { start, end }: Stretch): Stretch {
  const [lead = ''] = /^[|\s]*/.exec(text.slice(start, end)) ?? []
  const [tail = ''] = /[|\s]*$/.exec(text.slice(start + lead.length, end)) ?? []
  return { start: start + lead.length, end: end - tail.length }
}

type LineBase = Pick<BlockLine, 'kind' | 'level' | 'parent'> & Partial<Pick<BlockLine, 'checked' | 'cells'>>

function pushLines(lines: BlockLine[], text: string, { start, end }: Stretch, base: LineBase): void {
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

// Lines come in order, so each is counted from the one before.
function lineNumberOf(text: string, offset: number, lines: readonly BlockLine[]): number {
  const last = lines.at(-1)
  let number = last?.number ?? 0
  for (let index = last?.start ?? 0; index < offset; index++) {
    const unit = text.charCodeAt(index)
    if (unit === 10 || (unit === 13 && text.charCodeAt(index + 1) !== 10)) number++
  }
  return number
}

function trimEnd(text: string, start: number, end: number): number {
  let last = end
  while (last > start && /\s/.test(text.charAt(last - 1))) last--
  return last
}

function skipLineEnd(text: string, offset: number): number {
  return text.charAt(offset) === '\r' && text.charAt(offset + 1) === '\n' ? offset + 2 : offset + 1
}

/** A paragraph that begins on the line of its list item is read there; its further lines are text of the item. */
function pushParagraph(lines: BlockLine[], text: string, own: Stretch, level: number, item: number | undefined): void {
  const line = item === undefined ? undefined : lines[item]
  let start = line !== undefined && own.start <= line.end ? nextLine(text, line.end) : own.start
  while (start < own.end && /[ \t>]/.test(text.charAt(start))) start++
  if (start < own.end) pushLines(lines, text, { start, end: own.end }, { kind: 'text', level, parent: item })
}

function nextLine(text: string, offset: number): number {
  let next = offset
  while (next < text.length && !/[\r\n]/.test(text.charAt(next))) next++
  return skipLineEnd(text, next)
}

const bulletMark = /^(?:[-*+]|\d{1,9}[.)])[ \t]*/
const checkboxMark = /^\[([ xX-])\](?=\s)[ \t]*/

/** The first line of a list item; without content where that line belongs to a block inside (`- - a`, `- # a`). */
function pushItem(
  lines: BlockLine[],
  text: string,
  node: ListItem,
  own: Stretch,
  level: number,
  parent: number | undefined,
): void {
  const until = text.slice(own.start, own.end).search(/[\r\n]/)
  const end = until < 0 ? own.end : own.start + until
  const first = node.children[0]
  const isOwn = first === undefined || first.type === 'paragraph' || first.type === 'html'
  const number = lineNumberOf(text, own.start, lines)
  lines.push(itemLine(text, { number, start: own.start, end, level, parent }, isOwn))
}

/** @param line From the bullet to the end of the line. */
function itemLine(
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
    checked: box === null ? undefined : /[xX]/.test(box[1] ?? ''),
    cells: undefined,
  }
}

/** Tags, comments and styles are hidden; the text between tags stays. */
function readHtml(own: Stretch, value: string, hidden: Stretch[]): void {
  for (const match of value.matchAll(htmlTag)) {
    hidden.push({ start: own.start + match.index, end: own.start + match.index + match[0].length })
  }
}

function pushLink(text: string, own: Stretch, url: string, found: Found): void {
  const labelEnd = text.lastIndexOf('](', own.end)
  if (text.charAt(own.start) !== '[' || labelEnd <= own.start) {
    found.hidden.push(own)
    found.links.push({ ...own, label: undefined, url })
    return
  }
  found.hidden.push({ start: labelEnd + 1, end: own.end })
  found.links.push({ ...own, label: { start: own.start + 1, end: labelEnd }, url })
}

/** Blanks out the hidden stretches, line endings excepted. */
function hide(text: string, hidden: readonly Stretch[]): string {
  const pieces: string[] = []
  let done = 0
  for (const { start, end } of [...hidden].sort((one, other) => one.start - other.start)) {
    if (end <= done) continue
    const from = Math.max(start, done)
    pieces.push(text.slice(done, from), text.slice(from, end).replace(/[^\r\n]/g, blank))
    done = end
  }
  pieces.push(text.slice(done))
  return pieces.join('')
}
