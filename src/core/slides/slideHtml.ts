import type { Element, ElementContent, Root, Text } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { toHtml } from 'hast-util-to-html'
import { common, createLowlight } from 'lowlight'
import { applyAttributes } from './attributes'
import { renderMarkdown } from './markdown'
import { renderPadTags } from './padTags'
import { sanitizeSlide, visitElements } from './sanitize'
import { findUnsupported, type UnsupportedContent } from './unsupported'

/** A rendered, safe slide. It runs and loads nothing: the page sets images and styles. */
export interface RenderedSlide {
  /** Has `data-image` in place of `src`, and `data-style` in place of `style`. */
  readonly html: string
  /** Attributes of the `section`; `data-image` is the background image. */
  readonly attributes: Readonly<Record<string, string>>
  /** Speaker notes as HTML. */
  readonly notes: string
  /** Style sheets as written; the page must limit them to the slides. */
  readonly styles: readonly string[]
  /** Image addresses as written, without duplicates. */
  readonly images: readonly string[]
  /** Content that is not shown, or only as source. */
  readonly unsupported: readonly UnsupportedContent[]
}

const highlighter = createLowlight(common)

/** Maximum length in characters; longer code is not highlighted. */
const maxHighlightedChars = 20_000
/** The same for code in an unknown language: each known one is tried. */
const maxGuessedChars = 2_000

/** Renders the source of one slide. Never throws. Pure, so that results can be cached by source. */
export function renderSlide(source: string, breaks: boolean): RenderedSlide {
  try {
    return render(source, breaks)
  } catch (error) {
    // Thousands of nested elements overflow the stack of an HTML parser.
    if (!(error instanceof RangeError)) throw error
    const text: Text = { type: 'text', value: source }
    const html = toHtml({ type: 'element', tagName: 'pre', properties: {}, children: [text] })
    return { html, attributes: {}, notes: '', styles: [], images: [], unsupported: [] }
  }
}

function render(source: string, breaks: boolean): RenderedSlide {
  const { text, addresses } = shortenDataAddresses(unescapeTags(source))
  const { body, notes } = splitNotes(text)
  const tree = fromHtml(renderMarkdown(body, breaks), { fragment: true })
  const unsupported = findUnsupported(tree)
  const attributes = applyAttributes(tree)
  const styles = extractStyles(tree)
  const asides = extractNotes(tree)
  renderPadTags(tree)
  addCheckboxes(tree)
  const clean = sanitizeSlide(tree)
  const images = attributes['data-image'] === undefined ? [] : [attributes['data-image']]
  visitElements(clean, (element) => {
    const image = element.properties['dataImage']
    if (typeof image === 'string') {
      element.properties['dataImage'] = addresses.get(image) ?? image
      images.push(addresses.get(image) ?? image)
    }
    if (element.tagName === 'code') highlight(element)
  })
  return {
    html: toHtml(clean),
    attributes,
    notes: [
      ...asides.map((aside) => toHtml(sanitizeSlide({ type: 'root', children: aside.children }))),
      renderNotes(notes, breaks),
    ]
      .filter((part) => part !== '')
      .join('\n'),
    styles,
    images: [...new Set(images)],
    unsupported,
  }
}

/** HedgeDoc turns `&lt;` and `&gt;` into tags before it renders a slide: `&lt;b&gt;` is bold. */
function unescapeTags(source: string): string {
  return source.replaceAll('&lt;', '<').replaceAll('&gt;', '>')
}

/** Replaces the long addresses of embedded images, which take seconds to parse, by short ones. */
function shortenDataAddresses(source: string): {
  readonly text: string
  /** The long addresses by the short ones. */
  readonly addresses: ReadonlyMap<string, string>
} {
  const addresses = new Map<string, string>()
  const text = source.replace(/data:image\/[\w.+-]{1,20}[;,][\w+/=;,%.-]{2000,}/g, (address) => {
    const short = `data:image/png;${addresses.size},`
    addresses.set(short, address)
    return short
  })
  return { text, addresses }
}

function renderNotes(notes: string | undefined, breaks: boolean): string {
  if (notes === undefined) return ''
  return toHtml(sanitizeSlide(fromHtml(renderMarkdown(notes, breaks), { fragment: true })))
}

/** Splits a slide at the line that starts with `Note:`, also in code. With two such lines there are no notes, as in HedgeDoc. */
export function splitNotes(source: string): { readonly body: string; readonly notes: string | undefined } {
  const [only, ...others] = source.matchAll(/^note:/gim)
  return only === undefined || others.length > 0
    ? { body: source, notes: undefined }
    : { body: source.slice(0, only.index), notes: source.slice(only.index + only[0].length).trim() }
}

/** Removes the style sheets from a tree and returns them. */
function extractStyles(tree: Root): readonly string[] {
  const styles: string[] = []
  removeElements(tree, (element) => {
    if (element.tagName !== 'style') return false
    styles.push(textOf(element))
    return true
  })
  return styles.filter((style) => style.trim() !== '')
}

/** Removes `<aside class="notes">` from a tree and returns them. */
function extractNotes(tree: Root): readonly Element[] {
  const notes: Element[] = []
  removeElements(tree, (element) => {
    const classes = element.properties['className']
    const isNote = element.tagName === 'aside' && Array.isArray(classes) && classes.includes('notes')
    if (isNote) notes.push(element)
    return isNote
  })
  return notes
}

function removeElements(tree: Root, isUnwanted: (element: Element) => boolean): void {
  const pending: (Root | Element)[] = [tree]
  for (let parent = pending.pop(); parent !== undefined; parent = pending.pop()) {
    const children = (parent.children as ElementContent[]).filter(
      (child) => child.type !== 'element' || !isUnwanted(child),
    )
    parent.children = children
    for (const child of children) if (child.type === 'element') pending.push(child)
  }
}

/** The text of a list item without the lists inside it. */
function ownTextOf(node: ElementContent): string {
  if (node.type === 'text') return node.value
  // Items below this one have labels of their own.
  return node.type === 'element' && node.tagName !== 'ul' && node.tagName !== 'ol'
    ? node.children.map(ownTextOf).join('')
    : ''
}

/** Adds disabled checkboxes to `- [ ] text` and `- [x] text`, also without a space after. */
function addCheckboxes(tree: Root): void {
  visitElements(tree, (item) => {
    if (item.tagName !== 'li') return
    const first = item.children.find(
      ({ type, ...rest }) => type !== 'text' || ('value' in rest && rest.value.trim() !== ''),
    )
    const holder = first?.type === 'element' && first.tagName === 'p' ? first : item
    const text = holder.children.find((child): child is Text => child.type === 'text' && child.value.trim() !== '')
    if (text === undefined || (holder === item && text !== first)) return
    const box = /^\s*\[([ xX])\]\s*/.exec(text.value)
    if (box === null) return
    text.value = text.value.slice(box[0].length)
    const properties = {
      type: 'checkbox',
      disabled: true,
      checked: box[1] !== ' ',
      className: ['task-list-item-checkbox'],
      // For screen readers, which read a box by itself.
      ariaLabel: ownTextOf(item).trim(),
    }
    holder.children.unshift({ type: 'element', tagName: 'input', properties, children: [] })
    item.properties['className'] = ['task-list-item']
  })
}

/** @returns undefined for code that is shown as it is. */
function highlightedTree(language: string, text: string): Root | undefined {
  if (/no-?highlight|plain|text/.test(language)) return undefined
  if (highlighter.registered(language)) return highlighter.highlight(language, text)
  return text.length <= maxGuessedChars ? highlighter.highlightAuto(text) : undefined
}

/** Highlights code with a language; in an unknown one as HedgeDoc does, by guessing. */
function highlight(code: Element): void {
  const classes = code.properties['className']
  const language = (Array.isArray(classes) ? classes : [])
    .map((name) => /^language-([\w+#-]+)/.exec(name)?.[1]?.toLowerCase())
    .find((name) => name !== undefined)
  const text = textOf(code)
  if (language === undefined || language === 'mermaid' || text.length > maxHighlightedChars) return
  const tree = highlightedTree(language, text)
  if (tree !== undefined) code.children = tree.children as ElementContent[]
  code.properties['className'] = ['hljs', `language-${language}`]
}

function textOf(element: Element): string {
  return element.children
    .map((child) => (child.type === 'text' ? child.value : child.type === 'element' ? textOf(child) : ''))
    .join('')
}
