import type { Comment, Element, ElementContent, Root } from 'hast'
import { isImageAddress, safeStyle } from './sanitize'

/** Allowed attributes of a slide, with `data-` as reveal.js expects: https://revealjs.com/backgrounds/ */
const slideAttributes: ReadonlySet<string> = new Set([
  'class',
  'id',
  'style',
  'data-auto-animate',
  'data-autoslide',
  'data-background',
  'data-background-color',
  'data-background-gradient',
  'data-background-image',
  'data-background-opacity',
  'data-background-position',
  'data-background-repeat',
  'data-background-size',
  'data-background-transition',
  'data-state',
  'data-timing',
  'data-transition',
  'data-transition-speed',
  'data-visibility',
])

/** Allowed attributes of an element in a slide, and their hast names. `sanitizeSlide` checks them again. */
const elementAttributes: Readonly<Record<string, string>> = {
  class: 'className',
  id: 'id',
  style: 'style',
  'data-fragment-index': 'dataFragmentIndex',
  'data-id': 'dataId',
}

/**
 * Applies the comments `<!-- .slide: … -->` and `<!-- .element: … -->` of a slide. An element comment applies to the
 * preceding element, or to its parent if there is none.
 *
 * @returns The slide's own attributes by name, validated.
 */
export function applyAttributes(tree: Root): Readonly<Record<string, string>> {
  const slide: Record<string, string> = {}
  const pending: (Root | Element)[] = [tree]
  for (let parent = pending.pop(); parent !== undefined; parent = pending.pop()) {
    let before: Element | undefined = parent.type === 'element' ? parent : undefined
    for (const child of parent.children as readonly ElementContent[]) {
      if (child.type === 'element') {
        pending.push(child)
        if (child.tagName !== 'br') before = child
      } else if (child.type === 'comment') {
        readSlideComment(child, slide)
        if (before !== undefined) readElementComment(child, before)
      }
    }
  }
  return slide
}

function readSlideComment({ value }: Comment, slide: Record<string, string>): void {
  const text = /^\s*\.slide:\s*(\S[\s\S]*)$/.exec(value)?.[1]
  if (text === undefined) return
  for (const [name, attributeValue] of parseAttributes(text)) {
    if (!slideAttributes.has(name)) continue
    if (name === 'style') slide['data-style'] = safeStyle(attributeValue)
    else if (name === 'data-background-image' || (name === 'data-background' && isBackgroundImage(attributeValue))) {
      // Like other images: only the page's host can resolve the address.
      if (isImageAddress(attributeValue)) slide['data-image'] = attributeValue
    } else if (name.startsWith('data-background') && /url\s*\(|image-set/i.test(attributeValue)) continue
    else slide[name] = attributeValue
  }
}

function readElementComment({ value }: Comment, element: Element): void {
  const text = /^\s*\.element:?\s*(\S[\s\S]*)$/.exec(value)?.[1]
  if (text === undefined) return
  for (const [name, attributeValue] of parseAttributes(text)) {
    const property = Object.hasOwn(elementAttributes, name) ? elementAttributes[name] : undefined
    if (property === undefined) continue
    const classes = property === 'className' ? element.properties['className'] : undefined
    element.properties[property] =
      property === 'className'
        ? [...(Array.isArray(classes) ? classes : []), ...attributeValue.split(/\s+/)]
        : attributeValue
  }
}

/** `name="value"`, `name='value'`, `name`. */
function parseAttributes(text: string): readonly (readonly [string, string])[] {
  return [...text.slice(0, 2_000).matchAll(/([a-z][a-z0-9-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+)))?/gi)].map(
    (match) => [(match[1] ?? '').toLowerCase(), (match[2] ?? match[3] ?? match[4] ?? '').trim()],
  )
}

/** Distinguishes an image from a color in `data-background`, as reveal.js does. */
function isBackgroundImage(value: string): boolean {
  return /^(?:https?|file|data):|\.(?:svg|png|jpe?g|gif|bmp|webp|avif)(?:[?#]|$)/i.test(value)
}
