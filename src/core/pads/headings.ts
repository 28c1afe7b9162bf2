import { type OpenConstruct, openedBy } from '../reader/text/openConstruct'

/** A heading of a pad. */
export interface PadHeading {
  /** 0-based index of its first line. */
  readonly line: number
  /** 0-based index of its last line, which differs from `line` for an underlined heading. */
  readonly lastLine: number
  readonly level: number
  /** The text as written, without the marks. */
  readonly text: string
}

const atxHeading = /^ {0,3}(#{1,6})(?:[ \t]+(.*))?$/
const underline = /^ {0,3}(=+|-+)[ \t]*$/
/** A line that cannot be an underlined heading: blank, a list, a quote, a table, an indented or a masked line. */
const noParagraph = /^(?:[ \t]*$| {4}|\t|[ \t]*(?:[-*+>|#]|\d{1,9}[.)][ \t]|<|`{3}|~{3}))/

/** Maximum length, in lines, of a code block or comment that may hide the heading of a meeting. */
const maxHiddenLines = 60

/**
 * The headings outside code blocks and comments, in order.
 *
 * A code block or comment that is not closed in its meeting ends at the next meeting, so that a forgotten fence does
 * not hide the rest of the pad.
 *
 * @param isMeeting Whether the text of a heading may be the heading of a meeting.
 */
export function findHeadings(
  lines: readonly string[],
  firstLine: number,
  isMeeting: (text: string) => boolean,
): readonly PadHeading[] {
  const found: PadHeading[] = []
  let open: (OpenConstruct & { readonly line: number }) | undefined
  for (let index = firstLine; index < lines.length; index++) {
    const line = lines[index] ?? ''
    const heading = headingAt(lines, index)
    if (open !== undefined) {
      const isLost = heading !== undefined && isMeeting(heading.text) && !isClosedBelow(lines, index, open, isMeeting)
      if (!isLost) {
        if (open.closes(line)) open = undefined
        continue
      }
      open = undefined
    }
    if (heading !== undefined) {
      found.push(heading)
      index = heading.lastLine
      continue
    }
    const opened = openedBy(line)
    if (opened !== undefined) open = { ...opened, line: index }
  }
  return found
}

function headingAt(lines: readonly string[], index: number): PadHeading | undefined {
  const line = lines[index] ?? ''
  const atx = atxHeading.exec(line)
  if (atx !== null)
    return { line: index, lastLine: index, level: atx[1]?.length ?? 1, text: withoutClosingMarks(atx[2] ?? '') }
  const below = underline.exec(lines[index + 1] ?? '')
  const above = lines[index - 1] ?? ''
  if (below === null || noParagraph.test(line) || above.trim() !== '') return undefined
  const isFirstLevel = below[1]?.startsWith('=') === true
  // A rule right below the last line of a meeting is a separator, not an underline.
  if (!isFirstLevel && !/^[\p{L}.,*_ ]{0,14}\d/u.test(line)) return undefined
  if (!isFirstLevel && atxHeading.test(lines.slice(index + 2).find((next) => next.trim() !== '') ?? ''))
    return undefined
  return { line: index, lastLine: index + 1, level: isFirstLevel ? 1 : 2, text: line.trim() }
}

function withoutClosingMarks(text: string): string {
  const trimmed = text.trim()
  const marks = /#+$/.exec(trimmed)
  // Without a space before them, the marks belong to the text: "C#".
  return marks === null || !/^$|[ \t]$/.test(trimmed.slice(0, marks.index))
    ? trimmed
    : trimmed.slice(0, marks.index).trimEnd()
}

/**
 * Whether the open construct ends below the line `index`, and so hides it. Its end is a line that would otherwise open
 * a construct without an end before the next meeting.
 */
function isClosedBelow(
  lines: readonly string[],
  index: number,
  open: OpenConstruct & { readonly line: number },
  isMeeting: (text: string) => boolean,
): boolean {
  // A comment on one line does not end the one above it.
  const isEnd = (line: string): boolean => open.closes(line) && !line.includes('<!--')
  const limit = Math.min(lines.length, open.line + maxHiddenLines)
  let first = index + 1
  while (first < limit && !isEnd(lines[first] ?? '') && openedBy(lines[first] ?? '') === undefined) first++
  if (first >= limit || !isEnd(lines[first] ?? '')) return false
  // The end of a comment opens nothing.
  if (openedBy(lines[first] ?? '') === undefined) return true
  let inner: OpenConstruct | undefined
  for (let number = first; number < lines.length; number++) {
    const line = lines[number] ?? ''
    if (inner === undefined) {
      const heading = number > first ? headingAt(lines, number) : undefined
      if (heading !== undefined && isMeeting(heading.text)) return false
      inner = openedBy(line)
    } else if (inner.closes(line)) inner = undefined
    else if (number - first > maxHiddenLines) return true
  }
  return inner !== undefined
}
