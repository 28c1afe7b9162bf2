import * as vscode from 'vscode'
import { rankedList } from './completionList'

/** Completion lists that stay open on Backspace. */
export interface StickyCompletions {
  /** Like `rankedList`; requests the list again while Backspace shortens the same token. */
  offer<T extends vscode.CompletionItem>(
    document: vscode.TextDocument,
    token: { readonly start: number; readonly end: number; readonly cursor: number },
    items: readonly T[],
  ): vscode.CompletionList<T>
}

/**
 * In Markdown files `@` and `-` are not word characters, and VS Code closes a list when Backspace leaves no word before
 * the cursor. Reopens the list if it was ours, for the text just before Backspace.
 */
export function createStickyCompletions(subscriptions: vscode.ExtensionContext['subscriptions']): StickyCompletions {
  let last: { readonly document: vscode.TextDocument; readonly version: number; readonly start: number } | undefined
  subscriptions.push(
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      const [change] = contentChanges
      const isBackspace = contentChanges.length === 1 && change?.text === '' && change.rangeLength === 1
      if (!isBackspace || document !== last?.document || document.version !== last.version + 1) return
      if (document.languageId !== 'markdown' || change.rangeOffset <= last.start) return
      void vscode.commands.executeCommand('editor.action.triggerSuggest')
    }),
    vscode.workspace.onDidCloseTextDocument((document) => {
      if (document === last?.document) last = undefined
    }),
  )
  return {
    offer: (document, token, items) => {
      last = { document, version: document.version, start: token.start }
      return rankedList(document, token, items)
    },
  }
}
