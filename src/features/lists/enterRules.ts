import * as vscode from 'vscode'
import { enterRules } from '../../core/lists/enterRules'
import { isVerbatimLine } from '../../core/lists/listLine'
import type { MinutesDocuments } from '../../host/documents'

/** The extension whose keys for lists in Markdown we leave alone: both would answer the same key. */
const markdownAllInOne = 'yzhang.markdown-all-in-one'

/**
 * Lets Enter continue lists. The rules are the editor's own, so that Enter never waits for this process. They hold for a
 * whole language: for Markdown only while the cursor of the active editor is in minutes, and outside of code.
 */
export function registerEnterRules(documents: MinutesDocuments): vscode.Disposable {
  let language: string | undefined
  let rules: vscode.Disposable | undefined
  const update = (): void => {
    const next = languageWithRules(vscode.window.activeTextEditor, documents)
    if (next === language) return
    language = next
    rules?.dispose()
    rules = next === undefined ? undefined : vscode.languages.setLanguageConfiguration(next, { onEnterRules })
  }
  update()
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
      if (textEditor === vscode.window.activeTextEditor) update()
    }),
    vscode.extensions.onDidChange(update),
    new vscode.Disposable(() => {
      rules?.dispose()
    }),
  )
}

const onEnterRules: vscode.OnEnterRule[] = enterRules.map(({ before, after, lineAbove, append }) => ({
  beforeText: before,
  ...(after === undefined ? {} : { afterText: after }),
  ...(lineAbove === undefined ? {} : { previousLineText: lineAbove }),
  action: { indentAction: vscode.IndentAction.None, appendText: append },
}))

/** The language that the rules hold for now. */
function languageWithRules(
  editor: vscode.TextEditor | undefined,
  documents: MinutesDocuments,
): 'minutes' | 'markdown' | undefined {
  if (editor === undefined || !documents.isMinutes(editor.document)) return undefined
  const { document, selection } = editor
  const language = document.languageId === 'minutes' ? 'minutes' : 'markdown'
  if (language === 'markdown' && isMarkdownAllInOneActive()) return undefined
  const lines = document.getText(new vscode.Range(0, 0, selection.active.line + 1, 0)).split(/\r?\n/)
  return isVerbatimLine(lines, selection.active.line) ? undefined : language
}

/** Whether Markdown All in One is installed and enabled: VS Code does not list disabled extensions. */
export function isMarkdownAllInOneActive(): boolean {
  return vscode.extensions.getExtension(markdownAllInOne) !== undefined
}
