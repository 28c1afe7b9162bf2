import * as vscode from 'vscode'
import {
  type AnnouncementDocument,
  readAnnouncementDocument,
  writeAnnouncementDocument,
} from '../../core/meetings/announcementDocument'
import { GitHubError } from '../../github/errors'
import { createComment, findComment } from '../../github/newComment'
import { createIssue, findOwnIssue } from '../../github/newIssue'
import { parseRepositoryName, type RepositoryName } from '../../github/remotes'
import { commandIds } from '../../host/commandIds'
import { registerCommand, UserError } from '../../host/commands'
import { createDrafts } from '../../host/drafts'
import { findRepository } from '../../host/gitRemote'
import { confirmModally, showInformation } from '../../host/messages'
import { openPage } from '../../host/openPage'
import type { Connection, GitHubSession } from '../../host/session'
import * as settings from '../../host/settings'
import { withProgress } from '../../host/withProgress'
import type { MeetingRow } from './meetingRows'

const scheme = 'minutes-announcement'

/** Announcements that are shown and edited as drafts before they are sent to GitHub. */
export interface AnnouncementDrafts {
  /** Opens a draft. `comment` asks for the issue in its head. */
  open(row: MeetingRow, text: string, kind: 'issue' | 'comment'): Promise<void>
  dispose(): void
}

/** A draft that was opened. */
interface Draft {
  readonly id: string
  /** When it was sent first, if GitHub may have received it although no answer came. */
  unclearSince: Date | undefined
}

interface Posting {
  readonly repository: RepositoryName
  /** The issue to comment on, or `new`. */
  readonly issue: number | 'new'
  readonly document: AnnouncementDocument
  /** Invisible text by which the issue or comment is found again. */
  readonly marker: string
}

/** Registers the command that sends a draft. */
export function registerAnnouncementDrafts(session: GitHubSession, log: vscode.LogOutputChannel): AnnouncementDrafts {
  const drafts = createDrafts<Draft>(scheme)
  let isSending = false
  const send = async (): Promise<string | undefined> => {
    const editor = vscode.window.activeTextEditor
    const draft = editor && drafts.subjectOf(editor.document.uri)
    if (editor === undefined || draft === undefined)
      throw new UserError(vscode.l10n.t('Open the draft of the announcement first. Nothing was sent.'))
    const posting = toPosting(readAnnouncementDocument(editor.document.getText(), newWord()), draft)
    const connection = await session.connect()
    if (connection === undefined) throw new UserError(vscode.l10n.t('Sign in to GitHub to post it. Nothing was sent.'))
    const url =
      (draft.unclearSince && (await findEarlier(posting, draft.unclearSince, connection))) ??
      (await confirmAndSend(posting, draft, connection))
    if (url === undefined) return undefined
    await drafts.close(editor.document.uri)
    log.info(`Announcement posted: ${url}`)
    const open = vscode.l10n.t('Open on GitHub')
    void showInformation(vscode.l10n.t('The announcement is on GitHub.'), open).then((chosen) =>
      chosen === open ? openPage(url) : undefined,
    )
    return url
  }
  const command = registerCommand(commandIds.postAnnouncement, log, async () => {
    if (isSending) return undefined
    isSending = true
    try {
      return await send()
    } finally {
      isSending = false
    }
  })
  return {
    open: async (row, text, kind) => {
      const repository = await repositoryOf(row)
      const note = vscode.l10n.t(
        'Enter the number or address of the issue to comment on, or “{0}” for a new issue. Edit the text, then choose Post Announcement (Ctrl+Enter). Nothing is sent before that.',
        newWord(),
      )
      const place = { repository: repository ?? 'owner/name', issue: kind === 'issue' ? newWord() : '' }
      const draft = writeAnnouncementDocument(place, text, note)
      const id = crypto.randomUUID()
      await drafts.open(id, row.series.label, draft, { id, unclearSince: undefined })
    },
    dispose: () => {
      drafts.dispose()
      command.dispose()
    },
  }
}

/** The repository that the series' minutes are published to, `owner/name`. */
async function repositoryOf({ series }: MeetingRow): Promise<string | undefined> {
  const folder = vscode.Uri.joinPath(series.workspaceFolder.uri, series.folder)
  const found = settings.publishRepository(folder) ?? (await findRepository(folder))?.repository
  return found && `${found.owner}/${found.repo}`
}

/** What stands for a new issue in a draft. */
function newWord(): string {
  return vscode.l10n.t('new')
}

function toPosting(document: AnnouncementDocument, { id }: Draft): Posting {
  const repository = parseRepositoryName(document.repository)
  if (repository === undefined || document.repository === 'owner/name')
    throw new UserError(vscode.l10n.t('Enter the repository as owner/name. Nothing was sent.'))
  if (document.issue === undefined)
    throw new UserError(
      vscode.l10n.t('Enter the number of the issue to comment on, or “{0}”. Nothing was sent.', newWord()),
    )
  if (document.title === '') throw new UserError(vscode.l10n.t('The announcement is empty. Nothing was sent.'))
  return { repository, issue: document.issue, document, marker: `<!-- minutes-announcement ${id} -->` }
}

/** The page of an earlier attempt whose answer was lost. */
async function findEarlier(posting: Posting, since: Date, { octokit }: Connection): Promise<string | undefined> {
  const { repository, issue, marker } = posting
  return withProgress(vscode.l10n.t('Looking for the announcement on GitHub'), (signal) =>
    explained(posting, async () =>
      issue === 'new'
        ? (await findOwnIssue(octokit, repository, { marker }, { signal }))?.url
        : findComment(octokit, repository, { issue, marker, since }, { signal }),
    ),
  )
}

/** @returns undefined if the person does not confirm. */
async function confirmAndSend(posting: Posting, draft: Draft, { octokit }: Connection): Promise<string | undefined> {
  const { repository, issue, document, marker } = posting
  const { title, body } = document
  const isConfirmed = await confirmModally(
    issue === 'new'
      ? vscode.l10n.t('Create an issue in {0}?', nameOf(posting))
      : vscode.l10n.t('Comment on {0}?', nameOf(posting)),
    draft.unclearSince === undefined
      ? vscode.l10n.t('Anyone who can see the repository can read it. People mentioned with @ are notified.')
      : vscode.l10n.t('GitHub did not answer the first attempt. It was not found there, but may still appear.'),
    vscode.l10n.t('Post'),
  )
  if (!isConfirmed) return undefined
  const startedAt = new Date()
  try {
    return await withProgress(vscode.l10n.t('Posting announcement'), (signal) =>
      explained(posting, async () => {
        if (issue !== 'new') {
          const text = `${`### ${title}\n\n${body}`.trim()}\n\n${marker}`
          return createComment(octokit, repository, { issue, body: text, marker }, { signal })
        }
        const wanted = { title, body: `${body}\n\n${marker}`, assignees: [], labels: [], marker }
        return (await createIssue(octokit, repository, wanted, { signal, repeats: 0 })).url
      }),
    )
  } catch (error) {
    // Cancelled, offline or unclear: the request may have arrived.
    if (
      error instanceof GitHubError &&
      ['cancelled', 'offline', 'unclear', 'serverError', 'unreadable'].includes(error.code)
    )
      draft.unclearSince ??= startedAt
    throw error
  }
}

/** `owner/repo`, or `owner/repo#12` for a comment. */
function nameOf({ repository: { owner, repo }, issue }: Posting): string {
  return issue === 'new' ? `${owner}/${repo}` : `${owner}/${repo}#${issue}`
}

/** Runs a request. GitHub's refusals get a message about the draft: the general ones are about publishing. */
async function explained<T>(posting: Posting, run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    const message = error instanceof GitHubError ? refusalMessage(error, posting) : undefined
    throw message === undefined ? error : new UserError(message)
  }
}

function refusalMessage({ code, details }: GitHubError, posting: Posting): string | undefined {
  const name = nameOf(posting)
  if (code === 'repositoryMissing')
    return vscode.l10n.t('{0} does not exist, or your account cannot see it. Nothing was sent.', name)
  if (code === 'noPermission' || code === 'invalid')
    return vscode.l10n.t('GitHub rejected the announcement for {0}. GitHub says: {1}', name, details.reason ?? '')
  return undefined
}
