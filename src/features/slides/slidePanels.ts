import * as vscode from 'vscode'
import { slideAtLine } from '../../core/slides/deck'
import { type MessageFromPage, isHost, type PageMode, parsePreviewState } from '../../core/slides/messages'
import { readLinkTarget } from '../../core/slides/linkTarget'
import { linkSchemes } from '../../core/slides/sanitize'
import { commandIds } from '../../host/commandIds'
import { registerCommand, reportError, UserError } from '../../host/commands'
import type { MinutesDocuments } from '../../host/documents'
import { confirmModally } from '../../host/messages'
import { openLink } from '../../host/openPage'
import type { LoadPart } from '../../host/parts'
import { settingKeys } from '../../host/settingKeys'
import { tabsOf } from '../../host/tabs'
import * as settings from '../../host/settings'
import { type DeckPanel, openDeckPanel, panelType } from './deckPanel'
import { createPresentationWindow } from './presentationWindow'

export interface SlidePanelTools {
  readonly documents: MinutesDocuments
  /** The folder of the extension. */
  readonly extension: vscode.Uri
  readonly loadPart: LoadPart
  /** The workspace's storage. */
  readonly state: vscode.Memento
  readonly log: vscode.LogOutputChannel
}

/** The open pages of decks. */
export interface SlidePanels {
  /** Indices of the slides of a deck that are too long; empty if no preview of it is open. */
  overflowing(document: vscode.TextDocument): readonly number[]
  dispose(): void
}

/** Registers preview, presentation and speaker view, and keeps editor and pages on the same slide. */
export function registerSlidePanels({ documents, extension, loadPart, state, log }: SlidePanelTools): SlidePanels {
  const tools = { documents, extension, loadPart, log }
  const panels = new Map<PageMode, DeckPanel>()
  const presentationWindow = createPresentationWindow(state)
  /** The deck whose preview was closed for the presentation and reopens after it. */
  let previewed: vscode.Uri | undefined

  const open = (mode: PageMode, document: vscode.TextDocument, slide: number, column: vscode.ViewColumn): void => {
    const existing = panels.get(mode)
    if (existing !== undefined) {
      existing.show(document, slide)
      existing.reveal()
      return
    }
    keep(openDeckPanel(document, slide, { ...tools, mode, place: column, onMessage }))
  }
  const keep = (panel: DeckPanel): void => {
    const { mode } = panel
    panels.set(mode, panel)
    panel.onDidDispose(() => {
      if (panels.get(mode) === panel) panels.delete(mode)
      if (mode === 'present') void endPresentation().catch((error: unknown) => reportError(error, log))
    })
  }
  const endPresentation = async (): Promise<void> => {
    panels.get('speaker')?.dispose()
    await presentationWindow.leave()
    if (previewed !== undefined) await vscode.commands.executeCommand(commandIds.previewSlides, previewed)
    previewed = undefined
  }

  const onMessage = (message: Exclude<MessageFromPage, { kind: 'ready' }>, panel: DeckPanel): void => {
    switch (message.kind) {
      case 'shown':
        if (panel.mode === 'preview') moveCursor(panel, message.slide)
        else
          for (const other of panels.values())
            if (other !== panel && other.mode !== 'preview') other.goTo(message.slide, message.step)
        break
      case 'source':
        void showLine(panel, (panel.deck().slides[message.slide]?.startLine ?? 1) + message.line)
        break
      case 'line':
        void showLine(panel, message.line)
        break
      case 'open':
        void openTarget(panel, message.href).catch((error: unknown) => reportError(error, log))
        break
      case 'allow':
        void allowHost(message.host).catch((error: unknown) => reportError(error, log))
        break
      case 'overflowing':
        // The panel stores it.
        break
      case 'size':
        presentationWindow.setSize(message)
        break
      case 'command':
        if (message.command === 'end') panels.get('present')?.dispose()
        else void vscode.commands.executeCommand(commands[message.command], panel.document().uri)
        break
    }
  }

  const follow = (editor: vscode.TextEditor | undefined): void => {
    const preview = panels.get('preview')
    if (editor === undefined || preview === undefined || documents.kindOf(editor.document) !== 'slides') return
    const { slides } = documents.read(editor.document)
    const slide = slideAtLine(
      slides.map(({ span }) => ({ startLine: span.start.line })),
      editor.selection.active.line + 1,
    )
    if (editor.document !== preview.document()) preview.show(editor.document, slide)
    else preview.goTo(slide)
  }

  /** Closes the preview with the last tab of its deck. A presentation stays open. */
  const closeWithTab = ({ closed }: vscode.TabChangeEvent): void => {
    const preview = panels.get('preview')
    const uri = preview?.document().uri
    const isOfDeck = ({ input }: vscode.Tab): boolean =>
      input instanceof vscode.TabInputText && input.uri.toString() === uri?.toString()
    if (uri !== undefined && closed.some(isOfDeck) && tabsOf(uri).length === 0) preview?.dispose()
  }

  /** Reopens the preview's document. After a reload, VS Code closes documents without an editor after some minutes. */
  const reopen = async (closed: vscode.TextDocument): Promise<void> => {
    const preview = panels.get('preview')
    if (preview?.document() !== closed) return
    const document = await openDeck(closed.uri.toString())
    if (panels.get('preview') !== preview || preview.document() !== closed) return
    if (document === undefined || documents.kindOf(document) !== 'slides') preview.dispose()
    else preview.show(document, preview.currentSlide())
  }

  /** Restores the deck of a preview after a reload of the window. */
  const restorePreview = async (panel: vscode.WebviewPanel, shown: unknown): Promise<void> => {
    const remembered = parsePreviewState(shown)
    const document = remembered && (await openDeck(remembered.deck))
    if (document === undefined || documents.kindOf(document) !== 'slides' || panels.has('preview')) panel.dispose()
    else keep(openDeckPanel(document, remembered?.slide ?? 0, { ...tools, mode: 'preview', place: panel, onMessage }))
  }

  const subscriptions = vscode.Disposable.from(
    presentationWindow,
    vscode.window.registerWebviewPanelSerializer(panelType('preview'), { deserializeWebviewPanel: restorePreview }),
    registerCommand(commandIds.previewSlides, log, async (uri?: vscode.Uri) => {
      const { document, slide } = await resolveDeck(documents, uri)
      open('preview', document, slide, vscode.ViewColumn.Beside)
    }),
    registerCommand(commandIds.presentSlides, log, async (uri?: vscode.Uri) => {
      const { document, slide } = await resolveDeck(documents, uri)
      if (settings.usesZenMode()) {
        const preview = panels.get('preview')
        previewed = preview?.document().uri
        preview?.dispose()
        // Called first, because browsers allow full screen only within seconds after a key press or click.
        await presentationWindow.enter()
      }
      open('present', document, slide, vscode.ViewColumn.Active)
      panels.get('present')?.reveal()
    }),
    registerCommand(commandIds.speakerView, log, async (uri?: vscode.Uri) => {
      const { document, slide } = await resolveDeck(documents, uri)
      open('speaker', document, panels.get('present')?.currentSlide() ?? slide, vscode.ViewColumn.Beside)
    }),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => follow(textEditor)),
    vscode.window.onDidChangeActiveTextEditor(follow),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(`minutes.${settingKeys.allowedImageHosts}`))
        for (const panel of panels.values()) panel.reload()
    }),
    vscode.window.tabGroups.onDidChangeTabs(closeWithTab),
    vscode.workspace.onDidCloseTextDocument((document) => void reopen(document)),
    new vscode.Disposable(() => {
      for (const panel of panels.values()) panel.dispose()
    }),
  )
  return {
    overflowing: (document) => {
      const preview = panels.get('preview')
      return preview?.document() === document ? preview.overflowing() : []
    },
    dispose: () => void subscriptions.dispose(),
  }
}

/** @returns undefined if the file is gone. */
async function openDeck(uri: string): Promise<vscode.TextDocument | undefined> {
  try {
    return await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true))
  } catch {
    return undefined
  }
}

const commands = {
  present: commandIds.presentSlides,
  export: commandIds.exportSlides,
  speaker: commandIds.speakerView,
} as const

/**
 * The deck that a command applies to, and the index of the slide at the cursor.
 *
 * @throws UserError if there is none.
 */
export async function resolveDeck(
  documents: MinutesDocuments,
  uri?: vscode.Uri,
): Promise<{ readonly document: vscode.TextDocument; readonly slide: number }> {
  const target = uri ?? vscode.window.activeTextEditor?.document.uri
  const document = target === undefined ? undefined : await vscode.workspace.openTextDocument(target)
  if (document === undefined || documents.kindOf(document) !== 'slides') {
    throw new UserError(
      vscode.l10n.t('Open a slide deck first: a Markdown file with “type: slide” in its front matter.'),
    )
  }
  const editor = vscode.window.visibleTextEditors.find((visible) => visible.document === document)
  const starts = documents.read(document).slides.map(({ span }) => ({ startLine: span.start.line }))
  return { document, slide: slideAtLine(starts, (editor?.selection.active.line ?? 0) + 1) }
}

/** Moves the cursor to the slide that the preview shows, unless it is already on it. */
function moveCursor(panel: DeckPanel, slide: number): void {
  const editor = editorOf(panel)
  const { slides } = panel.deck()
  const line = slides[slide]?.startLine
  if (editor === undefined || line === undefined) return
  if (slideAtLine(slides, editor.selection.active.line + 1) === slide) return
  select(editor, line)
}

async function showLine(panel: DeckPanel, line: number): Promise<void> {
  const visible = editorOf(panel)
  const editor =
    visible ?? (await vscode.window.showTextDocument(panel.document(), { viewColumn: vscode.ViewColumn.One }))
  select(editor, Math.min(Math.max(line, 1), editor.document.lineCount))
  await vscode.window.showTextDocument(editor.document, { viewColumn: editor.viewColumn ?? vscode.ViewColumn.One })
}

function editorOf(panel: DeckPanel): vscode.TextEditor | undefined {
  return vscode.window.visibleTextEditors.find(({ document }) => document === panel.document())
}

/** @param line 1-based. */
function select(editor: vscode.TextEditor, line: number): void {
  const position = new vscode.Position(line - 1, 0)
  editor.selection = new vscode.Selection(position, position)
  editor.revealRange(new vscode.Range(position, position), vscode.TextEditorRevealType.InCenterIfOutsideViewport)
}

/** Opens a link of a deck through VS Code, which asks before opening websites. Opens only files of the workspace. */
async function openTarget(panel: DeckPanel, href: string): Promise<void> {
  const target = readLinkTarget(href)
  if (target?.kind === 'external') await openLink(target.address, linkSchemes)
  if (target?.kind !== 'file') return
  const file = vscode.Uri.joinPath(panel.document().uri, '..', target.path)
  if (vscode.workspace.getWorkspaceFolder(file) === undefined) return
  await vscode.commands.executeCommand('vscode.open', file)
}

/** Asks the person, and allows a host in the user settings. A workspace cannot allow hosts. */
async function allowHost(host: string): Promise<void> {
  if (!isHost(host)) return
  const isAllowed = await confirmModally(
    vscode.l10n.t('Load images in slides from {0}?', host),
    vscode.l10n.t(
      'The host can see when and from which network you view a deck with its images. You can undo this in the settings.',
    ),
    vscode.l10n.t('Allow'),
  )
  if (!isAllowed) return
  const hosts = settings.allowedImageHosts()
  await vscode.workspace
    .getConfiguration('minutes')
    .update(settingKeys.allowedImageHosts, [...new Set([...hosts, host])], vscode.ConfigurationTarget.Global)
}
