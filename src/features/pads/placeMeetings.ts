import * as vscode from 'vscode'
import { findDates } from '../../core/dates'
import type { CalendarDate } from '../../core/minutes'
import { suggestNextDate } from '../../core/newMinutes/seriesHabits'
import { cutPad, type PadSection } from '../../core/pads/cutPad'
import { firstLevel, usualLevel } from '../../core/pads/headingLevels'
import { mergeFetched } from '../../core/pads/mergeFetched'
import { type PadFile, padFiles, toMinutesText } from '../../core/pads/padFiles'
import { truncate } from '../../core/plainText'
import { commandIds } from '../../host/commandIds'
import { UserError } from '../../host/commands'
import { createFile, readText } from '../../host/createMinutes'
import { escapeMessage } from '../../host/escapeMessage'
import { localDate } from '../../core/calendar'
import type { MeetingSeries } from '../../host/meetingSeries'
import { showInformation } from '../../host/messages'
import { type FetchedMeeting, mergeIntoFile, remember } from './mergeFile'
import { offerRepairs } from './offerRepairs'
import type { PadTools } from './padTools'
import { type PickItem, showPicks } from '../../host/quickPicks'

/** The text of a pad, with its address and day. */
export interface PadText {
  readonly text: string
  /** The address of the pad's page; undefined for pasted text. */
  readonly pad: string | undefined
  /** The day in the address. */
  readonly day: CalendarDate | undefined
  /** The day of the file to update; other meetings of the pad are not offered. */
  readonly onlyDay?: CalendarDate | undefined
}

type Status = 'new' | 'changed' | 'differs' | 'same'

interface Candidate {
  readonly file: PadFile
  readonly uri: vscode.Uri
  readonly text: string
  readonly status: Status
}

/** Maximum number of meetings to offer. */
const maxMeetings = 1_000
/** Number of recent files that show the level of headings. */
const recentFileCount = 10

/**
 * Offers the new and changed meetings of a pad, creates files, and merges changes into existing files.
 *
 * @returns The files that were created or changed, newest first; undefined on cancel.
 */
export async function placeMeetings(
  pad: PadText,
  series: MeetingSeries,
  tools: PadTools,
): Promise<readonly vscode.Uri[] | undefined> {
  const sections = await datedSections(pad, series)
  if (sections === undefined) return undefined
  const files = padFiles(sections, series.meetings, series.folder)
  const relevant = files.filter(({ date }, index) =>
    pad.onlyDay === undefined ? index < maxMeetings || date === pad.day : date === pad.onlyDay,
  )
  const candidates = await findCandidates(relevant, series, tools)
  if (candidates.length === 0) throw lostMeeting(pad, series)
  const open = candidates.filter(({ status }) => status !== 'same')
  if (open.length === 0) {
    const [newest] = candidates
    if (newest !== undefined) await vscode.window.showTextDocument(newest.uri)
    void showInformation(
      candidates.length === 1
        ? vscode.l10n.t('Your file is up to date with the pad.')
        : vscode.l10n.t('Your files are up to date with the pad.'),
    )
    return []
  }
  const chosen = await chooseMeetings(open, pad.day, series, files.length)
  if (chosen === undefined) return undefined
  const placed: vscode.Uri[] = []
  // The newest file is opened last, so that it is in front.
  for (const candidate of chosen.toReversed()) {
    const meeting: FetchedMeeting = { uri: candidate.uri, pad: pad.pad, text: candidate.text }
    if (candidate.status === 'new' && (await createFile(candidate.uri, candidate.text))) {
      await remember(meeting, tools)
      placed.unshift(candidate.uri)
      continue
    }
    if ((await mergeIntoFile(meeting, tools)) === 'updated') placed.unshift(candidate.uri)
  }
  const [front] = placed
  if (front !== undefined) {
    await vscode.window.showTextDocument(front, { preview: false })
    await tools.workspace.refreshFile(front)
  }
  if (placed.length > 0) offerRepairs(placed)
  return placed
}

/** The error if the pad no longer has the meeting of a file, perhaps because somebody moved it. */
function lostMeeting({ pad, onlyDay }: PadText, { workspaceFolder, folder }: MeetingSeries): UserError {
  const place = { folder: vscode.Uri.joinPath(workspaceFolder.uri, folder), pad }
  return new UserError(
    vscode.l10n.t('The pad no longer contains the meeting of {0}. Your file is unchanged.', onlyDay ?? ''),
    [
      {
        title: vscode.l10n.t('Fetch Other Meetings'),
        run: () => vscode.commands.executeCommand(commandIds.fetchFromPad, place),
      },
    ],
  )
}

/** The meetings of a text; the whole text as one meeting if it has no heading with a date. Undefined on cancel. */
async function datedSections(
  { text, day, onlyDay }: PadText,
  series: MeetingSeries,
): Promise<readonly PadSection[] | undefined> {
  const sections = cutPad(text)
  if (sections.some(({ date }) => date !== undefined)) return sections
  const [whole] = sections
  if (whole === undefined) throw new UserError(vscode.l10n.t('The pad is empty. Nothing was changed.'))
  const date = onlyDay ?? day ?? (await askForDate(text, series))
  return date === undefined ? undefined : [{ ...whole, date }]
}

async function askForDate(text: string, { meetings }: MeetingSeries): Promise<CalendarDate | undefined> {
  const [written] = findDates(text.slice(0, 500))
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t('Meeting date'),
    prompt: vscode.l10n.t('The text has no heading with a date. Format: YYYY-MM-DD'),
    value: written?.value ?? suggestNextDate(meetings, localDate()),
    validateInput: (value) =>
      findDates(value)[0] === undefined ? vscode.l10n.t('Enter the date as YYYY-MM-DD.') : undefined,
  })
  return typed === undefined ? undefined : findDates(typed)[0]?.value
}

async function findCandidates(
  relevant: readonly PadFile[],
  { meetings, files, workspaceFolder }: MeetingSeries,
  { records }: PadTools,
): Promise<readonly Candidate[]> {
  await records.load()
  const uriOf = (path: string): vscode.Uri => vscode.Uri.joinPath(workspaceFolder.uri, ...path.split('/'))
  const recent = meetings
    .filter(({ file }) => file.kind === 'minutes')
    .slice(-recentFileCount)
    .flatMap(({ file }) => files.find(({ digest }) => digest === file)?.uri ?? [])
  const models = (await Promise.all(recent.map(readText))).filter((text) => text !== undefined)
  const level = usualLevel(models) ?? 1
  const candidates: Candidate[] = []
  for (const file of relevant) {
    const uri = uriOf(file.path)
    const mine = await readText(uri)
    const text = toMinutesText(
      file.section,
      (mine === undefined ? undefined : firstLevel(mine)) ?? level,
      models.at(-1),
    )
    candidates.push({ file, uri, text, status: statusOf(mine, records.get(uri)?.text, text) })
  }
  return candidates
}

function statusOf(mine: string | undefined, base: string | undefined, text: string): Status {
  if (mine === undefined) return 'new'
  if (mergeFetched(base, mine, text).kind === 'unchanged') return 'same'
  // Only the file has changed, not the pad.
  if (base?.trimEnd() === text.trimEnd()) return 'same'
  return base === undefined ? 'differs' : 'changed'
}

interface MeetingItem extends PickItem {
  readonly candidate: Candidate
}

/**
 * Asks which meetings to fetch, unless there is only one new meeting.
 *
 * @param count Number of meetings in the pad.
 */
async function chooseMeetings(
  candidates: readonly Candidate[],
  day: CalendarDate | undefined,
  series: MeetingSeries,
  count: number,
): Promise<readonly Candidate[] | undefined> {
  const relevant = candidates.filter(({ file }) => file.date === day)
  if (relevant.length > 0) return relevant
  const [first] = candidates
  const offered = candidates.filter(({ status }) => status !== 'differs')
  if (offered.length === 1) return offered
  if (candidates.length === 1 && first !== undefined) return candidates
  const today = localDate()
  const items = candidates.map((candidate): MeetingItem => ({
    label: candidate.file.date,
    description: [describeStatus(candidate.status), escapeMessage(truncate(titleWithoutDate(candidate.file), 60))]
      .filter(Boolean)
      .join(' · '),
    // The agenda of a future meeting is offered, but not selected.
    picked: candidate.status !== 'differs' && candidate.file.date <= today,
    candidate,
  }))
  const chosen = await showPicks(items, {
    title: vscode.l10n.t('Fetch from Pad: meetings of {0}', series.label),
    placeHolder:
      count > maxMeetings
        ? vscode.l10n.t(
            'The newest {0} of {1} meetings. Each becomes a file. Nothing is overwritten.',
            maxMeetings,
            count,
          )
        : vscode.l10n.t('Each meeting becomes a file. Nothing is overwritten.'),
    canPickMany: true,
    matchOnDescription: true,
  })
  return chosen?.map(({ candidate }) => candidate)
}

function titleWithoutDate({ date, section }: PadFile): string {
  return section.title === date ? '' : section.title
}

function describeStatus(status: Status): string {
  switch (status) {
    case 'new':
      return vscode.l10n.t('new')
    case 'changed':
      return vscode.l10n.t('changed in the pad since you fetched it')
    case 'differs':
      return vscode.l10n.t('your file differs')
    case 'same':
      return ''
  }
}
