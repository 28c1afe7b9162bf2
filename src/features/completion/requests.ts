import * as vscode from 'vscode'
import { type CompletionContext, completionContext } from '../../core/completion/completionContext'
import type { Offer } from '../../core/completion/offer'
import { isRequestedByPerson, type LastChange } from '../../core/completion/requestCause'
import { pathContext } from '../../core/files/pathContext'
import { toCompletionList, type TypedToken } from './completionList'

/** What the keybindings for the suggestion list read: whether our list has entries that Enter does not accept. */
const listKey = 'minutes.suggestions'

/** Requests for completions, and the lists that answer them. */
export interface CompletionRequests {
  /** Whether the person asked for the list (Ctrl+Space), rather than typed. */
  isOnRequest(document: vscode.TextDocument, request: vscode.CompletionContext): boolean
  /** Makes the list of an offer, and tells the keybindings whether Enter accepts its entries. */
  answer<T, I extends vscode.CompletionItem>(
    document: vscode.TextDocument,
    token: TypedToken,
    offer: Offer<T>,
    toItem: (value: T) => I,
    isOnRequest: boolean,
  ): vscode.CompletionList<I>
  /**
   * Shows the list for a token that was typed while the extension was starting: VS Code asked nobody then. Call it once
   * the providers are registered.
   */
  offerForTypedToken(isMinutes: (document: vscode.TextDocument) => boolean): void
}

export function createCompletionRequests(subscriptions: vscode.ExtensionContext['subscriptions']): CompletionRequests {
  /** By document: changes of other documents, such as our own log, come in between. */
  const lastChanges = new WeakMap<vscode.TextDocument, LastChange>()
  let lastList: { readonly document: vscode.TextDocument; readonly start: number } | undefined
  let isEnterBound = false
  const bindEnter = (value: boolean): void => {
    // Again for each list: the person may have moved in the one before.
    if (value || isEnterBound) void vscode.commands.executeCommand('setContext', listKey, value ? 'offered' : undefined)
    isEnterBound = value
  }
  subscriptions.push(
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      const [change] = contentChanges
      if (change === undefined) return
      const isDeletion = contentChanges.length === 1 && change.text === '' && change.rangeLength === 1
      const context =
        lastList?.document === document && change.rangeOffset >= lastList.start
          ? typedTokenAt(document, change.rangeOffset + change.text.length)
          : undefined
      // VS Code closes a list when nothing matches a typo. It comes back when the typo is deleted.
      const isReopened = isDeletion && context !== undefined && context.start === lastList?.start
      if (document === lastList?.document && context === undefined) {
        lastList = undefined
        bindEnter(false)
      }
      lastChanges.set(document, { version: document.version, isDeletion, isReopened, time: performance.now() })
      if (isReopened) void vscode.commands.executeCommand('editor.action.triggerSuggest', { auto: true })
    }),
    vscode.workspace.onDidCloseTextDocument((document) => {
      if (document === lastList?.document) lastList = undefined
    }),
  )
  return {
    isOnRequest: (document, { triggerKind }) => {
      if (triggerKind !== vscode.CompletionTriggerKind.Invoke) return false
      return isRequestedByPerson(lastChanges.get(document), {
        version: document.version,
        time: performance.now(),
        hasQuickSuggestions: hasQuickSuggestions(document),
      })
    },
    answer: (document, token, offer, toItem, isOnRequest) => {
      lastList = { document, start: token.start }
      bindEnter(!offer.acceptsEnter)
      return toCompletionList(document, token, offer, toItem, isOnRequest)
    },
    offerForTypedToken: (isMinutes) => {
      const editor = vscode.window.activeTextEditor
      if (editor?.document.isDirty !== true || editor.selections.length > 1 || !editor.selection.isEmpty) return
      const { document } = editor
      const token = tokenAt(document, document.offsetAt(editor.selection.active))
      if (token === undefined || token.kind === 'address' || !isMinutes(document)) return
      const { version } = document
      lastChanges.set(document, { version, isDeletion: false, isReopened: true, time: performance.now() })
      void vscode.commands.executeCommand('editor.action.triggerSuggest', { auto: true })
    },
  }
}

/** What a list may be open for: a token, or the path of a file. */
function typedTokenAt(document: vscode.TextDocument, offset: number): { readonly start: number } | undefined {
  return tokenAt(document, offset) ?? pathContext(document.getText(), offset)
}

function tokenAt(document: vscode.TextDocument, offset: number): CompletionContext | undefined {
  return completionContext(document.getText(), offset)
}

function hasQuickSuggestions(document: vscode.TextDocument): boolean {
  const value = vscode.workspace.getConfiguration('editor', document).get<unknown>('quickSuggestions')
  if (typeof value !== 'object' || value === null) return value === true
  return Object.values(value).some((kind) => kind === true || kind === 'on')
}
