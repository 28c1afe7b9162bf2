import * as vscode from 'vscode'
import { defaultSeverities, type ProblemCode, type Severity } from '../core/problems/problem'
import { type DoneManner, usualManner } from '../core/edits/manner'
import { compileLexicon, type Lexicon } from '../core/reader/lexicon'
import type { ReferenceOptions } from '../core/reader/references'
import { isHost } from '../core/slides/messages'
import { defaultVocabulary, extendVocabulary, type VocabularyExtension } from '../core/vocabulary/vocabulary'
import type { PublishTemplates, PullRequestExtras } from '../github/publishPlan'
import { parseRepositoryName, type RepositoryName, webOriginOf } from '../github/remotes'
import { settingKeys } from './settingKeys'

// The settings, read live: what a caller gets is what stands in the settings at that moment.

type Scope = vscode.ConfigurationScope | undefined

function get<T>(key: string, scope: Scope, fallback: T): T {
  const value: unknown = vscode.workspace.getConfiguration('minutes', scope).get(key)
  // A hand-written settings file may hold anything: a value of another type counts as none.
  const isSame = typeof value === typeof fallback && Array.isArray(value) === Array.isArray(fallback) && value !== null
  return isSame ? (value as T) : fallback
}

function words(list: readonly unknown[]): readonly string[] {
  return list.filter((entry): entry is string => typeof entry === 'string' && entry.trim() !== '')
}

export function includeGlobs(scope?: Scope): readonly string[] {
  return words(get<readonly unknown[]>(settingKeys.include, scope, ['**/*.{md,markdown}']))
}

export function excludeGlobs(scope?: Scope): readonly string[] {
  return words(get<readonly unknown[]>(settingKeys.exclude, scope, ['**/node_modules/**']))
}

export function lexicon(scope?: Scope): Lexicon {
  return compileLexicon(
    extendVocabulary(defaultVocabulary, get<VocabularyExtension>(settingKeys.vocabulary, scope, {})),
  )
}

export type { Severity } from '../core/problems/problem'

/** How a problem is shown; `off` for not at all. */
export function problemSeverity(code: ProblemCode, scope?: Scope): Severity {
  const chosen = get<Readonly<Record<string, unknown>>>(settingKeys.problems, scope, {})[code]
  return isSeverity(chosen) ? chosen : defaultSeverities[code]
}

function isSeverity(value: unknown): value is Severity {
  return value === 'error' || value === 'warning' || value === 'information' || value === 'hint' || value === 'off'
}

/** GitHub's address, without a slash at its end. */
export function apiUrl(): string {
  return get(settingKeys.apiUrl, undefined, 'https://api.github.com').replace(/\/+$/, '')
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

/** The repositories whose issues are offered; entries that name none are left out. */
export function indexedRepositories(scope?: Scope): readonly RepositoryName[] {
  return words(get<readonly unknown[]>(settingKeys.repositories, scope, [])).flatMap(
    (name) => parseRepositoryName(name) ?? [],
  )
}

/** How many of the repositories that minutes link to most are indexed besides the configured ones. */
export function learnedRepositories(scope?: Scope): number {
  return Math.max(0, Math.min(40, get(settingKeys.learnedRepositories, scope, 10)))
}

/** Repositories that are never asked for issues. */
export function excludedRepositories(scope?: Scope): readonly RepositoryName[] {
  return words(get<readonly unknown[]>(settingKeys.excludedRepositories, scope, [])).flatMap(
    (name) => parseRepositoryName(name) ?? [],
  )
}

/** '' where the manner of the series decides. */
export function linkTemplate(scope?: Scope): string {
  return get(settingKeys.linkTemplate, scope, '')
}

/** Where to publish, undefined where the git remote decides. */
export function publishRepository(scope?: Scope): RepositoryName | undefined {
  return parseRepositoryName(get(settingKeys.publishRepository, scope, ''))
}

/** Undefined for the repository's default branch. */
export function publishBase(scope?: Scope): string | undefined {
  return get(settingKeys.publishBase, scope, '').trim() || undefined
}

export function publishTemplates(scope?: Scope): PublishTemplates {
  return {
    branch: get(settingKeys.publishBranch, scope, ''),
    title: get(settingKeys.publishTitle, scope, ''),
    commitMessage: get(settingKeys.publishCommitMessage, scope, ''),
    correction: get(settingKeys.publishCorrection, scope, ''),
    body: get(settingKeys.publishBody, scope, ''),
  }
}

export function isSignedOff(scope?: Scope): boolean {
  return get(settingKeys.publishSignOff, scope, true)
}

/** What is set on a new pull request, as far as the account may. */
export function pullRequestExtras(scope?: Scope): PullRequestExtras {
  const list = (key: string): readonly string[] =>
    words(get<readonly unknown[]>(key, scope, [])).map((name) => name.trim().replace(/^@/, ''))
  return {
    isDraft: get(settingKeys.publishDraft, scope, false),
    reviewers: list(settingKeys.publishReviewers),
    labels: list(settingKeys.publishLabels),
    assignees: list(settingKeys.publishAssignees),
  }
}

/** Whether several files go into one pull request, or into one each. */
export function severalGoInto(scope?: Scope): 'one' | 'each' {
  return get<string>(settingKeys.publishSeveral, scope, 'one') === 'each' ? 'each' : 'one'
}

/** Whether pictures on a pad's server are published beside the minutes. */
export function publishesPictures(scope?: Scope): boolean {
  return get<string>(settingKeys.publishPictures, scope, 'publish') === 'publish'
}

/** The codes of the checks that are left out. */
export function ignoredChecks(scope?: Scope): readonly string[] {
  return words(get<readonly unknown[]>(settingKeys.publishIgnoredChecks, scope, []))
}

/** Whether a setting's value comes from the folder that is open, and not from the person. */
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

/** Hosts that pictures of a deck may be loaded from; entries that name none are left out. */
export function allowedPictureHosts(): readonly string[] {
  return words(get<readonly unknown[]>(settingKeys.pictureHosts, undefined, [])).filter((host) =>
    isHost(host.replace(/^\*\./, '')),
  )
}

export function isEmojiSuggested(scope?: Scope): boolean {
  return get(settingKeys.emoji, scope, true)
}

/** Whether a presentation hides everything of the window but itself. */
export function isPresentedAlone(): boolean {
  return get(settingKeys.zenMode, undefined, true)
}

/** Whether a deck shows the number of each slide above it. */
export function isSlideLensOn(scope?: Scope): boolean {
  return get(settingKeys.slideLens, scope, true)
}

/** The handles and names of whoever uses the editor; empty where the sign-in tells. */
export function ownNames(): readonly string[] {
  return words(get<readonly unknown[]>(settingKeys.actionsMe, undefined, [])).map((name) => name.replace(/^@/, ''))
}

/** Whether the badge counts everybody's items. */
export function isBadgeForAll(): boolean {
  return get<string>(settingKeys.actionsBadge, undefined, 'mine') === 'all'
}

/** How a done item is written; undefined where it is learned from the series. */
export function doneManner(scope?: Scope): DoneManner | undefined {
  const sign = get<string>(settingKeys.actionsDoneAs, scope, 'learned')
  return sign === 'child' || sign === 'emoji' || sign === 'strike' || sign === 'word' ? usualManner(sign) : undefined
}

/** Whether files that were changed from a view are saved at once. */
export function isSavedAfterEdit(scope?: Scope): boolean {
  return get(settingKeys.actionsSave, scope, false)
}

/** Where action items become issues; undefined where the series' habit decides. */
export function promoteRepository(scope?: Scope): RepositoryName | undefined {
  return parseRepositoryName(get(settingKeys.promoteRepository, scope, ''))
}

export function promoteLabels(scope?: Scope): readonly string[] {
  return words(get<readonly unknown[]>(settingKeys.promoteLabels, scope, []))
}

/** The label of issues that belong on the next agenda; empty for none. */
export function agendaLabel(scope?: Scope): string {
  return get(settingKeys.agendaLabel, scope, 'minutes-agenda').trim()
}
