import { weekOf } from '../calendar'
import { isOnlyDate } from '../dates'
import type { CalendarDate, Minutes } from '../minutes'
import { normalizeTitle } from '../reader/sections/sectionTitles'
import { languages } from '../vocabulary/languages/languages'
import { meetingWords } from '../vocabulary/meetings'
import { hasDay, replaceDate, replaceDay } from './dateStyle'
import { lineLabel } from './participantStyle'
import type { Habits } from './skeleton'

/** The days of the last and of the new meeting. */
export interface DayChange {
  readonly from: CalendarDate | undefined
  readonly to: CalendarDate
}

/** A line below the title about the meeting itself, `Place: Room 3`. */
export interface HeadLine {
  /** 1-based. */
  readonly line: number
  readonly text: string
}

const dateLabels: ReadonlySet<string> = new Set([...meetingWords.date, ...languages.flatMap(({ date = [] }) => date)])

const labelPattern = /^(?:[-*+][ \t]+)?[*_]*\p{L}[^:|\r\n]{0,30}:(?!\/\/)/u

/** Whether a line names the day of the meeting by its label: `Date:`, `**Datum:**`, `date:` in front matter. */
function isDateLine(line: string): boolean {
  return dateLabels.has(normalizeTitle(lineLabel(line).replace(/^[-*+][ \t]+/, '')))
}

/**
 * The lines of the head to repeat in new minutes, with the new day: those with the meeting's date, and the usual
 * labeled lines beside them, such as `Place:`. Without lines about people.
 *
 * @param from The first line, 1-based.
 * @param to The line after the last one.
 * @param isBelowDay Whether the line above names the day, so that the first lines are about the meeting.
 */
export function headLines(
  lines: readonly string[],
  { sections, participants, excused, duties, mentions }: Minutes,
  [from, to]: readonly [from: number, to: number],
  days: DayChange,
  usualPart: Habits['usualPart'],
  isBelowDay = false,
): readonly HeadLine[] {
  const excluded = new Set([
    ...sections.map(({ heading }) => heading.start.line),
    ...[...participants, ...excused, ...duties, ...mentions].map(({ span }) => span.start.line),
  ])
  const isDated = (line: string): boolean =>
    labelPattern.test(line) ? isDateLine(line) || hasDay(line, days.from) : isOnlyDate(line)
  const result: HeadLine[] = []
  let block: HeadLine[] = []
  let isFirst = isBelowDay
  const endBlock = (): void => {
    if (isFirst || block.some(({ text }) => isDated(text))) result.push(...block)
    isFirst &&= block.length === 0
    block = []
  }
  for (let line = from; line < to; line++) {
    const text = lines[line - 1] ?? ''
    if (text.trim() === '') endBlock()
    else if (!excluded.has(line) && (labelPattern.test(text) || isOnlyDate(text))) block.push({ line, text })
  }
  endBlock()
  return result.flatMap(({ line, text }) => {
    if (isDated(text)) return [{ line, text: withNewDay(text, days, isOnlyDate(text)) }]
    const part = usualPart(text)
    return part === 'nothing' ? [] : [{ line, text: part === 'whole' ? text : lineLabel(text) }]
  })
}

/** The front matter with the new day in its `date:` and in place of the last day. */
export function frontMatterWithDay(frontMatter: string, days: DayChange): string {
  return frontMatter
    .split(/(\r\n|\n|\r)/)
    .map((line) => withNewDay(line, days, /^title\s*[:=]/i.test(line)))
    .join('')
}

/** "2026-W10", "KW 10": a week, with or without its year. */
const weekPattern =
  /(?<![\p{L}\p{N}])((?:(?:19|20)\d\d)(?=[-_. ]?(?:W|KW|CW)))?([-_. ]?(?:W|KW|CW)[-_. ]?)(\d\d?)(?!\p{N})/giu

/** Replaces the week of the last day by the week of the new day. */
function withNewWeek(text: string, { from, to }: DayChange): string {
  if (from === undefined) return text
  const last = weekOf(from)
  const next = weekOf(to)
  return text.replace(weekPattern, (whole, year: string | undefined, word: string, week: string) =>
    Number(week) !== last.week || (year !== undefined && Number(year) !== last.year)
      ? whole
      : `${year === undefined ? '' : String(next.year)}${word}${String(next.week).padStart(week.length, '0')}`,
  )
}

/** Replaces the last day in a line by the new one. In a date line, replaces any day. */
export function withNewDay(written: string, { from, to }: DayChange, isAboutDay: boolean): string {
  const line = isAboutDay || isDateLine(written) ? withNewWeek(written, { from, to }) : written
  if (hasDay(line, from)) return replaceDay(line, from, to)
  return isAboutDay || isDateLine(line) ? replaceDate(line, to) : line
}
