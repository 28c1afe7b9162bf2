import * as vscode from 'vscode'
import { type BegunItem, begunItem, endBegunItem } from '../../core/lists/endItem'
import type { MinutesDocuments } from '../../host/documents'
import { hasOtherListKeys } from './languageConfiguration'

/** The untouched item that Enter began last. */
interface Begun extends BegunItem {
  readonly document: vscode.TextDocument
}

/** A correction under way. */
interface Ending extends Begun {
  /** Enters pressed meanwhile: each ends what the one before it left. */
  enters: number
  /** What the correction writes; undefined until it is known. */
  newText: string | undefined
}

/**
 * A second Enter ends the list or moves the item out, and a third one goes on with that. The editor has no rule for that, so
 * the line breaks are already there when this corrects them; if somebody has typed on meanwhile, their text stays as it is.
 */
export function registerItemEnd(documents: MinutesDocuments): vscode.Disposable {
  let begun: Begun | undefined
  let ending: Ending | undefined
  return vscode.workspace.onDidChangeTextDocument(({ document, contentChanges, reason }) => {
    const editor = vscode.window.activeTextEditor
    // Enter on a blank line also removes its blanks.
    const changes = contentChanges.filter(({ range, text }) => text !== '' || !range.isSingleLine)
    const [change] = changes
    // A file that becomes dirty also reports a change, of nothing.
    if (editor?.document !== document || contentChanges.length === 0 || !documents.isMinutes(document)) return
    const previous = begun
    begun = undefined
    if (change === undefined || changes.length > 1 || reason !== undefined || editor.selections.length > 1) return
    if (hasOtherListKeys(document)) return
    const { line } = change.range.start
    if (isCorrection(change, ending)) {
      // An item that moved out is begun again, and ended by the next Enter.
      const text = document.lineAt(line).text
      if (change.text.trim() !== '') begun = { line, text, document }
      if (begun !== undefined && ending !== undefined && ending.enters > 0)
        end(editor, { ...begun, enters: ending.enters - 1, newText: undefined })
      else ending = undefined
      return
    }
    if (!/^(?:\r\n|\r|\n)/.test(change.text)) return
    const isEnter = /^(?:\r\n|\r|\n)[ \t]*(?:> ?)*$/.test(change.text)
    if (isEnter && previous?.document === document && previous.line === line) {
      end(editor, { ...previous, enters: 0, newText: undefined })
      return
    }
    if (isEnter && ending?.document === document && line > ending.line && document.lineAt(line).text.trim() === '') {
      ending.enters++
      return
    }
    const next = begunItem(change.text, line, linesAround(document, line))
    if (next !== undefined) begun = { ...next, document }
  })

  function end(editor: vscode.TextEditor, item: Ending): void {
    begun = undefined
    ending = item
    void endItem(editor, item).then(() => {
      if (ending === item) ending = undefined
    })
  }
}

/** Whether a change is the correction itself: it replaces the item and the line break after it. */
function isCorrection({ range, text }: vscode.TextDocumentContentChangeEvent, ending: Ending | undefined): boolean {
  return ending !== undefined && range.start.line === ending.line && !range.isSingleLine && text === ending.newText
}

/** The lines up to the second one after a line: the rules look upwards only. */
function linesAround(document: vscode.TextDocument, line: number): readonly string[] {
  return document.getText(new vscode.Range(0, 0, line + 3, 0)).split(/\r\n|\r|\n/)
}

/** How often the correction is tried while somebody types on. */
const maxAttempts = 50

/** Removes the line break and ends the item; the text typed after it meanwhile stays. */
async function endItem(editor: vscode.TextEditor, ending: Ending): Promise<void> {
  for (let attempt = 0; attempt < maxAttempts; attempt++) {
    if (editor.document.isClosed) return
    const lines = linesAround(editor.document, ending.line)
    const ended = endBegunItem(lines, ending)
    if (ended === undefined) return
    ending.newText = ended.newText
    const behind = /^[ \t]*/.exec(lines[ended.line + 1] ?? '')?.[0].length ?? 0
    const range = new vscode.Range(ended.line, 0, ended.line + 1, behind)
    const options = { undoStopBefore: false, undoStopAfter: false }
    // The editor refuses the edit if the text has changed since it was read.
    if (await editor.edit((edit) => edit.replace(range, ended.newText), options)) return
  }
}
