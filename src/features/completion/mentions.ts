import * as vscode from 'vscode'
import { completionContext } from '../../core/completion/completionContext'
import { offerPeople } from '../../core/completion/offerPeople'
import { type Candidate, rankPeople } from '../../core/completion/people'
import { type MinutesDocuments, minutesSelector } from '../../host/documents'
import type { IssueIndex } from '../../host/issueIndex'
import type { CompletionHistory } from '../../host/completionHistory'
import { maxEntries } from './completionList'
import type { CompletionRequests, TokenOffer } from './requests'

/** Offers people of the meeting and the workspace after `@`. Works offline and without sign-in. */
export function registerMentionCompletion(
  documents: MinutesDocuments,
  completionHistory: CompletionHistory,
  index: IssueIndex,
  requests: CompletionRequests,
): vscode.Disposable {
  const find = (
    document: vscode.TextDocument,
    offset: number,
    isOnRequest: boolean,
  ): TokenOffer<Candidate> | undefined => {
    if (!documents.isMinutes(document) || documents.isTooLarge(document)) return undefined
    const context = completionContext(document.getText(), offset)
    if (context?.kind !== 'mention') return undefined
    const cursorContext = completionHistory.cursorContext(document, context)
    const people = rankPeople(completionHistory.people(document), cursorContext, index.members())
    const options = { limit: maxEntries, isOnRequest, placeholders: cursorContext.placeholders }
    const offer = offerPeople(people, context.typed, options)
    // The rest of a word belongs to the mention only if somebody has that name.
    const whole = document
      .getText()
      .slice(context.start + 1, context.end)
      .toLowerCase()
    const isWhole = people.some(({ handle }) => handle.toLowerCase().startsWith(whole))
    return { offer, token: { start: context.start, end: isWhole ? context.end : offset, cursor: offset } }
  }
  requests.addSource((document, offset) => find(document, offset, false)?.offer !== undefined)
  return vscode.languages.registerCompletionItemProvider(
    minutesSelector,
    {
      provideCompletionItems(document, position, _token, request) {
        const isOnRequest = requests.isOnRequest(document, position, request)
        const found = find(document, document.offsetAt(position), isOnRequest)
        return found && requests.answer(document, found, toItem, isOnRequest)
      },
    },
    '@',
    // The `@` of East Asian input methods.
    '\uff20',
  )
}

function toItem(person: Candidate): vscode.CompletionItem {
  const { handle, name, source } = person
  const item = new vscode.CompletionItem(
    { label: `@${handle}`, ...(name === undefined ? {} : { detail: ` ${name}` }), description: sourceLabel(source) },
    vscode.CompletionItemKind.User,
  )
  item.insertText = `@${handle}`
  return item
}

/** Label for the source of a person. */
export function sourceLabel(source: Candidate['source']): string {
  switch (source) {
    case 'participant':
      return vscode.l10n.t('attending')
    case 'document':
      return vscode.l10n.t('mentioned here')
    case 'series':
      return vscode.l10n.t('this series')
    case 'workspace':
      return vscode.l10n.t('other minutes')
    case 'organization':
      return vscode.l10n.t('organization')
  }
}
