import type { TextEdit } from '../edits/textEdit'
import type { Minutes, Participant } from '../minutes'
import { indexLines } from '../positions'
import { personKey } from '../reader/people/handlesAndNames'

interface Row {
  readonly person: Participant
  readonly text: string
}

/**
 * Sorts the list of participants by handle or name, and removes duplicates.
 *
 * @returns The edit; undefined if the list is already sorted, or is not a list with one bullet per line.
 */
export function sortParticipants(text: string, { participants, repeated }: Minutes): TextEdit | undefined {
  const { starts } = indexLines(text)
  const lineOf = (number: number): string =>
    text.slice(starts[number - 1] ?? text.length, starts[number] ?? text.length)
  const people = [...participants, ...repeated.map(({ person }) => person)].sort(
    (one, other) => one.span.start.offset - other.span.start.offset,
  )
  const [first, last] = [people[0], people.at(-1)]
  if (first === undefined || last === undefined) return undefined
  const [from, to] = [first.span.start.line, last.span.start.line]
  const isList = to - from + 1 === people.length && people.every(({ span }, index) => span.start.line === from + index)
  const rows = people.map((person): Row => ({ person, text: lineOf(person.span.start.line).replace(/[\r\n]+$/, '') }))
  if (!isList || rows.some((row) => !/^\s*(?:[-*+]|\d{1,9}[.)])\s/.test(row.text))) return undefined
  const seen = new Set<string>()
  const unique = rows.filter(({ person }) => !seen.has(personKey(person)) && seen.add(personKey(person)))
  const sorted = [...unique].sort((one, other) => personKey(one.person).localeCompare(personKey(other.person)))
  const eol = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n'
  const start = starts[from - 1] ?? 0
  const end = start + rows.reduce((sum, row) => sum + row.text.length, 0) + eol.length * (rows.length - 1)
  const newText = sorted.map((row) => row.text).join(eol)
  return text.slice(start, end) === newText ? undefined : { start, end, newText }
}
