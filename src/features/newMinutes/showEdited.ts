import * as vscode from 'vscode'
import type { TextEdit } from '../../core/edits/textEdit'

/** Scrolls visible editors of the document to the edited text. */
export function showEdited(document: vscode.TextDocument, { start, newText }: TextEdit): void {
  const range = new vscode.Range(document.positionAt(start), document.positionAt(start + newText.length))
  for (const editor of vscode.window.visibleTextEditors)
    if (editor.document === document) editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport)
}
