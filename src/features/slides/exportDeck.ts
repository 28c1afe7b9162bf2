import * as vscode from 'vscode'
import { findDeckProblems } from '../../core/problems/deck/deckProblems'
import { hasDiagrams, readDeck } from '../../core/slides/deck'
import { deckImages } from '../../core/slides/deckImages'
import type { ExportParts } from '../../core/slides/exportHtml'
import { imageMediaType } from '../../core/imageTypes'
import { exportLimits } from '../../core/slides/exportLimits'
import { commandIds } from '../../host/commandIds'
import { registerCommand } from '../../host/commands'
import type { MinutesDocuments } from '../../host/documents'
import { showInformation, showWarning } from '../../host/messages'
import { openFile } from '../../host/openPage'
import { fileNameOf } from './deckPanel'
import { describeDeckProblems, describeOmissions } from './notices'
import { pageFolder } from './page'
import { resolveImage } from './images'
import { resolveDeck } from './slidePanels'

/** Registers the command that exports a deck as a single, self-contained HTML file. */
export function registerSlideExport(
  documents: MinutesDocuments,
  extension: vscode.Uri,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  return registerCommand(commandIds.exportSlides, log, async (uri?: vscode.Uri) => {
    const { document } = await resolveDeck(documents, uri)
    const suggestedUri = document.uri.with({ path: document.uri.path.replace(/(?:\.minutes)?\.[a-z]+$/i, '.html') })
    const target = await vscode.window.showSaveDialog({
      defaultUri: suggestedUri,
      filters: { HTML: ['html'] },
      title: vscode.l10n.t('Export Slides'),
    })
    if (target === undefined) return
    const omitted = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: vscode.l10n.t('Exporting slides'),
        cancellable: true,
      },
      async (progress, token) => exportTo(target, { document, documents, extension }, { progress, token }),
    )
    if (omitted !== undefined) await showResult(target, omitted)
  })
}

interface ExportJob {
  readonly document: vscode.TextDocument
  readonly documents: MinutesDocuments
  readonly extension: vscode.Uri
}

interface Operation {
  readonly progress: vscode.Progress<{ readonly message?: string }>
  readonly token: vscode.CancellationToken
}

/** @returns messages about omitted content, undefined if the person cancels. */
async function exportTo(
  target: vscode.Uri,
  job: ExportJob,
  { progress, token }: Operation,
): Promise<readonly string[] | undefined> {
  const { document, documents, extension } = job
  const { exportHtml, renderDeck } = await import('../../core/slides/exportHtml')
  const deck = readDeck(document.getText(), documents.read(document).slides, fileNameOf(document.uri))
  const slides = renderDeck(deck)
  const omitted = [
    ...describeDeckProblems(findDeckProblems(document.getText())),
    ...describeOmissions(deck, slides),
  ].map(({ text }) => text)
  const images: Record<string, string> = {}
  let total = 0
  for (const address of deckImages(deck, slides)) {
    if (token.isCancellationRequested) return undefined
    progress.report({ message: address.slice(0, 80) })
    const image = await embedImage(document.uri, address, exportLimits.totalChars - total, token)
    if (typeof image === 'string') {
      images[address] = image
      total += image.length
    } else omitted.push(image.reason)
  }
  const html = exportHtml(deck, slides, {
    parts: await readParts(extension, deck.options.theme, hasDiagrams(deck.slides)),
    images,
    nonce: crypto.randomUUID(),
  })
  if (token.isCancellationRequested) return undefined
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(html))
  return omitted
}

/** The image as a data URI, or the reason why it is omitted. */
async function embedImage(
  deck: vscode.Uri,
  address: string,
  availableSize: number,
  token: vscode.CancellationToken,
): Promise<string | { readonly reason: string }> {
  const found = await resolveImage(deck, address)
  const name = address.slice(0, 120)
  switch (found.state) {
    case 'inline':
      return address
    case 'file': {
      const type = imageMediaType(found.uri.path)
      if (type === undefined) return { reason: vscode.l10n.t('Browsers cannot show the image “{0}”.', name) }
      if (found.size > exportLimits.imageBytes) return { reason: tooLarge(name, found.size) }
      return toDataUri(name, await vscode.workspace.fs.readFile(found.uri), { type, availableSize })
    }
    case 'remote':
      return download(found.url, { name, availableSize }, token)
    case 'blocked':
      return { reason: vscode.l10n.t('The image “{0}” was not loaded: {1} is not an allowed host.', name, found.host) }
    case 'missing':
      return { reason: vscode.l10n.t('The image “{0}” was not found.', name) }
    case 'outside':
      return { reason: vscode.l10n.t('The image “{0}” is outside the workspace folder.', name) }
    case 'unusable':
      return { reason: vscode.l10n.t('The image “{0}” has an invalid address.', name) }
  }
}

async function download(
  url: string,
  { name, availableSize }: { readonly name: string; readonly availableSize: number },
  token: vscode.CancellationToken,
): Promise<string | { readonly reason: string }> {
  const abort = new AbortController()
  const cancelled = token.onCancellationRequested(() => abort.abort())
  try {
    const response = await fetch(url, { signal: abort.signal, credentials: 'omit', referrerPolicy: 'no-referrer' })
    const [type = ''] = (response.headers.get('content-type') ?? '').split(';')
    if (!response.ok || !/^image\//i.test(type)) {
      return { reason: vscode.l10n.t('The image “{0}” could not be loaded ({1}).', name, response.status) }
    }
    return toDataUri(name, new Uint8Array(await response.arrayBuffer()), { type, availableSize })
  } catch (error) {
    // Offline, blocked by CORS, or cancelled.
    return {
      reason: vscode.l10n.t(
        'The image “{0}” could not be loaded ({1}).',
        name,
        error instanceof Error ? error.message : String(error),
      ),
    }
  } finally {
    cancelled.dispose()
  }
}

function toDataUri(
  name: string,
  bytes: Uint8Array,
  { type, availableSize }: { readonly type: string; readonly availableSize: number },
): string | { readonly reason: string } {
  if (bytes.length > exportLimits.imageBytes) return { reason: tooLarge(name, bytes.length) }
  if (bytes.length * 1.4 > availableSize) {
    return { reason: vscode.l10n.t('The image “{0}” would make the file too large.', name) }
  }
  // In chunks, because a call takes a limited number of arguments.
  let binary = ''
  for (let at = 0; at < bytes.length; at += 32_768) binary += String.fromCharCode(...bytes.subarray(at, at + 32_768))
  return `data:${type};base64,${btoa(binary)}`
}

function tooLarge(name: string, size: number): string {
  return vscode.l10n.t(
    'The image “{0}” is too large: {1} MB of at most {2} MB.',
    name,
    (size / 1e6).toFixed(1),
    exportLimits.imageBytes / 1e6,
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

async function showResult(target: vscode.Uri, omitted: readonly string[]): Promise<void> {
  const open = vscode.l10n.t('Open in Browser')
  const actions = target.scheme === 'file' && vscode.env.uiKind === vscode.UIKind.Desktop ? [open] : []
  const print = vscode.l10n.t('To print it or save it as PDF, open it in a browser and press Ctrl+P.')
  const chosen =
    omitted.length === 0
      ? await showInformation(vscode.l10n.t('Exported “{0}”. {1}', fileNameOf(target), print), ...actions)
      : await showWarning(
          vscode.l10n.t(
            'Exported “{0}”, but left out {1}: {2}',
            fileNameOf(target),
            omitted.length,
            omitted.slice(0, 5).join(' '),
          ),
          ...actions,
        )
  if (chosen === open) await openFile(target)
}
