import type { Element, ElementContent, Root, Text } from 'hast'
import { visitElements } from './sanitize'

/**
 * Renders `[name=Ada]`, `[time=Mon 10:30]` and `[color=red]` in lists and quotes as HedgeDoc 1.x does, and replaces
 * icons of its icon font by symbols. Call it before `sanitizeSlide`.
 *
 * @param restyled Elements whose classes a comment has replaced. HedgeDoc does not render tags in them.
 */
export function renderPadTags(tree: Root, restyled: ReadonlySet<Element>): void {
  const inBullets = new Set<Element>()
  visitElements(tree, (element) => {
    const children = element.children.filter((child) => child.type === 'element')
    if (element.tagName === 'ul' || inBullets.has(element)) for (const child of children) inBullets.add(child)
    if (element.tagName === 'i') showIcon(element)
    if (restyled.has(element)) return
    const paragraphs = children.filter(({ tagName }) => tagName === 'p')
    if (element.tagName === 'li') {
      const [only] = paragraphs
      // Numbered items have no colored sign.
      const showColor = (color: string): Element[] => (inBullets.has(element) ? [colorTag(color)] : [])
      renderTags(paragraphs.length === 1 && only !== undefined ? only : element, showColor)
    }
    if (element.tagName === 'blockquote') {
      const colorEdge = (color: string): Element[] => {
        element.properties['style'] = `border-left-color: ${color}`
        return []
      }
      for (const paragraph of paragraphs) renderTags(paragraph, colorEdge)
    }
  })
}

/** Shows a color, in the text or beside it. */
type ShowColor = (color: string) => readonly Element[]

const tag = /\[name=([^\]\n]{1,200})\]\s*\[time=([\w\s:,.+()-]{1,200})\]|\[(name|time|color)=([^\]\n]{1,200})\]/g

function renderTags(parent: Element, showColor: ShowColor): void {
  if (!parent.children.some((child) => child.type === 'text' && child.value.includes('='))) return
  parent.children = parent.children.flatMap((child): readonly ElementContent[] =>
    child.type === 'text' ? splitText(child.value, showColor) : [child],
  )
}

function splitText(value: string, showColor: ShowColor): readonly ElementContent[] {
  const parts: ElementContent[] = []
  let from = 0
  for (const { 0: whole, 1: name, 2: time, 3: kind, 4: content = '', index } of value.matchAll(tag)) {
    if (kind !== undefined && kind !== 'name' && !/^[\w\s:,.+()#-]+$/.test(content)) continue
    parts.push(text(value.slice(from, index)))
    if (kind === undefined) parts.push(small(`${icons['user']} ${name} ${icons['clock-o']} ${time}`))
    else if (kind === 'color') parts.push(...showColor(content))
    else parts.push(small(`${kind === 'name' ? icons['user'] : icons['clock-o']} ${content}`))
    from = index + whole.length
  }
  return [...parts, text(value.slice(from))]
}

function small(content: string): Element {
  return element('small', {}, content)
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

/** Symbols for the icons of Fork Awesome that decks use most. */
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
