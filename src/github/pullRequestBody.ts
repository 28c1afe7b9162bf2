import type { Minutes } from '../core/minutes'
import { plainText, truncate } from '../core/plainText'
import { escapeMentions } from './escapeMentions'

const maxListed = 30

/**
 * The description of a pull request: participants, agenda, decisions, open action items. Handles are written without
 * `@`, because GitHub would notify everyone who is mentioned.
 */
export function renderBody(minutes: Minutes): string {
  const people = minutes.participants.map(({ handle, name }) =>
    quoteText(name === undefined ? (handle ?? '') : handle === undefined ? name : `${name} (${handle})`),
  )
  const decisions = minutes.decisions.map(({ text }) => `- ${describe(text)}`)
  const open = minutes.actions
    .filter(({ done }) => !done)
    .map(
      ({ owners, task }) =>
        `- [ ] ${owners.length === 0 ? '' : `**${owners.map(quoteText).join(', ')}**: `}${describe(task)}`,
    )
  const topics = minutes.agenda.map(({ title }) => `- ${describe(title)}`)
  return [
    people.length === 0 ? '' : `**Participants (${people.length}):** ${people.join(', ')}`,
    listOf('Agenda', topics),
    listOf('Decisions', decisions),
    listOf('Open action items', open),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

function listOf(title: string, lines: readonly string[]): string {
  if (lines.length === 0) return ''
  const more = lines.length > maxListed ? [`- … and ${lines.length - maxListed} more`] : []
  return `### ${title}\n\n${[...lines.slice(0, maxListed), ...more].join('\n')}`
}

/** A line of minutes as plain text, escaped and shortened. */
function describe(markdown: string): string {
  return quoteText(truncate(plainText(markdown), 240))
}

/** Escapes Markdown and mentions. */
export function quoteText(text: string): string {
  return escapeMentions(text).replace(/([\\`*_[\]<>|~])/g, '\\$1')
}
