import type { Element } from 'hast'

/** The text of an element and of all elements in it. */
export function textOfElement(element: Element): string {
  return element.children
    .map((child) => (child.type === 'text' ? child.value : child.type === 'element' ? textOfElement(child) : ''))
    .join('')
}
