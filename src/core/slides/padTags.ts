import type { Element, ElementContent, Root, Text } from 'hast'
import { visitElements } from './sanitize'

/**
 * Renders `[name=Ada]`, `[time=Mon 10:30]` and `[color=red]` in lists and quotes as HedgeDoc 1.x does, and names icons of
 * its icon font by a sign. Call it before `sanitizeSlide`.
 */
export function renderPadTags(tree: Root): void {
  visitElements(tree, (element) => {
    if (element.tagName === 'i') showIcon(element)
    if (element.tagName === 'li') {
      const paragraphs = element.children.filter((child) => child.type === 'element' && child.tagName === 'p')
      const [only] = paragraphs
      renderTags(paragraphs.length === 1 && only?.type === 'element' ? only : element)
    }
    if (element.tagName === 'blockquote')
      for (const child of element.children) if (child.type === 'element' && child.tagName === 'p') renderTags(child)
  })
}

const tag = /\[(name|time|color)=([^\]\n]{1,200})\]/g

function renderTags(parent: Element): void {
  if (!parent.children.some((child) => child.type === 'text' && child.value.includes('='))) return
  parent.children = parent.children.flatMap((child): readonly ElementContent[] =>
    child.type === 'text' ? splitText(child.value) : [child],
  )
}

function splitText(value: string): readonly ElementContent[] {
  const parts: ElementContent[] = []
  let from = 0
  for (const { 0: whole, 1: kind = '', 2: content = '', index } of value.matchAll(tag)) {
    if (kind !== 'name' && !/^[\w\s:,.+()#-]+$/.test(content)) continue
    parts.push(text(value.slice(from, index)), kind === 'color' ? colorTag(content) : small(kind, content))
    from = index + whole.length
  }
  return [...parts, text(value.slice(from))]
}

function small(kind: string, content: string): Element {
  return element('small', {}, `${kind === 'name' ? icons['user'] : icons['clock-o']} ${content}`)
}

function colorTag(color: string): Element {
  return element('span', { style: `color: ${color}` }, icons['tag'] ?? '')
}

function element(tagName: string, properties: Element['properties'], content: string): Element {
  return { type: 'element', tagName, properties, children: [text(content)] }
}

function text(value: string): Text {
  return { type: 'text', value }
}

/** Signs for the icons of Fork Awesome that decks use most. */
const icons: Readonly<Record<string, string>> = {
  'arrow-down': '↓',
  'arrow-left': '←',
  'arrow-right': '→',
  'arrow-up': '↑',
  bell: '🔔',
  bolt: '⚡',
  book: '📖',
  bug: '🐛',
  calendar: '📅',
  check: '✔',
  'check-circle': '✔',
  'check-square-o': '☑',
  'clock-o': '🕓',
  close: '✖',
  cloud: '☁',
  cog: '⚙',
  cogs: '⚙',
  comment: '💬',
  comments: '💬',
  envelope: '✉',
  'envelope-o': '✉',
  'exclamation-triangle': '⚠',
  'external-link': '↗',
  eye: '👁',
  file: '📄',
  'file-text': '📄',
  flag: '⚑',
  folder: '📁',
  gear: '⚙',
  gift: '🎁',
  globe: '🌐',
  heart: '♥',
  home: '🏠',
  'info-circle': 'ℹ',
  key: '🔑',
  'lightbulb-o': '💡',
  link: '🔗',
  lock: '🔒',
  'map-marker': '📍',
  minus: '−',
  pencil: '✎',
  phone: '☎',
  plus: '+',
  'question-circle': '❓',
  rocket: '🚀',
  search: '🔍',
  star: '★',
  'star-o': '☆',
  tag: '🏷',
  tags: '🏷',
  'thumbs-down': '👎',
  'thumbs-up': '👍',
  times: '✖',
  trash: '🗑',
  unlock: '🔓',
  user: '👤',
  users: '👥',
  warning: '⚠',
  wrench: '🔧',
}

/** `<i class="fa fa-user">` */
function showIcon(icon: Element): void {
  const classes = icon.properties['className']
  if (!Array.isArray(classes) || !classes.includes('fa') || icon.children.length > 0) return
  const name = classes
    .map((one) => /^fa-(.+)$/.exec(one)?.[1])
    .find((one) => one !== undefined && Object.hasOwn(icons, one))
  icon.properties = { className: ['pad-icon'] }
  icon.children = name === undefined ? [] : [text(icons[name] ?? '')]
}
