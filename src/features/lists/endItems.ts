import * as vscode from 'vscode'
import { type BegunItem, begunItem, endBegunItem } from '../../core/lists/endItem'
import type { MinutesDocuments } from '../../host/documents'
import { isMarkdownAllInOneActive } from './languageConfiguration'

/**
 * A second Enter ends the list or moves the item out. The editor has no rule for that, so the line break is already there
 * when this corrects it; if somebody has typed on meanwhile, their text stays as it is.
 */
export function registerItemEnd(documents: MinutesDocuments): vscode.Disposable {
  let begun: (BegunItem & { readonly document: vscode.TextDocument }) | undefined
  return vscode.workspace.onDidChangeTextDocument(({ document, contentChanges, reason }) => {
    const editor = vscode.window.activeTextEditor
    const [change] = contentChanges
    if (editor?.document !== document || change === undefined || !documents.isMinutes(document)) return
    const previous = begun
    begun = undefined
    if (contentChanges.length > 1 || reason !== undefined || editor.selections.length > 1) return
    if (document.languageId === 'markdown' && isMarkdownAllInOneActive()) return
    const { line } = change.range.start
    if (!/^(?:\r\n|\r|\n)/.test(change.text)) return
    const lines = linesAround(document, line)
    const isEnter = /^(?:\r\n|\r|\n)[ \t]*(?:> ?)*$/.test(change.text)
    if (isEnter && previous?.document === document && previous.line === line) {
      void endItem(editor, lines, previous)
      return
    }
    const next = begunItem(change.text, line, lines)
    if (next !== undefined) begun = { ...next, document }
  })
}

/** The lines up to the second one after a line: the rules look upwards only. */
function linesAround(document: vscode.TextDocument, line: number): readonly string[] {
  return document.getText(new vscode.Range(0, 0, line + 3, 0)).split(/\r\n|\r|\n/)
}

/** How often the correction is tried while somebody types on. */
const maxAttempts = 50

/** Removes the line break and ends the item; the text typed after it meanwhile stays. */
async function endItem(editor: vscode.TextEditor, lines: readonly string[], begun: BegunItem): Promise<void> {
  let current = lines
  for (let attempt = 0; attempt < maxAttempts; attempt++) {
    const ended = endBegunItem(current, begun)
    if (ended === undefined || editor.document.isClosed) return
    const behind = /^[ \t]*/.exec(current[ended.line + 1] ?? '')?.[0].length ?? 0
    const range = new vscode.Range(ended.line, 0, ended.line + 1, behind)
    const options = { undoStopBefore: false, undoStopAfter: false }
    // The editor refuses the edit if the text has changed since it was read.
    if (await editor.edit((edit) => edit.replace(range, ended.newText), options)) return
    current = linesAround(editor.document, begun.line)
  }
}
