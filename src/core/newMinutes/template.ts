import { lineEndingOf } from '../edits/textEdit'
import type { Person, Role } from '../minutes'
import { carriedItemLines, withoutChildren } from './carriedItem'
import { detectBulletStyle } from './carryOver'
import type { NewMinutesParts } from './composeFromLast'
import { type PersonStyle, writePerson } from './participantStyle'

/** Placeholders in a team's `template.md`, such as `${date}`. */
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

/** A placeholder date in templates: `YYYY-MM-DD`, `202X-XX-XX`. */
const placeholderDate = /\b(?:YYYY|XXXX|20XX|20\dX)(-?)(?:MM|XX)\1(?:DD|XX|TT)\b/g

/** A placeholder alone on its line, with its bullet, or anywhere in a line. Only the first kind becomes a bulleted list. */
const placeholderPattern = /^[ \t]*(?:[-*+][ \t]+)?\$\{(\w+)\}[ \t]*$|\$\{(\w+)\}/gm

/**
 * Composes new minutes from a team's template. Fills in placeholders and placeholder dates (`YYYY-MM-DD`,
 * `202X-XX-XX`). Unknown placeholders stay. A list within a line is separated by commas.
 *
 * @param personStyle How the series writes people.
 */
export function composeFromTemplate(
  template: string,
  parts: NewMinutesParts,
  personStyle: PersonStyle = 'handle',
): string {
  const eol = lineEndingOf(template)
  const bulletStyle = detectBulletStyle(template)
  const write = (person: Person): string => writePerson(person, personStyle)
  const duty = (role: Role): string => {
    const person = parts.duties.get(role)
    return person === undefined ? '' : write(person)
  }
  const people = parts.participants.map(write)
  const emptyPerson = personStyle === 'name' ? '' : '@'
  const lists: Readonly<Record<string, readonly string[]>> = {
    participants: people.length === 0 ? [emptyPerson] : people,
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
    actions: withoutChildren(parts.actions, parts.carryStyle ?? {})
      .flatMap((item) => carriedItemLines(item, bulletStyle, parts.carryStyle))
      .join(eol),
  }
  return template
    .replace(placeholderDate, (_, hyphen: string) => (hyphen === '' ? parts.day.replaceAll('-', '') : parts.day))
    .replace(placeholderPattern, (whole, wholeLine: string | undefined, inLine: string | undefined) => {
      const list = wholeLine === undefined ? undefined : lists[wholeLine]
      if (list !== undefined) return list.map((entry) => `${bulletStyle.bullet} ${entry}`).join(eol)
      const name = wholeLine ?? inLine ?? ''
      const value = (values as Readonly<Record<string, string | undefined>>)[name]
      return value === undefined ? whole : whole.replace(`\${${name}}`, () => value)
    })
}

/** The heading level one below the heading before an offset. */
function levelBelow(text: string, offset: number): number {
  const [hashes = '##'] =
    text
      .slice(0, Math.max(0, offset))
      .match(/^#{1,6}(?=[ \t])/gm)
      ?.slice(-1) ?? []
  return Math.min(6, hashes.length + 1)
}
