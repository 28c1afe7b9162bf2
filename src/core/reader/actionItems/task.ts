import { plainText } from '../../plainText'
import type { Lexicon } from '../lexicon/lexicon'
import type { FoundMarker } from './markerSyntax'
import { rangesWithin, type Source, type SourceLine } from '../text/source'

/**
 * The task as plain text, without marker, owners, markup and done marks. A line without text (`AI: @x`) takes the task
 * of the bullet above it.
 */
export function readTask(
  source: Source,
  line: SourceLine,
  marker: FoundMarker | undefined,
  { leadingState }: Pick<Lexicon, 'leadingState'>,
): string {
  const words = withoutCorrected(source, line)
  const text = marker === undefined ? words : markedText(words, marker, leadingState)
  const task = withoutTrailingMarks(plainText(text))
  if (/\p{L}/u.test(task)) return task
  const parent = source.lines[line.parent ?? -1]
  return withoutTrailingMarks(plainText((parent ?? line).text))
}

/** The text of a line without the struck words that the reader ignores: "~~Monday~~ Tuesday". */
function withoutCorrected({ lines, strikethrough }: Source, line: SourceLine): string {
  if (lines[line.index]?.maskedText === line.maskedText) return line.text
  let { text } = line
  for (const { start, end } of rangesWithin(strikethrough, line.start, line.end))
    text = text.slice(0, start - line.start) + ' '.repeat(end - start) + text.slice(end - line.start)
  return text
}

/** Words between an owner and the task: "AI @ada to call them". */
const afterOwner = /^(?:to|will)\s+(?=\p{Ll})/u

/** Removes leading names of owners: "Jane: call them", "Jane, Jo to call them", "@jane: call them". */
export function withoutOwnerNames(task: string, owners: readonly string[]): string {
  const lead =
    /^\[([^\]]{1,80})\]\s+(?=\p{L})/u.exec(task) ??
    /^([^:]{1,80}?)(?:\s*:\s+|\s+[–—-]+\s+|\s+(?:to|will)\s+)(?=\p{L})/u.exec(task)
  const names = (lead?.[1] ?? '').toLowerCase().split(/\s*(?:,|&|\/|\sand\s|\sund\s)\s*/)
  const known = new Set(owners.flatMap((owner) => [owner.toLowerCase(), `@${owner.toLowerCase()}`]))
  return lead !== null && names.every((name) => known.has(name))
    ? task.slice(lead[0].length)
    : task.replace(afterOwner, '')
}

/** The text around the marker and its owners, without the parenthesis around them. */
function markedText(text: string, marker: FoundMarker, leadingState: RegExp): string {
  const end = marker.owners.at(-1)?.end ?? marker.end
  // An owner may be the text of a link: "AI [@ada](https://github.com/ada): review".
  const from = end + (/^\]\([^()\s]*\)/.exec(text.slice(end))?.[0].length ?? 0)
  // "DONE: AI @ada: call them"
  const before = text
    .slice(0, marker.start)
    .replace(leadingState, '')
    .replace(/[\s*_~(=>–-]+$/, '')
  if (marker.parenthesized === undefined) {
    const following = text.slice(from).replace(/^[\s*_~:)–-]+/, '')
    if (marker.isEmpty || marker.marker === 'ARROW') return before || following
    // A task can be one letter.
    return hasWords(before) ? [before, following].filter(hasWords).join(' ') : following
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
  /\s*(?:\((?:status|state|stand):\s*(?:done|closed|completed|erledigt|fertig)\)|[-–=:]*>?\s*(?::white_check_mark:|:heavy_check_mark:|[✅✔☑]\uFE0F?|\bDONE\b)|[-–=:]+>?\s*done\b|\((?:done|erledigt)\))[\s.!)]*$/u
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
