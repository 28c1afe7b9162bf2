import type { ElementContent, Nodes, Root } from 'hast'
import { activeElements } from './sanitize'

/** Content of a slide that is not shown, or only as source. */
export interface UnsupportedContent {
  readonly kind: 'diagram' | 'embed' | 'element' | 'background'
  /** As in the source: `graphviz`, `youtube`, `iframe`. */
  readonly name: string
  /** 0-based, inside the slide. */
  readonly line: number
}

/** The same, with its line in the document. */
export interface UnsupportedInDeck extends Omit<UnsupportedContent, 'line'> {
  /** 1-based. */
  readonly line: number
}

/** Lists the content of a deck that cannot be shown. */
export function deckUnsupported(
  slides: readonly { readonly startLine: number }[],
  contents: readonly { readonly unsupported: readonly UnsupportedContent[] }[],
): readonly UnsupportedInDeck[] {
  return slides.flatMap(
    ({ startLine }, index) => contents[index]?.unsupported.map((one) => ({ ...one, line: startLine + one.line })) ?? [],
  )
}

/** Languages of diagrams that HedgeDoc 1.x draws (https://docs.hedgedoc.org/references/hfm/) and the page does not. */
const unsupportedDiagrams: ReadonlySet<string> = new Set(['abc', 'flow', 'graphviz', 'sequence'])

/** Lists the content of a slide that cannot be shown, in source order. Call it before `sanitizeSlide`. */
export function findUnsupported(tree: Root): readonly UnsupportedContent[] {
  const found: UnsupportedContent[] = []
  let line = 0
  // A stack instead of recursion, because nesting in a hostile deck is unlimited.
  const pending: Nodes[] = [tree]
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    // HTML has no line number; use that of the block before it.
    line = sourceLine(node) ?? line
    const unsupported = unsupportedNode(node)
    if (unsupported !== undefined) found.push({ ...unsupported, line })
    if ('children' in node) for (const child of (node.children as ElementContent[]).toReversed()) pending.push(child)
  }
  return found
}

function sourceLine(node: Nodes): number | undefined {
  const line = node.type === 'element' ? node.properties['dataLine'] : undefined
  return line === undefined ? undefined : Number(line)
}

function unsupportedNode(node: Nodes): Omit<UnsupportedContent, 'line'> | undefined {
  if (node.type === 'comment') {
    const [, attributes = ''] = /^\s*\.slide:(.*)/s.exec(node.value) ?? []
    const name = /\bdata-background-(?:video|iframe)\b|\bstyle(?=="[^"=]*\burl\s*\()/.exec(attributes)?.[0]
    return name === undefined ? undefined : { kind: 'background', name }
  }
  if (node.type !== 'element') return undefined
  const { tagName, properties } = node
  if (activeElements.has(tagName)) return { kind: 'element', name: tagName }
  const classes = Array.isArray(properties['className']) ? properties['className'].map(String) : []
  if (tagName === 'code') {
    const language = classes.map((name) => /^language-([\w-]+)/.exec(name)?.[1]).find((name) => name !== undefined)
    return language !== undefined && unsupportedDiagrams.has(language) ? { kind: 'diagram', name: language } : undefined
  }
  const embed = classes.includes('pad-embed') ? properties['title'] : undefined
  return typeof embed === 'string' ? { kind: 'embed', name: embed } : undefined
}
