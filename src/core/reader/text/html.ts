import type { BlockLine } from './lines'

/** How HTML tags change lines: breaks, emphasis, items and headings. */

const breakTag = /^<(?:br|\/li|\/p|\/div|\/h[1-6])\b/i
const boldTag = /^<\/?(?:b|strong)>$/i
const plainTag = /^<\/?(?:u|i|em|small|big|font|span|li|p|div|center|h[1-6]|ul|ol)\b/i

/** The text that replaces a tag in masked text, at the same length; undefined for tags that are masked like code. */
export function tagMask(tag: string, next: string): string | undefined {
  const pad = (sign: string): string => sign.padEnd(tag.length)
  if (breakTag.test(tag)) return pad(next === '' || next === '\n' || next === '\r' ? '' : ';')
  if (boldTag.test(tag)) return pad('**')
  return plainTag.test(tag) ? pad('') : undefined
}

const lead = /^(?:[ \t]|<(?:ul|ol|p|div)[^<>]*>)*<(?:li|h([1-6]))\b[^<>]*>[ \t]*/i
const tail = /(?:[ \t]|<\/(?:li|h[1-6]|ul|ol|p|div)>)+$/i

const onlyContainers = /^(?:\s|<\/?(?:ul|ol|div|p)\b[^<>]*>)*$/i

/** Turns lines of HTML into items and headings by their first tag: "<li>Ada</li>", "<h2>Attendees</h2>". */
export function htmlLines(text: string, lines: readonly BlockLine[]): readonly BlockLine[] {
  return lines.flatMap((line) => {
    const content = text.slice(line.start, line.end)
    if (onlyContainers.test(content)) return []
    const opening = lead.exec(content)
    if (opening === null) return [line]
    const level = opening[1]
    const start = line.start + opening[0].length
    const end = Math.max(start, line.end - (tail.exec(content)?.[0].length ?? 0))
    return level === undefined
      ? [{ ...line, kind: 'item' as const, level: line.level + 1, start, end }]
      : [{ ...line, kind: 'heading' as const, level: Number(level), start, end }]
  })
}
