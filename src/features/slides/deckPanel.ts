import * as vscode from 'vscode'
import { type Deck, hasDiagrams, readDeck, slideAtLine } from '../../core/slides/deck'
import { type MessageFromPage, parsePageMessage, type MessageToPage, type PageMode } from '../../core/slides/messages'
import { deckImages } from '../../core/slides/deckImages'
import type { DeckSession } from '../../core/slides/deckSession'
import { findDeckProblems } from '../../core/problems/deck/deckProblems'
import { reportError } from '../../host/commands'
import type { MinutesDocuments } from '../../host/documents'
import type { LoadPart } from '../../host/parts'
import { describeDeck } from './notices'
import { pageFolder, pageHtml } from './page'
import { resolveImage, type ResolvedImage } from './images'

/** Milliseconds to collect edits: one frame of the screen. */
const updateDelayMs = 16
/** Milliseconds without edits before images are resolved and the deck is checked. */
const checkDelayMs = 250

/** A webview that shows a deck and follows its edits. */
export interface DeckPanel {
  readonly mode: PageMode
  document(): vscode.TextDocument
  /** Shows another deck in the same panel. */
  show(document: vscode.TextDocument, slide: number): void
  /** @param step Number of fragments to show. */
  goTo(slide: number, step?: number): void
  /** The 0-based index of the shown slide. */
  currentSlide(): number
  /** Indices of slides that are too long, as last measured by the page. */
  overflowing(): readonly number[]
  /** The deck as it was last shown. */
  deck(): Deck
  reveal(): void
  /** Reloads the page, for example after a change of the allowed hosts. */
  reload(): void
  readonly onDidDispose: vscode.Event<void>
  dispose(): void
}

export interface DeckPanelOptions {
  readonly documents: MinutesDocuments
  readonly extension: vscode.Uri
  readonly loadPart: LoadPart
  readonly log: vscode.LogOutputChannel
  readonly mode: PageMode
  /** Where to open the panel, or a panel to use. */
  readonly place: vscode.ViewColumn | vscode.WebviewPanel
  readonly onMessage: (message: Exclude<MessageFromPage, { kind: 'ready' }>, panel: DeckPanel) => void
}

/** Opens a panel for a deck. */
export function openDeckPanel(
  initialDocument: vscode.TextDocument,
  slide: number,
  options: DeckPanelOptions,
): DeckPanel {
  const { documents, extension, loadPart, log, mode, place, onMessage } = options
  let document = initialDocument
  let shownSlide = slide
  let overflowing: readonly number[] = []
  let deck = read()
  let isReady = false
  let roots = resourceRoots([])
  let updating: ReturnType<typeof setTimeout> | undefined
  let checking: ReturnType<typeof setTimeout> | undefined
  let generation = 0
  let hasMermaid = false
  /** Loaded with the page, because most people show no deck, and the renderer is a fourth of the extension. */
  let session: DeckSession | undefined
  const panel =
    typeof place === 'object'
      ? place
      : vscode.window.createWebviewPanel(
          panelType(mode),
          title(),
          { viewColumn: place, preserveFocus: mode === 'preview' },
          // Hidden panels keep their page only during a presentation.
          { retainContextWhenHidden: mode !== 'preview' },
        )
  panel.webview.options = { enableScripts: true, localResourceRoots: roots }
  // Unlike the icon of a view, the icon of a tab needs its own colors.
  panel.iconPath = {
    light: vscode.Uri.joinPath(extension, 'media', 'language-light.svg'),
    dark: vscode.Uri.joinPath(extension, 'media', 'language-dark.svg'),
  }

  function read(): Deck {
    return readDeck(document.getText(), documents.read(document).slides, fileNameOf(document.uri))
  }
  function title(): string {
    const name = fileNameOf(document.uri)
    if (mode === 'preview') return vscode.l10n.t('Slides of {0}', name)
    return mode === 'present' ? vscode.l10n.t('Presentation of {0}', name) : vscode.l10n.t('Speaker View of {0}', name)
  }
  /** The folders of the page, of the deck, and of its images. */
  function resourceRoots(images: readonly ResolvedImage[]): vscode.Uri[] {
    const deckPanel = [pageFolder(extension), vscode.Uri.joinPath(document.uri, '..')]
    const others = images.flatMap((found) => (found.state === 'file' ? [vscode.Uri.joinPath(found.uri, '..')] : []))
    return [...new Map([...deckPanel, ...others].map((folder) => [folder.toString(), folder])).values()]
  }
  const post = (message: MessageToPage): void => {
    if (isReady) void panel.webview.postMessage(message)
  }

  const update = (): void => {
    clearTimeout(updating)
    updating = undefined
    deck = read()
    panel.title = title()
    if (isReady && !hasMermaid && hasDiagrams(deck.slides)) load()
    else if (session !== undefined) {
      post({ kind: 'remember', deck: document.uri.toString() })
      post(session.update(deck, shownSlide))
    }
  }
  /** Resolves images and reports problems, after a pause in typing. */
  const check = async (): Promise<void> => {
    const started = ++generation
    const checked = document
    const addresses = deckImages(deck, session?.contents() ?? [])
    const images = new Map(
      await Promise.all(addresses.map(async (address) => [address, await resolveImage(checked.uri, address)] as const)),
    )
    if (started !== generation) return
    const newRoots = resourceRoots([...images.values()])
    if (newRoots.map(String).join() !== roots.map(String).join()) {
      // Only if images come from a new folder, because it reloads the page.
      roots = newRoots
      panel.webview.options = { enableScripts: true, localResourceRoots: roots }
    }
    post({ kind: 'images', addresses: addressesFor(panel.webview, images) })
    const text = document.getText()
    const problems = documents.isTooLarge(document) ? [] : findDeckProblems(text)
    const notices = describeDeck(deck, session?.contents() ?? [], { problems, pictures: images })
    post({ kind: 'notices', notices: [...tooLargeNotice(), ...notices] })
  }
  const checkSoon = (delay = checkDelayMs): void => {
    clearTimeout(checking)
    checking = setTimeout(() => void check(), delay)
  }
  const tooLargeNotice = (): readonly { readonly text: string }[] =>
    documents.isTooLarge(document)
      ? [{ text: vscode.l10n.t('This deck is not shown: it has more than a million characters.') }]
      : []
  const load = (): void => {
    isReady = false
    session?.forget()
    hasMermaid = hasDiagrams(deck.slides)
    panel.webview.html = pageHtml(panel.webview, extension, {
      mode,
      theme: deck.options.theme,
      hasDiagrams: hasMermaid,
    })
  }

  const start = async (): Promise<void> => {
    const { createDeckSession } = await loadPart('decks')
    session ??= createDeckSession()
    session.forget()
    isReady = true
    update()
    checkSoon(0)
  }

  const deckPanel: DeckPanel = {
    mode,
    document: () => document,
    deck: () => deck,
    overflowing: () => overflowing.filter((slide) => slide < deck.slides.length),
    currentSlide: () => shownSlide,
    show(next, nextSlide) {
      document = next
      shownSlide = nextSlide
      update()
      checkSoon(0)
    },
    goTo(next, step) {
      shownSlide = next
      post({ kind: 'go', slide: next, ...(step === undefined ? {} : { step }) })
    },
    reveal: () => panel.reveal(undefined, mode === 'preview'),
    reload: load,
    onDidDispose: panel.onDidDispose,
    dispose: () => void panel.dispose(),
  }

  const subscriptions = vscode.Disposable.from(
    panel.webview.onDidReceiveMessage((raw: unknown) => {
      const message = parsePageMessage(raw)
      if (message === undefined) return
      if (message.kind === 'ready') {
        void start().catch((error: unknown) => reportError(error, log))
        return
      }
      if (message.kind === 'shown') shownSlide = message.slide
      if (message.kind === 'overflowing') overflowing = message.slides
      onMessage(message, deckPanel)
    }),
    vscode.workspace.onDidChangeTextDocument((event) => {
      if (event.document !== document || event.contentChanges.length === 0) return
      const editor = vscode.window.visibleTextEditors.find((visible) => visible.document === document)
      updating ??= setTimeout(() => {
        if (mode === 'preview' && editor !== undefined) {
          shownSlide = slideAtLine(read().slides, editor.selection.active.line + 1)
        }
        update()
        checkSoon()
      }, updateDelayMs)
    }),
  )
  panel.onDidDispose(() => {
    generation++
    clearTimeout(updating)
    clearTimeout(checking)
    subscriptions.dispose()
  })
  load()
  return deckPanel
}

function addressesFor(
  webview: vscode.Webview,
  images: ReadonlyMap<string, ResolvedImage>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...images].flatMap(([address, found]): (readonly [string, string])[] => {
      if (found.state === 'inline') return [[address, address]]
      if (found.state === 'file') return [[address, webview.asWebviewUri(found.uri).toString()]]
      return found.state === 'remote' ? [[address, found.url]] : []
    }),
  )
}

export function panelType(mode: PageMode): string {
  return `minutes.slides.${mode}`
}

export function fileNameOf(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1)
}
