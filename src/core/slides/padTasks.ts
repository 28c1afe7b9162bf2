import type { Element, ElementContent, Root, Text } from 'hast'
import { visitElements } from './sanitize'

/** The text of a list item without the lists inside it. */
function ownTextOf(node: ElementContent): string {
  if (node.type === 'text') return node.value
  // Nested items have separate labels.
  return node.type === 'element' && node.tagName !== 'ul' && node.tagName !== 'ol'
    ? node.children.map(ownTextOf).join('')
    : ''
}

/**
 * Adds disabled checkboxes to `- [ ] text` and `- [x] text`, even without a space after them.
 *
 * @param restyled Elements whose classes a comment has replaced. HedgeDoc shows the brackets in them.
 */
export function addCheckboxes(tree: Root, restyled: ReadonlySet<Element>): void {
  visitElements(tree, (item) => {
    if (item.tagName !== 'li' || restyled.has(item)) return
    // HedgeDoc shows the brackets of an item with several paragraphs.
    if (item.children.filter((child) => child.type === 'element' && child.tagName === 'p').length > 1) return
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
      // For screen readers, which read a checkbox separately.
      ariaLabel: ownTextOf(item).trim(),
    }
    holder.children.unshift({ type: 'element', tagName: 'input', properties, children: [] })
    item.properties['className'] = ['task-list-item']
  })
}
