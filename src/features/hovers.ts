import * as vscode from 'vscode'
import type { Issue } from '../core/completion/indexedIssues'
import type { Mention, Reference } from '../core/minutes'
import { isEverybody } from '../core/people/everybody'
import { type Profile, profileOf } from '../core/people/profile'
import { truncate } from '../core/plainText'
import { issueAddress } from '../core/reader/references'
import { likelyOwner } from '../core/refactorings/likelyRepositories'
import { issueKey } from '../core/topics'
import { commandIds } from '../host/commandIds'
import { toRange } from '../host/vscodeConversions'
import { type MinutesDocuments, relativePath, minutesSelector } from '../host/documents'
import type { IssueIndex } from '../host/issueIndex'
import * as settings from '../host/settings'
import type { WorkspaceMinutes } from '../host/workspaceMinutes'
import { stateLabel } from '../host/issueState'

/** Shows the data about a person or an issue from the minutes and the index. Sends no requests. */
export function registerHovers(
  documents: MinutesDocuments,
  workspace: WorkspaceMinutes,
  index: IssueIndex,
): vscode.Disposable {
  return vscode.languages.registerHoverProvider(minutesSelector, {
    async provideHover(document, position) {
      if (!documents.isMinutes(document) || documents.isTooLarge(document)) return undefined
      const minutes = await documents.readSoon(document)
      const isHere = ({ span }: Mention | Reference): boolean => toRange(span).contains(position)
      const mention = minutes.mentions.find(isHere)
      if (mention !== undefined) {
        if (isEverybody(mention.handle)) return undefined
        const history = workspace.files().map(({ digest }) => digest)
        const profile = profileOf(mention.handle, minutes, relativePath(document.uri), history)
        return new vscode.Hover(describePerson(profile, workspace), toRange(mention.span))
      }
      const reference = minutes.references.find(isHere)
      const issue = reference && findIssue(reference, minutes.references, workspace, index)
      return issue && new vscode.Hover(describeIssue(issue), toRange(reference.span))
    },
  })
}

/** Maximum number of open items in the hover of a person. */
const maxItems = 5

function describePerson(profile: Profile, workspace: WorkspaceMinutes): vscode.MarkdownString {
  const text = trustedForReveal()
  text.appendMarkdown('**').appendText(`@${profile.handle}`).appendMarkdown('**')
  if (profile.name !== undefined) text.appendText(` ${profile.name}`)
  const lines = [...rolesHere(profile), ...lastSeen(profile)]
  if (lines.length + profile.openItems.length === 0)
    lines.push(vscode.l10n.t('No further information about this person.'))
  for (const line of lines) text.appendMarkdown('\n\n').appendText(line)
  if (profile.openItems.length === 0) return text
  text.appendMarkdown('\n\n').appendText(vscode.l10n.t('Open action items: {0}', profile.openItems.length))
  for (const { item, path, date } of profile.openItems.slice(0, maxItems)) {
    const uri = workspace.files().find(({ digest }) => digest.path === path)?.uri
    if (uri === undefined) continue
    const args = encodeURIComponent(JSON.stringify([uri.toString(), item.span.start.line]))
    text.appendMarkdown('\n- ').appendText(truncate(item.task, 80))
    text.appendMarkdown(` — [${date ?? vscode.l10n.t('show')}](command:${commandIds.revealLine}?${args})`)
  }
  return text
}

function rolesHere({ isAttending, isExcused, duties, agenda }: Profile): readonly string[] {
  return [
    ...(isAttending ? [vscode.l10n.t('Attending this meeting')] : []),
    ...(isExcused ? [vscode.l10n.t('Excused from this meeting')] : []),
    ...duties.map(({ role, label }) => {
      switch (role) {
        case 'scribe':
          return vscode.l10n.t('Takes the minutes')
        case 'reporter':
          return vscode.l10n.t('Reports to the community')
        case 'chair':
          return vscode.l10n.t('Chairs the meeting')
        case 'other':
          return label
      }
    }),
    ...(agenda.length === 0 ? [] : [vscode.l10n.t('Topics in this meeting: {0}', agenda.join(' · '))]),
  ]
}

function lastSeen({ lastAttended }: Profile): readonly string[] {
  return lastAttended === undefined
    ? []
    : [vscode.l10n.t('Last attended {0} ({1})', lastAttended.date, lastAttended.path)]
}

/** The issue from the index, else from the reference. @returns undefined if the repository is unknown. */
function findIssue(
  { owner: namedOwner, repo, number, kind, label }: Reference,
  references: readonly Reference[],
  workspace: WorkspaceMinutes,
  index: IssueIndex,
): Issue | undefined {
  if (repo === undefined) return undefined
  const owner =
    namedOwner ??
    likelyOwner(
      repo,
      references,
      workspace.files().map(({ digest }) => digest),
    )
  if (owner === undefined) return undefined
  const key = issueKey({ owner, repo, number })
  return (
    index.library().byKey.get(key) ?? {
      owner,
      repo,
      number,
      kind: kind ?? 'issue',
      title: label !== undefined && /\p{L}{3,}\s+\p{L}{3,}/u.test(label) ? label : undefined,
      state: undefined,
      updatedAt: undefined,
    }
  )
}

/** Shows titles and labels from GitHub as text, never as Markdown. */
function describeIssue(issue: Issue): vscode.MarkdownString {
  const text = new vscode.MarkdownString()
  if (issue.title !== undefined) text.appendMarkdown('**').appendText(issue.title).appendMarkdown('**\n\n')
  const kind = issue.kind === 'pull' ? vscode.l10n.t('pull request') : vscode.l10n.t('issue')
  const parts = [kind, ...(issue.state === undefined ? [] : [stateLabel(issue.state)])]
  if (issue.updatedAt !== undefined) parts.push(vscode.l10n.t('updated {0}', issue.updatedAt.slice(0, 10)))
  text.appendText(`${issue.owner}/${issue.repo}#${issue.number} · ${parts.join(' · ')}`)
  if (issue.labels !== undefined)
    text.appendMarkdown('\n\n').appendText(vscode.l10n.t('Labels: {0}', issue.labels.join(', ')))
  text.appendMarkdown(`\n\n[${vscode.l10n.t('Open on GitHub')}](${issueAddress(settings.webOrigin(), issue)})`)
  return text
}

/** Markdown in which links may run only the reveal command. */
function trustedForReveal(): vscode.MarkdownString {
  const text = new vscode.MarkdownString()
  text.isTrusted = { enabledCommands: [commandIds.revealLine] }
  return text
}
