import { isImageData } from '../imageTypes'
import type { Element, Nodes, Root } from 'hast'
import { defaultSchema, sanitize, type Schema } from 'hast-util-sanitize'
import { padTags } from './padHtml'

/** Elements that HedgeDoc allows, but that load content. They are removed and reported. */
export const activeElements: ReadonlySet<string> = new Set(['audio', 'iframe', 'video'])

/** Elements that run scripts, load content or take input. Pads show their tags as text. */
const foreignElements = [
  ...['applet', 'canvas', 'embed', 'frame', 'frameset', 'math', 'noscript', 'object'],
  ...['script', 'select', 'svg', 'template', 'textarea'],
]

/** Schemes of links that open: those of HedgeDoc, without those that start a program with parameters. */
export const linkSchemes: readonly string[] = [
  ...['http', 'https', 'mailto', 'tel', 'sms', 'ftp', 'ftps', 'sftp', 'geo', 'irc', 'ircs', 'magnet', 'matrix', 'news'],
  ...['nntp', 'openpgp4fpr', 'sip', 'urn', 'webcal', 'xmpp'],
]

/** The tags that load nothing. */
const shownTags = Object.keys(padTags).filter(
  (name) => !activeElements.has(name) && name !== 'area' && name !== 'style',
)

/** The content that a pad shows, and task checkboxes. Scripts, event handlers, frames, forms and others are removed. */
const schema: Schema = {
  ...defaultSchema,
  tagNames: [...shownTags, 'input'],
  attributes: {
    ...Object.fromEntries(shownTags.map((name) => [name, [...(padTags[name] ?? [])]])),
    input: [['disabled', true], ['type', 'checkbox'], 'checked'],
    '*': ['ariaHidden', 'ariaLabel', 'className', 'id', 'role', 'style']
      // For reveal.js: https://revealjs.com/fragments/, https://revealjs.com/auto-animate/
      .concat(['dataLine', 'dataFragmentIndex', 'dataAutoAnimate', 'dataId', 'dataAutoAnimateDelay']),
  },
  protocols: { href: [...linkSchemes], src: ['http', 'https', 'data'] },
  required: { input: { disabled: true, type: 'checkbox' } },
  // Ids need no prefix, because slides have a separate document whose scripts do not look up ids.
  clobber: [],
  strip: [...activeElements, ...foreignElements, 'style', 'title'],
}

/** Removes everything unsafe from a slide's HTML. Never throws. */
export function sanitizeSlide(tree: Root): Root {
  const clean = sanitize(tree, schema)
  const root: Root = clean.type === 'root' ? clean : { type: 'root', children: [clean] }
  // reveal.js would show a nested section as a slide.
  visitElements(root, (element) => {
    if (element.tagName === 'section') element.tagName = 'div'
  })
  visitElements(root, moveToDataAttributes)
  return root
}

/**
 * Moves `style` and `src` into data attributes for the page to set. Its policy forbids inline styles, and only its host
 * can resolve image addresses.
 */
function moveToDataAttributes({ tagName, properties }: Element): void {
  const { style, src } = properties
  delete properties['style']
  delete properties['src']
  const safe = typeof style === 'string' ? safeStyle(style) : ''
  if (safe !== '') properties['dataStyle'] = safe
  if (tagName === 'img' && typeof src === 'string' && isImageAddress(src)) properties['dataImage'] = src
}

/** Whether an address is allowed for an image: http(s), relative, or a data URL of an image. */
export function isImageAddress(address: string): boolean {
  return /^data:/i.test(address) ? isImageData(address) : !/^(?!https?:)[a-z][a-z0-9+.-]*:/i.test(address)
}

/** Removes declarations from a `style` attribute that load content or leave the slide. */
export function safeStyle(style: string): string {
  return style
    .split(';')
    .map((declaration) => declaration.trim())
    .filter((declaration) => /^-?[a-z][a-z-]*\s*:[^\\{}<>]+$/i.test(declaration))
    .filter(isSafeValue)
    .filter((declaration) => !/^position\s*:\s*(?:fixed|sticky)|^behavior|^-moz-binding/i.test(declaration))
    .join('; ')
}

/** Whether a CSS value loads nothing. An escape such as `\\75rl(` could hide `url(`, so values with a backslash are not. */
export function isSafeValue(value: string): boolean {
  return !/\\|url\s*\(|image\s*\(|image-set|cross-fade|element\s*\(|expression|src\s*\(/i.test(value)
}

/** States that reveal.js sets as classes of the page, without those of this extension, of the editor and of reveal.js. */
export function safeStates(value: string): string {
  return value
    .split(/\s+/)
    .filter((name) => /^[a-z][\w-]*$/i.test(name) && !pageClasses.test(name))
    .join(' ')
}

const pageClasses =
  /^(?:preview|present|speaker|exported|vscode-.*|reveal.*|print.*|pdf.*|overview|paused|ready|center|rtl|slides?|bar|missing|alert.*|diagram.*|hljs.*)$/i

/** Visits each element of a tree, parents first. */
export function visitElements(node: Nodes, visit: (element: Element) => void): void {
  // A stack instead of recursion, because nesting in a hostile deck is unlimited.
  const pending: Nodes[] = [node]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.type === 'element') visit(next)
    if ('children' in next)
      for (let index = next.children.length - 1; index >= 0; index--) pending.push(next.children[index] as Nodes)
  }
}
