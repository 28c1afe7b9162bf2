import type { CalendarDate, Minutes } from '../minutes'

/** What a snippet takes from where it is inserted. */
export interface SnippetContext {
  /** The day of the meeting, undefined where only today is known. */
  readonly date: CalendarDate | undefined
  /** Handles to choose from, without `@`. */
  readonly people: readonly string[]
}

const today = '$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE'

/** More would not be chosen from but typed. */
const maxPeople = 20

/**
 * Fills a snippet of VS Code's syntax: the day of the document in place of today's, and a choice of people where
 * somebody is to be named. A list of participants stays open: who will come is not known from the document.
 */
export function fillSnippet(body: string, { date, people }: SnippetContext): string {
  const dated = date === undefined ? body : body.replaceAll(today, date)
  const choices = people.slice(0, maxPeople)
  if (choices.length === 0) return dated
  let isOfParticipants = false
  return dated
    .split('\n')
    .map((line) => {
      if (line.startsWith('#')) isOfParticipants = /participants/i.test(line)
      if (isOfParticipants) return line
      return line.replace(/@\$(?:([1-9])|\{([1-9]\d*):owner\})/g, (_, bare?: string, named?: string) =>
        choicesOf(bare ?? named ?? '0', choices),
      )
    })
    .join('\n')
}

/** The `@` stays in front of the choice: who types another handle need not type it again. */
function choicesOf(stop: string, choices: readonly string[]): string {
  return `@\${${stop}|${choices.join(',')}|}`
}

/**
 * Who is offered where a snippet names somebody: the participants; in a deck those whom it mentions; in a document that
 * names nobody yet those who come to this series.
 *
 * @param series The people of earlier minutes, the likely ones first; asked only where they are needed.
 */
export function peopleOf({ participants, mentions }: Minutes, series: () => readonly string[]): readonly string[] {
  const handles = participants.flatMap(({ handle }) => handle ?? [])
  const named = handles.length > 0 ? handles : mentions.map(({ handle }) => handle)
  const found = named.length > 0 ? named : series()
  const seen = new Set<string>()
  return found.filter((handle) => {
    const key = handle.toLowerCase()
    if (seen.has(key) || !/^[a-z\d-]+$/i.test(handle)) return false
    seen.add(key)
    return true
  })
}
