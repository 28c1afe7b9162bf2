import * as vscode from 'vscode'
import type { Field, Insertion } from '../../core/live/insertion'

/** Maximum number of people in the list of a field. */
const maxChoices = 40

/**
 * Creates the snippet of an insertion, with the fields in text order and the cursor at the end.
 *
 * @param owners The owners to choose from, most likely first. Others can be typed.
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
  // The first value stays if nobody is chosen.
  snippet.appendChoice([value, ...owners.slice(0, maxChoices)])
}

/** Options of `insertSnippet`. Later versions of VS Code know `keepWhitespace`, which keeps the indentation. */
const insertOptions: { readonly undoStopBefore: boolean; readonly undoStopAfter: boolean } = {
  undoStopBefore: true,
  undoStopAfter: true,
  ...{ keepWhitespace: true },
}

/** Inserts text with fields as one undo step, and reveals it. @returns false if the editor refused it. */
export async function insertFields(
  editor: vscode.TextEditor,
  { start, end, parts }: Insertion,
  owners: readonly string[],
): Promise<boolean> {
  const { document } = editor
  // Inserted at the start of the line, because VS Code indents further lines like the text before the position.
  const lineStart = document.positionAt(start).with({ character: 0 })
  const range = new vscode.Range(lineStart, document.positionAt(end))
  const before = document.getText(new vscode.Range(lineStart, document.positionAt(start)))
  const isInserted = await editor.insertSnippet(toSnippet([before, ...parts], owners), range, insertOptions)
  if (isInserted) editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport)
  return isInserted
}
