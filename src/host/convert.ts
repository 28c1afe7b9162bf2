import * as vscode from 'vscode'
import type { Point, Span } from '../core/minutes'

/** mdast counts lines and columns from 1, VS Code from 0; both count UTF-16 units. */
export function toPosition({ line, column }: Point): vscode.Position {
  return new vscode.Position(line - 1, column - 1)
}

export function toRange({ start, end }: Span): vscode.Range {
  return new vscode.Range(toPosition(start), toPosition(end))
}
