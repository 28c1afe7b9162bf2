import { lineEndingOf } from '../edits/textEdit'
import { escapeMarkdown } from '../markdownText'
import type { Minutes } from '../minutes'
import { appendSections } from './carryOver'

/** An issue to put on the agenda. */
export interface AgendaIssue {
  readonly title: string
  readonly url: string
  /** The reference in Markdown: `[repo#12](https://…)`. */
  readonly link: string
  /** Login of the person who opened it. */
  readonly author: string | undefined
}

/** `Title ([repo#12](…)) (@ada)`: the reader treats the author as the presenter. */
export function agendaTitle({ title, link, author }: AgendaIssue): string {
  return `${escapeMarkdown(title)} (${link})${author === undefined ? '' : ` (@${author})`}`
}

/** Appends issues to the agenda of minutes, without issues that the minutes already link. */
export function addAgendaItems(text: string, minutes: Minutes, issues: readonly AgendaIssue[]): string {
  const known = new Set(minutes.references.map(({ url }) => url?.toLowerCase()))
  const missing = issues.filter(({ url }) => !known.has(url.toLowerCase()))
  if (missing.length === 0) return text
  if (minutes.kind === 'slides')
    return appendSections(
      text,
      missing.map((issue) => `# ${agendaTitle(issue)}`),
    )
  const eol = lineEndingOf(text)
  const agenda = minutes.sections.find(({ kind, level }) => kind === 'agenda' && level <= 6)
  const topics = minutes.sections.filter(
    ({ kind, level, heading }) =>
      kind === 'topic' && level <= 6 && (agenda === undefined || heading.start.offset > agenda.heading.start.offset),
  )
  const title = minutes.sections.find(({ kind }) => kind === 'title')?.level ?? 1
  const level = topics.length > 0 ? Math.min(...topics.map((topic) => topic.level)) : (agenda?.level ?? title) + 1
  const block = missing.map((issue) => `${'#'.repeat(Math.min(6, level))} ${agendaTitle(issue)}${eol}`).join(eol)
  const end = agenda?.span.end.offset ?? text.length
  const before = text.slice(0, end).trimEnd()
  // New items go before an empty heading at the end.
  const emptyHeading = /(?:^|[\r\n])(#{1,6})[ \t]*$/.exec(before)
  if (
    emptyHeading !== null &&
    before.length - emptyHeading[0].length > (agenda?.heading.start.offset ?? -1) &&
    emptyHeading.index > 0
  ) {
    const head = before.slice(0, emptyHeading.index).trimEnd()
    return `${head}${eol}${eol}${block}${eol}${emptyHeading[1] ?? ''} ${text.slice(before.length).replace(/^[ \t]+/, '')}`
  }
  const rest = text.slice(before.length).replace(/^\s+/, '')
  return `${before}${eol}${eol}${block}${rest === '' ? '' : eol + rest}`
}
