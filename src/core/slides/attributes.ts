import type { Comment, Element, ElementContent, Root } from 'hast'
import { isImageAddress, isSafeValue, safeStates, safeStyle } from './sanitize'

/** Allowed attributes of a slide, with `data-` as reveal.js expects: https://revealjs.com/backgrounds/ */
export const slideAttributeNames: ReadonlySet<string> = new Set([
  'class',
  'id',
  'style',
  'data-autoslide',
  'data-background',
  'data-background-color',
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
])

/** Allowed attributes of an element in a slide, and their hast names. `sanitizeSlide` checks them again. */
const elementAttributes: Readonly<Record<string, string>> = {
  class: 'className',
  id: 'id',
  style: 'style',
  'data-fragment-index': 'dataFragmentIndex',
}

export interface AppliedAttributes {
  /** The slide's own attributes by name, validated. */
  readonly slide: Readonly<Record<string, string>>
  /** Elements whose classes a comment has replaced. */
  readonly restyled: ReadonlySet<Element>
}

/**
 * Applies the comments `<!-- .slide: … -->` and `<!-- .element: … -->` of a slide. An element comment applies to the
 * preceding element, else to its parent, else to the whole slide.
 */
export function applyAttributes(tree: Root): AppliedAttributes {
  const slide: Record<string, string> = {}
  const restyled = new Set<Element>()
  const all: Element = { type: 'element', tagName: 'div', properties: {}, children: [] }
  const pending: (Root | Element)[] = [tree]
  for (let parent = pending.pop(); parent !== undefined; parent = pending.pop()) {
    let before: Element = parent.type === 'element' ? parent : all
    for (const child of parent.children as readonly ElementContent[]) {
      if (child.type === 'element') {
        pending.push(child)
        if (child.tagName !== 'br') before = child
      } else if (child.type === 'comment') {
        readSlideComment(child, slide)
        if (readElementComment(child, before)) restyled.add(before)
      }
    }
  }
  if (Object.keys(all.properties).length > 0) {
    all.children = tree.children as ElementContent[]
    tree.children = [all]
  }
  return { slide, restyled }
}

function readSlideComment({ value }: Comment, slide: Record<string, string>): void {
  const found = readAttributeComment(value)
  if (found?.target !== 'slide') return
  for (const [name, attributeValue] of parseAttributes(found.text)) {
    if (!slideAttributeNames.has(name)) continue
    if (name === 'style') slide['data-style'] = safeStyle(attributeValue)
    else if (name === 'class') slide[name] = shownClasses(attributeValue)
    else if (name === 'data-background-image' || (name === 'data-background' && isBackgroundImage(attributeValue))) {
      // As for other images, only the page's host can resolve the address.
      if (isImageAddress(attributeValue)) slide['data-image'] = attributeValue
    } else if (name.startsWith('data-background') && !isSafeValue(attributeValue)) continue
    else if (name === 'data-state') slide[name] = safeStates(attributeValue)
    else slide[name] = attributeValue
  }
}

/** @returns Whether the comment replaced the classes of the element; HedgeDoc keeps no other classes. */
function readElementComment({ value }: Comment, element: Element): boolean {
  const found = readAttributeComment(value)
  if (found?.target !== 'element') return false
  let hasClass = false
  for (const [name, attributeValue] of parseAttributes(found.text)) {
    const property = Object.hasOwn(elementAttributes, name) ? elementAttributes[name] : undefined
    if (property === undefined) continue
    hasClass ||= property === 'className'
    element.properties[property] =
      property === 'className' ? shownClasses(attributeValue).split(' ').filter(Boolean) : attributeValue
  }
  return hasClass
}

/** Maximum length of a comment to read. */
const maxAttributesLength = 2_000

/**
 * Reads a comment as HedgeDoc 1.x does: `.element` before `.slide:`, each up to the end of its line.
 *
 * @returns undefined for other comments.
 */
export function readAttributeComment(
  comment: string,
): { readonly target: 'slide' | 'element'; readonly text: string } | undefined {
  const head = comment.slice(0, maxAttributesLength)
  const element = /\.element\s*?(.+)$/m.exec(head)?.[1]
  if (element !== undefined) return { target: 'element', text: element }
  const slide = /\.slide:\s*?(\S.+)$/m.exec(head)?.[1]
  return slide === undefined ? undefined : { target: 'slide', text: slide }
}

/** The attributes that HedgeDoc reads: only `name="value"`, without an equals sign in the value. */
export function parseAttributes(text: string): readonly (readonly [name: string, value: string])[] {
  return [...text.matchAll(/([^"= ]+)="([^"=]+)"/g)].map(([, name = '', value = '']) => [name, value])
}

/** Classes of newer versions of reveal.js, without an effect in HedgeDoc's version 3.9. */
const newerClasses = /^r-(?:fit-text|stack|stretch|frame|hstack|vstack)$/

/** Whether a class can have an effect on HedgeDoc. */
export function isShownClass(name: string): boolean {
  return !newerClasses.test(name)
}

function shownClasses(value: string): string {
  return value.split(/\s+/).filter(isShownClass).join(' ')
}

/** Distinguishes an image from a color in `data-background`, as reveal.js does. */
function isBackgroundImage(value: string): boolean {
  return /^(?:https?|file|data):|\.(?:svg|png|jpe?g|gif|bmp|webp|avif)(?:[?#]|$)/i.test(value)
}
