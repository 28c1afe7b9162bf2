import { weekOf } from '../calendar'
import { findDates, monthSource } from '../dates'
import { dateOfPath } from '../datesOfPaths'
import type { CalendarDate } from '../minutes'
import { formatLike } from './dateStyle'
import { mostFrequent } from '../mostFrequent'
import type { SeriesMeetings } from './seriesHabits'

/** Number of recent meetings whose names count, because habits change. */
const recentMeetingCount = 10

/**
 * The path of new minutes, with the folder and name format of the latest meetings: `20260305.md`, `2026/03/2026-03-05.md`,
 * `2026-03-05/minutes.md`, `tsc-2026-03-05.md`, `2026-W10.md`, or `012-2026-03-05.md` with the next number. Words after
 * the date belong to one meeting ("-workshop"), unless most names have them.
 *
 * @param folder The folder for the first minutes of a series, '' for the root.
 */
export function newMinutesPath(meetings: SeriesMeetings, folder: string, day: CalendarDate): string {
  const recent = meetings.slice(-recentMeetingCount)
  const parts = recent.flatMap(({ file, day: held }) => {
    const value = dateOfPath(file.path) ?? held
    return value === undefined ? [] : (patternOf(file.path, value) ?? [])
  })
  const suffix = mostFrequent(parts.map((part) => part.suffix))
  const pattern = mostFrequent(parts.map(({ pattern: one }) => one))
  if (pattern === undefined) return `${folder === '' ? '' : `${folder}/`}${day.replaceAll('-', '')}.md`
  const count = parts.filter((part) => part.suffix === suffix).length
  const isUsual = count * 2 > parts.length && (count > 1 || suffix?.startsWith(' ') === true)
  const counters = meetings.flatMap(({ file }) => counterOf(file.path) ?? [])
  return fillIn(pattern.replace(suffixMark, isUsual ? (suffix ?? '') : ''), day, Math.max(0, ...counters) + 1)
}

const suffixMark = '{suffix}'

interface NamePattern {
  /** The path with placeholders: `{year}`, `{month}`, `{date:2026-03-05}`. */
  readonly pattern: string
  /** The words after the date in the file name. */
  readonly suffix: string
}

/** The pattern of a path; undefined if the place of its date is unknown. */
function patternOf(path: string, value: CalendarDate): NamePattern | undefined {
  const segments = path.split('/')
  const name = segments.pop() ?? ''
  const extension = /(?:\.minutes)?\.(?:md|markdown)$/i.exec(name)?.[0] ?? ''
  const stem = name.slice(0, name.length - extension.length)
  const folders: string[] = []
  for (const segment of segments) folders.push(folderPattern(segment, folders, value) ?? segment)
  const own = namePattern(stem, folders, value)
  const hasDate = folders.some((folder) => folder.includes('{date:'))
  if (own === undefined && !hasDate) return undefined
  const file = own === undefined ? stem : own.pattern + suffixMark
  return { pattern: [...folders, file + extension].join('/'), suffix: own?.suffix ?? '' }
}

/** A date with the same format and a fixed day, so that names can be compared. */
function exampleOf(written: string): string {
  return formatLike(written, '2033-02-13')
}

function folderPattern(segment: string, above: readonly string[], value: CalendarDate): string | undefined {
  const [year = '', month = '', date = ''] = value.split('-')
  if (segment === year) return '{year}'
  const [found] = findDates(segment)
  if (found?.start === 0) return `{date:${exampleOf(segment.slice(0, found.end))}}${segment.slice(found.end)}`
  const yearMonth = /^(\d{4})([-_.]?)(\d\d)$/.exec(segment)
  if (yearMonth?.[1] === year && yearMonth[3] === month) return `{year}${yearMonth[2] ?? ''}{month}`
  const week = weekPattern(segment, value)
  if (week !== undefined) return week
  if (!above.some((folder) => folder.includes('{year}'))) return undefined
  if (/^Q[1-4]$/i.test(segment)) return `${segment.charAt(0)}{quarter}`
  const hasMonth = above.some((folder) => folder.includes('{month') || folder.includes('{m}'))
  if (!hasMonth) return monthPattern(segment, month, year)
  return Number(segment) === Number(date) ? (segment.length === 1 ? '{d}' : '{day}') : undefined
}

/** "03", "3", "March", "03-March" */
function monthPattern(segment: string, month: string, year: string): string | undefined {
  const match = new RegExp(`^(\\d\\d?)?([-_. ]*)(?:${monthSource})?$`, 'iu').exec(segment)
  if (match === null || segment === '') return undefined
  const [, number, gap = '', name] = match
  if (number !== undefined && Number(number) !== Number(month)) return undefined
  const digits = number === undefined ? '' : number.length === 1 ? '{m}' : '{month}'
  return `${digits}${gap}${name === undefined ? '' : `{monthname:${formatLike(`1 ${name} ${year}`, '2033-02-01')}}`}`
}

function namePattern(stem: string, folders: readonly string[], value: CalendarDate): NamePattern | undefined {
  const [, month = '', date = ''] = value.split('-')
  const [found] = findDates(withoutCounter(stem))
  if (found !== undefined)
    return {
      pattern: `${withCounter(stem.slice(0, found.start))}{date:${exampleOf(stem.slice(found.start, found.end))}}`,
      suffix: stem.slice(found.end),
    }
  const week = weekPattern(stem, value)
  if (week !== undefined) return { pattern: week, suffix: '' }
  if (!folders.some((folder) => folder.includes('{'))) return undefined
  const monthDay = /^(\D*)(\d\d)([-_.])(\d\d)(?!\d)/.exec(stem)
  if (monthDay?.[2] === month && monthDay[4] === date)
    return { pattern: `${monthDay[1] ?? ''}{month}${monthDay[3] ?? ''}{day}`, suffix: stem.slice(monthDay[0].length) }
  const dayOnly = /^(\D*)(\d\d?)(?!\d)/.exec(stem)
  if (dayOnly === null || Number(dayOnly[2]) !== Number(date)) return undefined
  return {
    pattern: `${dayOnly[1] ?? ''}${dayOnly[2]?.length === 1 ? '{d}' : '{day}'}`,
    suffix: stem.slice(dayOnly[0].length),
  }
}

/** "2026-W10", "2026-KW10" */
function weekPattern(text: string, value: CalendarDate): string | undefined {
  const match = /^(\D*)((?:19|20)\d\d)([-_. ]?(?:W|KW|CW))(\d\d?)$/i.exec(text)
  const { year, week } = weekOf(value)
  return match !== null && Number(match[2]) === year && Number(match[4]) === week
    ? `${match[1] ?? ''}{weekyear}${match[3] ?? ''}{week}`
    : undefined
}

const leadingCounter = /^(\d{1,4})(?=[-_. ])/

/** Masks a leading number, which is not part of the date: "002-2026-03-05". */
function withoutCounter(name: string): string {
  return name.replace(/^\d{1,4}(?=[-_. ]+(?:19|20)\d\d)/, (digits) => ' '.repeat(digits.length))
}

/** Replaces a leading meeting number by a placeholder. */
function withCounter(lead: string): string {
  return lead.replace(leadingCounter, (digits) => `{counter:${digits.length}}`)
}

function counterOf(path: string): number | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const [found] = findDates(withoutCounter(name))
  const counter = leadingCounter.exec(name.slice(0, found?.start ?? 0))?.[1]
  return counter === undefined ? undefined : Number(counter)
}

function fillIn(pattern: string, day: CalendarDate, counter: number): string {
  const [year = '', month = '', date = ''] = day.split('-')
  const week = weekOf(day)
  const values: Readonly<Record<string, string>> = {
    year,
    month,
    m: String(Number(month)),
    day: date,
    d: String(Number(date)),
    quarter: String(Math.ceil(Number(month) / 3)),
    weekyear: String(week.year),
    week: String(week.week).padStart(2, '0'),
  }
  return pattern.replace(/\{(\w+)(?::([^}]*))?\}/g, (whole, name: string, example = '') => {
    if (name === 'date') return formatLike(example as string, day)
    if (name === 'monthname') return formatLike(example as string, `${day.slice(0, 8)}01`).split(' ')[1] ?? whole
    if (name === 'counter') return String(counter).padStart(Number(example), '0')
    return values[name] ?? whole
  })
}
