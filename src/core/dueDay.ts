import { allMatches } from './allMatches'
import { addDays, addMonths, dayOf, endOfMonth, isoWeekday, mondayOfWeek, weekOf } from './calendar'
import { findDates, monthSource } from './dates'
import { lowerInPlace } from './lowerCase'
import type { CalendarDate } from './minutes'
import { monthNames } from './vocabulary/languages/languages'

/**
 * A way to write a due day, and the day that it means in a meeting. The reader finds these words in action items; views
 * and reports resolve them.
 */
interface DayForm {
  readonly source: string
  /** The last day that is in time; undefined if the words name no day ("soon"). */
  readonly resolve: (meeting: CalendarDate, words: readonly string[]) => CalendarDate | undefined
  /** Whether the words are a due day even in the middle of a sentence. */
  readonly isClear?: boolean
}

const weekdays: readonly string[] = [
  'mon(?:day)?|montag|mo',
  'tue(?:s(?:day)?)?|dienstag|di',
  'wed(?:nesday)?|mittwoch|mi',
  'thu(?:r(?:s(?:day)?)?)?|donnerstag|do',
  'fri(?:day)?|freitag|fr',
  'sat(?:urday)?|samstag|sonnabend|sa',
  'sun(?:day)?|sonntag|so',
]
/** Weekdays without the German abbreviations of two letters, which are words in other languages. */
const plainWeekday = weekdays.map((names) => names.replace(/\|\p{L}{2}$/u, '')).join('|')
const anyWeekday = weekdays.join('|')
const next = '(?:next|nächste[nrsm]?|kommende[nrsm]?|coming|following)'
const numbers = ['one|a|an|ein(?:e[mnr]?)?', 'two|zwei', 'three|drei', 'four|vier', 'five|fünf', 'six|sechs'] as const
const amount = `(\\d{1,2}|${numbers.join('|')})`

/** Letters for a class of characters. All letters of Unicode, or the flag `i`, would take ten times as long to compile. */
const letter = 'a-z\u00aa\u00b5\u00ba\u00df-\u00f6\u00f8-\u024f'

const forms: readonly DayForm[] = [
  // 20.3., 20.03.
  {
    source: '(\\d{1,2})\\.\\s?(\\d{1,2})\\.(?!\\s?\\d)',
    resolve: (meeting, [day, month]) => nearestYear(meeting, Number(month), Number(day)),
  },
  // end of March, Ende März; mid March
  {
    source: `(?:the\\s+)?(end|mid|middle|mitte|ende)\\s+(?:of\\s+|des\\s+)?${monthSource}(?![${letter}])`,
    resolve: (meeting, [part = '', name]) => {
      const month = monthOf(name)
      if (/^m/i.test(part)) return nearestYear(meeting, month, 15)
      const first = nearestYear(meeting, month, 1)
      return first && endOfMonth(first)
    },
  },
  // March 20, Mar 20th
  {
    source: `${monthSource}\\s+(\\d{1,2})(?:st|nd|rd|th)?(?![\\d:.]\\d|\\d|[${letter}])`,
    resolve: (meeting, [name, day]) => nearestYear(meeting, monthOf(name), Number(day)),
  },
  // 12 March, 20th of March, 20. März
  {
    source: `(\\d{1,2})(?:st|nd|rd|th|\\.)?\\s+(?:of\\s+)?${monthSource}(?![${letter}])`,
    resolve: (meeting, [day, name]) => nearestYear(meeting, monthOf(name), Number(day)),
  },
  // Friday next week, Fri of next week, Freitag nächster Woche
  {
    source: `(${plainWeekday})(?:\\W(?:${plainWeekday}))?\\s+(?:of\\s+)?${next}\\s+(?:week|woche)`,
    resolve: (meeting, [name]) => addDays(mondayAfter(meeting), weekdayOf(name) - 1),
    isClear: true,
  },
  // next Friday: of next week, unless that weekday has passed in this one
  {
    source: `(?:next|nächste[nrsm]?)\\s+(${plainWeekday})`,
    resolve: (meeting, [name]) => addDays(mondayAfter(meeting), weekdayOf(name) - 1),
    isClear: true,
  },
  {
    source: `(?:week\\s+after\\s+next|übernächste[nr]?\\s+woche)`,
    resolve: (meeting) => addDays(mondayAfter(meeting), 11),
    isClear: true,
  },
  {
    source: `(?:(?:end|ende|mid|middle|mitte|early|anfang|beginning)\\s+(?:of\\s+)?(?:the\\s+)?)?${next}\\s+(?:week|woche)`,
    resolve: (meeting) => addDays(mondayAfter(meeting), 4),
    isClear: true,
  },
  {
    source: `(?:(?:end|ende)\\s+(?:of\\s+)?)?${next}\\s+(?:month|monats?)`,
    resolve: (meeting) => endOfMonth(addMonths(meeting, 1)),
  },
  { source: `(?:day\\s+after\\s+tomorrow|übermorgen)`, resolve: (meeting) => addDays(meeting, 2), isClear: true },
  { source: 'tomorrow', resolve: (meeting) => addDays(meeting, 1), isClear: true },
  { source: 'morgen', resolve: (meeting) => addDays(meeting, 1) },
  {
    source: '(?:today|tonight|heute|eod|eob|cob|end\\s+of\\s+(?:the\\s+)?(?:day|business)|feierabend)',
    resolve: (meeting) => meeting,
    isClear: true,
  },
  {
    source:
      '(?:eow|end\\s+of\\s+(?:the\\s+|this\\s+)?week|this\\s+week|ende\\s+(?:der|dieser)\\s+woche|diese[r]?\\s+woche|wochenende)',
    resolve: (meeting) => addDays(meeting, (12 - isoWeekday(meeting)) % 7),
    isClear: true,
  },
  {
    source: '(?:eom|end\\s+of\\s+(?:the\\s+|this\\s+)?month|(?:ende\\s+(?:des|dieses)\\s+monats|monatsende))',
    resolve: endOfMonth,
    isClear: true,
  },
  {
    source: '(?:eoy|end\\s+of\\s+(?:the\\s+|this\\s+)?year|(?:ende\\s+(?:des|dieses)\\s+jahres|jahresende))',
    resolve: (meeting) => `${meeting.slice(0, 4)}-12-31`,
    isClear: true,
  },
  // in two weeks, within 10 days, in einer Woche, in 14 Tagen
  {
    source: `(?:in|within|innerhalb(?:\\s+von)?|binnen)\\s+(?:the\\s+next\\s+)?${amount}\\s+(days?|weeks?|months?|tage?n?|wochen?|monate?n?)`,
    resolve: (meeting, [count = '', unit = '']) => {
      const by = /^\d/.test(count) ? Number(count) : 1 + numbers.findIndex((names) => matches(names, count))
      if (/^m/i.test(unit)) return addMonths(meeting, by)
      return addDays(meeting, /^w/i.test(unit) ? 7 * by : by)
    },
    isClear: true,
  },
  {
    source: '(?:week|calendar\\s+week|cw|kw|cwk)\\s?(\\d{1,2})(?!\\d)',
    resolve: (meeting, [week]) => fridayOfWeek(meeting, Number(week)),
  },
  {
    source: `(?:(?:this|diesen|end\\s+of|kommenden|coming)\\s+)?(${plainWeekday})(?:\\W(?:${plainWeekday}))?`,
    resolve: nextWeekday,
  },
]

/** Words for a time without a day. */
const vague =
  '(?:next\\s+(?:meeting|call|time)|nächste[nrs]?\\s+(?:sitzung|treffen|mal)|asap|soon|q[1-4](?:\\s?/?\\d{4})?|later|bald|später|\\d{1,2}/\\d{1,2})'

const lead =
  '(?:(?:due|fällig)(?:\\s+(?:by|on|am|bis))?|by|until|till|til|before|no\\s+later\\s+than|not\\s+later\\s+than|latest|deadline|eta|bis(?:\\s+(?:zum|spätestens|ende|mitte))?|spätestens(?:\\s+(?:am|bis(?:\\s+zum)?))?|vor(?:\\s+dem)?|📅)'
const article = '(?:(?:the|dem|den|der|:|=)\\s*)*'
const any = forms.map(({ source }) => withoutGroups(source)).join('|')
const fullDate = '\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{1,2}\\.\\s?\\d{1,2}\\.\\s?\\d{2,4}|\\d{8}'
const monthDate = `${withoutGroups(monthSource)}\\s+\\d{1,2}(?:st|nd|rd|th)?,?\\s+\\d{4}|\\d{1,2}(?:st|nd|rd|th|\\.)?\\s+(?:of\\s+)?${withoutGroups(monthSource)},?\\s+\\d{4}`
const start = `(?<![${letter}\\d@#/-])`
const end = `(?![${letter}\\d]|['’]s|-[${letter}])`

const patterns = forms.map(({ source, resolve }) => ({ pattern: new RegExp(`${start}${source}${end}`, 'iu'), resolve }))
/** German abbreviations count only after a German word: "bis Fr". */
const shortWeekday = { pattern: new RegExp(`${start}(${anyWeekday})${end}`, 'iu'), resolve: nextWeekday }

/** A due day after a word for it: "by Friday", "bis 20. März", "due: 2026-03-20". */
const announced = new RegExp(
  `${start}${lead}\\s*${article}(?:(?:${anyWeekday})(?:\\.|,|\\.,)?\\s+\\(?(?:the\\s+|den\\s+|dem\\s+)?)?(?:${fullDate}|${monthDate}|${any}|${vague})${end}|${start}bis\\s+(?:${anyWeekday})${end}`,
  'g',
)
const clear = new RegExp(
  `${start}(?:${[...forms.filter(({ isClear }) => isClear === true).map(({ source }) => withoutGroups(source)), 'next\\s+(?:meeting|call)', 'asap'].join('|')})${end}`,
  'g',
)
/** A due day at the end, in parentheses or after a comma: "call Bo on Friday", "(Mon/Tue next week)", "write it, tomorrow". */
const setOff = new RegExp(
  `(?:^|\\s(?:on|am)\\s+|[(,;–—-]\\s*|\\s)(${fullDate}|${monthDate}|${any})(?=[\\s*_~.!)\\]]*$|[),;])`,
  'g',
)
/** Text before a day that is not a due day: "decisions from 2025-09-18", "since Monday", "the call of Friday". */
const notDue =
  /(?:\b(?:from|since|of|for|vom|von|seit|ab|after|nach|as of|dated|scheduled|planned|moved|to|between|and|und|für|zum|the|der|die|das|our|on the|at|starting|last|past|letzte[nrs]?|am letzten)|@)\s*$/iu
/** Verbs and states that last until a day: "on holiday until 12 March", "keep it open until Friday". */
const lasting =
  /(?<!\p{L})(?:is|are|was|away|holidays?|vacation|leave|absent|wait\w*|keep\w*|stay\w*|remain\w*|runs?|running|extend\w*|valid|books?|booked|reserve\w*|postpone\w*|delay\w*|pause\w*|freeze|frozen|available|unavailable|host\w*|covering|substitutes?|ist|sind|bleib\w*|wart\w*|urlaub|gültig|verläng\w*|verschieb\w*|reservier\w*|vertritt|vertreten)(?!\p{L})/iu

/** The words of a due day in the masked text of an action item, with their preposition; undefined if there are none. */
export function findDueWords(maskedText: string): string | undefined {
  const text = lowerInPlace(maskedText)
  const wordsUntil = (end: number, length: number): string => tidy(maskedText.slice(end - length, end))
  for (const { index, 0: words } of allMatches(announced, text)) {
    const isUntil = /^(?:until|till|til|bis)\b/.test(words)
    if (isUntil && lasting.test(text.slice(0, index))) return undefined
    return wordsUntil(index + words.length, words.length)
  }
  for (const { index, 0: words } of allMatches(clear, text))
    if (!notDue.test(text.slice(0, index))) return wordsUntil(index + words.length, words.length)
  for (const { index, 0: whole, 1: words = '' } of allMatches(setOff, text)) {
    const end = index + whole.length
    if (!notDue.test(text.slice(0, end - words.length))) return wordsUntil(end, words.length)
  }
  return undefined
}

function tidy(words: string): string {
  return words.replace(/\s+/g, ' ').trim()
}

/** The words of a due day in a cell, or in the text after "Due:"; undefined for other texts. */
export function readDueCell(text: string): string | undefined {
  const words = text.replace(/[*_`]/g, '').trim()
  return words !== '' && findDueWords(`by ${words}`) !== undefined ? words : undefined
}

/**
 * The last day that is in time: "until EOW", "by Friday", "2026-03-12".
 *
 * @param words The result of `findDueWords`, or the content of a cell of due days.
 * @param meeting The date of the meeting, from which relative words count.
 * @returns Undefined if the words name no day ("later", "next meeting").
 */
export function resolveDueDay(words: string, meeting: CalendarDate | undefined): CalendarDate | undefined {
  const date = findDates(words)[0]?.value
  if (date !== undefined || meeting === undefined) return date
  const isGerman = /^\s*(?:bis|vor|spätestens|am)(?!\p{L})/iu.test(words)
  for (const { pattern, resolve } of isGerman ? [...patterns, shortWeekday] : patterns) {
    const match = pattern.exec(words)
    if (match !== null)
      return resolve(
        meeting,
        match.slice(1).filter((group: string | undefined) => group !== undefined),
      )
  }
  return undefined
}

/** The next such weekday after the day of the meeting. */
function nextWeekday(meeting: CalendarDate, [name]: readonly string[]): CalendarDate {
  return addDays(meeting, ((weekdayOf(name) - isoWeekday(meeting) + 6) % 7) + 1)
}

function weekdayOf(name: string | undefined): number {
  return 1 + weekdays.findIndex((names) => matches(names, name ?? ''))
}

function monthOf(name: string | undefined): number {
  return 1 + monthNames.findIndex((names) => names.some((one) => matches(one, (name ?? '').replace(/\.$/, ''))))
}

function matches(source: string, word: string): boolean {
  return new RegExp(`^(?:${source})$`, 'iu').test(word)
}

function mondayAfter(meeting: CalendarDate): CalendarDate {
  return addDays(meeting, 8 - isoWeekday(meeting))
}

/** Adds the year to a day: the meeting's year, or the next one if that day is more than six months in the past. */
function nearestYear(meeting: CalendarDate, month: number, day: number): CalendarDate | undefined {
  const year = Number(meeting.slice(0, 4))
  const own = dayOf(year, month, day)
  if (own === undefined) return month === 2 ? dayOf(year + 1, month, day) : undefined
  return own < addMonths(meeting, -6) ? dayOf(year + 1, month, day) : own
}

function fridayOfWeek(meeting: CalendarDate, week: number): CalendarDate | undefined {
  if (week < 1 || week > 53) return undefined
  const { year } = weekOf(meeting)
  const friday = addDays(mondayOfWeek(year, week), 4)
  return friday < addMonths(meeting, -6) ? addDays(mondayOfWeek(year + 1, week), 4) : friday
}

/** Makes all groups of a source non-capturing. */
function withoutGroups(source: string): string {
  return source.replace(/\((?!\?)/g, '(?:')
}
