import type { Minutes } from '../core/minutes'
import { plainText, shorten } from '../core/plainText'
import { placeOf, seriesName } from '../core/series'
import type { RepositoryName } from './remotes'

/** Who publishes, as the sign-off names them. */
export interface Identity {
  readonly name: string
  readonly email: string
}

export interface PublishTemplates {
  readonly branch: string
  readonly title: string
  readonly commitMessage: string
}

export interface PublishRequest {
  readonly target: RepositoryName
  readonly baseBranch: string
  /** Inside the repository, segments divided by `/`. */
  readonly path: string
  readonly content: string
  readonly minutes: Minutes
  readonly templates: PublishTemplates
  /** The author of the commit. */
  readonly author: Identity
  readonly isSignedOff: boolean
  readonly isDraft: boolean
}

/** All that will be sent; the preview shows it, nothing is added later. */
export interface PublishPlan {
  readonly target: RepositoryName
  readonly baseBranch: string
  readonly branch: string
  readonly path: string
  readonly content: string
  readonly title: string
  /** Subject, and trailers behind a blank line. */
  readonly message: string
  readonly body: string
  readonly author: Identity
  readonly isDraft: boolean
}

/** Makes the plan. Pure: equal requests give equal plans. */
export function planPublish(request: PublishRequest): PublishPlan {
  const values = templateValues(request.path, request.minutes)
  const subject = oneLine(fillTemplate(request.templates.commitMessage, values)) || `Add ${request.path}`
  return {
    target: request.target,
    baseBranch: request.baseBranch,
    branch: branchName(fillTemplate(request.templates.branch, values)),
    path: request.path,
    content: request.content,
    title: oneLine(fillTemplate(request.templates.title, values)) || subject,
    message: request.isSignedOff ? withSignOff(subject, request.author) : `${subject}\n`,
    body: renderBody(request.minutes),
    author: request.author,
    isDraft: request.isDraft,
  }
}

/** What a template may name. */
export type TemplateValues = Readonly<Record<'series' | 'date' | 'path' | 'fileName' | 'title', string>>

export function templateValues(path: string, minutes: Minutes): TemplateValues {
  const { series, date } = placeOf(path)
  const fileName = path.slice(path.lastIndexOf('/') + 1).replace(/\.\w+$/, '')
  // The path's date first: it is what the repository sorts by.
  return {
    series: seriesName(series, 'meeting'),
    date: date ?? minutes.date?.value ?? fileName,
    path,
    fileName,
    title: plainText(minutes.title?.text ?? fileName),
  }
}

/** Fills `${name}` placeholders; unknown ones stay as they are, so that a slip is seen in the preview. */
export function fillTemplate(template: string, values: TemplateValues): string {
  return template.replace(/\$\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? values[name as keyof TemplateValues] : whole,
  )
}

/** The last segment of a branch when nothing of its name is left. */
const fallbackBranch = 'minutes'

/** A valid branch name as near as can be to the one wanted. https://git-scm.com/docs/git-check-ref-format */
export function branchName(wanted: string): string {
  const segments = wanted
    .replace(/ß/g, 'ss')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .split('/')
    .map((segment) =>
      segment
        // eslint-disable-next-line no-control-regex -- git forbids control characters in names
        .replace(/[\u0000-\u0020\u007F-\uFFFF~^:?*[\]\\"'`$<>|&;(){}!#%]+/g, '-')
        .replace(/\.{2,}|@\{/g, '-')
        .replace(/^[.-]+|[.-]+$/g, '')
        .replace(/\.lock$/i, '-lock')
        .replace(/-{2,}/g, '-'),
    )
    .filter((segment) => segment !== '' && segment !== '@')
  return (
    segments
      .join('/')
      .slice(0, 200)
      .replace(/[./-]+$/, '') || fallbackBranch
  )
}

function oneLine(text: string): string {
  return shorten(text.replace(/\s+/g, ' ').trim(), 250)
}

/** Adds the trailer of the Developer Certificate of Origin. https://developercertificate.org */
export function withSignOff(subject: string, identity: Identity): string {
  const clean = (text: string): string => text.replace(/[\r\n<>]/g, ' ').trim()
  return `${subject}\n\nSigned-off-by: ${clean(identity.name)} <${clean(identity.email)}>\n`
}

const maxListed = 30

/**
 * The description: who was there, what was decided, what is open. Handles are written without `@`, because GitHub would
 * notify everybody who is named.
 */
export function renderBody(minutes: Minutes): string {
  const people = minutes.participants.map(({ handle, name }) =>
    escapeMarkdown(name === undefined ? (handle ?? '') : handle === undefined ? name : `${name} (${handle})`),
  )
  const decisions = minutes.decisions.map(({ text }) => `- ${describe(text)}`)
  const open = minutes.actions
    .filter(({ done }) => !done)
    .map(
      ({ owners, task }) =>
        `- [ ] ${owners.length === 0 ? '' : `**${owners.map(escapeMarkdown).join(', ')}**: `}${describe(task)}`,
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

/** A line of minutes as plain text that notifies nobody. */
function describe(markdown: string): string {
  return escapeMarkdown(shorten(plainText(markdown), 240)).replace(/@(?=[A-Za-z0-9])/g, '')
}

function escapeMarkdown(text: string): string {
  return text.replace(/([\\`*_[\]<>|~])/g, '\\$1')
}
