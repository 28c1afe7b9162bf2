import * as vscode from 'vscode'
import {
  type AnnouncementDocument,
  readAnnouncementDocument,
  writeAnnouncementDocument,
} from '../../core/meetings/announcementDocument'
import { GitHubError } from '../../github/errors'
import { parseRepositoryName } from '../../github/remotes'
import { commandIds } from '../../host/commandIds'
import { registerCommand, UserError } from '../../host/commands'
import { createDrafts } from '../../host/drafts'
import { findRepository } from '../../host/gitRemote'
import { confirmModally, showInformation, showWarning } from '../../host/messages'
import { showWithPage } from '../../host/openPage'
import type { Connection, GitHubSession } from '../../host/session'
import * as settings from '../../host/settings'
import { isWebPage } from '../../host/webPage'
import type { MeetingRow } from './meetingRows'
import { findPosted, nameOf, type Posting, sendPosting } from './sendAnnouncement'

const scheme = 'minutes-announcement'

/** Announcements that are shown and edited as drafts before they are sent to GitHub. */
export interface AnnouncementDrafts {
  /** Opens a draft. For a `comment`, its first lines ask for the issue. */
  open(row: MeetingRow, text: string, kind: 'issue' | 'comment'): Promise<void>
  dispose(): void
}

/** An opened draft. */
interface Draft {
  readonly id: string
  /** When it was first sent, if GitHub may have received it although the response was lost. */
  unclearSince: Date | undefined
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
    const startedAt = draft.unclearSince ?? new Date()
    const earlier = draft.unclearSince && (await findPosted(posting, startedAt, connection))[0]
    const url = earlier ?? (await confirmAndSend(posting, draft, connection))
    if (url === undefined) return undefined
    await drafts.close(editor.document.uri)
    log.info(`Announcement posted: ${url}`)
    const copies = isWebPage ? await findPosted(posting, startedAt, connection).catch(() => []) : []
    reportPosted(url, copies)
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

/** The word for a new issue in a draft. */
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

/** @returns undefined if the person does not confirm. */
async function confirmAndSend(posting: Posting, draft: Draft, connection: Connection): Promise<string | undefined> {
  const isConfirmed = await confirmModally(
    posting.issue === 'new'
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
    return await sendPosting(posting, connection)
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

/** @param copies The pages with the announcement. There are two if a browser repeated the request by itself. */
function reportPosted(url: string, copies: readonly string[]): void {
  if (copies.length < 2) {
    void showWithPage(showInformation, vscode.l10n.t('The announcement is on GitHub.'), url)
    return
  }
  const message = vscode.l10n.t(
    'The announcement is on GitHub {0} times: the connection was lost, and the browser sent it again. Delete the others on GitHub.',
    copies.length,
  )
  void showWithPage(showWarning, message, copies.at(-1) ?? url)
}
