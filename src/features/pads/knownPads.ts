import * as vscode from 'vscode'
import { isOfSeries } from '../../core/meetings/schedule'
import { findPadAddresses, isSamePad, type PadAddress, padPage, readPadAddress } from '../../core/pads/padAddress'
import { readText } from '../../host/createMinutes'
import type { MeetingSeries } from '../../host/meetingSeries'
import type { PadTools } from './padTools'
import { type PickItem, showPick } from '../../host/quickPicks'
import { formatDay } from '../../host/times'

/** A pad to offer, and why. */
export interface KnownPad {
  readonly address: PadAddress
  readonly reason: string
}

/** Number of recent minutes of a series to search for links. */
const recentFileCount = 5
/** Host names that look like pad servers. */
const padHost = /(?:^|[./-])(?:pads?|hedgedoc|codimd|hackmd|etherpad|md|notes?|input)(?:[.:-]|$)/i

/**
 * The pads of a series, most likely first: fetched before, in the calendar, linked in its minutes. Ignores links in an
 * untrusted workspace, and addresses in a private network that nobody typed.
 */
export async function knownPads(
  series: MeetingSeries | undefined,
  { records, pads, workspace, calendars }: PadTools,
): Promise<readonly KnownPad[]> {
  await records.load()
  const found: KnownPad[] = []
  const add = (address: PadAddress | undefined, reason: string): void => {
    if (address !== undefined && !found.some((one) => isSamePad(one.address, address))) found.push({ address, reason })
  }
  const files = new Set((series?.files ?? workspace.files()).map(({ uri }) => uri.toString()))
  const folder = series && vscode.Uri.joinPath(series.workspaceFolder.uri, series.folder).toString()
  const own = records
    .all()
    .filter(({ file }) => files.has(file) || (folder !== undefined && file.startsWith(`${folder}/`)))
    .sort((one, other) => other.fetchedAt - one.fetchedAt)
  for (const { pad, fetchedAt } of own)
    add(readPadAddress(pad), vscode.l10n.t('last fetched {0}', formatDay(new Date(fetchedAt))))
  if (!vscode.workspace.isTrusted || series === undefined) return found
  await calendars.refresh()
  for (const appointment of calendars.appointments()) {
    const address = readPadAddress(appointment.links.pad ?? '')
    if (address?.isPrivate === false && isOfSeries(appointment, series.series, series.folder))
      add(address, vscode.l10n.t('from the calendar'))
  }
  const latest = series.meetings.slice(-recentFileCount).reverse()
  for (const { file } of latest) {
    const uri = series.files.find(({ digest }) => digest === file)?.uri
    const text = uri && (await readText(uri))
    if (text === undefined) continue
    const isPad = (address: PadAddress): boolean =>
      !address.isPrivate && (pads.isConfirmed(address) || padHost.test(address.server.replace(/^https?:\/\//, '')))
    for (const address of findPadAddresses(text, isPad))
      add(address, vscode.l10n.t('linked in {0}', file.path.split('/').at(-1) ?? ''))
  }
  return found
}

interface PadChoice extends PickItem {
  /** undefined: enter an address. */
  readonly address: PadAddress | undefined
}

/** Asks for a pad: a known one, the one in the clipboard, or an address. @returns undefined on cancel. */
export async function choosePad(series: MeetingSeries | undefined, tools: PadTools): Promise<PadAddress | undefined> {
  const known = await knownPads(series, tools)
  const copied = readPadAddress((await vscode.env.clipboard.readText()).slice(0, 2_000))
  const isNew = copied !== undefined && !copied.isPrivate && !known.some(({ address }) => isSamePad(address, copied))
  const choices: readonly PadChoice[] = [
    ...known.map(({ address, reason }) => ({ label: padPage(address), description: reason, address })),
    ...(isNew ? [{ label: padPage(copied), description: vscode.l10n.t('from the clipboard'), address: copied }] : []),
  ]
  if (choices.length === 0) return askForAddress()
  const chosen = await showPick<PadChoice>(
    [...choices, { icon: 'edit', label: vscode.l10n.t('Enter Address…'), address: undefined }],
    {
      title:
        series === undefined ? vscode.l10n.t('Fetch from Pad') : vscode.l10n.t('Fetch from Pad: {0}', series.label),
      placeHolder: vscode.l10n.t('Choose a pad'),
      matchOnDescription: true,
    },
  )
  return chosen === undefined ? undefined : (chosen.address ?? askForAddress())
}

async function askForAddress(): Promise<PadAddress | undefined> {
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t('Fetch from Pad'),
    prompt: vscode.l10n.t('Address of a pad on HedgeDoc, CodiMD, HackMD or Etherpad'),
    placeHolder: 'https://pad.example.org/abc',
    ignoreFocusOut: true,
    validateInput: (value) =>
      value.trim() === '' || readPadAddress(value) !== undefined
        ? undefined
        : vscode.l10n.t('Enter the address of a pad, such as https://pad.example.org/abc.'),
  })
  return typed === undefined ? undefined : readPadAddress(typed)
}
