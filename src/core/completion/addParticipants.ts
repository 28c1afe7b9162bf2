import type { TextEdit } from '../edits/textEdit'
import type { Minutes } from '../minutes'

/**
 * Returns the edit that adds people after the last participant, in the style of the list.
 *
 * Without a list it adds one, with a section below the title if needed. Returns undefined for no handles.
 *
 * @param handles Without `@`.
 */
export function addParticipants(text: string, minutes: Minutes, handles: readonly string[]): TextEdit | undefined {
  if (handles.length === 0) return undefined
  const eol = text.includes('\r\n') ? '\r\n' : '\n'
  const last = [...minutes.participants].sort((one, other) => one.span.start.offset - other.span.start.offset).at(-1)
  if (last !== undefined) {
    const start = last.span.start.offset - last.span.start.column + 1
    const end = endOfLine(text, last.span.end.offset)
    const bullet = /^\s*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?/.exec(text.slice(start, end))?.[0]
    // People on one line, separated by commas.
    if (bullet === undefined) return insertion(last.span.end.offset, handles.map((handle) => `, @${handle}`).join(''))
    return insertion(end, handles.map((handle) => `${eol}${bullet}@${handle}`).join(''))
  }
  const list = handles.map((handle) => `- @${handle}`).join(eol)
  const section = minutes.sections.find(({ kind }) => kind === 'participants')
  if (section !== undefined) return insertion(endOfLine(text, section.heading.end.offset), `${eol}${eol}${list}`)
  const title = minutes.title === undefined ? 0 : endOfLine(text, minutes.title.span.end.offset)
  const heading = `## Participants${eol}${eol}${list}${eol}`
  return title === 0 ? insertion(0, `${heading}${eol}`) : insertion(title, `${eol}${eol}${heading}`)
}

function insertion(offset: number, newText: string): TextEdit {
  return { start: offset, end: offset, newText }
}

function endOfLine(text: string, offset: number): number {
  const found = /\r|\n/.exec(text.slice(offset))
  return found === null ? text.length : offset + found.index
}
