import * as vscode from 'vscode'
import type { OpenPlace } from '../core/refactorings/actionItem'

/** An action that rewrites a range, puts the cursor behind the `@` in it, and offers the people. */
export function typingAction(
  document: vscode.TextDocument,
  title: string,
  kind: vscode.CodeActionKind,
  range: vscode.Range,
  { before, after }: OpenPlace,
): vscode.CodeAction {
  const action = new vscode.CodeAction(title, kind)
  const snippet = new vscode.SnippetString().appendText(`${before}@`).appendTabstop(1).appendText(after)
  action.edit = new vscode.WorkspaceEdit()
  action.edit.set(document.uri, [vscode.SnippetTextEdit.replace(range, snippet)])
  action.command = { command: 'editor.action.triggerSuggest', title }
  return action
}
