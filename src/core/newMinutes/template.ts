import { lineEndingOf } from '../edits/textEdit'
import type { Person, Role } from '../minutes'
import { bulletStyleOf, itemLines } from './carryOver'
import type { NewMinutesParts } from './compose'
import { type PersonForm, writePerson } from './participantManner'

/** What a team's `template.md` may name: `${date}` and so on. Lists stand on lines of their own. */
export const templatePlaceholders = Object.freeze([
  'date',
  'series',
  'participants',
  'scribe',
  'reporter',
  'chair',
  'agenda',
  'reminders',
  'actions',
] as const)

/** A day that waits to be filled in, as templates write it without a placeholder of ours. */
const waitingDay = /\b(?:YYYY|XXXX|20XX|20\dX)(-?)(?:MM|XX)\1(?:DD|XX|TT)\b/g

/** A placeholder, and the bullet before it where it stands alone on its line: then a list is a list. */
const placeholder = /^[ \t]*(?:[-*+][ \t]+)?\$\{(\w+)\}[ \t]*$|\$\{(\w+)\}/gm

/**
 * The minutes of the next meeting, from a team's own template. An unknown placeholder is left as it is; a day that stands
 * there as `YYYY-MM-DD` or `202X-XX-XX` is filled in. On a line with other words a list is divided by commas.
 *
 * @param form How the last minutes of the series write people.
 */
export function composeFromTemplate(template: string, parts: NewMinutesParts, form: PersonForm = 'handle'): string {
  const eol = lineEndingOf(template)
  const style = bulletStyleOf(template)
  const write = (person: Person): string => writePerson(person, form)
  const duty = (role: Role): string => {
    const person = parts.duties.get(role)
    return person === undefined ? '' : write(person)
  }
  const people = parts.participants.map(write)
  const nobody = form === 'name' ? '' : '@'
  const lists: Readonly<Record<string, readonly string[]>> = {
    participants: people.length === 0 ? [nobody] : people,
    reminders: parts.reminders,
  }
  const agenda = (level: number): string =>
    [...parts.topics, ...parts.items].map((title) => `${'#'.repeat(level)} ${title}${eol}`).join(eol)
  const values: Readonly<Record<(typeof templatePlaceholders)[number], string>> = {
    date: parts.day,
    series: parts.series,
    participants: people.join(', '),
    scribe: duty('scribe'),
    reporter: duty('reporter'),
    chair: duty('chair'),
    agenda: agenda(levelBelow(template, template.indexOf('${agenda}'))),
    reminders: parts.reminders.join(', '),
    actions: parts.actions.flatMap((item) => itemLines(item, style)).join(eol),
  }
  return template
    .replace(waitingDay, (_, hyphen: string) => (hyphen === '' ? parts.day.replaceAll('-', '') : parts.day))
    .replace(placeholder, (whole, alone: string | undefined, inLine: string | undefined) => {
      const list = alone === undefined ? undefined : lists[alone]
      if (list !== undefined) return list.map((entry) => `${style.bullet} ${entry}`).join(eol)
      const name = alone ?? inLine ?? ''
      const value = (values as Readonly<Record<string, string | undefined>>)[name]
      return value === undefined ? whole : whole.replace(`\${${name}}`, () => value)
    })
}

/** The level of headings below the one that an offset stands under. */
function levelBelow(text: string, offset: number): number {
  const [hashes = '##'] =
    text
      .slice(0, Math.max(0, offset))
      .match(/^#{1,6}(?=[ \t])/gm)
      ?.slice(-1) ?? []
  return Math.min(6, hashes.length + 1)
}
