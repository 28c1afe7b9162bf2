import * as vscode from 'vscode'
import { hasDiagrams, readDeck } from '../../core/slides/deck'
import { exportHtml, type ExportParts, picturesOf, renderDeck } from '../../core/slides/exportHtml'
import { pictureType } from '../../core/slides/pictureAddress'
import { exportLimits } from '../../core/slides/exportLimits'
import { commandIds } from '../../host/commandIds'
import { registerCommand } from '../../host/commands'
import type { MinutesDocuments } from '../../host/documents'
import { nameOf } from './deckPanel'
import { describeLeftOut } from './notices'
import { pageFolder } from './page'
import { findPicture } from './pictures'
import { deckOf } from './slidePanels'

/** Exports a deck as one HTML file that needs nothing else. */
export function registerSlideExport(
  documents: MinutesDocuments,
  extension: vscode.Uri,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  return registerCommand(commandIds.exportSlides, log, async (uri?: vscode.Uri) => {
    const { document } = await deckOf(documents, uri)
    const proposed = document.uri.with({ path: document.uri.path.replace(/(?:\.minutes)?\.[a-z]+$/i, '.html') })
    const target = await vscode.window.showSaveDialog({
      defaultUri: proposed,
      filters: { HTML: ['html'] },
      title: vscode.l10n.t('Export Slides'),
    })
    if (target === undefined) return
    const left = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: vscode.l10n.t('Exporting the slides'),
        cancellable: true,
      },
      async (progress, token) => exportTo(target, { document, documents, extension }, { progress, token }),
    )
    if (left !== undefined) await tellResult(target, left)
  })
}

interface ExportJob {
  readonly document: vscode.TextDocument
  readonly documents: MinutesDocuments
  readonly extension: vscode.Uri
}

interface Run {
  readonly progress: vscode.Progress<{ readonly message?: string }>
  readonly token: vscode.CancellationToken
}

/** @returns What was left out, undefined where the person cancelled. */
async function exportTo(
  target: vscode.Uri,
  job: ExportJob,
  { progress, token }: Run,
): Promise<readonly string[] | undefined> {
  const { document, documents, extension } = job
  const deck = readDeck(document.getText(), documents.read(document).slides, nameOf(document.uri))
  const slides = renderDeck(deck)
  const left = describeLeftOut(deck, slides).map(({ text }) => text)
  const pictures: Record<string, string> = {}
  let total = 0
  for (const address of picturesOf(deck, slides)) {
    if (token.isCancellationRequested) return undefined
    progress.report({ message: address.slice(0, 80) })
    const picture = await embed(document.uri, address, exportLimits.total - total, token)
    if (typeof picture === 'string') {
      pictures[address] = picture
      total += picture.length
    } else left.push(picture.reason)
  }
  const html = exportHtml(deck, slides, {
    parts: await readParts(extension, deck.options.theme, hasDiagrams(deck.slides)),
    pictures,
    nonce: crypto.randomUUID(),
  })
  if (token.isCancellationRequested) return undefined
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(html))
  return left
}

/** A picture as a data address, or why it is left out. */
async function embed(
  deck: vscode.Uri,
  address: string,
  room: number,
  token: vscode.CancellationToken,
): Promise<string | { readonly reason: string }> {
  const found = await findPicture(deck, address)
  const name = address.slice(0, 120)
  switch (found.state) {
    case 'inline':
      return address
    case 'file': {
      const type = pictureType(found.uri.path)
      if (type === undefined) return { reason: vscode.l10n.t('“{0}” is no picture that browsers show.', name) }
      if (found.size > exportLimits.picture) return { reason: tooLarge(name, found.size) }
      return fitting(name, await vscode.workspace.fs.readFile(found.uri), { type, room })
    }
    case 'remote':
      return download(found.url, { name, room }, token)
    case 'blocked':
      return { reason: vscode.l10n.t('“{0}”: pictures from {1} are not allowed.', name, found.host) }
    case 'missing':
      return { reason: vscode.l10n.t('The picture “{0}” is not there.', name) }
    case 'outside':
      return { reason: vscode.l10n.t('The picture “{0}” lies outside of the workspace folder.', name) }
    case 'unusable':
      return { reason: vscode.l10n.t('The picture “{0}” has an address that cannot be shown.', name) }
  }
}

async function download(
  url: string,
  { name, room }: { readonly name: string; readonly room: number },
  token: vscode.CancellationToken,
): Promise<string | { readonly reason: string }> {
  const abort = new AbortController()
  const cancelled = token.onCancellationRequested(() => abort.abort())
  try {
    const response = await fetch(url, { signal: abort.signal, credentials: 'omit', referrerPolicy: 'no-referrer' })
    const [type = ''] = (response.headers.get('content-type') ?? '').split(';')
    if (!response.ok || !/^image\//i.test(type)) {
      return { reason: vscode.l10n.t('The picture “{0}” could not be loaded ({1}).', name, response.status) }
    }
    return fitting(name, new Uint8Array(await response.arrayBuffer()), { type, room })
  } catch (error) {
    // Offline, no permission of the server to be read from a browser, or given up.
    return {
      reason: vscode.l10n.t(
        'The picture “{0}” could not be loaded ({1}).',
        name,
        error instanceof Error ? error.message : String(error),
      ),
    }
  } finally {
    cancelled.dispose()
  }
}

function fitting(
  name: string,
  bytes: Uint8Array,
  { type, room }: { readonly type: string; readonly room: number },
): string | { readonly reason: string } {
  if (bytes.length > exportLimits.picture) return { reason: tooLarge(name, bytes.length) }
  if (bytes.length * 1.4 > room) {
    return { reason: vscode.l10n.t('There is no room left for the picture “{0}”.', name) }
  }
  // In pieces: a call takes only so many arguments.
  let binary = ''
  for (let at = 0; at < bytes.length; at += 32_768) binary += String.fromCharCode(...bytes.subarray(at, at + 32_768))
  return `data:${type};base64,${btoa(binary)}`
}

function tooLarge(name: string, size: number): string {
  return vscode.l10n.t(
    'The picture “{0}” is too large: {1} MB, at most {2}.',
    name,
    (size / 1e6).toFixed(1),
    exportLimits.picture / 1e6,
  )
}

async function readParts(extension: vscode.Uri, theme: string, withDiagrams: boolean): Promise<ExportParts> {
  const folder = pageFolder(extension)
  const read = async (...path: readonly string[]): Promise<string> =>
    new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, ...path)))
  const [script, own, themeStyle, diagrams] = await Promise.all([
    read('exportedDeck.js'),
    read('deck.css'),
    read('themes', `${theme}.css`),
    withDiagrams ? read('mermaid.js') : undefined,
  ])
  return { script, styles: [own, themeStyle], diagrams }
}

async function tellResult(target: vscode.Uri, left: readonly string[]): Promise<void> {
  const open = vscode.l10n.t('Open in Browser')
  const actions = target.scheme === 'file' && vscode.env.uiKind === vscode.UIKind.Desktop ? [open] : []
  const print = vscode.l10n.t('To print it as a PDF, open it in a browser and press Ctrl+P.')
  const chosen =
    left.length === 0
      ? await vscode.window.showInformationMessage(
          vscode.l10n.t('“{0}” shows the deck without anything else. {1}', nameOf(target), print),
          ...actions,
        )
      : await vscode.window.showWarningMessage(
          vscode.l10n.t(
            '“{0}” is written; left out ({1}): {2}',
            nameOf(target),
            left.length,
            left.slice(0, 5).join(' '),
          ),
          ...actions,
        )
  if (chosen === open) await vscode.env.openExternal(target)
}
