import * as vscode from 'vscode'
import { localDate } from '../core/calendar'
import { findLinkedSeries, readMeetingLink } from '../core/meetings/meetingLink'
import { suggestNextDate } from '../core/newMinutes/seriesHabits'
import { commandIds } from '../host/commandIds'
import { registerCommand, UserError } from '../host/commands'
import { escapeMessage } from '../host/escapeMessage'
import { allSeries } from '../host/meetingSeries'
import { confirmModally } from '../host/messages'
import type { WorkspaceMinutes } from '../host/workspaceMinutes'

/** Opens or creates the minutes of a link in a calendar: `vscode://…/open?series=board&date=2026-03-05`. */
export function registerMeetingLinks(workspace: WorkspaceMinutes, log: vscode.LogOutputChannel): vscode.Disposable {
  return vscode.Disposable.from(
    registerCommand(commandIds.openMeetingLink, log, async (uri: vscode.Uri) => openLink(uri, workspace)),
    vscode.window.registerUriHandler({
      handleUri: (uri) => void vscode.commands.executeCommand(commandIds.openMeetingLink, uri),
    }),
  )
}

/** @returns The minutes, undefined on cancel. @throws UserError if there is no such series. */
async function openLink(uri: vscode.Uri, workspace: WorkspaceMinutes): Promise<vscode.Uri | undefined> {
  const link = readMeetingLink(uri.path, uri.query)
  if (link === undefined) throw new UserError(vscode.l10n.t('This link does not name a meeting series.'))
  await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Reading minutes') },
    () => workspace.start(),
  )
  const series = findLinkedSeries(allSeries(workspace), link.series)
  if (series === undefined)
    throw new UserError(
      vscode.l10n.t(
        'This window has no meeting series “{0}”. Open the folder with its minutes first.',
        escapeMessage(link.series, 60),
      ),
    )
  const day = link.day ?? suggestNextDate(series.meetings, localDate())
  const path = series.meetings.findLast((meeting) => meeting.day === day)?.file.path
  const existing = series.files.find(({ digest }) => digest.path === path)?.uri
  if (existing !== undefined) {
    await vscode.window.showTextDocument(existing)
    return existing
  }
  const folder = vscode.Uri.joinPath(series.workspaceFolder.uri, series.folder)
  // A link can come from anywhere, so nothing is fetched before the person agrees.
  if (link.pad !== undefined && (await confirmFetch(link.pad)))
    return vscode.commands.executeCommand(commandIds.fetchFromPad, { folder, pad: link.pad })
  return vscode.commands.executeCommand(commandIds.newMinutes, folder, day)
}

async function confirmFetch(pad: string): Promise<boolean> {
  return confirmModally(
    vscode.l10n.t('Fetch the minutes from {0}?', escapeMessage(new URL(pad).host, 60)),
    vscode.l10n.t('A link asks for this. Without it, new minutes begin from the last ones.'),
    vscode.l10n.t('Fetch'),
  )
}
