import type { Minutes } from '../core/minutes'
import { toBranchName } from './branchName'
import { escapeMentions } from './escapeMentions'
import { learnSubjectTemplate } from './commitStyle'
import { quoteText, renderBody } from './pullRequestBody'
import type { RepositoryName } from './remotes'
import type { CommitFile } from './steps/commits'
import type { PullRequest } from './steps/pullRequests'
import type { Account } from './steps/repositories'
import { fillTemplate, toSubject, type TemplateValues, templateValues } from './templates'

/** The author of the commits, as named in the sign-off. */
export interface Identity {
  readonly name: string
  readonly email: string
}

/** The templates from the settings; '' for the style of the series, else the default. */
export interface PublishTemplates {
  readonly branch: string
  readonly title: string
  readonly commitMessage: string
  /** Title and subject for minutes whose pull request is already merged or closed. */
  readonly correction: string
  readonly body: string
}

/** What to set on a new pull request, as far as the account has permission. */
export interface PullRequestExtras {
  readonly isDraft: boolean
  readonly reviewers: readonly string[]
  readonly labels: readonly string[]
  readonly assignees: readonly string[]
}

export interface PlannedCommit {
  /** Subject, blank line, trailers. */
  readonly message: string
  readonly files: readonly CommitFile[]
}

/** Everything that will be sent. The preview shows all of it. */
export interface PublishPlan extends PullRequestExtras {
  readonly target: RepositoryName
  readonly baseBranch: string
  /** The repository for the branch. `repo` is undefined for the account's fork, which is found or created first. */
  readonly head: { readonly owner: string; readonly repo: string | undefined }
  readonly branch: string
  /** The commit to build on, and its tree if known. An equal new tree means that nothing changes. */
  readonly start: { readonly commitSha: string; readonly treeSha: string | undefined }
  readonly commits: readonly PlannedCommit[]
  readonly title: string
  readonly body: string
  readonly author: Identity
  /** The open pull request that gets the commits; undefined to open a new one. */
  readonly pull: PullRequest | undefined
  /** The merged pull request that this one corrects. */
  readonly corrects: PullRequest | undefined
  /** Whether title and description of the open pull request are replaced by those of the plan. */
  readonly renews: boolean
  /** The open pull requests that do not change the files, or that the person accepts beside the new one. */
  readonly knownPulls: readonly KnownPull[]
  /**
   * The commits at which an existing branch without a pull request may be continued, whatever its texts: those of an
   * interrupted run from this machine, and one whose texts the person has seen.
   */
  readonly continues: readonly string[]
}

/** An open pull request and the head of its branch. */
export interface KnownPull {
  readonly number: number
  readonly headSha: string
}

/** A file, as the input for title, subject and description. */
export interface MessageSource {
  readonly path: string
  readonly minutes: Minutes
}

export interface PublishMessages {
  readonly title: string
  /** One subject for each source. */
  readonly subjects: readonly string[]
  readonly body: string
}

export type PublishKind = 'new' | 'update' | 'correction'

/** The subjects if no template is set or learned. */
const defaultSubjects: Readonly<Record<PublishKind, string>> = {
  new: 'Add ${path}',
  update: 'Update ${path}',
  correction: 'Correct ${path}',
}

/**
 * Writes title, subjects and description.
 *
 * @param history Commit messages of the base branch, newest first, from which the series' style is learned.
 */
export function renderMessages(
  sources: readonly MessageSource[],
  kind: PublishKind,
  templates: PublishTemplates,
  history: readonly string[] = [],
): PublishMessages {
  const subjects = sources.map(({ path, minutes }) => {
    const learned = kind === 'new' ? learnSubjectTemplate(history, path) : undefined
    const own = kind === 'correction' ? templates.correction : templates.commitMessage
    const template = own || learned || defaultSubjects[kind]
    return toSubject(fillTemplate(template, templateValues(path, minutes))) || `Add ${path}`
  })
  return { title: titleOf(sources, kind, templates, history), subjects, body: bodyOf(sources, templates.body) }
}

function titleOf(
  sources: readonly MessageSource[],
  kind: PublishKind,
  templates: PublishTemplates,
  history: readonly string[],
): string {
  const [first] = sources
  if (first === undefined) return ''
  const values = commonValues(sources)
  const own = kind === 'correction' ? templates.correction : templates.title
  const learned = kind === 'new' && sources.length === 1 ? learnSubjectTemplate(history, first.path) : undefined
  const fallback = kind === 'correction' ? 'Correct ${series} minutes of ${date}' : 'Add ${series} minutes of ${date}'
  return toSubject(fillTemplate(own || learned || fallback, values)) || `Add ${first.path}`
}

/** The branch name for these files; the same on every machine. */
export function plannedBranch(sources: readonly MessageSource[], template: string): string {
  return toBranchName(fillTemplate(template || 'minutes/${series}/${date}', commonValues(sources)))
}

/** The template values of one file; for several files their common series and the range of their dates. */
function commonValues(sources: readonly MessageSource[]): TemplateValues {
  const all = sources.map(({ path, minutes }) => templateValues(path, minutes))
  const [first] = all
  if (first === undefined) throw new Error('Nothing is to be published.')
  if (all.length === 1) return first
  const series = new Set(all.map((values) => values.series))
  const dates = all.map(({ date }) => date).sort()
  const range = (text: readonly string[]): string => `${text[0] ?? ''} to ${text.at(-1) ?? ''}`
  return {
    ...first,
    series: series.size === 1 ? first.series : 'meetings',
    date: range(dates),
    compactDate: range(dates.map((date) => date.replaceAll('-', ''))),
    path: `${all.length} files`,
    fileName: `${first.fileName}-and-more`,
  }
}

function bodyOf(sources: readonly MessageSource[], template: string): string {
  const parts = sources.map(({ path, minutes }) => {
    const summary = renderBody(minutes)
    const { series, fileName, ...values } = templateValues(path, minutes, summary)
    // Anybody can choose a path, and it may contain mentions and issue numbers.
    const names = { series: escapeMentions(series), fileName: escapeMentions(fileName), path: escapeMentions(path) }
    const text = template === '' ? summary : fillTemplate(template, { ...values, ...names })
    return sources.length === 1 ? text : `## ${quoteText(path)}\n\n${text}`
  })
  // GitHub accepts at most 65,536 characters.
  return parts.join('\n\n').slice(0, 60_000)
}

/** The complete commit message. */
export function formatCommitMessage(subject: string, author: Identity, isSignedOff: boolean): string {
  return isSignedOff ? withSignOff(subject, author) : `${subject}\n`
}

/** Adds the trailer of the Developer Certificate of Origin. https://developercertificate.org */
export function withSignOff(subject: string, identity: Identity): string {
  const clean = (text: string): string => text.replace(/[\r\n<>]/g, ' ').trim()
  return `${subject}\n\nSigned-off-by: ${clean(identity.name)} <${clean(identity.email)}>\n`
}

/** The identity for the sign-off: the account's name and its email, or GitHub's noreply address. */
export function identityOf(account: Account, noreplyHost = 'users.noreply.github.com'): Identity {
  return {
    name: account.name ?? account.login,
    email: account.email ?? `${account.id}+${account.login}@${noreplyHost}`,
  }
}
