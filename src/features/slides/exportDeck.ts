import * as vscode from 'vscode'
import { findDeckProblems } from '../../core/problems/deck/deckProblems'
import { hasDiagrams, readDeck } from '../../core/slides/deck'
import { deckImages } from '../../core/slides/deckImages'
import type { ExportParts } from '../../core/slides/exportHtml'
import { exportLimits } from '../../core/slides/exportLimits'
import { hasFormulas } from '../../core/slides/padFormulas'
import { commandIds } from '../../host/commandIds'
import { registerCommand } from '../../host/commands'
import type { MinutesDocuments } from '../../host/documents'
import { showInformation, showWarning } from '../../host/messages'
import { openFile } from '../../host/openPage'
import type { LoadPart } from '../../host/parts'
import { fileNameOf } from './deckPanel'
import { embedImage } from './embedImage'
import { describeDeckProblems, describeOmissions, describeOverflows } from './notices'
import { pageFolder } from './page'
import { resolveDeck } from './slidePanels'

interface ExportTools {
  readonly documents: MinutesDocuments
  /** The folder of the extension. */
  readonly extension: vscode.Uri
  readonly loadPart: LoadPart
  /** A folder on this computer for files to print. */
  readonly storage: vscode.Uri
  readonly log: vscode.LogOutputChannel
  /** Indices of slides that are too long, as measured by an open page of the deck. */
  readonly overflowing: (document: vscode.TextDocument) => readonly number[]
}

/** Registers the commands that export a deck as a single, self-contained HTML file, and open one to print. */
export function registerSlideExport(tools: ExportTools): vscode.Disposable {
  const { documents, log, storage } = tools
  const run = async (target: vscode.Uri, document: vscode.TextDocument, prints: boolean) =>
    vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: vscode.l10n.t('Exporting slides'),
        cancellable: true,
      },
      async (progress, token) => exportTo(target, { ...tools, document, prints }, { progress, token }),
    )
  return vscode.Disposable.from(
    registerCommand(commandIds.exportSlides, log, async (uri?: vscode.Uri) => {
      const { document } = await resolveDeck(documents, uri)
      const target = await askForTarget(document, '.html')
      const omitted = target && (await run(target, document, false))
      if (target !== undefined && omitted !== undefined) await showResult(target, omitted)
    }),
    registerCommand(commandIds.printSlides, log, async (uri?: vscode.Uri) => {
      const { document } = await resolveDeck(documents, uri)
      // A browser on another computer cannot open files of the computer that runs the extension.
      const isHere =
        vscode.env.uiKind === vscode.UIKind.Desktop && vscode.env.remoteName === undefined && storage.scheme === 'file'
      const target = isHere
        ? vscode.Uri.joinPath(storage, 'print', fileNameOf(document.uri).replace(deckEnding, '.html'))
        : await askForTarget(document, '-print.html')
      const omitted = target && (await run(target, document, true))
      if (target === undefined || omitted === undefined) return
      if (isHere) {
        await openFile(target)
        if (omitted.length > 0) await showResult(target, omitted)
        return
      }
      void showInformation(
        vscode.l10n.t('Open “{0}” in a browser. The print dialog opens automatically.', fileNameOf(target)),
      )
    }),
  )
}

const deckEnding = /(?:\.minutes)?\.[a-z]+$/i

async function askForTarget({ uri }: vscode.TextDocument, ending: string): Promise<vscode.Uri | undefined> {
  return vscode.window.showSaveDialog({
    defaultUri: uri.with({ path: uri.path.replace(deckEnding, ending) }),
    filters: { HTML: ['html'] },
    title: vscode.l10n.t('Export Slides'),
  })
}

interface ExportJob {
  readonly document: vscode.TextDocument
  readonly documents: MinutesDocuments
  readonly extension: vscode.Uri
  readonly loadPart: LoadPart
  readonly overflowing: ExportTools['overflowing']
  /** Whether to open the file for printing. */
  readonly prints: boolean
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
  const { document, documents, extension, loadPart, overflowing, prints } = job
  const { exportHtml, renderDeck } = await loadPart('decks')
  const deck = readDeck(document.getText(), documents.read(document).slides, fileNameOf(document.uri))
  const slides = renderDeck(deck)
  const omitted = [
    ...describeDeckProblems(findDeckProblems(document.getText())),
    ...describeOmissions(deck, slides),
    ...describeOverflows(deck, overflowing(document)),
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
    parts: await readParts(extension, deck.options.theme, {
      withDiagrams: hasDiagrams(deck.slides),
      withFormulas: hasFormulas(slides),
    }),
    images,
    nonce: crypto.randomUUID(),
    prints,
  })
  if (token.isCancellationRequested) return undefined
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(html))
  return omitted
}

async function readParts(
  extension: vscode.Uri,
  theme: string,
  { withDiagrams, withFormulas }: { readonly withDiagrams: boolean; readonly withFormulas: boolean },
): Promise<ExportParts> {
  const folder = pageFolder(extension)
  const read = async (...path: readonly string[]): Promise<string> =>
    new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, ...path)))
  const [script, own, themeStyle, diagrams, formulas] = await Promise.all([
    read('exportedDeck.js'),
    read('deck.css'),
    read('themes', `${theme}.css`),
    withDiagrams ? read('mermaid.js') : undefined,
    withFormulas ? read('katex.js') : undefined,
  ])
  return { script, styles: [own, themeStyle], diagrams, formulas }
}

async function showResult(target: vscode.Uri, omitted: readonly string[]): Promise<void> {
  const open = vscode.l10n.t('Open in Browser')
  const actions = target.scheme === 'file' && vscode.env.uiKind === vscode.UIKind.Desktop ? [open] : []
  const print = vscode.l10n.t('To print it or save it as PDF, open it in a browser and press Ctrl+P.')
  const chosen =
    omitted.length === 0
      ? await showInformation(vscode.l10n.t('Exported “{0}”. {1}', fileNameOf(target), print), ...actions)
      : await showWarning(
          omitted.length === 1
            ? vscode.l10n.t('Exported “{0}”, with 1 problem: {1}', fileNameOf(target), omitted.join())
            : vscode.l10n.t(
                'Exported “{0}”, with {1} problems: {2}',
                fileNameOf(target),
                omitted.length,
                omitted.slice(0, 5).join(' '),
              ),
          ...actions,
        )
  if (chosen === open) await openFile(target)
}
