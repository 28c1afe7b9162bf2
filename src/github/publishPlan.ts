import type { Minutes } from '../core/minutes'
import { branchName } from './branchName'
import { learnSubject } from './commitStyle'
import { renderBody } from './pullRequestBody'
import type { RepositoryName } from './remotes'
import type { CommitFile } from './steps/commits'
import type { PullRequest } from './steps/pullRequests'
import type { Account } from './steps/repositories'
import { fillTemplate, oneLine, type TemplateValues, templateValues } from './templates'

/** Who publishes, as the sign-off names them. */
export interface Identity {
  readonly name: string
  readonly email: string
}

/** The settings that word a publication; '' where the series' own style, or ours, is wanted. */
export interface PublishTemplates {
  readonly branch: string
  readonly title: string
  readonly commitMessage: string
  /** Title and subject for minutes whose pull request is merged or closed already. */
  readonly correction: string
  readonly body: string
}

/** What is set on a new pull request, as far as the account may. */
export interface PullRequestExtras {
  readonly isDraft: boolean
  readonly reviewers: readonly string[]
  readonly labels: readonly string[]
  readonly assignees: readonly string[]
}

export interface PlannedCommit {
  /** Subject, and trailers behind a blank line. */
  readonly message: string
  readonly files: readonly CommitFile[]
}

/** All that will be sent; the preview shows it, nothing is added later. */
export interface PublishPlan extends PullRequestExtras {
  readonly target: RepositoryName
  readonly baseBranch: string
  /** Whose repository gets the branch; `repo` is undefined for the account's fork, which is found or made first. */
  readonly head: { readonly owner: string; readonly repo: string | undefined }
  readonly branch: string
  /** The commit to build on, and its tree where it is known: an equal one means that nothing changes. */
  readonly start: { readonly commitSha: string; readonly treeSha: string | undefined }
  readonly commits: readonly PlannedCommit[]
  readonly title: string
  readonly body: string
  readonly author: Identity
  /** The open pull request that gets the commits; undefined where one is opened. */
  readonly pull: PullRequest | undefined
  /** The finished pull request that this one corrects. */
  readonly corrects: PullRequest | undefined
}

/** One file, as the words of its publication are made from it. */
export interface WordingSource {
  readonly path: string
  readonly minutes: Minutes
}

export interface Wording {
  readonly title: string
  /** One subject for each source. */
  readonly subjects: readonly string[]
  readonly body: string
}

export type WordingKind = 'new' | 'update' | 'correction'

/** The subject where no style is set or learned. */
const defaultSubjects: Readonly<Record<WordingKind, string>> = {
  new: 'Add ${path}',
  update: 'Update ${path}',
  correction: 'Correct ${path}',
}

/**
 * Words title, subjects and description. Pure.
 *
 * @param history Messages of the base branch, newest first, to learn the series' style from.
 */
export function wordPublication(
  sources: readonly WordingSource[],
  kind: WordingKind,
  templates: PublishTemplates,
  history: readonly string[] = [],
): Wording {
  const subjects = sources.map(({ path, minutes }) => {
    const learned = kind === 'new' ? learnSubject(history, path) : undefined
    const own = kind === 'correction' ? templates.correction : templates.commitMessage
    const template = own || learned || defaultSubjects[kind]
    return oneLine(fillTemplate(template, templateValues(path, minutes))) || `Add ${path}`
  })
  return { title: titleOf(sources, kind, templates, history), subjects, body: bodyOf(sources, templates.body) }
}

function titleOf(
  sources: readonly WordingSource[],
  kind: WordingKind,
  templates: PublishTemplates,
  history: readonly string[],
): string {
  const [first] = sources
  if (first === undefined) return ''
  const values = commonValues(sources)
  const own = kind === 'correction' ? templates.correction : templates.title
  const learned = kind === 'new' && sources.length === 1 ? learnSubject(history, first.path) : undefined
  const fallback = kind === 'correction' ? 'Correct ${series} minutes of ${date}' : 'Add ${series} minutes of ${date}'
  return oneLine(fillTemplate(own || learned || fallback, values)) || `Add ${first.path}`
}

/** The branch for these files: the same again from any machine. */
export function plannedBranch(sources: readonly WordingSource[], template: string): string {
  return branchName(fillTemplate(template || 'minutes/${series}/${date}', commonValues(sources)))
}

/** The values of one file; of several the series they share, and the span of their dates. */
function commonValues(sources: readonly WordingSource[]): TemplateValues {
  const all = sources.map(({ path, minutes }) => templateValues(path, minutes))
  const [first] = all
  if (first === undefined) throw new Error('Nothing is to be published.')
  if (all.length === 1) return first
  const series = new Set(all.map((values) => values.series))
  const dates = all.map(({ date }) => date).sort()
  const span = (text: readonly string[]): string => `${text[0] ?? ''} to ${text.at(-1) ?? ''}`
  return {
    ...first,
    series: series.size === 1 ? first.series : 'meetings',
    date: span(dates),
    compactDate: span(dates.map((date) => date.replaceAll('-', ''))),
    path: `${all.length} files`,
    fileName: `${first.fileName}-and-more`,
  }
}

function bodyOf(sources: readonly WordingSource[], template: string): string {
  const parts = sources.map(({ path, minutes }) => {
    const summary = renderBody(minutes)
    const text = template === '' ? summary : fillTemplate(template, templateValues(path, minutes, summary))
    return sources.length === 1 ? text : `## ${path}\n\n${text}`
  })
  // GitHub takes 65,536 characters.
  return parts.join('\n\n').slice(0, 60_000)
}

/** The whole message of a commit. */
export function messageOf(subject: string, author: Identity, isSignedOff: boolean): string {
  return isSignedOff ? withSignOff(subject, author) : `${subject}\n`
}

/** Adds the trailer of the Developer Certificate of Origin. https://developercertificate.org */
export function withSignOff(subject: string, identity: Identity): string {
  const clean = (text: string): string => text.replace(/[\r\n<>]/g, ' ').trim()
  return `${subject}\n\nSigned-off-by: ${clean(identity.name)} <${clean(identity.email)}>\n`
}

/** Who signs off: the account's name, and its address or the one that GitHub forwards from. */
export function identityOf(account: Account, noreplyHost = 'users.noreply.github.com'): Identity {
  return {
    name: account.name ?? account.login,
    email: account.email ?? `${account.id}+${account.login}@${noreplyHost}`,
  }
}
