import { allMatches } from '../../allMatches'
import type { Nodes, Parents, Root } from 'mdast'
import { cellContent, headingContent, pushItem, pushLines, pushParagraph } from './blockLines'
import type { BlockLine, ImageRange } from './lines'
import { htmlLines, tagMask } from './html'
import type { LinkRange, MaskedRange, TextRange } from './ranges'

/** The parts of a block, before masking. */
export interface BlockParts {
  readonly lines: BlockLine[]
  readonly maskedRanges: MaskedRange[]
  readonly links: LinkRange[]
  readonly images: ImageRange[]
  readonly strikethrough: TextRange[]
  readonly fences: TextRange[]
}

interface Visit {
  readonly node: Nodes
  readonly depth: number
  /** Index of the line of the enclosing list item. */
  readonly item: number | undefined
  /** Whether the node is a block, not part of a paragraph. */
  readonly isFlow: boolean
}

/** Collects the lines, links and masked ranges of a Markdown tree, in text order. */
export function readTree(text: string, root: Root): BlockParts {
  const found: BlockParts = { lines: [], maskedRanges: [], links: [], images: [], strikethrough: [], fences: [] }
  // An explicit stack, because deeply nested documents would overflow the call stack.
  const stack: Visit[] = [{ node: root, depth: 0, item: undefined, isFlow: true }]
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { node, depth, item, isFlow } = next
    let inside: Pick<Visit, 'depth' | 'item'> = { depth, item }
    const nodeRange = rangeOf(node)
    if (nodeRange === undefined) continue
    switch (node.type) {
      case 'heading':
        pushLines(found.lines, text, headingContent(text, nodeRange), {
          kind: 'heading',
          level: node.depth,
          parent: item,
        })
        break
      case 'paragraph':
        pushParagraph(found.lines, text, nodeRange, depth, item)
        break
      case 'listItem':
        pushItem(found.lines, text, node, nodeRange, depth + 1, item)
        inside = { depth: depth + 1, item: found.lines.length - 1 }
        break
      case 'tableRow':
        pushLines(found.lines, text, nodeRange, {
          kind: 'row',
          level: depth,
          parent: item,
          cells: node.children.map((cell) => cellContent(text, rangeOf(cell) ?? nodeRange)),
        })
        break
      case 'code': {
        // Without the line end that a fence has if the end of its list item closes it.
        const { length } = text.slice(nodeRange.start, nodeRange.end).replace(/[\r\n]+$/, '')
        const fence = { start: nodeRange.start, end: nodeRange.start + length }
        found.maskedRanges.push(fence)
        found.fences.push(fence)
        break
      }
      case 'html':
        hideTags(nodeRange, text, found.maskedRanges)
        readHtmlImages(nodeRange, text, found.images)
        if (isFlow) {
          const first = found.lines.length
          pushLines(found.lines, text, nodeRange, { kind: 'text', level: depth, parent: item })
          found.lines.push(...htmlLines(text, found.lines.splice(first)))
        }
        break
      case 'image':
        found.maskedRanges.push(nodeRange)
        found.images.push({ ...nodeRange, alt: node.alt ?? '', url: node.url })
        break
      case 'link':
        pushLink(text, nodeRange, node.url, found)
        break
      case 'delete':
        found.strikethrough.push(nodeRange)
        break
      case 'definition':
        found.maskedRanges.push(nodeRange)
        found.links.push({ ...nodeRange, label: undefined, url: node.url })
        break
      case 'inlineCode':
      case 'yaml':
      case 'imageReference':
        found.maskedRanges.push(nodeRange)
        break
      default:
        break
    }
    if ('children' in node) pushChildren(stack, node, inside)
  }
  return found
}

const flowParents: ReadonlySet<string> = new Set(['root', 'blockquote', 'list', 'listItem', 'footnoteDefinition'])

function pushChildren(stack: Visit[], node: Parents, inside: Pick<Visit, 'depth' | 'item'>): void {
  for (let index = node.children.length - 1; index >= 0; index--) {
    const child = node.children[index]
    if (child !== undefined) stack.push({ node: child, ...inside, isFlow: flowParents.has(node.type) })
  }
}

/** Undefined for nodes without a position, such as autolinks that remark adds after tokenizing. */
function rangeOf(node: Nodes): TextRange | undefined {
  const start = node.position?.start.offset
  const end = node.position?.end.offset
  return start === undefined || end === undefined ? undefined : { start, end }
}

const htmlTag = /<!--[\s\S]*?(?:-->|$)|<(style|script)\b[\s\S]*?(?:<\/\1>|$)|<\/?[a-z][^<>]*>/gi

/** Masks tags, comments and styles; the text between tags stays. */
function hideTags(nodeRange: TextRange, text: string, hidden: MaskedRange[]): void {
  for (const match of allMatches(htmlTag, text.slice(nodeRange.start, nodeRange.end))) {
    const start = nodeRange.start + match.index
    const end = start + match[0].length
    hidden.push({ start, end, as: tagMask(match[0], text.charAt(end)) })
  }
}

const imageAttribute =
  /<img\s[^<>]{0,500}?\bsrc\s*=\s*["']?([^"'\s<>]+)|\sdata-background(?:-image)?\s*=\s*["']?([^"'\s<>]+)/gi

/**
 * `<img src="…">`, and slide backgrounds (`<!-- .slide: data-background="…" -->`) unless they are a color. Skips those in
 * other comments, in styles and in scripts, which are not shown.
 */
function readHtmlImages(nodeRange: TextRange, text: string, images: ImageRange[]): void {
  const value = text.slice(nodeRange.start, nodeRange.end)
  if (!value.includes('=')) return
  for (const match of allMatches(imageAttribute, maskUnseen(value))) {
    const url = match[1] ?? match[2] ?? ''
    if (match[1] === undefined && !/^https?:|\.\w{3,4}$/i.test(url)) continue
    const start = nodeRange.start + match.index + match[0].lastIndexOf(url)
    images.push({ alt: '', url, start, end: start + url.length })
  }
}

/** Blanks comments, styles and scripts, except the attributes of slides, at the same length. */
function maskUnseen(html: string): string {
  return html.replace(htmlTag, (tag) => {
    if (/^<[^!]/.test(tag) && !/^<(?:style|script)\b/i.test(tag)) return tag
    const isSlide = /^<!--[^<>]*\.(?:slide:|element)/.test(tag)
    return isSlide ? tag.replace(/<img/gi, '    ') : ' '.repeat(tag.length)
  })
}

function pushLink(text: string, nodeRange: TextRange, url: string, found: BlockParts): void {
  const labelEnd = text.lastIndexOf('](', nodeRange.end)
  if (text.charAt(nodeRange.start) !== '[' || labelEnd <= nodeRange.start) {
    found.maskedRanges.push(nodeRange)
    found.links.push({ ...nodeRange, label: undefined, url })
    return
  }
  found.maskedRanges.push({ start: labelEnd + 1, end: nodeRange.end })
  found.links.push({ ...nodeRange, label: { start: nodeRange.start + 1, end: labelEnd }, url })
}
