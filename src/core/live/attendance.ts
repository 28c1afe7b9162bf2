import { addPeople, endOfPerson } from '../completion/addParticipants'
import type { TextEdit } from '../edits/textEdit'
import type { Minutes, Participant, Person } from '../minutes'
import { detectPersonStyle, writePerson } from '../newMinutes/participantStyle'
import { mostFrequent } from '../mostFrequent'
import { languageOfText } from '../slides/textLanguage'
import type { Model } from './insertion'

/** A person who joins or leaves a running meeting. */
export interface Arrival {
  readonly person: Person
  readonly change: 'joined' | 'left'
  /** The time of day, `HH:MM`. */
  readonly time: string
}

/**
 * Notes in the list of participants that somebody has joined or left: `@ada (from 10:05)`, `Ada Brook (until 10:40)`.
 * Adds the time if the series writes times. Adds people who are not listed.
 *
 * @param models Earlier minutes of the series, oldest first.
 * @returns undefined if the list already says so.
 */
export function noteArrival(
  text: string,
  minutes: Minutes,
  { person, change, time }: Arrival,
  models: readonly Model[],
): TextEdit | undefined {
  const note = noteFor(change, time, [...models, { text, minutes }])
  const listed = minutes.participants.find((one) => isSame(one, person))
  if (listed === undefined) {
    const written = writePerson(person, detectPersonStyle(withParticipants(minutes, models)))
    return addPeople(text, minutes, [note === undefined ? written : `${written} (${note})`])
  }
  if (note === undefined) return undefined
  const end = endOfPerson(text, listed)
  const own = noteAfter(text, listed)
  if (own === undefined) return { start: end, end, newText: ` (${note})` }
  if (own.words.includes(note)) return undefined
  return { start: own.end - 1, end: own.end - 1, newText: `, ${note}` }
}

function isSame(one: Person, other: Person): boolean {
  const isEqual = (a: string | undefined, b: string | undefined): boolean =>
    a !== undefined && b !== undefined && a.toLowerCase() === b.toLowerCase()
  return isEqual(one.handle, other.handle) || isEqual(one.name, other.name)
}

/** The minutes if they list people, else the last minutes of the series that do. */
function withParticipants(minutes: Minutes, models: readonly Model[]): Minutes {
  if (minutes.participants.length > 0) return minutes
  return models.findLast((model) => model.minutes.participants.length > 0)?.minutes ?? minutes
}

/** The remark in parentheses after a person, `@ada (until 09:30)`, with the offset of its end. */
function noteAfter(text: string, person: Participant): { readonly words: string; readonly end: number } | undefined {
  const start = endOfPerson(text, person)
  const match = /^[ \t]*(?:\([^()\r\n]*\)[ \t]*)*\(([^()\r\n]*)\)/.exec(text.slice(start, start + 200))
  return match === null ? undefined : { words: match[1] ?? '', end: start + match[0].length }
}

/** Words of remarks about joining late and leaving early, in several languages. */
const joinedWords = /\b(?:from|since|joined|joins|arrived|late|later|ab|seit|kam|verspätet|später)(?!\p{L})/iu
const leftWords = /\b(?:until|till|til|left|leaves|leaving|bis|ging|gegangen|früher)(?!\p{L})/iu
const timePattern = /(?<!\d)(\d{1,2})([:.h])(\d\d)(?!\d)/

/** The remark for a time; undefined if the series writes none for joining. */
function noteFor(change: Arrival['change'], time: string, models: readonly Model[]): string | undefined {
  const notes = models.flatMap(({ text, minutes }) =>
    minutes.participants.flatMap((person) => noteAfter(text, person)?.words.split(/[,;]\s*/) ?? []),
  )
  const words = change === 'joined' ? joinedWords : leftWords
  const own = notes.filter((note) => words.test(note))
  const times = notes.flatMap((note) => timePattern.exec(note) ?? [])
  const timed = own.filter((note) => timePattern.test(note))
  const model = mostFrequent((timed.length > 0 ? timed : own).map((note) => note.replace(timePattern, '{time}')))
  const isGerman = languageOfText(models.map(({ text }) => text).join('\n')) === 'de'
  if (times.length > 0) {
    const template = model?.includes('{time}') === true ? model : defaultTemplate(change, isGerman)
    return template.replace('{time}', inStyle(time, notes.find((note) => timePattern.test(note)) ?? ''))
  }
  if (change === 'joined') return model
  return model ?? (isGerman ? 'früher gegangen' : 'left early')
}

function defaultTemplate(change: Arrival['change'], isGerman: boolean): string {
  if (change === 'joined') return isGerman ? 'ab {time}' : 'from {time}'
  return isGerman ? 'bis {time}' : 'until {time}'
}

/** A time as the series writes it: `9.05`, `09:05`. */
function inStyle(time: string, model: string): string {
  const [hours = '', minutes = ''] = time.split(':')
  const [, ownHours = '00', separator = ':'] = timePattern.exec(model) ?? []
  const isShort = ownHours.length === 1
  return `${isShort ? String(Number(hours)) : hours}${separator}${minutes}`
}
