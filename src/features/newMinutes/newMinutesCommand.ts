import * as vscode from 'vscode'
import type { TrackedItem } from '../../core/actionItems/history'
import { findDates } from '../../core/dates'
import type { CalendarDate, Role } from '../../core/minutes'
import { composeFromLast, composeFromTemplate, type NewMinutesParts, placeToType } from '../../core/newMinutes/compose'
import {
  nextDay,
  pathFor,
  proposeDuties,
  remindersDue,
  standingTopics,
  usualParticipants,
} from '../../core/newMinutes/seriesManner'
import { plainText, shorten } from '../../core/plainText'
import { commandIds } from '../../host/commandIds'
import { registerCommand, UserError } from '../../host/commands'
import { maxTextLength, type MinutesDocuments } from '../../host/documents'
import type { GitHubSession } from '../../host/session'
import { localDay } from '../../host/today'
import type { WorkspaceMinutes } from '../../host/workspaceMinutes'
import { agendaTitles } from './agendaFromGitHub'
import { roleLabel, seriesLabel } from './labels'
import { type ChosenSeries, pickSeries, seriesOf } from './series'

interface NewMinutesContext {
  readonly documents: MinutesDocuments
  readonly workspace: WorkspaceMinutes
  readonly session: GitHubSession
  readonly log: vscode.LogOutputChannel
}

/** Starts the minutes of the next meeting from those of the last one, or from the series' template. */
export function registerNewMinutes(context: NewMinutesContext): vscode.Disposable {
  const { workspace, log } = context
  return registerCommand(commandIds.newMinutes, log, async (uri?: unknown) => {
    await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Reading minutes') },
      () => workspace.start(),
    )
    const chosen = uri instanceof vscode.Uri ? seriesOf(await folderOf(uri), workspace) : await pickSeries(workspace)
    if (chosen === undefined) return undefined
    const day = await askDay(chosen)
    if (day === undefined) return undefined
    const target = vscode.Uri.joinPath(chosen.root.uri, ...pathFor(chosen.meetings, chosen.folder, day).split('/'))
    if (await isThere(target)) return openExisting(target)
    const parts = await askParts(chosen, day, context)
    if (parts === undefined) return undefined
    const text = await compose(chosen, parts, target, context)
    await create(target, text)
    return target
  })
}

async function folderOf(uri: vscode.Uri): Promise<vscode.Uri> {
  const { type } = await vscode.workspace.fs.stat(uri)
  return (type & vscode.FileType.Directory) === 0 ? vscode.Uri.joinPath(uri, '..') : uri
}

async function askDay({ series, meetings }: ChosenSeries): Promise<CalendarDate | undefined> {
  const proposed = nextDay(meetings, localDay())
  const last = meetings.at(-1)?.day
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t('New minutes of {0}: the day of the meeting', seriesLabel(series)),
    value: proposed,
    prompt:
      last === undefined
        ? vscode.l10n.t('As YYYY-MM-DD')
        : vscode.l10n.t('As YYYY-MM-DD. The last one was on {0}; the day follows the rhythm of the series.', last),
    validateInput: (value) =>
      findDates(value)[0] === undefined ? vscode.l10n.t('Write the day as YYYY-MM-DD.') : undefined,
  })
  return typed === undefined ? undefined : findDates(typed)[0]?.value
}

async function isThere(uri: vscode.Uri): Promise<boolean> {
  if (vscode.workspace.textDocuments.some((document) => document.uri.toString() === uri.toString())) return true
  try {
    await vscode.workspace.fs.stat(uri)
    return true
  } catch {
    // FileNotFound, or a folder that is still to be made.
    return false
  }
}

async function openExisting(uri: vscode.Uri): Promise<vscode.Uri> {
  await vscode.window.showTextDocument(uri)
  void vscode.window.showInformationMessage(vscode.l10n.t('These minutes exist already, and are open now.'))
  return uri
}

interface ValueChoice<T> extends vscode.QuickPickItem {
  readonly value: T
}

/** Undefined where the user gave up; a list from which nothing is chosen is empty. */
async function askParts(
  chosen: ChosenSeries,
  day: CalendarDate,
  { workspace, session, log }: NewMinutesContext,
): Promise<NewMinutesParts | undefined> {
  const { meetings, series } = chosen
  const participants = await pickMany(
    vscode.l10n.t('New minutes: participants (none for an empty list)'),
    usualParticipants(meetings).map(({ handle, name, attended, of }) => ({
      label: `@${handle}`,
      description: [name, vscode.l10n.t('{0} of the last {1} meetings', attended, of)].filter(Boolean).join(' · '),
      picked: attended * 2 >= of,
      value: { handle, name },
    })),
  )
  const duties = participants && (await pickMany(vscode.l10n.t('New minutes: who does what'), dutyChoices(chosen)))
  const actions =
    duties &&
    (await pickMany(vscode.l10n.t('New minutes: open action items to go through'), itemChoices(chosen, workspace)))
  if (participants === undefined || duties === undefined || actions === undefined) return undefined
  return {
    day,
    series: seriesLabel(series),
    participants,
    duties: new Map(duties),
    topics: standingTopics(meetings),
    reminders: remindersDue(meetings, day),
    items: await agendaTitles(chosen, session, log),
    actions,
  }
}

/** Nothing is asked where there is nothing to choose from. */
async function pickMany<T>(title: string, choices: readonly ValueChoice<T>[]): Promise<readonly T[] | undefined> {
  if (choices.length === 0) return []
  const picked = await vscode.window.showQuickPick(choices, { title, canPickMany: true, matchOnDescription: true })
  return picked?.map(({ value }) => value)
}

function dutyChoices({ meetings }: ChosenSeries): readonly ValueChoice<readonly [Role, string]>[] {
  const roles = (['scribe', 'reporter', 'chair'] as const).filter((role) =>
    meetings.slice(-10).some(({ file }) => file.duties.some((duty) => duty.role === role)),
  )
  return proposeDuties(meetings, roles).map(({ role, handle, attended, of, lastDone }) => ({
    label: `${roleLabel(role)}: @${handle}`,
    description:
      lastDone === undefined
        ? vscode.l10n.t('there {0} of {1} times lately, and has not done it yet', attended, of)
        : vscode.l10n.t('there {0} of {1} times lately, did it last on {2}', attended, of, lastDone),
    picked: true,
    value: [role, handle] as const,
  }))
}

/** All open items; those of the last meetings are chosen, as are all where the series goes through them anyway. */
function itemChoices(
  { series, root, meetings }: ChosenSeries,
  workspace: WorkspaceMinutes,
): readonly ValueChoice<TrackedItem>[] {
  const recent = new Set(meetings.slice(-2).map(({ file }) => file.path))
  const hasReview = meetings.slice(-3).some(({ file }) => file.actions.some(({ isCarriedOver }) => isCarriedOver))
  return openItemsOf(series, root, workspace).map((item) => ({
    label: shorten(item.latest.item.task, 90),
    description: [
      item.latest.item.owners.map((owner) => `@${owner}`).join(' '),
      item.latest.day,
      ...item.latest.item.status.map(({ text }) => plainText(text)).slice(-1),
    ]
      .filter(Boolean)
      .join(' · '),
    picked: hasReview || recent.has(item.latest.path),
    value: item,
  }))
}

/** The open items of a series, the oldest first, as they are gone through. */
export function openItemsOf(
  series: string,
  root: vscode.WorkspaceFolder,
  workspace: WorkspaceMinutes,
): readonly TrackedItem[] {
  const prefix = `${root.uri.toString()}/`
  return workspace
    .items()
    .filter((item) => item.series === series && item.status === 'open' && item.latest.file.startsWith(prefix))
    .sort((one, other) => (one.raised ?? '').localeCompare(other.raised ?? ''))
}

async function compose(
  { folder, root, files, meetings }: ChosenSeries,
  parts: NewMinutesParts,
  target: vscode.Uri,
  { documents }: NewMinutesContext,
): Promise<string> {
  const template = await readText(vscode.Uri.joinPath(root.uri, folder, 'template.md'))
  if (template !== undefined) return composeFromTemplate(template, parts)
  const last = files.find(({ digest }) => digest.path === meetings.at(-1)?.file.path)
  const text = last && (await readText(last.uri))
  if (last === undefined || text === undefined) return composeFromTemplate(plainTemplate, parts)
  return composeFromLast(text, documents.readText(last.uri, text), parts, (written) =>
    documents.readText(target, written),
  )
}

/** For a series without any minutes. */
const plainTemplate = [
  '# ${date}',
  '',
  '## Participants',
  '',
  '${participants}',
  '',
  '## Agenda',
  '',
  '${agenda}',
  '### ',
  '',
].join('\n')

async function readText(uri: vscode.Uri): Promise<string | undefined> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString())
  if (open !== undefined) return open.getText()
  try {
    const bytes = await vscode.workspace.fs.readFile(uri)
    return bytes.length > maxTextLength ? undefined : new TextDecoder().decode(bytes)
  } catch {
    // There is no template, or the last minutes are gone: the next best is taken.
    return undefined
  }
}

/** Never over a file: one that somebody else has made in this moment is opened instead. */
async function create(target: vscode.Uri, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit()
  edit.createFile(target, { overwrite: false, ignoreIfExists: false, contents: new TextEncoder().encode(text) })
  if (!(await vscode.workspace.applyEdit(edit))) {
    if (await isThere(target)) {
      await openExisting(target)
      return
    }
    throw new UserError(vscode.l10n.t('“{0}” could not be made. The folder may be read-only.', target.path))
  }
  const document = await vscode.workspace.openTextDocument(target)
  const position = document.positionAt(placeToType(document.getText()))
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(position, position), preview: false })
}
