import { columnsOf, indentationWidth } from '../lists/listLine'
import type { ActionItem } from '../minutes'
import { lineEndingOf, replaceRange } from './textEdit'
import { type ItemLine, lineOfItem } from './verifiedEdit'

/** Adds a child bullet below the item, after its existing children. */
export function withChild(text: string, item: ActionItem, line: ItemLine, words: string): string {
  const end = endOfItem(text, line)
  const sibling = item.status.at(-1)
  const model = sibling && lineOfItem(text, sibling)
  const lead =
    model?.bullet === undefined
      ? childLead(text, line)
      : `${model.indent}${/^\d/.test(model.bullet) ? '-' : model.bullet}`
  return replaceRange(text, end, end, `${lineEndingOf(text)}${lead} ${words}`)
}

/** Whether a line starts a block below an item, instead of continuing its paragraph. */
export function startsBlock(line: string): boolean {
  return /^[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]|#{1,6}[ \t]|(?:[-=]{2,}|[*_]{3,})[ \t]*$|>|```|~~~|\|)/.test(line)
}

/** Offset of the end of an item, including its children and wrapped lines. */
export function endOfItem(text: string, { start, end, indent }: ItemLine): number {
  const width = columnsOf(indent)
  let last = end
  const lines = /(?:\r\n|\n|\r)([^\r\n]*)/y
  lines.lastIndex = last
  for (let match = lines.exec(text); match !== null; match = lines.exec(text)) {
    const [all, content = ''] = match
    const isInside = indentationWidth(content) > width
    if (content.trim() === '' || (!isInside && startsBlock(content))) break
    last = match.index + all.length
  }
  return start <= last ? last : end
}

const nestedBullets = /^([ \t]*)([-*+])([ \t]+)\S.*(?:\r\n|\n|\r)\1([ \t]+)([-*+])[ \t]/m

/** Indentation and bullet in the document's style, indented enough for a child. */
function childLead(text: string, { indent, bullet = '-' }: ItemLine): string {
  const [, , , gap = ' ', step = '', other = bullet] = nestedBullets.exec(text) ?? []
  const minIndent = bullet.length + (step === '' ? 1 : gap.length)
  const more = columnsOf(step) >= minIndent ? step : ' '.repeat(minIndent)
  return `${indent}${more}${step === '' ? bulletOf(bullet) : other}`
}

function bulletOf(bullet: string): string {
  return /^\d/.test(bullet) ? '-' : bullet
}
