import * as vscode from 'vscode'
import { moveSlide } from '../../core/slides/moveSlide'
import { commandIds } from '../../host/commandIds'
import { registerCommand, UserError } from '../../host/commands'
import { type MinutesDocuments, minutesSelector } from '../../host/documents'
import * as settings from '../../host/settings'
import { resolveDeck } from './slidePanels'

/** Registers the commands that go to and move slides in the source, and the number above each slide. */
export function registerSlideNavigation(documents: MinutesDocuments, log: vscode.LogOutputChannel): vscode.Disposable {
  return vscode.Disposable.from(
    registerCommand(commandIds.nextSlide, log, () => goBy(documents, 1)),
    registerCommand(commandIds.previousSlide, log, () => goBy(documents, -1)),
    registerCommand(commandIds.moveSlideUp, log, () => moveBy(documents, -1)),
    registerCommand(commandIds.moveSlideDown, log, () => moveBy(documents, 1)),
    registerCommand(commandIds.showSlide, log, async (uri: vscode.Uri, line: number) => {
      await vscode.window.showTextDocument(uri, { selection: new vscode.Range(line, 0, line, 0) })
      await vscode.commands.executeCommand(commandIds.previewSlides, uri)
    }),
    registerContext(documents),
    registerNumbers(documents),
  )
}

function editorWithDeck(documents: MinutesDocuments): vscode.TextEditor {
  const editor = vscode.window.activeTextEditor
  if (editor === undefined || documents.kindOf(editor.document) !== 'slides') {
    throw new UserError(
      vscode.l10n.t('Open a slide deck first: a Markdown file with “type: slide” in its front matter.'),
    )
  }
  return editor
}

async function goBy(documents: MinutesDocuments, by: -1 | 1): Promise<void> {
  const editor = editorWithDeck(documents)
  const { slide } = await resolveDeck(documents, editor.document.uri)
  const target = documents.read(editor.document).slides[slide + by]
  if (target !== undefined) placeCursor(editor, target.span.start.offset)
}

async function moveBy(documents: MinutesDocuments, by: -1 | 1): Promise<void> {
  const editor = editorWithDeck(documents)
  const { document } = editor
  const { slide } = await resolveDeck(documents, document.uri)
  const change = moveSlide(document.getText(), documents.read(document).slides, slide, by)
  if (change === undefined) return
  const range = new vscode.Range(document.positionAt(change.start), document.positionAt(change.end))
  if (await editor.edit((edit) => edit.replace(range, change.text))) placeCursor(editor, change.movedTo)
}

function placeCursor(editor: vscode.TextEditor, offset: number): void {
  const position = editor.document.positionAt(offset)
  editor.selection = new vscode.Selection(position, position)
  editor.revealRange(new vscode.Range(position, position), vscode.TextEditorRevealType.AtTop)
}

/** Sets the context key `minutes.isDeck` for the active editor. */
function registerContext(documents: MinutesDocuments): vscode.Disposable {
  const update = (): void => {
    const document = vscode.window.activeTextEditor?.document
    const isDeck = document !== undefined && documents.kindOf(document) === 'slides'
    void vscode.commands.executeCommand('setContext', 'minutes.isDeck', isDeck)
  }
  update()
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document === vscode.window.activeTextEditor?.document) update()
    }),
  )
}

/** Shows the slide number above each slide; a click opens the preview. */
function registerNumbers(documents: MinutesDocuments): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>()
  return vscode.Disposable.from(
    changed,
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('minutes.slides')) changed.fire()
    }),
    vscode.languages.registerCodeLensProvider(minutesSelector, {
      onDidChangeCodeLenses: changed.event,
      provideCodeLenses(document) {
        if (documents.kindOf(document) !== 'slides' || !settings.showsSlideNumbers(document.uri)) return []
        const { slides } = documents.read(document)
        return slides.map(({ section, index, span }, place) => {
          const line = span.start.line - 1
          return new vscode.CodeLens(new vscode.Range(line, 0, line, 0), {
            title: vscode.l10n.t('Slide {0} of {1} · {2}', place + 1, slides.length, `${section + 1}.${index + 1}`),
            tooltip: vscode.l10n.t('Show this slide in the preview'),
            command: commandIds.showSlide,
            arguments: [document.uri, line],
          })
        })
      },
    }),
  )
}
