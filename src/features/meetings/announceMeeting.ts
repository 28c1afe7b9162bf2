import * as vscode from 'vscode'
import { withoutDecisionLabel } from '../../core/decisionText'
import { type Announcement, mentionable, writeAnnouncement } from '../../core/meetings/announce'
import type { Appointment } from '../../core/meetings/calendar'
import { recurringTopics, suggestNextDate } from '../../core/newMinutes/seriesHabits'
import { localDate } from '../../core/calendar'
import type { MeetingRow } from './meetingRows'
import type { AnnouncementDrafts } from './postAnnouncement'
import { showInformation } from '../../host/messages'
import { type PickItem, showPick, showPicks } from '../../host/quickPicks'
import { formatTimes } from '../../host/times'

interface KindItem extends PickItem {
  readonly moment: 'before' | 'after'
  readonly target: 'markdown' | 'plain' | 'issue' | 'comment'
}

/**
 * Copies an announcement of the next meeting or a summary of the last one to the clipboard, or opens it as a draft for
 * GitHub.
 *
 * @returns Its text.
 */
export async function announceMeeting(row: MeetingRow, drafts: AnnouncementDrafts): Promise<string | undefined> {
  const kinds: readonly KindItem[] = [
    { label: vscode.l10n.t('Next meeting, as Markdown'), moment: 'before', target: 'markdown' },
    { label: vscode.l10n.t('Next meeting, as plain text'), moment: 'before', target: 'plain' },
    { label: vscode.l10n.t('Next meeting, as an issue…'), moment: 'before', target: 'issue' },
    { label: vscode.l10n.t('Next meeting, as a comment…'), moment: 'before', target: 'comment' },
    ...(row.uri === undefined
      ? []
      : ([
          { label: vscode.l10n.t('Results of the last meeting, as Markdown'), moment: 'after', target: 'markdown' },
          { label: vscode.l10n.t('Results of the last meeting, as plain text'), moment: 'after', target: 'plain' },
          { label: vscode.l10n.t('Results of the last meeting, as an issue…'), moment: 'after', target: 'issue' },
          { label: vscode.l10n.t('Results of the last meeting, as a comment…'), moment: 'after', target: 'comment' },
        ] satisfies KindItem[])),
  ]
  const chosen = await showPick(kinds, {
    title: vscode.l10n.t('Announce: {0}', row.series.label),
  })
  if (chosen === undefined) return undefined
  const announcement = chosen.moment === 'before' ? before(row) : after(row)
  const mentioned = await chooseMentions(announcement)
  if (mentioned === undefined) return undefined
  const text = writeAnnouncement(
    announcement,
    {
      agenda: vscode.l10n.t('Agenda'),
      decisions: vscode.l10n.t('Decisions'),
      actions: vscode.l10n.t('Action items'),
      unassigned: vscode.l10n.t('Unassigned'),
    },
    chosen.target === 'plain' ? 'plain' : 'markdown',
    mentioned,
  )
  if (chosen.target === 'issue' || chosen.target === 'comment') {
    await drafts.open(row, text, chosen.target)
    return text
  }
  await vscode.env.clipboard.writeText(text)
  void showInformation(vscode.l10n.t('The announcement was copied to the clipboard.'))
  return text
}

function before({ series, schedule, appointment, pad, room }: MeetingRow): Announcement {
  return {
    title: series.label,
    date: schedule.next ?? suggestNextDate(series.meetings, localDate()),
    times: schedule.appointment === undefined || appointment === undefined ? [] : timesOf(appointment),
    agenda: recurringTopics(series.meetings),
    decisions: [],
    actions: [],
    links: [
      ...(room === undefined ? [] : [{ label: vscode.l10n.t('Join'), url: room }]),
      ...(pad === undefined ? [] : [{ label: vscode.l10n.t('Pad'), url: pad }]),
    ],
  }
}

function after({ series, schedule, pad, state }: MeetingRow): Announcement {
  const digest = series.meetings.find(({ file }) => file.path === schedule.lastPath)?.file
  return {
    title: series.label,
    date: schedule.last ?? localDate(),
    times: [],
    agenda: [],
    decisions: digest?.decisions.map(({ text }) => withoutDecisionLabel(text)) ?? [],
    actions: digest?.actions.filter(({ done }) => !done) ?? [],
    links: [
      ...('url' in state ? [{ label: vscode.l10n.t('Minutes'), url: state.url }] : []),
      ...(pad === undefined ? [] : [{ label: vscode.l10n.t('Pad'), url: pad }]),
    ],
  }
}

/** The time in the series' time zone, and in this computer's if that differs. */
function timesOf({ start, end, timeZone }: Appointment): readonly string[] {
  const own = new Intl.DateTimeFormat().resolvedOptions().timeZone
  const written = (zone: string): string | undefined => {
    try {
      return `${formatTimes(start, end, zone)} ${zone}`
    } catch {
      // The time zone is unknown on this computer.
      return undefined
    }
  }
  return [...new Set([timeZone ?? own, own])].flatMap((zone) => written(zone) ?? [])
}

/** Asks whom to notify; initially nobody is selected. @returns Handles in lower case; undefined on cancel. */
async function chooseMentions(announcement: Announcement): Promise<ReadonlySet<string> | undefined> {
  const people = mentionable(announcement)
  if (people.length === 0) return new Set()
  const chosen = await showPicks(
    people.map((handle) => ({ label: `@${handle}`, handle })),
    {
      title: vscode.l10n.t('Announce: people to mention'),
      placeHolder: vscode.l10n.t('Only the people you select are mentioned with @ and notified.'),
      canPickMany: true,
    },
  )
  return chosen && new Set(chosen.map(({ handle }) => handle))
}
