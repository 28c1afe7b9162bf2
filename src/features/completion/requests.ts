import * as vscode from 'vscode'
import { type CompletionContext, completionContext } from '../../core/completion/completionContext'
import { type LastList, mayComeLate } from '../../core/completion/lateList'
import { type Offer, offerOnly } from '../../core/completion/offer'
import { isRequestedByPerson, type LastChange, type OwnRequest } from '../../core/completion/requestCause'
import { pathContext } from '../../core/files/pathContext'
import { createPacer } from '../../host/pacer'
import { toCompletionList, type TypedToken } from './completionList'

/**
 * Context key for the keybindings of the suggestion list: `offered` if our list may be open. Whether Enter accepts an
 * entry then depends on the entry itself (see `toCompletionList`). A key for each list would be too early: while somebody
 * types on, VS Code shows the last list and may drop the answer that the key belongs to.
 *
 * `requested` if the extension itself has asked for a list that has not come: while somebody types on, the command may
 * reach the window in another word, and open VS Code's own list there. Enter accepts nothing in it.
 */
const listKey = 'minutes.suggestions'
type ListState = 'requested' | 'offered' | undefined

/** Requests for completions, and the lists that answer them. */
export interface CompletionRequests {
  /** Whether the person asked for the list (Ctrl+Space) instead of typing. */
  isOnRequest(document: vscode.TextDocument, position: vscode.Position, request: vscode.CompletionContext): boolean
  /** Creates the list of an offer, if any, and tells the keybindings that it may be open. */
  answer<T, I extends vscode.CompletionItem>(
    document: vscode.TextDocument,
    { token, offer }: TokenOffer<T>,
    toItem: (value: T) => I,
    isOnRequest: boolean,
  ): vscode.CompletionList<I> | undefined
  /** Registers a provider's offers, for lists that come late. */
  addSource(hasOffer: HasOffer): void
  /**
   * Shows the list for a token typed while the extension was starting, when VS Code could not ask for it. Call it once
   * the providers are registered.
   */
  offerForTypedToken(): void
}

/** A provider's offer for the token at the cursor; undefined if nothing matches. */
export interface TokenOffer<T> {
  readonly token: TypedToken
  readonly offer: Offer<T> | undefined
}

/** Whether a provider has an offer for a document and the offset of the cursor. */
export type HasOffer = (document: vscode.TextDocument, offset: number) => boolean

/**
 * @param learnEvents Fire when there may be more to offer. VS Code asks only while somebody types, and not after a first
 *   letter without offers. So a token at the cursor without a list gets one then. Because that list is unexpected, Enter
 *   accepts none of its entries.
 */
export function createCompletionRequests(
  learnEvents: readonly vscode.Event<void>[],
  subscriptions: vscode.ExtensionContext['subscriptions'],
): CompletionRequests {
  /** By document, because changes of other documents, such as our log, come in between. */
  const lastChanges = new WeakMap<vscode.TextDocument, LastChange>()
  /** Only the last own request can still be on its way, because it concerns the active editor. */
  let lastRequest: (OwnRequest & { readonly document: vscode.TextDocument; readonly isLate: boolean }) | undefined
  const sources: HasOffer[] = []
  let lastList: (LastList & { readonly document: vscode.TextDocument }) | undefined
  /** The version of a document that may have a token without a list at the cursor. */
  let awaited: { readonly document: vscode.TextDocument; readonly version: number } | undefined
  let listState: ListState
  const setListState = (state: ListState): void => {
    // Set again for each list, because the person may have moved in the previous one.
    if (state !== undefined || listState !== undefined)
      void vscode.commands.executeCommand('setContext', listKey, state)
    listState = state
  }
  const show = async (document: vscode.TextDocument, offset: number, isLate: boolean): Promise<void> => {
    const request = { document, version: document.version, offset, isLate, executedAt: undefined }
    lastRequest = request
    setListState('requested')
    try {
      await vscode.commands.executeCommand('editor.action.triggerSuggest', { auto: true })
    } finally {
      if (lastRequest === request) lastRequest = { ...request, executedAt: performance.now() }
    }
  }
  const ownRequestIn = (document: vscode.TextDocument): typeof lastRequest =>
    lastRequest?.document === document ? lastRequest : undefined
  const offerAwaited = (): void => {
    const editor = vscode.window.activeTextEditor
    if (awaited === undefined || awaited.document !== editor?.document) return
    const { document, selection } = editor
    if (awaited.version !== document.version || editor.selections.length > 1 || !selection.isEmpty) return
    const offset = document.offsetAt(selection.active)
    const token = tokenAt(document, offset)
    const typed = token === undefined ? '' : document.getText().slice(token.start, offset)
    const mayList = mayComeLate(token, typed, lastList?.document === document ? lastList : undefined)
    const isOffered = mayList && sources.some((hasOffer) => hasOffer(document, offset))
    if (!mayList || isOffered) awaited = undefined
    if (isOffered) void show(document, offset, true)
  }
  const pacer = createPacer(0)
  let timer: ReturnType<typeof setTimeout> | undefined
  const scheduleAwaited = (): void => {
    if (awaited === undefined) return
    timer ??= setTimeout(() => {
      timer = undefined
      pacer.run(offerAwaited)
    }, pacer.delayMs())
  }
  subscriptions.push(
    ...learnEvents.map((event) => event(scheduleAwaited)),
    new vscode.Disposable(() => clearTimeout(timer)),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      const [change] = contentChanges
      if (change === undefined) return
      awaited = { document, version: document.version }
      const isDeletion = contentChanges.length === 1 && change.text === '' && change.rangeLength === 1
      const offset = change.rangeOffset + change.text.length
      const context =
        lastList?.document === document && change.rangeOffset >= lastList.start
          ? typedTokenAt(document, offset)
          : undefined
      // VS Code closes a list if nothing matches a typo. Show it again when the typo is deleted.
      const isReopened = isDeletion && context !== undefined && context.start === lastList?.start
      if (document === lastList?.document && context === undefined) {
        lastList = undefined
        if (listState === 'offered') setListState(undefined)
      }
      if (listState === 'requested') {
        // Line ends that were typed before the window executed our command arrive before its answer.
        const isOver = lastRequest?.executedAt !== undefined && contentChanges.some(({ text }) => text.includes('\n'))
        // Set again, because the person may have moved in the list.
        setListState(isOver ? undefined : 'requested')
      }
      const range = contentChanges.length === 1 ? { start: change.rangeOffset, end: offset } : undefined
      lastChanges.set(document, { version: document.version, isDeletion, range, time: performance.now() })
      if (isReopened) void show(document, offset, false)
    }),
    vscode.workspace.onDidCloseTextDocument((document) => {
      if (document === lastList?.document) lastList = undefined
    }),
  )
  return {
    isOnRequest: (document, position, { triggerKind }) => {
      if (triggerKind !== vscode.CompletionTriggerKind.Invoke) return false
      const isByPerson = isRequestedByPerson(lastChanges.get(document), ownRequestIn(document), {
        version: document.version,
        offset: document.offsetAt(position),
        time: performance.now(),
        hasQuickSuggestions: hasQuickSuggestions(document),
      })
      if (isByPerson && listState === 'requested') setListState(undefined)
      return isByPerson
    },
    answer: (document, { token, offer }, toItem, isOnRequest) => {
      const { start } = token
      if (offer === undefined) {
        if (lastList?.document === document && lastList.start === start) lastList = { ...lastList, filterTexts: [] }
        return undefined
      }
      const own = ownRequestIn(document)
      const isLate = own?.isLate === true && own.version === document.version && !isOnRequest
      const shown = isLate ? offerOnly(offer.entries.map(({ value }) => value)) : offer
      // This list is not that of our command, which may still open another one.
      const isPending = own !== undefined && own.executedAt === undefined && own.version !== document.version
      setListState(isPending ? 'requested' : 'offered')
      const list = toCompletionList(document, token, shown, toItem, isOnRequest)
      const filterTexts = list.items.map(
        ({ filterText, label }) => filterText ?? (typeof label === 'string' ? label : label.label),
      )
      lastList = { document, start, filterTexts }
      return list
    },
    addSource: (hasOffer) => void sources.push(hasOffer),
    offerForTypedToken: () => {
      const document = vscode.window.activeTextEditor?.document
      if (document?.isDirty !== true) return
      awaited = { document, version: document.version }
      offerAwaited()
    },
  }
}

/** The text that a list may be open for: a token, or the path of a file. */
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
