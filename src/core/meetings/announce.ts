import type { ActionItem, CalendarDate } from '../minutes'
import { plainText } from '../plainText'

/** The content of an announcement. Empty and undefined parts are omitted. */
export interface Announcement {
  readonly title: string
  readonly date: CalendarDate
  /** Times with their zones, "14:05–14:55 Europe/Berlin". */
  readonly times: readonly string[]
  readonly agenda: readonly string[]
  readonly decisions: readonly string[]
  readonly actions: readonly Pick<ActionItem, 'owners' | 'task'>[]
  readonly links: readonly { readonly label: string; readonly url: string }[]
}

/** Texts of an announcement. */
export interface AnnouncementTexts {
  readonly agenda: string
  readonly decisions: string
  readonly actions: string
  readonly unassigned: string
}

/**
 * An announcement as Markdown, or as plain text for chats and mails.
 *
 * @param mentioned Handles to write with `@`, which notifies people, in lower case. Others are written without.
 */
export function writeAnnouncement(
  announcement: Announcement,
  texts: AnnouncementTexts,
  format: 'markdown' | 'plain',
  mentioned: ReadonlySet<string>,
): string {
  const isMarkdown = format === 'markdown'
  const { title, date, times, agenda, decisions, actions, links } = announcement
  const heading = (text: string): string => (isMarkdown ? `### ${text}` : `${text}:`)
  const people = (text: string): string =>
    text.replace(codeOrMention, (written, _ticks, handle?: string) =>
      handle === undefined || mentioned.has(handle.toLowerCase()) ? written : handle,
    )
  const line = (text: string): string => (isMarkdown ? people(text).trim() : plainText(people(text)))
  const list = (label: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0
      ? []
      : [heading(label), ...(isMarkdown ? [''] : []), ...lines.map((text) => `- ${line(text)}`), '']
  return [
    `${isMarkdown ? '## ' : ''}${people(title)} – ${date}`,
    '',
    ...(times.length === 0 ? [] : [times.join(' · '), '']),
    ...list(texts.agenda, agenda),
    ...list(texts.decisions, decisions),
    ...list(texts.actions, byOwner(actions, texts.unassigned)),
    ...links.map(({ label, url }) => (isMarkdown ? `- [${label}](${url})` : `${label}: ${url}`)),
    '',
  ]
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/\n+$/, '\n')
}

/**
 * A code span, in which GitHub notifies nobody, or a person or team that it would notify. A slash may separate two people:
 * `@ada/@bo`.
 */
const codeOrMention =
  /(?<!`)(`+)(?!`)[^]*?(?<!`)\1(?!`)|(?<![A-Za-z0-9@.-])(?<!(?<!@[\w-]+)\/)@([a-z\d](?:[\w-]*[a-z\d])?(?:\/[a-z\d](?:[\w-]*[a-z\d])?)?)/gi

/** The people that an announcement could mention, owners first. @returns Handles in lower case, without duplicates. */
export function mentionable({ agenda, decisions, actions }: Announcement): readonly string[] {
  const owners = actions.flatMap((action) => action.owners).filter(isHandle)
  const written = [...agenda, ...decisions, ...actions.map(({ task }) => task)].flatMap((text) =>
    [...text.matchAll(codeOrMention)].flatMap(([, , handle]) => handle ?? []),
  )
  return [...new Set([...owners, ...written].map((handle) => handle.toLowerCase()))]
}

/** Whether an owner is a handle; other owners are names. */
function isHandle(owner: string): boolean {
  return /^[\w-]+$/.test(owner)
}

/** "@ada: write the guide; order cake", one line per owner, unassigned items last. */
function byOwner(actions: Announcement['actions'], unassigned: string): readonly string[] {
  const tasks = new Map<string, string[]>()
  for (const { owners, task } of actions)
    for (const owner of owners.length === 0 ? [''] : owners) {
      const own = tasks.get(owner)
      if (own === undefined) tasks.set(owner, [task])
      else own.push(task)
    }
  return [...tasks]
    .sort(([one], [other]) => Number(one === '') - Number(other === ''))
    .map(([owner, list]) => `${owner === '' ? unassigned : isHandle(owner) ? `@${owner}` : owner}: ${list.join('; ')}`)
}
