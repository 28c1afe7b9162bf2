import * as vscode from 'vscode'
import { defaultStaleAfterMonths } from '../core/actionItems/ageing'
import { defaultSeverities, type ProblemCode, type Severity } from '../core/problems/problem'
import { type DoneStyle, defaultDoneStyle } from '../core/edits/doneStyle'
import { compileLexicon } from '../core/reader/lexicon/compileLexicon'
import type { Lexicon } from '../core/reader/lexicon/lexicon'
import type { ReferenceOptions } from '../core/reader/references'
import { isHost } from '../core/slides/messages'
import { defaultVocabulary } from '../core/vocabulary/defaultVocabulary'
import { extendVocabulary, type Vocabulary, type VocabularyExtension } from '../core/vocabulary/vocabulary'
import type { PublishTemplates, PullRequestExtras } from '../github/publishPlan'
import { apiUrlOf, parseRepositoryName, type RepositoryName, webOriginOf } from '../github/remotes'
import { settingKeys } from './settingKeys'

// The settings. Every call reads the current value.

type Scope = vscode.ConfigurationScope | undefined

function get<T>(key: string, scope: Scope, fallback: T): T {
  const value: unknown = vscode.workspace.getConfiguration('minutes', scope).get(key)
  // Hand-written settings may contain anything, so ignore values of another type.
  const isSame = typeof value === typeof fallback && Array.isArray(value) === Array.isArray(fallback) && value !== null
  return isSame ? (value as T) : fallback
}

function strings(list: readonly unknown[]): readonly string[] {
  return list.filter((entry): entry is string => typeof entry === 'string' && entry.trim() !== '')
}

export function includeGlobs(scope?: Scope): readonly string[] {
  return strings(get<readonly unknown[]>(settingKeys.filesInclude, scope, ['**/*.{md,markdown}']))
}

export function excludeGlobs(scope?: Scope): readonly string[] {
  return strings(get<readonly unknown[]>(settingKeys.filesExclude, scope, ['**/node_modules/**']))
}

export function vocabulary(scope?: Scope): Vocabulary {
  return extendVocabulary(defaultVocabulary, get<VocabularyExtension>(settingKeys.vocabulary, scope, {}))
}

/** Compiles the vocabulary, which takes some time. */
export function lexicon(scope?: Scope): Lexicon {
  return compileLexicon(vocabulary(scope))
}

export type { Severity } from '../core/problems/problem'

/** The severity of a problem; `off` to hide it. */
export function problemSeverity(code: ProblemCode, scope?: Scope): Severity {
  const chosen = get<Readonly<Record<string, unknown>>>(settingKeys.problemSeverity, scope, {})[code]
  return isSeverity(chosen) ? chosen : defaultSeverities[code]
}

function isSeverity(value: unknown): value is Severity {
  return value === 'error' || value === 'warning' || value === 'information' || value === 'hint' || value === 'off'
}

/** The address of GitHub's API, without a trailing slash. */
export function apiUrl(): string {
  return apiUrlOf(get(settingKeys.apiUrl, undefined, 'https://api.github.com'))
}

export function webOrigin(): string {
  return webOriginOf(apiUrl())
}

export function referenceOptions(scope?: Scope): ReferenceOptions {
  const aliases = Object.entries(get<Readonly<Record<string, unknown>>>(settingKeys.aliases, scope, {}))
    .filter((entry): entry is [string, string] => typeof entry[1] === 'string')
    .map(([alias, repository]): [string, string] => [alias.toLowerCase(), repository])
  return { webOrigins: [...new Set(['https://github.com', webOrigin().toLowerCase()])], aliases: new Map(aliases) }
}

/** The configured repositories whose issues are suggested, without invalid entries. */
export function indexedRepositories(scope?: Scope): readonly RepositoryName[] {
  return strings(get<readonly unknown[]>(settingKeys.repositories, scope, [])).flatMap(
    (name) => parseRepositoryName(name) ?? [],
  )
}

/** How many of the most linked repositories are indexed in addition to the configured ones, 0 to 40. */
export function autoIndexCount(scope?: Scope): number {
  return Math.max(0, Math.min(40, get(settingKeys.autoIndexCount, scope, 10)))
}

/** Repositories whose issues are never requested. */
export function excludedRepositories(scope?: Scope): readonly RepositoryName[] {
  return strings(get<readonly unknown[]>(settingKeys.excludedRepositories, scope, [])).flatMap(
    (name) => parseRepositoryName(name) ?? [],
  )
}

/** The template for references; '' for the style of the series. */
export function linkTemplate(scope?: Scope): string {
  return get(settingKeys.linkTemplate, scope, '')
}

/** The repository to publish to; undefined for that of the Git remote. */
export function publishRepository(scope?: Scope): RepositoryName | undefined {
  return parseRepositoryName(get(settingKeys.publishRepository, scope, ''))
}

/** The base branch; undefined for the repository's default branch. */
export function publishBase(scope?: Scope): string | undefined {
  return get(settingKeys.publishBaseBranch, scope, '').trim() || undefined
}

export function publishTemplates(scope?: Scope): PublishTemplates {
  return {
    branch: get(settingKeys.publishBranch, scope, ''),
    title: get(settingKeys.publishTitle, scope, ''),
    commitMessage: get(settingKeys.publishCommitMessage, scope, ''),
    correction: get(settingKeys.publishCorrectionTitle, scope, ''),
    body: get(settingKeys.publishDescription, scope, ''),
  }
}

export function isSignedOff(scope?: Scope): boolean {
  return get(settingKeys.publishSignOff, scope, true)
}

/** What to set on a new pull request, as far as the account has permission. */
export function pullRequestExtras(scope?: Scope): PullRequestExtras {
  const list = (key: string): readonly string[] =>
    strings(get<readonly unknown[]>(key, scope, [])).map((name) => name.trim().replace(/^@/, ''))
  return {
    isDraft: get(settingKeys.publishDraft, scope, false),
    reviewers: list(settingKeys.publishReviewers),
    labels: list(settingKeys.publishLabels),
    assignees: list(settingKeys.publishAssignees),
  }
}

/** Whether several files go into one pull request, or each into its own. */
export function multipleFilesMode(scope?: Scope): 'one' | 'each' {
  return get<string>(settingKeys.publishMultipleFiles, scope, 'one') === 'each' ? 'each' : 'one'
}

/** Whether images hosted on the pad are published with the minutes. */
export function publishesImages(scope?: Scope): boolean {
  return get<string>(settingKeys.publishImages, scope, 'publish') === 'publish'
}

/** The codes of the checks that are skipped. */
export function ignoredChecks(scope?: Scope): readonly string[] {
  return strings(get<readonly unknown[]>(settingKeys.publishIgnoredChecks, scope, []))
}

/** Whether a setting's value comes from the open folder instead of the user settings. */
export function isFromWorkspace(key: string, scope?: Scope): boolean {
  const found = vscode.workspace.getConfiguration('minutes', scope).inspect(key)
  const values = [
    found?.workspaceValue,
    found?.workspaceFolderValue,
    found?.workspaceLanguageValue,
    found?.workspaceFolderLanguageValue,
  ]
  return values.some((value) => value !== undefined)
}

/** The hosts from which a deck may load images, without invalid entries. */
export function allowedImageHosts(): readonly string[] {
  return strings(get<readonly unknown[]>(settingKeys.allowedImageHosts, undefined, [])).filter((host) =>
    isHost(host.replace(/^\*\./, '')),
  )
}

export function isEmojiSuggested(scope?: Scope): boolean {
  return get(settingKeys.emojiCompletion, scope, true)
}

/** Whether a presentation uses Zen Mode. */
export function usesZenMode(): boolean {
  return get(settingKeys.presentInZenMode, undefined, true)
}

/** Whether the source of a deck shows the number above each slide. */
export function showsSlideNumbers(scope?: Scope): boolean {
  return get(settingKeys.showSlideNumbers, scope, true)
}

/** The handles and names of the user; empty to use the signed-in account. */
export function ownNames(): readonly string[] {
  return strings(get<readonly unknown[]>(settingKeys.ownNames, undefined, [])).map((name) => name.replace(/^@/, ''))
}

/** Stores the handles or names of the user, for all workspaces. */
export async function setOwnNames(names: readonly string[]): Promise<void> {
  const configuration = vscode.workspace.getConfiguration('minutes')
  await configuration.update(settingKeys.ownNames, names, vscode.ConfigurationTarget.Global)
}

/** Whether an item that is carried over for the first time names its topic. */
export function isOriginCarried(scope: vscode.Uri): boolean {
  return get<boolean>(settingKeys.carryOrigin, scope, true)
}

/** Months without a mention after which an open item is stale; 0 for never. */
export function staleAfterMonths(): number {
  const months = get<number>(settingKeys.staleAfter, undefined, defaultStaleAfterMonths)
  return Number.isFinite(months) && months >= 0 ? Math.round(months) : defaultStaleAfterMonths
}

/** Whether the badge counts everybody's items. */
export function isBadgeForAll(): boolean {
  return get<string>(settingKeys.badge, undefined, 'mine') === 'all'
}

/** How to mark an item as done; undefined to use the style of the series. */
export function doneStyle(scope?: Scope): DoneStyle | undefined {
  const sign = get<string>(settingKeys.doneStyle, scope, 'auto')
  return sign === 'child' || sign === 'emoji' || sign === 'strike' || sign === 'word'
    ? defaultDoneStyle(sign)
    : undefined
}

/** Whether files changed from a view are saved immediately. */
export function isSavedAfterEdit(scope?: Scope): boolean {
  return get(settingKeys.autoSave, scope, false)
}

/** The repository for issues created from action items; undefined for the series' usual one. */
export function issueRepository(scope?: Scope): RepositoryName | undefined {
  return parseRepositoryName(get(settingKeys.issueRepository, scope, ''))
}

export function issueLabels(scope?: Scope): readonly string[] {
  return strings(get<readonly unknown[]>(settingKeys.issueLabels, scope, []))
}

/** The label of issues for the next agenda; '' for none. */
export function agendaLabel(scope?: Scope): string {
  return get(settingKeys.agendaLabel, scope, 'minutes-agenda').trim()
}

/** Addresses and paths of calendars. VS Code ignores those of an untrusted workspace. */
export function calendars(): readonly string[] {
  return strings(get<readonly unknown[]>(settingKeys.calendars, undefined, []))
}

/** Whether to show a message about a meeting without minutes. */
export function remindsOfMeetings(): boolean {
  return get(settingKeys.remindOfMeetings, undefined, true)
}

export async function turnOffReminders(): Promise<void> {
  const configuration = vscode.workspace.getConfiguration('minutes')
  await configuration.update(settingKeys.remindOfMeetings, false, vscode.ConfigurationTarget.Global)
}
