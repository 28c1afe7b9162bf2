import * as vscode from 'vscode'
import type { TextEdit } from '../../core/edits/textEdit'

/** Scrolls to what a command has just written, where somebody sees the document: it may lie far below. */
export function showEdited(document: vscode.TextDocument, { start, newText }: TextEdit): void {
  const range = new vscode.Range(document.positionAt(start), document.positionAt(start + newText.length))
  for (const editor of vscode.window.visibleTextEditors)
    if (editor.document === document) editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport)
}
