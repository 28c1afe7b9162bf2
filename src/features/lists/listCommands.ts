import * as vscode from 'vscode'
import { editBetween, type TextEdit } from '../../core/edits/textEdit'
import { indentItems } from '../../core/lists/indentItems'
import { readListLine } from '../../core/lists/listLine'
import { moveTopic } from '../../core/lists/moveTopic'
import { commandIds } from '../../host/commandIds'
import { registerCommand } from '../../host/commands'
import type { MinutesDocuments } from '../../host/documents'
import { toTextEdits } from '../../host/vscodeConversions'
import { hasOtherListKeys } from './languageConfiguration'
import type { VerbatimLines } from './verbatimLines'

/**
 * Tab and Shift+Tab move list items, Alt+Up and Alt+Down move topics. On other lines, and if the text has changed in
 * the meantime, the keys have their default effect.
 */
export function registerListCommands(
  documents: MinutesDocuments,
  verbatimLines: VerbatimLines,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  return vscode.Disposable.from(
    registerContext(documents, verbatimLines),
    registerCommand(commandIds.indentItem, log, () => moveItems(1)),
    registerCommand(commandIds.outdentItem, log, () => moveItems(-1)),
    registerCommand(commandIds.moveTopicUp, log, () => moveTopicAtCursor(-1)),
    registerCommand(commandIds.moveTopicDown, log, () => moveTopicAtCursor(1)),
  )
}

async function moveItems(direction: 1 | -1): Promise<void> {
  const editor = vscode.window.activeTextEditor
  if (editor === undefined) return
  const lines = [...new Set(editor.selections.flatMap(selectedLines))]
  if (!lines.some((line) => readListLine(editor.document.lineAt(line).text) !== undefined)) {
    await vscode.commands.executeCommand(direction === 1 ? 'tab' : 'outdent')
    return
  }
  const edits = indentItems(editor.document.getText(), lines, direction)
  if (edits.length > 0) await apply(editor, edits)
}

/** A selection that ends at the start of a line does not include that line. */
function selectedLines({ start, end, isEmpty }: vscode.Selection): readonly number[] {
  const last = !isEmpty && end.character === 0 ? end.line - 1 : end.line
  return Array.from({ length: last - start.line + 1 }, (_, index) => start.line + index)
}

async function moveTopicAtCursor(direction: 1 | -1): Promise<void> {
  const editor = vscode.window.activeTextEditor
  if (editor === undefined) return
  const { document, selection } = editor
  const isHeading = /^ {0,3}#{1,6}[ \t]/.test(document.lineAt(selection.active.line).text)
  const moved = selection.isEmpty ? moveTopic(document.getText(), selection.active.line, direction) : undefined
  if (moved === undefined) {
    const ownCommand = direction === 1 ? 'editor.action.moveLinesDownAction' : 'editor.action.moveLinesUpAction'
    // A heading without a neighbor stays, because moving only its line would separate it from its text.
    if (!isHeading || !selection.isEmpty) await vscode.commands.executeCommand(ownCommand)
    return
  }
  const edit = editBetween(document.getText(), moved.text)
  if (edit === undefined || !(await apply(editor, [edit]))) return
  const position = new vscode.Position(moved.line, selection.active.character)
  editor.selection = new vscode.Selection(position, position)
  editor.revealRange(new vscode.Range(position, position))
}

/** Applies the edits as one undo step, unless the text has changed since it was read. */
async function apply(editor: vscode.TextEditor, edits: readonly TextEdit[]): Promise<boolean> {
  const replacements = toTextEdits(editor.document, edits)
  return editor.edit((builder) => replacements.forEach(({ range, newText }) => builder.replace(range, newText)))
}

/**
 * Updates the context keys of the keybindings: whether the cursor is in a list item or a heading, and whether Markdown
 * All in One handles the list keys.
 */
function registerContext(documents: MinutesDocuments, verbatimLines: VerbatimLines): vscode.Disposable {
  let shown = ''
  let hadOtherKeys = false
  const update = (): void => {
    const hasOtherKeys = hasOtherListKeys(vscode.window.activeTextEditor?.document)
    if (hasOtherKeys !== hadOtherKeys) {
      hadOtherKeys = hasOtherKeys
      void vscode.commands.executeCommand('setContext', 'minutes.hasOtherListKeys', hasOtherKeys)
    }
    const place = placeOf(vscode.window.activeTextEditor, documents, verbatimLines)
    if (place === shown) return
    shown = place
    void vscode.commands.executeCommand('setContext', 'minutes.isInList', place === 'list')
    void vscode.commands.executeCommand('setContext', 'minutes.isInHeading', place === 'heading')
  }
  // Delayed, so as not to slow down the activation.
  const first = setTimeout(update, 0)
  return vscode.Disposable.from(
    new vscode.Disposable(() => clearTimeout(first)),
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.window.onDidChangeTextEditorSelection(update),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document === vscode.window.activeTextEditor?.document) update()
    }),
    vscode.extensions.onDidChange(update),
  )
}

function placeOf(
  editor: vscode.TextEditor | undefined,
  documents: MinutesDocuments,
  verbatimLines: VerbatimLines,
): 'list' | 'heading' | '' {
  if (editor === undefined || !documents.isMinutes(editor.document)) return ''
  const { document, selections } = editor
  if (hasOtherListKeys(document)) return ''
  const line = selections[0]?.active.line ?? 0
  const { text } = document.lineAt(Math.min(line, document.lineCount - 1))
  const isHeading = /^ {0,3}#{1,6}[ \t]/.test(text)
  if (!isHeading && readListLine(text) === undefined) return ''
  if (documents.isTooLarge(document) || verbatimLines(document).has(line)) return ''
  return isHeading ? 'heading' : 'list'
}
