import { findAmbiguousDates, findDates, findPartialDate } from '../dates'
import { dateOfPath, dayInDigits } from '../datesOfPaths'
import type { CalendarDate, DatedSpan } from '../minutes'
import { dateOrders, english } from '../vocabulary/languages/english'
import { dayFirstLanguages } from '../vocabulary/languages/languages'
import { datedSpan, type Source, type SourceLine } from './text/source'

/** Resolves "03/04/2026" by the date in the path, else by other dates of the document. */
export function ambiguousDate(source: Source, lines: readonly SourceLine[], path: string): DatedSpan | undefined {
  const line = lines.find(({ maskedText }) => findAmbiguousDates(maskedText).length > 0)
  const [found] = findAmbiguousDates(line?.maskedText ?? '')
  if (line === undefined || found === undefined) return undefined
  const day =
    dateOfPath(path) ??
    dayInDigits(path) ??
    findDates(source.frontMatter ?? '').find(({ value }) => found.candidates.includes(value))?.value ??
    dayInName(path, found.candidates)
  const value =
    day === undefined ? resolveByOtherDates(source, found.candidates) : found.candidates.find((one) => one === day)
  if (value === undefined) return undefined
  return datedSpan(source, line, { ...found, value })
}

/** The date in a file name such as "10April.md" or "minutes_april-10.md", in the year of the candidate. */
function dayInName(path: string, [candidate]: readonly CalendarDate[]): CalendarDate | undefined {
  const name = path
    .slice(path.lastIndexOf('/') + 1)
    .replace(/[-_.]+/g, ' ')
    .replace(/(?<=\d)(?=\p{L})|(?<=\p{L})(?=\d)/gu, ' ')
  return candidate && findPartialDate(name, candidate.slice(0, 4))?.value
}

/** Uses the order of the document's other dates: "Next meeting: 3/25/2026" means that the month comes first. */
function resolveByOtherDates(
  source: Source,
  [monthFirst, dayFirst]: readonly CalendarDate[],
): CalendarDate | undefined {
  const orders = new Set(
    [...source.maskedText.matchAll(/(?<![\p{L}\d/])(\d\d?)\/(\d\d?)\/\d{4}(?![\d/])/gu)].flatMap(([, first, second]) =>
      Number(first) > 12 ? ['day'] : Number(second) > 12 ? ['month'] : [],
    ),
  )
  if (orders.size !== 1)
    return nearOtherDates(source, [monthFirst, dayFirst]) ?? orderOfPlace(source, [monthFirst, dayFirst])
  return orders.has('month') ? monthFirst : dayFirst
}

/** Maximum number of days between a meeting and other dates of its minutes. */
const maxDaysBetween = 31

/** How many times farther the other dates must be from the other candidate. */
const minRatio = 3

/** The candidate that is near to another date of the document, if the other one is not: "Next meeting: 13 January". */
function nearOtherDates(source: Source, candidates: readonly (CalendarDate | undefined)[]): CalendarDate | undefined {
  const dayOf = (date: CalendarDate): number => Date.parse(date) / 86_400_000
  const [one, other] = candidates
    .filter((candidate) => candidate !== undefined)
    .map((candidate) => {
      const year = candidate.slice(0, 4)
      const days = source.lines.flatMap(({ maskedText }) => {
        const partial = findPartialDate(maskedText, year)
        return [...findDates(maskedText), ...(partial === undefined ? [] : [partial])].map(({ value }) => dayOf(value))
      })
      return { candidate, days: Math.min(...days.map((day) => Math.abs(day - dayOf(candidate)))) }
    })
    .sort((first, second) => first.days - second.days)
  if (one === undefined || other === undefined || one.days > maxDaysBetween) return undefined
  return other.days >= minRatio * one.days && other.days > one.days ? one.candidate : undefined
}

/** By the language, else by signs of the country: "10 am EST" and "Apologies: Bo Cole". */
function orderOfPlace(
  source: Source,
  [monthFirst, dayFirst]: readonly (CalendarDate | undefined)[],
): CalendarDate | undefined {
  if (isDayFirstLanguage(source)) return dayFirst
  const [isMonthFirst, isDayFirst] = [monthFirstSigns, dayFirstSigns].map((signs) =>
    source.lines.some((line) => isSignOf(signs, line)),
  )
  if (isMonthFirst === isDayFirst) return undefined
  return isMonthFirst === true ? monthFirst : dayFirst
}

interface CountrySigns {
  readonly zone: RegExp
  readonly label: RegExp
}

/** Whether a line has a time zone after a time, or is a heading or label about absent people. */
function isSignOf({ zone, label }: CountrySigns, { kind, maskedText }: SourceLine): boolean {
  if (zone.test(maskedText)) return true
  const rest = label.exec(maskedText)?.[1]
  return rest !== undefined && (kind === 'heading' || rest.includes(':'))
}

/** Whether the document is written in a language that puts the day first, by its most common words; "EST" is none. */
function isDayFirstLanguage({ maskedText }: Source): boolean {
  const count = (pattern: RegExp): number => maskedText.slice(0, 4_000).match(pattern)?.length ?? 0
  return count(dayFirstWords) > 2 * count(englishWords)
}

const wordPattern = (words: readonly string[]): RegExp =>
  new RegExp(`(?<!\\p{L})(?:${words.join('|')})(?!\\p{L})`, 'gu')
const dayFirstWords = wordPattern(dayFirstLanguages.flatMap(({ commonWords }) => commonWords))
const englishWords = wordPattern(english.commonWords)
const countrySigns = ({ zones, labels }: (typeof dateOrders)['monthFirst' | 'dayFirst']): CountrySigns => ({
  zone: new RegExp(
    `(?:\\d(?::\\d\\d|\\s?[AaPp]\\.?[Mm]\\.?)|[Nn]oon)[\\s(]{0,2}(?:US )?(?:${zones.join('|')})(?![\\p{L}\\d])`,
    'u',
  ),
  // "**Apologies:** Bo", "Regrets (sent before): Bo"
  label: new RegExp(`^\\W*(?:${labels.join('|')})(?!\\p{L})(.{0,30})`, 'u'),
})
const monthFirstSigns = countrySigns(dateOrders.monthFirst)
const dayFirstSigns = countrySigns(dateOrders.dayFirst)
