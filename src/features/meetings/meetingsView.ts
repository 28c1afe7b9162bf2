import * as vscode from 'vscode'
import { commandIds } from '../../host/commandIds'
import { registerCommand, reportError } from '../../host/commands'
import { createDebouncer } from '../../host/debouncer'
import { escapeMessage } from '../../host/escapeMessage'
import { showInformation } from '../../host/messages'
import { openPage } from '../../host/openPage'
import type { GitHubSession } from '../../host/session'
import * as settings from '../../host/settings'
import { formatAge, formatTime } from '../../host/times'
import { announceMeeting } from './announceMeeting'
import {
  createPadTimes,
  type MeetingRow,
  meetingRows,
  type MeetingSources,
  type MeetingState,
  type PadTimes,
} from './meetingRows'
import { showPick } from '../../host/quickPicks'
import { registerAnnouncementDrafts } from './postAnnouncement'

const viewId = 'minutes.meetings'
/** Used while the view is hidden, so that no pads are requested. */
const noTimes: PadTimes = { find: () => Promise.resolve(undefined) }
/** Delay from a change to redrawing the view. */
const drawingDelayMs = 300

/** Registers the view of all series: the next meeting, and the state of the last one. */
export function registerMeetings(
  sources: MeetingSources,
  session: GitHubSession,
  memento: vscode.Memento,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  const { workspace, publications, records } = sources
  const changed = new vscode.EventEmitter<undefined>()
  const drafts = registerAnnouncementDrafts(session, log)
  const drawing = createDebouncer(drawingDelayMs)
  const times = createPadTimes(sources.pads)
  const redraw = (): void => drawing.schedule('rows', () => changed.fire(undefined))
  const view = vscode.window.createTreeView<MeetingRow>(viewId, {
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren: async (row) => {
        if (row !== undefined) return []
        await workspace.start()
        return [...(await meetingRows(sources, times))]
      },
      getTreeItem: toItem,
    },
  })
  let isReminded = false
  const remindOnce = async (): Promise<void> => {
    if (isReminded || workspace.state().isReading || workspace.files().length === 0) return
    isReminded = true
    if (settings.remindsOfMeetings()) await remind(await meetingRows(sources, noTimes), memento)
  }
  const onRow = (id: string, run: (row: MeetingRow) => unknown): vscode.Disposable =>
    registerCommand(id, log, async (row?: MeetingRow) => {
      const chosen = row ?? (await chooseRow(await meetingRows(sources, times)))
      return chosen === undefined ? undefined : run(chosen)
    })
  return vscode.Disposable.from(
    changed,
    drawing,
    view,
    workspace.onDidChange(() => {
      redraw()
      remindOnce().catch((error: unknown) => reportError(error, log))
    }),
    publications.onDidChange(redraw),
    records.onDidChange(redraw),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('minutes.calendars')) redraw()
    }),
    registerCommand(commandIds.refreshMeetings, log, redraw),
    onRow(commandIds.meetingNew, ({ series }) =>
      vscode.commands.executeCommand(
        commandIds.newMinutes,
        vscode.Uri.joinPath(series.workspaceFolder.uri, series.folder),
      ),
    ),
    onRow(commandIds.meetingFetch, (row) => vscode.commands.executeCommand(commandIds.fetchFromPad, fetchPlace(row))),
    onRow(commandIds.meetingPublish, ({ uri }) => uri && vscode.commands.executeCommand(commandIds.publish, uri)),
    onRow(commandIds.meetingOpenPad, ({ pad }) => pad && openPage(pad)),
    onRow(commandIds.meetingJoin, ({ room }) => room && openPage(room)),
    drafts,
    onRow(commandIds.announce, (row) => announceMeeting(row, drafts)),
  )
}

/** Passes only the address of a calendar's pad, because it comes from outside. Its server is confirmed before a request. */
function fetchPlace({ series, pad }: MeetingRow): { readonly folder: vscode.Uri; readonly pad: string | undefined } {
  return { folder: vscode.Uri.joinPath(series.workspaceFolder.uri, series.folder), pad }
}

async function chooseRow(rows: readonly MeetingRow[]): Promise<MeetingRow | undefined> {
  const chosen = await showPick(
    rows.map((row) => ({ label: row.series.label, description: describe(row), row })),
    { title: vscode.l10n.t('Choose a meeting series') },
  )
  return chosen?.row
}

function toItem(row: MeetingRow): vscode.TreeItem {
  const { series, uri, state, pad, room } = row
  const item = new vscode.TreeItem(series.label)
  item.id = `meeting:${series.root}:${series.series}`
  item.description = describe(row)
  item.iconPath = new vscode.ThemeIcon(icons[state.kind])
  item.tooltip = [series.label, describe(row), pad, room].filter(Boolean).join('\n')
  item.contextValue = [
    'meeting',
    ...(uri === undefined ? ['noFile'] : ['file']),
    ...(state.kind === 'unpublished' || state.kind === 'changed' ? ['unpublished'] : []),
    ...(pad === undefined ? [] : ['pad']),
    ...(room === undefined ? [] : ['room']),
  ].join('.')
  if (uri !== undefined)
    item.command = { command: 'vscode.open', title: vscode.l10n.t('Open Minutes'), arguments: [uri] }
  item.accessibilityInformation = { label: `${series.label}, ${describe(row)}` }
  return item
}

const icons: Readonly<Record<MeetingState['kind'], string>> = {
  none: 'calendar',
  noFile: 'circle-outline',
  inPad: 'edit',
  unpublished: 'circle-filled',
  changed: 'circle-filled',
  open: 'git-pull-request',
  merged: 'git-merge',
  closed: 'git-pull-request-closed',
}

function describe({ schedule, state, appointment }: MeetingRow): string {
  const next =
    schedule.next === undefined
      ? undefined
      : schedule.appointment === undefined || appointment === undefined
        ? vscode.l10n.t('next {0}', schedule.next)
        : vscode.l10n.t('next {0}', `${schedule.next} ${formatTime(appointment.start)}`)
  const last =
    schedule.last === undefined ? undefined : [schedule.last, describeState(state)].filter(Boolean).join(': ')
  // Open tasks come first, because a narrow view cuts off the end.
  return [last, next].filter(Boolean).join(' · ')
}

function describeState(state: MeetingState): string {
  switch (state.kind) {
    case 'none':
      return ''
    case 'noFile':
      return vscode.l10n.t('no minutes yet')
    case 'inPad':
      return state.changedAt === undefined
        ? vscode.l10n.t('in the pad')
        : vscode.l10n.t('in the pad, changed {0}', formatAge(state.changedAt))
    case 'unpublished':
      return vscode.l10n.t('not published')
    case 'changed':
      return vscode.l10n.t('changed since it was published')
    case 'open':
      return state.openedAt === undefined
        ? vscode.l10n.t('pull request #{0} open', state.pull)
        : vscode.l10n.t('pull request #{0} opened {1}', state.pull, formatAge(state.openedAt))
    case 'merged':
      return vscode.l10n.t('merged')
    case 'closed':
      return vscode.l10n.t('pull request #{0} closed', state.pull)
  }
}

/** Mentions the latest meeting without minutes once, with a button that fetches them. */
async function remind(rows: readonly MeetingRow[], memento: vscode.Memento): Promise<void> {
  const [row] = rows
    .filter(({ uri, schedule }) => uri === undefined && schedule.last !== undefined)
    .sort((one, other) => (other.schedule.last ?? '').localeCompare(one.schedule.last ?? ''))
  if (row === undefined) return
  const key = `reminded:${row.series.root}:${row.series.series}`
  if (memento.get(key) === row.schedule.last) return
  await memento.update(key, row.schedule.last)
  const fetch = vscode.l10n.t('Fetch from Pad…')
  const off = vscode.l10n.t('Don’t Remind Me Again')
  const chosen = await showInformation(
    vscode.l10n.t('“{0}” has no minutes for {1} yet.', escapeMessage(row.series.label, 60), row.schedule.last ?? ''),
    fetch,
    off,
  )
  if (chosen === fetch) await vscode.commands.executeCommand(commandIds.meetingFetch, row)
  if (chosen === off) await settings.turnOffReminders()
}
