import * as vscode from 'vscode'
import type { Field, Insertion } from '../../core/live/insertion'

/** The most people in the list of a field. */
const maxChoices = 40

/**
 * Makes a snippet of an insertion, with the fields in the order of the text and the cursor at its end.
 *
 * @param owners Who may be chosen as owner, likeliest first. Others can be typed.
 */
export function toSnippet(parts: Insertion['parts'], owners: readonly string[]): vscode.SnippetString {
  const snippet = new vscode.SnippetString()
  const last = parts.findLastIndex((part) => typeof part !== 'string')
  for (const [index, part] of parts.entries()) {
    if (typeof part === 'string') snippet.appendText(part)
    else if (index === last && part.value === '') snippet.appendTabstop(0)
    else appendField(snippet, part, owners)
  }
  return snippet
}

function appendField(snippet: vscode.SnippetString, { name, value }: Field, owners: readonly string[]): void {
  if (name !== 'owner' || owners.length === 0) {
    if (value === '') snippet.appendTabstop()
    else snippet.appendPlaceholder(value)
    return
  }
  // The first one stays if nobody is chosen.
  snippet.appendChoice([value, ...owners.slice(0, maxChoices)])
}

/** Options of `insertSnippet` that later versions of VS Code know: indentation stays as it is. */
const insertOptions: { readonly undoStopBefore: boolean; readonly undoStopAfter: boolean } = {
  undoStopBefore: true,
  undoStopAfter: true,
  ...{ keepWhitespace: true },
}

/** Inserts text with fields as one step of undo, and shows it. @returns false if the editor did not take it. */
export async function insertFields(
  editor: vscode.TextEditor,
  { start, end, parts }: Insertion,
  owners: readonly string[],
): Promise<boolean> {
  const { document } = editor
  // From the start of the line: VS Code gives further lines the indentation in front of the place.
  const lineStart = document.positionAt(start).with({ character: 0 })
  const range = new vscode.Range(lineStart, document.positionAt(end))
  const before = document.getText(new vscode.Range(lineStart, document.positionAt(start)))
  const isInserted = await editor.insertSnippet(toSnippet([before, ...parts], owners), range, insertOptions)
  if (isInserted) editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport)
  return isInserted
}
