import type { Element, ElementContent, Root, Text } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { toHtml } from 'hast-util-to-html'
import { applyAttributes } from './attributes'
import { createHighlighter } from './codeBlocks'
import { renderMarkdown } from './markdown'
import { removeIndent } from './padIndent'
import { addCheckboxes } from './padTasks'
import { renderPadTags } from './padTags'
import { sanitizeSlide, visitElements } from './sanitize'
import { textOfElement } from './textOfElement'
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

/** Renders the source of one slide. Never throws. Pure, so that results can be cached by source. */
export function renderSlide(source: string): RenderedSlide {
  try {
    return render(source)
  } catch (error) {
    // Thousands of nested elements overflow the stack of the HTML parser.
    if (!(error instanceof RangeError)) throw error
    const text: Text = { type: 'text', value: source }
    const html = toHtml({ type: 'element', tagName: 'pre', properties: {}, children: [text] })
    return { html, attributes: {}, notes: '', styles: [], images: [], unsupported: [] }
  }
}

function render(source: string): RenderedSlide {
  const { text: written, addresses } = shortenDataAddresses(unescapeTags(source))
  const { text, lines } = removeIndent(written)
  const { body, notes } = splitNotes(text)
  const tree = fromHtml(renderMarkdown(body, lines), { fragment: true })
  const unsupported = findUnsupported(tree)
  const { slide: attributes, restyled } = applyAttributes(tree)
  const styles = extractStyles(tree)
  const asides = extractNotes(tree)
  renderPadTags(tree, restyled)
  addCheckboxes(tree, restyled)
  const clean = sanitizeSlide(tree)
  const highlight = createHighlighter()
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
      renderNotes(notes),
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

function renderNotes(notes: string | undefined): string {
  if (notes === undefined) return ''
  return toHtml(sanitizeSlide(fromHtml(renderMarkdown(notes), { fragment: true })))
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
    styles.push(textOfElement(element))
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
