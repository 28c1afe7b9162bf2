import * as vscode from 'vscode'
import type { HandleInsertion } from '../core/refactorings/actionItem'

/** A code action that rewrites a range, places the cursor after its `@`, and opens suggestions of people. */
export function insertMentionAction(
  document: vscode.TextDocument,
  title: string,
  kind: vscode.CodeActionKind,
  range: vscode.Range,
  { before, after }: HandleInsertion,
): vscode.CodeAction {
  const action = new vscode.CodeAction(title, kind)
  const snippet = new vscode.SnippetString().appendText(`${before}@`).appendTabstop(1).appendText(after)
  action.edit = new vscode.WorkspaceEdit()
  action.edit.set(document.uri, [vscode.SnippetTextEdit.replace(range, snippet)])
  action.command = { command: 'editor.action.triggerSuggest', title }
  return action
}
