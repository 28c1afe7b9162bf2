import * as vscode from 'vscode'
import { dateOfPath } from '../../core/datesOfPaths'
import { type PadAddress, padPage, readPadAddress } from '../../core/pads/padAddress'
import { commandIds } from '../../host/commandIds'
import { registerCommand, UserError } from '../../host/commands'
import { relativePath } from '../../host/documents'
import { type MeetingSeries, pickSeries, seriesOf } from '../../host/meetingSeries'
import { openPage } from '../../host/openPage'
import { withProgress } from '../../host/withProgress'
import { choosePad } from './knownPads'
import { registerOpenAsPad } from './openAsPad'
import { placeMeetings } from './placeMeetings'
import type { PadTools } from './padTools'

/** Registers the commands that fetch minutes from pads or the clipboard, and create pads. */
export function registerPads(tools: PadTools): vscode.Disposable {
  const { log, records } = tools
  return vscode.Disposable.from(
    registerCommand(commandIds.fetchFromPad, log, (place?: unknown) => fetchFromPad(tools, place)),
    registerCommand(commandIds.fetchAndPublish, log, async (place?: unknown) => {
      const placed = await fetchFromPad(tools, place)
      if (placed === undefined) return undefined
      const own = place instanceof vscode.Uri && records.get(place) !== undefined ? [place] : []
      const files = placed.length > 0 ? placed : own
      // Publishing shows everything that it sends and asks once.
      return files.length === 0 ? undefined : vscode.commands.executeCommand(commandIds.publish, files[0], files)
    }),
    registerCommand(commandIds.newMinutesFromClipboard, log, (place?: unknown) => fromClipboard(tools, place)),
    registerCommand(commandIds.openPad, log, async (place?: unknown) => {
      await records.load()
      const uri = place instanceof vscode.Uri ? place : vscode.window.activeTextEditor?.document.uri
      const pad = uri && records.get(uri)?.pad
      if (pad === undefined)
        throw new UserError(vscode.l10n.t('These minutes have no known pad. Fetch them from a pad first.'))
      await openPage(pad)
      return pad
    }),
    registerOpenAsPad(tools),
  )
}

/** The target of fetching: a file or folder, or a pad and a folder from the view of meetings. */
interface FetchPlace {
  readonly uri?: vscode.Uri
  /** The folder of the series. */
  readonly folder?: vscode.Uri
  readonly pad?: string | undefined
}

function toPlace(value: unknown): FetchPlace {
  if (value instanceof vscode.Uri) return { uri: value }
  if (typeof value === 'string') return { pad: value }
  return typeof value === 'object' && value !== null ? value : {}
}

async function fetchFromPad(tools: PadTools, value: unknown): Promise<readonly vscode.Uri[] | undefined> {
  const { uri, folder, pad } = toPlace(value)
  await tools.workspace.start()
  const { records } = tools
  await records.load()
  const active = vscode.window.activeTextEditor?.document
  const known = folder ?? uri ?? (active !== undefined && tools.documents.isMinutes(active) ? active.uri : undefined)
  const nearby = known && seriesOf(known, tools.workspace)
  const linked = pad === undefined ? undefined : readPadAddress(pad)
  // An address that nobody typed must not be in a private network, unless its server was confirmed before.
  const allowed = linked?.isPrivate === true && !tools.pads.isConfirmed(linked) ? undefined : linked
  const address = allowed ?? (uri && recordedPad(uri, tools)) ?? (await choosePad(nearby, tools))
  if (address === undefined || !(await tools.pads.confirm(address))) return undefined
  const text = await withProgress(vscode.l10n.t('Fetching the pad'), (signal) => tools.pads.fetch(address, signal))
  const series =
    folder === undefined && uri === undefined
      ? await seriesOfPad(address, nearby, tools)
      : (nearby ?? (await pickSeries(tools.workspace)))
  if (series === undefined) return undefined
  const onlyDay = uri !== undefined && records.get(uri) !== undefined ? dateOfPath(relativePath(uri)) : undefined
  return placeMeetings({ text, pad: padPage(address), day: address.day, onlyDay }, series, tools)
}

function recordedPad(uri: vscode.Uri, { records }: PadTools): PadAddress | undefined {
  const record = records.get(uri)
  return record && readPadAddress(record.pad)
}

/** The series with files from a pad, else the nearby one if it has no other pad, else the one the person chooses. */
async function seriesOfPad(
  address: PadAddress,
  nearby: MeetingSeries | undefined,
  { records, workspace }: PadTools,
): Promise<MeetingSeries | undefined> {
  const page = padPage(address)
  const file = records.all().find(({ pad }) => pad === page)?.file
  const fetched = file === undefined ? undefined : seriesOf(vscode.Uri.parse(file), workspace)
  // The folder may have been renamed outside the editor.
  const isThere = fetched !== undefined && fetched.files.length > 0
  return isThere ? fetched : (nearby ?? pickSeries(workspace))
}

/** Text from a chat, a mail or a pad that requires a sign-in. */
async function fromClipboard(tools: PadTools, value: unknown): Promise<readonly vscode.Uri[] | undefined> {
  const { uri, pad } = toPlace(value)
  const text = (await vscode.env.clipboard.readText()).replace(/\r\n?/g, '\n')
  if (text.trim() === '')
    throw new UserError(vscode.l10n.t('The clipboard has no text. Copy the minutes first, and try again.'))
  await tools.workspace.start()
  await tools.records.load()
  const address = pad === undefined ? undefined : readPadAddress(pad)
  const near = uri && seriesOf(uri, tools.workspace)
  const series =
    address === undefined ? (near ?? (await pickSeries(tools.workspace))) : await seriesOfPad(address, near, tools)
  if (series === undefined) return undefined
  return placeMeetings({ text, pad: address && padPage(address), day: address?.day }, series, tools)
}
