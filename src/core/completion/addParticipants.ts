import { lineEndingOf, type TextEdit } from '../edits/textEdit'
import type { Minutes, Participant } from '../minutes'

/**
 * Returns the edit that adds people after the last participant, in the style of the list.
 *
 * Without a list it adds one, with a section below the title if needed. An empty bullet or label is filled. Returns
 * undefined for no people.
 *
 * @param people As written: `@ada`, `Ada Brook`.
 */
export function addPeople(text: string, minutes: Minutes, people: readonly string[]): TextEdit | undefined {
  if (people.length === 0) return undefined
  const eol = lineEndingOf(text)
  const last = [...minutes.participants].sort((one, other) => one.span.start.offset - other.span.start.offset).at(-1)
  if (last !== undefined) return addAfter(text, last, people, eol)
  const section = minutes.sections.find(({ kind }) => kind === 'participants')
  const list = people.map((person) => `- ${person}`).join(eol)
  if (section === undefined) {
    const title = minutes.title === undefined ? 0 : endOfLine(text, minutes.title.span.end.offset)
    const heading = `## Participants${eol}${eol}${list}${eol}`
    return title === 0 ? insertion(0, `${heading}${eol}`) : insertion(title, `${eol}${eol}${heading}`)
  }
  const placeholder = emptyBullet(text, endOfLine(text, section.heading.end.offset))
  if (placeholder !== undefined)
    return { ...placeholder.range, newText: people.map((person) => placeholder.bullet + person).join(eol) }
  return insertion(endOfLine(text, section.heading.end.offset), `${eol}${eol}${list}`)
}

/** Offset after a person, including the rest of a link and remarks in parentheses. */
export function endOfPerson(text: string, { span }: Participant): number {
  const isInParentheses = text[span.start.offset - 1] === '('
  const rest = text.slice(span.end.offset, span.end.offset + 500)
  const closing = (isInParentheses ? /^(?:\]\([^()\s]*\))?\)/ : /^\]\([^()\s]*\)\)?/).exec(rest)?.[0] ?? ''
  return span.end.offset + closing.length
}

function addAfter(text: string, last: Participant, people: readonly string[], eol: string): TextEdit {
  const start = last.span.start.offset - last.span.start.column + 1
  const end = endOfLine(text, last.span.end.offset)
  const line = text.slice(start, end)
  if (line.trimStart().startsWith('|'))
    return insertion(end, people.map((person) => eol + rowFor(line, person)).join(''))
  const bullet = /^\s*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?/.exec(line)?.[0]
  if (bullet !== undefined && !isSeveralPeople(line))
    return insertion(end, people.map((person) => `${eol}${bullet}${person}`).join(''))
  // People on one line, separated by commas.
  const personEnd = endOfPerson(text, last)
  const remarks = /^(?:[ \t]*\([^()\r\n]*\))*/.exec(text.slice(personEnd, end))?.[0] ?? ''
  return insertion(personEnd + remarks.length, people.map((person) => `, ${person}`).join(''))
}

/** `- @ada, @bo, @cy` */
function isSeveralPeople(line: string): boolean {
  return /@[\w-]+(?:[ \t]*\([^()]*\))?[ \t]*,[ \t]*@/.test(line)
}

/** A row with a person in the column of handles or names. The other cells are empty. */
function rowFor(model: string, person: string): string {
  const cells = model.split('|').slice(1, /\|\s*$/.test(model) ? -1 : undefined)
  const own = cells.findIndex((cell) =>
    person.startsWith('@') ? cell.trim().startsWith('@') : /^\s*\p{L}/u.test(cell),
  )
  const written = cells.map((_, column) => (column === Math.max(0, own) ? person : ''))
  return `| ${written.join(' | ')} |`
}

/** An empty bullet below a heading, `- @` or `- `. */
function emptyBullet(
  text: string,
  from: number,
): { readonly bullet: string; readonly range: Pick<TextEdit, 'start' | 'end'> } | undefined {
  const match = /^\s*?(?:\r\n|\r|\n)+([ \t]*[-*+][ \t]+(?:\[[ ]\][ \t]+)?)@?[ \t]*(?=[\r\n]|$)/.exec(text.slice(from))
  if (match === null) return undefined
  const [whole, bullet = ''] = match
  const end = from + whole.length
  return { bullet, range: { start: end - whole.trimStart().length, end } }
}

function insertion(offset: number, newText: string): TextEdit {
  return { start: offset, end: offset, newText }
}

function endOfLine(text: string, offset: number): number {
  const found = /\r|\n/.exec(text.slice(offset))
  return found === null ? text.length : offset + found.index
}
