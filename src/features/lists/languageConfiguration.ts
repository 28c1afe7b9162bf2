import * as vscode from 'vscode'
import { enterRules } from '../../core/lists/enterRules'
import { once } from '../../core/once'
import { minutesWordPattern } from '../../core/wordPattern'
import type { MinutesDocuments } from '../../host/documents'
import type { VerbatimLines } from './verbatimLines'

/** The extension whose list keys take precedence in Markdown; otherwise both would handle a key. */
const markdownAllInOne = 'yzhang.markdown-all-in-one'

type MinutesLanguage = 'minutes' | 'markdown'

/** How the editor treats typing: its default, words as in minutes, or also lists that Enter continues. */
type Typing = 'none' | 'words' | 'lists'

/**
 * Configures how the editor treats typing, in the `minutes` language and in Markdown files that are minutes. Enter
 * continues lists by rules of the editor, so that it never waits for the extension host.
 *
 * A configuration applies to a whole language. So Markdown has ours only while the active editor shows minutes, and
 * Enter continues lists only while the cursor is outside code. `syntaxes/language-configuration.json` has the rest for
 * `minutes`.
 */
export function registerLanguageConfiguration(
  documents: MinutesDocuments,
  verbatimLines: VerbatimLines,
): vscode.Disposable {
  const configured = {
    minutes: configureLanguage('minutes'),
    markdown: configureLanguage('markdown'),
  }
  const update = (): void => {
    const editor = vscode.window.activeTextEditor
    const active = languageOf(editor, documents)
    const typing = editor === undefined || active === undefined ? 'none' : typingAt(editor, documents, verbatimLines)
    configured.minutes.set(active === 'minutes' ? typing : 'words')
    configured.markdown.set(active === 'markdown' ? typing : 'none')
  }
  configured.minutes.set('words')
  // Delayed, so as not to slow down the activation.
  const first = setTimeout(update, 0)
  return vscode.Disposable.from(
    new vscode.Disposable(() => {
      clearTimeout(first)
      configured.minutes.set('none')
      configured.markdown.set('none')
    }),
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
      if (textEditor === vscode.window.activeTextEditor) update()
    }),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document === vscode.window.activeTextEditor?.document) update()
    }),
    vscode.extensions.onDidChange(update),
  )
}

function configureLanguage(language: MinutesLanguage): { readonly set: (typing: Typing) => void } {
  let current: Typing = 'none'
  let configuration: vscode.Disposable | undefined
  return {
    set: (typing) => {
      if (typing === current) return
      current = typing
      const previous = configuration
      configuration =
        typing === 'none'
          ? undefined
          : vscode.languages.setLanguageConfiguration(language, typing === 'lists' ? withEnterRules() : wordsOnly)
      previous?.dispose()
    },
  }
}

const wordsOnly: vscode.LanguageConfiguration = {
  wordPattern: new RegExp(minutesWordPattern, 'u'),
  // Otherwise a bracket that the person closes on a later line would get a second closing one. In the file of the
  // language, an empty list would mean all brackets.
  autoClosingPairs: [],
}

const withEnterRules = once((): vscode.LanguageConfiguration => ({
  ...wordsOnly,
  onEnterRules: enterRules().map(({ before, after, lineAbove, append }) => ({
    beforeText: before,
    ...(after === undefined ? {} : { afterText: after }),
    ...(lineAbove === undefined ? {} : { previousLineText: lineAbove }),
    action: { indentAction: vscode.IndentAction.None, appendText: append },
  })),
}))

/** The language of an editor that shows minutes. */
function languageOf(editor: vscode.TextEditor | undefined, documents: MinutesDocuments): MinutesLanguage | undefined {
  if (editor === undefined || !documents.isMinutes(editor.document)) return undefined
  return editor.document.languageId === 'minutes' ? 'minutes' : 'markdown'
}

function typingAt(
  { document, selection }: vscode.TextEditor,
  documents: MinutesDocuments,
  verbatimLines: VerbatimLines,
): Typing {
  if (documents.isTooLarge(document)) return 'words'
  if (hasOtherListKeys(document)) return 'words'
  return verbatimLines(document).has(selection.active.line) ? 'words' : 'lists'
}

/**
 * Whether Markdown All in One handles the list keys in a document: it is installed and enabled. VS Code does not list
 * disabled extensions.
 */
export function hasOtherListKeys(document: vscode.TextDocument | undefined): boolean {
  return document?.languageId === 'markdown' && vscode.extensions.getExtension(markdownAllInOne) !== undefined
}
