import * as vscode from 'vscode'
import type { TextEdit } from '../core/edits/textEdit'
import type { Point, Span } from '../core/minutes'

/** mdast counts lines and columns from 1, VS Code from 0; both count UTF-16 units. */
function toPosition({ line, column }: Point): vscode.Position {
  return new vscode.Position(line - 1, column - 1)
}

export function toRange({ start, end }: Span): vscode.Range {
  return new vscode.Range(toPosition(start), toPosition(end))
}

/** Converts the core's edits, which have offsets, to VS Code's. */
export function toTextEdits(document: vscode.TextDocument, edits: readonly TextEdit[]): vscode.TextEdit[] {
  return edits.map(({ start, end, newText }) =>
    vscode.TextEdit.replace(new vscode.Range(document.positionAt(start), document.positionAt(end)), newText),
  )
}
