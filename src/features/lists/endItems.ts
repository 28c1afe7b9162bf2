import * as vscode from 'vscode'
import { type BegunItem, begunItem, endBegunItem } from '../../core/lists/endItem'
import type { MinutesDocuments } from '../../host/documents'
import { hasOtherListKeys } from './languageConfiguration'

/** The empty item that Enter added last. */
interface Begun extends BegunItem {
  readonly document: vscode.TextDocument
}

/** A correction in progress. */
interface Ending extends Begun {
  /** Number of Enter presses in the meantime. Each one ends the item that the previous one left. */
  enters: number
  /** The text that the correction writes; undefined until it is known. */
  newText: string | undefined
  /** Whether the person deleted or undid something in the meantime, and so has taken over. */
  isCancelled: boolean
}

/**
 * A second Enter ends the list or outdents the item, and so does each further Enter. The editor has no rule for that,
 * so this corrects the line breaks after they are inserted. Text typed in the meantime stays. A correction that comes after
 * the person has deleted or undone something is dropped: it would join other lines.
 */
export function registerItemEnd(documents: MinutesDocuments): vscode.Disposable {
  let begun: Begun | undefined
  let ending: Ending | undefined
  return vscode.workspace.onDidChangeTextDocument(({ document, contentChanges, reason }) => {
    const editor = vscode.window.activeTextEditor
    // Enter on a blank line also removes its blanks.
    const changes = contentChanges.filter(({ range, text }) => text !== '' || !range.isSingleLine)
    const [change] = changes
    // A file that becomes dirty also reports an empty change.
    if (editor?.document !== document || contentChanges.length === 0 || !documents.isMinutes(document)) return
    const previous = begun
    begun = undefined
    const isTakenBack = reason !== undefined || contentChanges.every(({ text }) => text === '')
    if (isTakenBack && ending?.document === document && !isCorrection(change, ending)) {
      ending.isCancelled = true
      ending = undefined
    }
    if (change === undefined || changes.length > 1 || reason !== undefined || editor.selections.length > 1) return
    if (hasOtherListKeys(document)) return
    const { line } = change.range.start
    if (isCorrection(change, ending)) {
      // An item that was moved out counts as new, so that the next Enter ends it.
      const text = document.lineAt(line).text
      if (change.text.trim() !== '') begun = { line, text, document }
      if (begun !== undefined && ending !== undefined && ending.enters > 0)
        end(editor, { ...begun, enters: ending.enters - 1, newText: undefined, isCancelled: false })
      else ending = undefined
      return
    }
    if (!/^(?:\r\n|\r|\n)/.test(change.text)) return
    const isEnter = /^(?:\r\n|\r|\n)[ \t]*(?:> ?)*$/.test(change.text)
    if (isEnter && previous?.document === document && previous.line === line) {
      end(editor, { ...previous, enters: 0, newText: undefined, isCancelled: false })
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
function isCorrection(change: vscode.TextDocumentContentChangeEvent | undefined, ending: Ending | undefined): boolean {
  if (change === undefined || ending === undefined) return false
  const { range, text } = change
  return range.start.line === ending.line && !range.isSingleLine && text === ending.newText
}

/** The lines up to the second one after a line; the rules depend only on lines above. */
function linesAround(document: vscode.TextDocument, line: number): readonly string[] {
  return document.getText(new vscode.Range(0, 0, line + 3, 0)).split(/\r\n|\r|\n/)
}

/** Maximum number of attempts while somebody keeps typing. */
const maxAttempts = 50

/** Removes the line break and ends the item. Text typed after it in the meantime stays. */
async function endItem(editor: vscode.TextEditor, ending: Ending): Promise<void> {
  for (let attempt = 0; attempt < maxAttempts; attempt++) {
    if (editor.document.isClosed || ending.isCancelled) return
    const lines = linesAround(editor.document, ending.line)
    const ended = endBegunItem(lines, ending)
    if (ended === undefined) return
    ending.newText = ended.newText
    const indentLength = /^[ \t]*/.exec(lines[ended.line + 1] ?? '')?.[0].length ?? 0
    const range = new vscode.Range(ended.line, 0, ended.line + 1, indentLength)
    const options = { undoStopBefore: false, undoStopAfter: false }
    // The editor refuses the edit if the text has changed since it was read.
    if (await editor.edit((edit) => edit.replace(range, ended.newText), options)) return
  }
}
