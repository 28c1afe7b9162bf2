import { lineEndingOf } from '../edits/textEdit'
import type { Role } from '../minutes'
import { bulletStyleOf, itemLines } from './carryOver'
import { type NewMinutesParts, participantLines } from './compose'

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

/**
 * The minutes of the next meeting, from a team's own template. An unknown placeholder is left as it is; a day that stands
 * there as `YYYY-MM-DD` or `202X-XX-XX` is filled in.
 */
export function composeFromTemplate(template: string, parts: NewMinutesParts): string {
  const eol = lineEndingOf(template)
  const style = bulletStyleOf(template)
  const person = (role: Role): string => {
    const handle = parts.duties.get(role)
    return handle === undefined ? '' : `@${handle}`
  }
  const values: Readonly<Record<(typeof templatePlaceholders)[number], string>> = {
    date: parts.day,
    series: parts.series,
    participants: participantLines(template, parts).join(eol),
    scribe: person('scribe'),
    reporter: person('reporter'),
    chair: person('chair'),
    agenda: [...parts.topics, ...parts.items].map((title) => `### ${title}${eol}`).join(eol),
    reminders: parts.reminders.map((title) => `${style.bullet} ${title}`).join(eol),
    actions: parts.actions.flatMap((item) => itemLines(item, style)).join(eol),
  }
  return template
    .replace(waitingDay, (_, hyphen: string) => (hyphen === '' ? parts.day.replaceAll('-', '') : parts.day))
    .replace(
      /\$\{(\w+)\}/g,
      (whole, name: string) => (values as Readonly<Record<string, string | undefined>>)[name] ?? whole,
    )
}
