import type { TrackedItem } from '../actionItems/history'
import type { Occurrence } from '../actionItems/occurrence'
import { ownerInText } from '../edits/assign'
import { startsBlock } from '../edits/childLine'
import { columnsOf } from '../lists/listLine'
import { plainText } from '../plainText'

export interface BulletStyle {
  readonly bullet: string
  /** Indentation of a nested bullet. */
  readonly indent: string
}

/** The options for carrying items over. */
export interface CarryStyle {
  /** The text of an item's file by its key; without it, the item's line and status lines are carried. */
  readonly textOf?: (file: string) => string | undefined
  /** Whether an item that is carried over for the first time names its topic and meeting. */
  readonly hasOrigin?: boolean
}

/**
 * The lines of a carried-over item: its verbatim block with wrapped lines, children, code and further paragraphs, and
 * its former topic. A row of a table becomes a line.
 */
export function carriedItemLines(
  { latest }: TrackedItem,
  style: BulletStyle,
  { textOf, hasOrigin = false }: CarryStyle = {},
): readonly string[] {
  const { item } = latest
  const origin = hasOrigin ? originOf(latest) : undefined
  const originLines = origin === undefined ? [] : [`${style.indent}${style.bullet} ${origin}`]
  if (item.text.startsWith('|')) return [`${style.bullet} ${rowAsLine(latest)}`, ...originLines]
  const text = textOf?.(latest.file)
  const block = text === undefined ? undefined : blockOf(text, latest)
  return [...(block === undefined ? shortLines(latest, style) : withBullet(block, latest, style)), ...originLines]
}

/** Items whose lines are not in another item's block, because a child item is carried over once, below its parent. */
export function withoutChildren(items: readonly TrackedItem[], { textOf }: CarryStyle): readonly TrackedItem[] {
  const ranges = items.map(({ latest }) => {
    const text = textOf?.(latest.file)
    const lines = text === undefined ? undefined : blockOf(text, latest)
    const { line } = latest.item.span.start
    return { file: latest.file, from: line, to: line + Math.max(1, lines?.length ?? 1) }
  })
  return items.filter(
    ({ latest }, index) =>
      !ranges.some(
        ({ file, from, to }, other) =>
          other !== index &&
          file === latest.file &&
          from < latest.item.span.start.line &&
          latest.item.span.start.line < to,
      ),
  )
}

function shortLines({ item }: Occurrence, { bullet, indent }: BulletStyle): readonly string[] {
  const box = item.marker === 'CHECKBOX' ? '[ ] ' : ''
  return [
    `${bullet} ${box}${item.text}`,
    ...item.status.filter(({ text }) => text.trim() !== '').map(({ text }) => `${indent}${bullet} ${text}`),
  ]
}

/**
 * The lines of an item as written, with everything inside it, without the indentation of the item. Undefined if the
 * text no longer has the item.
 */
function blockOf(text: string, { item }: Occurrence): readonly string[] | undefined {
  const lines = text.split(/\r\n|\n|\r/)
  const first = item.span.start.line - 1
  const own = lines[first]
  if (own?.includes(item.text) !== true) return undefined
  const [indent = ''] = /^[ \t>]*/.exec(own) ?? []
  const width = columnsOf(indent)
  let last = first
  for (let index = first + 1; index < lines.length; index++) {
    const line = lines[index] ?? ''
    if (line.trim() === '') continue
    const isInside = columnsOf(/^[ \t>]*/.exec(line)?.[0] ?? '') > width
    // A wrapped line may start at the margin.
    const isWrapped = index === last + 1 && !startsBlock(line)
    if (!isInside && !isWrapped) break
    last = index
  }
  return lines.slice(first, last + 1).map((line) => line.replace(new RegExp(`^[ \\t>]{0,${indent.length}}`), ''))
}

/** The block with the bullet of the new minutes. A paragraph becomes a list item, so its other lines are indented. */
function withBullet(
  [first = '', ...rest]: readonly string[],
  { item }: Occurrence,
  style: BulletStyle,
): readonly string[] {
  const lead = /^(?:[-*+]|\d{1,9}[.)])[ \t]+/.exec(first)?.[0]
  const content = first.slice(lead?.length ?? 0).replace(/^\[[ xX]\](?=[ \t])/, '[ ]')
  const box = item.marker === 'CHECKBOX' && !content.startsWith('[') ? '[ ] ' : ''
  const inside = lead === undefined ? rest.map((line) => (line === '' ? '' : `  ${line}`)) : rest
  return [`${style.bullet} ${box}${content}`, ...inside]
}

/** "AI @ada: call them (due Friday)" for a row of a table. */
function rowAsLine({ item }: Occurrence): string {
  const owners = item.owners.map((owner) => ownerInText(item, owner) ?? owner)
  const due =
    item.due === undefined || item.task.includes(item.due)
      ? ''
      : ` (${/^\d|^[A-Z]/.test(item.due) ? 'due ' : ''}${item.due})`
  return `AI${owners.length === 0 ? '' : ` ${owners.join(', ')}`}: ${item.task}${due}`
}

/** "from *Region names*, 2026-03-05"; undefined for items from a list of items. */
function originOf({ item, day }: Occurrence): string | undefined {
  if (item.heading === undefined || item.isCarriedOver) return undefined
  if (item.heading.kind !== 'topic' && item.heading.kind !== 'agenda') return undefined
  const title = plainText(item.heading.title)
    .replace(/[*_]/g, '')
    .replace(/\s*\(@[^)]*\)\s*:?$/, '')
    .trim()
  return title === '' ? undefined : [`from *${title}*`, day].filter((part) => part !== undefined).join(', ')
}
