import type { Nodes, Parents, Root } from 'mdast'
import { cellContent, headingContent, pushItem, pushLines, pushParagraph } from './cutLines'
import type { BlockLine, ImageStretch } from './lines'
import type { LinkStretch, Stretch } from './stretches'

/** What a block holds, before that is hidden from its text which is not prose. */
export interface Found {
  readonly lines: BlockLine[]
  readonly hidden: Stretch[]
  readonly links: LinkStretch[]
  readonly images: ImageStretch[]
  readonly struck: Stretch[]
  readonly fences: Stretch[]
}

interface Visit {
  readonly node: Nodes
  readonly depth: number
  /** Index of the line of the list item around the node. */
  readonly item: number | undefined
  /** Whether the node is a block of its own, not part of a paragraph. */
  readonly isFlow: boolean
}

/** Walks through the tree that markdown makes of a text, in the order of the text. */
export function readTree(text: string, root: Root): Found {
  const found: Found = { lines: [], hidden: [], links: [], images: [], struck: [], fences: [] }
  // A stack of its own instead of recursion: the depth of a document is the writer's, not ours.
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
        readPictures(own, node.value, found.images)
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
  return found
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

const htmlTag = /<!--[\s\S]*?(?:-->|$)|<(style|script)\b[\s\S]*?(?:<\/\1>|$)|<\/?[a-z][^<>]*>/gi

/** Tags, comments and styles are hidden; the text between tags stays. */
function readHtml(own: Stretch, value: string, hidden: Stretch[]): void {
  for (const match of value.matchAll(htmlTag)) {
    hidden.push({ start: own.start + match.index, end: own.start + match.index + match[0].length })
  }
}

const picture =
  /<img\s[^<>]{0,500}?\bsrc\s*=\s*["']?([^"'\s<>]+)|\sdata-background(?:-image)?\s*=\s*["']?([^"'\s<>]+)/gi

/** `<img src="…">`, and the background of a slide (`<!-- .slide: data-background="…" -->`), where it is no colour. */
function readPictures(own: Stretch, value: string, images: ImageStretch[]): void {
  if (!value.includes('=')) return
  for (const match of value.matchAll(picture)) {
    const url = match[1] ?? match[2] ?? ''
    if (match[1] === undefined && !/^https?:|\.\w{3,4}$/i.test(url)) continue
    const start = own.start + match.index + match[0].lastIndexOf(url)
    images.push({ alt: '', url, start, end: start + url.length })
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
