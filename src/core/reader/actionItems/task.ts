import { plainText } from '../../plainText'
import type { FoundMarker } from './markerSyntax'
import type { Source, SourceLine } from '../text/source'

/**
 * The task as plain text, without marker, owners, markup and done marks. A line without text (`AI: @x`) has the task of
 * the bullet above it.
 */
export function readTask(source: Source, line: SourceLine, marker: FoundMarker | undefined): string {
  const task = withoutTrailingMarks(plainText(marker === undefined ? line.text : markedText(line.text, marker)))
  if (/\p{L}/u.test(task)) return task
  const parent = source.lines[line.parent ?? -1]
  return withoutTrailingMarks(plainText((parent ?? line).text))
}

/** Removes leading names of owners: "Jane: call them", "Jane, Jo to call them". */
export function withoutOwnerNames(task: string, owners: readonly string[]): string {
  const lead = /^([^:]{1,80}?)(?:\s*:\s+|\s+(?:to|will)\s+)(?=\p{L})/u.exec(task)
  const names = (lead?.[1] ?? '').toLowerCase().split(/\s*(?:,|&|\/|\sand\s|\sund\s)\s*/)
  return lead !== null && names.every((name) => owners.includes(name)) ? task.slice(lead[0].length) : task
}

/** The text around the marker and its owners, without the parenthesis around them. */
function markedText(text: string, marker: FoundMarker): string {
  const end = marker.owners.at(-1)?.end ?? marker.end
  // An owner may be the text of a link: "AI [@ada](https://github.com/ada): review".
  const from = end + (/^\]\([^()\s]*\)/.exec(text.slice(end))?.[0].length ?? 0)
  const before = text.slice(0, marker.start).replace(/[\s*_~(=>–-]+$/, '')
  if (marker.parenthesized === undefined) {
    const behind = text.slice(from).replace(/^[\s*_~:)–-]+/, '')
    return marker.isEmpty || marker.marker === 'ARROW' ? before || behind : [before, behind].filter(hasWords).join(' ')
  }
  const closing = text.indexOf(
    text.charAt(text.slice(0, marker.start).search(/[([]\s*[*_]*$/)) === '[' ? ']' : ')',
    marker.end,
  )
  const inside = text.slice(from, closing < 0 ? undefined : closing).replace(/^[\s*_~:–-]+/, '')
  const after = closing < 0 ? '' : text.slice(closing + 1)
  const words = withoutHandles(inside).replace(/^[\s,;]+/, '')
  // "text (AI @x)": the parenthesis has only owners; "text (AI test: @x)" also has a task.
  return hasWords(before) ? `${before}${hasWords(words) ? ` (${words})` : ''}${after}` : `${inside}${after}`
}

function hasWords(text: string): boolean {
  return /\p{L}{2}/u.test(text)
}

function withoutHandles(text: string): string {
  return text.replace(/[\s:,]*(?:@[\w.-]+(?:\s*(?:,|&|and)\s*)?)+/g, '').trim()
}

const trailingDoneMarks =
  /\s*(?:[-–=:]*>?\s*(?::white_check_mark:|:heavy_check_mark:|[✅✔☑]\uFE0F?|\bDONE\b)|[-–=:]+>?\s*done\b|\((?:done|erledigt)\))[\s.!)]*$/u
const trailingOwners =
  /\s*(?:\((?:\s*@[\w.-]+\s*(?:,|&|\/|and)?)+\)|(?:[-=–]+>|→|;)\s*(?:@[\w.-]+\s*(?:,|&|\/|and)?\s*)+)[\s.]*$/

/** Removes all trailing done marks and owners, then closes gaps. */
function withoutTrailingMarks(text: string): string {
  let rest = text
  for (let previous = ''; previous !== rest;) {
    previous = rest
    rest = rest.replace(trailingDoneMarks, '').replace(trailingOwners, '')
  }
  return rest
    .replace(/\s+([,.;:!?)])/g, '$1')
    .replace(/[\s–-]+$/, '')
    .trim()
}
