import * as vscode from 'vscode'
import { normalizeLineEndings } from '../../core/positions'
import { isSamePad, type PadAddress, padPage, padSection, readPadAddress } from '../../core/pads/padAddress'
import { commandIds } from '../../host/commandIds'
import { registerCommand, UserError } from '../../host/commands'
import { openPage } from '../../host/openPage'
import { withProgress } from '../../host/withProgress'
import { PadError } from '../../padServers/padError'
import { seriesOf } from '../../host/meetingSeries'
import { confirmModally, showInformation } from '../../host/messages'
import { knownPads } from './knownPads'
import type { PadTools } from './padTools'
import { type PickItem, showPick } from '../../host/quickPicks'

/** Opens minutes as a new pad, or copies them for the rolling pad of their series. */
export function registerOpenAsPad(tools: PadTools): vscode.Disposable {
  // If a response was lost, the pad may exist, so another one is created only if the person confirms it.
  const uncertain = new Set<string>()
  return registerCommand(commandIds.openAsPad, tools.log, async (place?: unknown) => {
    const uri = place instanceof vscode.Uri ? place : vscode.window.activeTextEditor?.document.uri
    if (uri === undefined) throw new UserError(vscode.l10n.t('Open the minutes that you want to open as a pad.'))
    const document = await vscode.workspace.openTextDocument(uri)
    await tools.workspace.start()
    const target = await chooseTarget(document, tools)
    if (target === undefined) return undefined
    const text = normalizeLineEndings(document.getText())
    if (target.kind === 'existing') {
      await vscode.env.clipboard.writeText(text)
      await openPage(padSection(target.pad, nearestHeading(target.pad, uri, tools)))
      void showInformation(vscode.l10n.t('The text was copied to the clipboard. Paste it into the pad.'))
      return padPage(target.pad)
    }
    const { server } = target
    // A web page cannot read the response, so the browser creates the pad.
    if (tools.pads.isWebPage) {
      await vscode.env.clipboard.writeText(text)
      await openPage(`${server}/new`)
      void showInformation(vscode.l10n.t('The text was copied to the clipboard. Paste it into the new pad.'))
      return undefined
    }
    if (!(await tools.pads.confirm({ origin: new URL(server).origin }))) return undefined
    if (uncertain.has(uri.toString()) && !(await confirmAnother())) return undefined
    const alias = await askForName(document)
    if (alias === undefined) return undefined
    try {
      const pad = await withProgress(vscode.l10n.t('Creating the pad'), (signal) =>
        tools.pads.create(server, text, alias === '' ? undefined : alias, signal),
      )
      uncertain.delete(uri.toString())
      await announceCreated(pad, document, text, tools)
      return padPage(pad)
    } catch (error) {
      if (error instanceof PadError && error.code === 'outcomeUnknown') uncertain.add(uri.toString())
      if (error instanceof PadError && error.code === 'creationRefused') await vscode.env.clipboard.writeText(text)
      throw error
    }
  })
}

/** The heading in a rolling pad near which the text belongs: its own, else that of the last meeting. */
function nearestHeading(pad: PadAddress, uri: vscode.Uri, { records }: PadTools): string | undefined {
  const ofPad = records.all().filter((record) => {
    const address = readPadAddress(record.pad)
    return address !== undefined && isSamePad(address, pad)
  })
  // File names contain the day.
  const [last] = [...ofPad].sort((one, other) => (one.file < other.file ? 1 : -1))
  const nearest = ofPad.find(({ file }) => file === uri.toString()) ?? last
  return /^#{1,6}[ \t]+(.+?)[ \t#]*$/m.exec(nearest?.text ?? '')?.[1]
}

async function confirmAnother(): Promise<boolean> {
  const create = vscode.l10n.t('Create Another Pad')
  return confirmModally(
    vscode.l10n.t('A pad of these minutes may exist already'),
    vscode.l10n.t('The server did not answer the last time. Check in the browser first.'),
    create,
  )
}

type Target =
  { readonly kind: 'new'; readonly server: string } | { readonly kind: 'existing'; readonly pad: PadAddress }

interface TargetItem extends PickItem {
  readonly target: Target | undefined
}

async function chooseTarget(document: vscode.TextDocument, tools: PadTools): Promise<Target | undefined> {
  const known = (await knownPads(seriesOf(document.uri, tools.workspace), tools)).map(({ address }) => address)
  const pads = known.filter((pad, index) => known.findIndex((one) => isSamePad(one, pad)) === index).slice(0, 3)
  const servers = [...new Set(known.map(({ server }) => server))].filter((server) => !/\/\/hackmd\.io/.test(server))
  const items: readonly TargetItem[] = [
    ...servers.map((server): TargetItem => ({
      icon: 'add',
      label: vscode.l10n.t('New pad'),
      description: server,
      target: { kind: 'new', server },
    })),
    ...pads.map((pad): TargetItem => ({
      icon: 'link-external',
      label: vscode.l10n.t('Copy text and open pad'),
      description: padPage(pad),
      target: { kind: 'existing', pad },
    })),
    { icon: 'edit', label: vscode.l10n.t('Enter Server…'), target: undefined },
  ]
  const chosen =
    items.length === 1
      ? items[0]
      : await showPick(items, { title: vscode.l10n.t('Open as Pad'), matchOnDescription: true })
  if (chosen === undefined) return undefined
  if (chosen.target !== undefined) return chosen.target
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t('Open as Pad'),
    prompt: vscode.l10n.t('Address of a HedgeDoc server, such as https://pad.example.org'),
    ignoreFocusOut: true,
    validateInput: (value) =>
      serverOf(value) === undefined ? vscode.l10n.t('Enter the address of a server.') : undefined,
  })
  const server = typed === undefined ? undefined : serverOf(typed)
  return server === undefined ? undefined : { kind: 'new', server }
}

/** The address of a server, also from the address of one of its pads. */
function serverOf(text: string): string | undefined {
  const written = text.trim().replace(/\/+$/, '')
  const address = /^https?:\/\//i.test(written) ? written : `https://${written}`
  if (written === '' || !URL.canParse(address)) return undefined
  const url = new URL(address)
  if (!/^https?:$/.test(url.protocol) || url.username !== '') return undefined
  return `${url.origin}${url.pathname.replace(/\/+$/, '').replace(/\/new$/, '')}`
}

async function askForName(document: vscode.TextDocument): Promise<string | undefined> {
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t('Open as Pad: name'),
    prompt: vscode.l10n.t('Leave empty for an address that the server chooses. Not every server allows names.'),
    placeHolder: document.uri.path
      .split('/')
      .slice(-2)
      .join('-')
      .replace(/\.\w+$/, ''),
    ignoreFocusOut: true,
    validateInput: (value) =>
      /^[\w.~-]*$/.test(value.trim()) ? undefined : vscode.l10n.t('Use letters, digits, hyphens and dots.'),
  })
  return typed?.trim()
}

async function announceCreated(
  pad: PadAddress,
  document: vscode.TextDocument,
  text: string,
  { records }: PadTools,
): Promise<void> {
  const page = padPage(pad)
  await records.put({ file: document.uri.toString(), pad: page, text, fetchedAt: Date.now() })
  await vscode.env.clipboard.writeText(page)
  const open = vscode.l10n.t('Open Pad')
  const comment = vscode.l10n.t('Add Address to Text')
  void showInformation(
    vscode.l10n.t('Created the pad {0}. Its address was copied to the clipboard.', page),
    open,
    comment,
  ).then(async (chosen) => {
    if (chosen === open) await openPage(page)
    if (chosen === comment) await addComment(document, page)
  })
}

/** Adds the address as a comment at the end, where it is not shown on GitHub. */
async function addComment(document: vscode.TextDocument, page: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit()
  const end = document.lineAt(document.lineCount - 1).range.end
  const separator = document.getText().endsWith('\n') ? '\n' : '\n\n'
  edit.insert(document.uri, end, `${separator}<!-- Pad: ${page} -->\n`)
  await vscode.workspace.applyEdit(edit)
}
