import type { Element, Nodes, Root } from 'hast'
import { defaultSchema, sanitize, type Schema } from 'hast-util-sanitize'

/** Elements that run, load or ask for something: they are left out, and named. */
export const activeElements: ReadonlySet<string> = new Set([
  ...['applet', 'audio', 'canvas', 'embed', 'form', 'frame', 'frameset', 'iframe', 'math', 'noscript', 'object'],
  ...['script', 'select', 'svg', 'template', 'textarea', 'video'],
])

/**
 * What a slide may hold: text, pictures, links, tables, and what people do with `<font>`, `<div class>` and `style`.
 * No scripts, handlers, frames, forms, nor styles of the page. Everything that is not named is dropped.
 */
const schema: Schema = {
  ...defaultSchema,
  tagNames: [
    ...(defaultSchema.tagNames ?? []).filter((name) => name !== 'source' && name !== 'picture'),
    ...['abbr', 'address', 'article', 'aside', 'big', 'center', 'cite', 'figure', 'figcaption', 'font', 'footer'],
    ...['header', 'mark', 'nav', 'small', 'time', 'u', 'wbr'],
  ],
  attributes: {
    a: ['href'],
    img: ['src', 'alt', 'width', 'height'],
    font: ['color', 'face', 'size'],
    input: [['disabled', true], ['type', 'checkbox'], 'checked'],
    ol: ['start', 'reversed', 'type'],
    td: ['colSpan', 'rowSpan', 'align', 'width'],
    th: ['colSpan', 'rowSpan', 'align', 'width', 'scope'],
    time: ['dateTime'],
    '*': ['align', 'ariaHidden', 'ariaLabel', 'className', 'dir', 'id', 'lang', 'role', 'style', 'title']
      // What reveal.js reads in a slide: https://revealjs.com/fragments/, https://revealjs.com/auto-animate/
      .concat(['dataLine', 'dataFragmentIndex', 'dataAutoAnimate', 'dataId', 'dataAutoAnimateDelay']),
  },
  protocols: { href: ['http', 'https', 'mailto'], src: ['http', 'https', 'data'] },
  required: { input: { disabled: true, type: 'checkbox' } },
  // Slides are shown in a document of their own, whose scripts look for nothing by id.
  clobber: [],
  // A form goes, what is written in it stays.
  strip: [...activeElements, 'style', 'title'].filter((name) => name !== 'form'),
}

/** Elements of HTML that say nothing on a slide: only what is in them stays. */
const unwrapped: ReadonlySet<string> = new Set([
  ...['body', 'button', 'dialog', 'fieldset', 'head', 'hgroup', 'html', 'label', 'legend', 'main', 'option', 'picture'],
  ...['search', 'slot', 'source', 'style', 'title', 'track'],
])

/** Whether a tag is one of HTML; others are shown as they are written, as in HedgeDoc: `Report by <YOUR NAME>`. */
export function isKnownTag(name: string): boolean {
  return schema.tagNames?.includes(name) === true || activeElements.has(name) || unwrapped.has(name)
}

/** Reads HTML that came out of a deck down to what may be shown. Never throws. */
export function sanitizeSlide(tree: Root): Root {
  const clean = sanitize(tree, schema)
  const root: Root = clean.type === 'root' ? clean : { type: 'root', children: [clean] }
  // A section inside a slide would be a slide to reveal.js.
  visitElements(root, (element) => {
    if (element.tagName === 'section') element.tagName = 'div'
  })
  visitElements(root, defer)
  return root
}

/**
 * Moves what the page has to set itself into data attributes: a strict policy forbids `style` in HTML, and where a
 * picture lies only the page's host knows.
 */
function defer({ tagName, properties }: Element): void {
  const { style, src } = properties
  delete properties['style']
  delete properties['src']
  const safe = typeof style === 'string' ? safeStyle(style) : ''
  if (safe !== '') properties['dataStyle'] = safe
  if (tagName === 'img' && typeof src === 'string' && isPictureAddress(src)) properties['dataPicture'] = src
}

/** An address that a picture may have; of data only pictures. */
export function isPictureAddress(address: string): boolean {
  return /^data:/i.test(address)
    ? /^data:image\/(?:png|jpeg|gif|webp|avif|svg\+xml)[;,]/i.test(address)
    : !/^(?!https?:)[a-z][a-z0-9+.-]*:/i.test(address)
}

/** The declarations of a `style` attribute without those that load something or leave the slide. */
export function safeStyle(style: string): string {
  return style
    .split(';')
    .map((declaration) => declaration.trim())
    .filter((declaration) => /^-?[a-z][a-z-]*\s*:[^\\{}<>]+$/i.test(declaration))
    .filter(
      (declaration) =>
        !/url\s*\(|image-set|expression|^position\s*:\s*(?:fixed|sticky)|^behavior|^-moz-binding/i.test(declaration),
    )
    .join('; ')
}

/** Calls `visit` with each element of a tree, parents first. */
export function visitElements(node: Nodes, visit: (element: Element) => void): void {
  // A stack, not recursion: nesting in a hostile deck has no bound.
  const pending: Nodes[] = [node]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.type === 'element') visit(next)
    if ('children' in next)
      for (let index = next.children.length - 1; index >= 0; index--) pending.push(next.children[index] as Nodes)
  }
}
