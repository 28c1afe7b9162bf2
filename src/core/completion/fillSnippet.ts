import type { CalendarDate, Minutes } from '../minutes'

/** Values of the document that a snippet can use. */
export interface SnippetContext {
  /** Date of the meeting; undefined if the document has none. */
  readonly date: CalendarDate | undefined
  /** Handles to choose from, without `@`. */
  readonly people: readonly string[]
}

const today = '$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE'

/** Maximum number of people; typing is faster than choosing from a longer list. */
const maxPeople = 20

/**
 * Fills in a snippet in VS Code's syntax: the document's date replaces today's, and tab stops for handles become
 * choices.
 *
 * Tab stops below a "Participants" heading stay free, because the document does not say who will attend.
 */
export function fillSnippet(body: string, { date, people }: SnippetContext): string {
  const dated = date === undefined ? body : body.replaceAll(today, date)
  const choices = people.slice(0, maxPeople)
  if (choices.length === 0) return dated
  let isInParticipants = false
  return dated
    .split('\n')
    .map((line) => {
      if (line.startsWith('#')) isInParticipants = /participants/i.test(line)
      if (isInParticipants) return line
      return line.replace(/@\$(?:([1-9])|\{([1-9]\d*):owner\})/g, (_, bare?: string, named?: string) =>
        choiceAt(bare ?? named ?? '0', choices),
      )
    })
    .join('\n')
}

/** The `@` stays outside the choice, so that typing another handle keeps it. */
function choiceAt(stop: string, choices: readonly string[]): string {
  return `@\${${stop}|${choices.join(',')}|}`
}

/**
 * Handles to offer at a snippet's tab stops, each once.
 *
 * These are the participants, else the mentioned people, else the people of the series.
 *
 * @param series Returns the handles of earlier minutes, most likely first; called only if needed.
 */
export function snippetPeople({ participants, mentions }: Minutes, series: () => readonly string[]): readonly string[] {
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
