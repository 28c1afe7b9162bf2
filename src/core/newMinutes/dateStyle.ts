import { findDates, type FoundDate } from '../dates'
import type { CalendarDate } from '../minutes'
import { languages } from '../vocabulary/languages/languages'
import type { LanguageWords } from '../vocabulary/languages/languageWords'

/**
 * Replaces the first date in a text and the weekday beside it, in the same format and language. Returns a text without
 * a date unchanged.
 */
export function replaceDate(text: string, day: CalendarDate): string {
  const [found] = findDates(text)
  return found === undefined ? text : replaceFound(text, found, day)
}

/** Replaces a given day everywhere in a text, like `replaceDate`. Other dates stay. */
export function replaceDay(text: string, from: CalendarDate | undefined, day: CalendarDate): string {
  return findDates(text)
    .filter(({ value }) => value === from)
    .filter(({ start }, index, all) => start >= (all[index - 1]?.end ?? 0))
    .reduceRight((rest, found) => replaceFound(rest, found, day), text)
}

/** Whether a text contains a date of a given day. */
export function hasDay(text: string, day: CalendarDate | undefined): boolean {
  return findDates(text).some(({ value }) => value === day)
}

function replaceFound(text: string, { start, end }: FoundDate, day: CalendarDate): string {
  const before = replaceWeekday(text.slice(0, start), weekdayBefore, day)
  const after = replaceWeekday(text.slice(end), weekdayAfter, day)
  return before + formatLike(text.slice(start, end), day, text) + after
}

const weekdayBefore = /(?<!\p{L})(\p{L}{2,})(?=[.,]{0,2}\s*(?:(?:the|den|dem|le|el)\s+)?[*_]*$)/u
const weekdayAfter = /(?<=^[*_,]*\s*\(?)(\p{L}{2,})(?!\p{L})/u

/** Replaces a weekday by that of a day, in the same language, long or short. */
function replaceWeekday(text: string, pattern: RegExp, day: CalendarDate): string {
  return text.replace(pattern, (word: string) => {
    const language = languages.find(({ weekdays }) => weekdays.some((names) => names.includes(word.toLowerCase())))
    const old = language?.weekdays.find((names) => names.includes(word.toLowerCase()))
    const names = language?.weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()]
    return old === undefined || names === undefined ? word : nameLike(word, old, names)
  })
}

/**
 * Formats a date like another one.
 *
 * @param context The text around the example, to recognize its language.
 */
export function formatLike(example: string, day: CalendarDate, context = example): string {
  const value = findDates(example)[0]?.value ?? day
  const [year = '', month = '', date = ''] = day.split('-')
  const [oldYear = '', oldMonth = '', oldDate = ''] = value.split('-')
  if (/^\d{8}$/.test(example)) return year + month + date
  const tokens = example.split(/(\d+|\p{L}+)/u)
  const numbers = tokens.flatMap((token, index) => (/^\d+$/.test(token) ? [index] : []))
  const language = languageOf(tokens, oldMonth, context)
  const roles = rolesOf(tokens, numbers, language !== undefined, [oldYear, oldMonth, oldDate])
  const isPadded = isZeroPadded(tokens, roles, language !== undefined)
  const write = (number: string): string => (isPadded ? number : String(Number(number)))
  return tokens
    .map((token, index) => {
      const role = roles.get(index)
      if (role === 'year') return token.length === 2 ? year.slice(2) : year
      if (role === 'month') return write(month)
      if (role === 'day') return write(date)
      const isOrdinal = /^(?:st|nd|rd|th)$/i.test(token) && roles.get(index - 2) === 'day'
      if (isOrdinal) return ''
      const old = language?.months[Number(oldMonth) - 1]
      const names = language?.months[Number(month) - 1]
      return old?.includes(token.toLowerCase()) === true && names !== undefined ? nameLike(token, old, names) : token
    })
    .join('')
}

type Role = 'year' | 'month' | 'day'

/** The meaning of each number in a date, by the index of its token. */
function rolesOf(
  tokens: readonly string[],
  numbers: readonly number[],
  hasMonthName: boolean,
  [oldYear = '', oldMonth = '']: readonly string[],
): ReadonlyMap<number, Role> {
  const text = (index: number | undefined): string => tokens[index ?? -1] ?? ''
  const year =
    numbers.find((index) => text(index) === oldYear) ??
    (numbers.length > 2 || hasMonthName ? numbers[hasMonthName ? 1 : 2] : undefined)
  const rest = numbers.filter((index) => index !== year)
  const roles = new Map<number, Role>()
  if (year !== undefined) roles.set(year, 'year')
  const [first, second] = rest
  if (hasMonthName || second === undefined) {
    if (first !== undefined) roles.set(first, 'day')
    return roles
  }
  if (first === undefined) return roles
  const isMonthFirst =
    (year !== undefined && year < first) || (!text(first + 1).includes('.') && Number(text(first)) === Number(oldMonth))
  roles.set(first, isMonthFirst ? 'month' : 'day')
  roles.set(second, isMonthFirst ? 'day' : 'month')
  return roles
}

function isZeroPadded(tokens: readonly string[], roles: ReadonlyMap<number, Role>, hasMonthName: boolean): boolean {
  const written = [...roles].flatMap(([index, role]) => (role === 'year' ? [] : [tokens[index] ?? '']))
  if (written.some((number) => number.startsWith('0'))) return true
  return !hasMonthName && written.every((number) => number.length > 1)
}

/** The language of a month's name: that of the weekday beside it, German for "10. April", else the first with the name. */
function languageOf(tokens: readonly string[], month: string, context: string): LanguageWords | undefined {
  const words = new Set(tokens.map((token) => token.toLowerCase()))
  const known = languages.filter(({ months }) => months[Number(month) - 1]?.some((name) => words.has(name)))
  if (known.length < 2) return known[0]
  const around = new Set(context.toLowerCase().match(/\p{L}{3,}/gu) ?? [])
  const beside = known.find(({ weekdays }) => weekdays.some((names) => names.some((name) => around.has(name))))
  return beside ?? (/\d\.\s*\p{L}/u.test(tokens.join('')) ? known[1] : known[0])
}

/** The name that replaces another one, in the same case and form, long or short. */
function nameLike(word: string, old: readonly string[], names: readonly string[]): string {
  const full = names[0] ?? word
  const isShort = old.indexOf(word.toLowerCase()) > 0
  const name = isShort ? (names.find((one) => one.length === word.length) ?? names.at(-1) ?? full) : full
  if (word.length > 1 && word === word.toUpperCase()) return name.toUpperCase()
  return word === word.toLowerCase() ? name : name.charAt(0).toUpperCase() + name.slice(1)
}
