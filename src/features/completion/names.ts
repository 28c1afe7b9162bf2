import * as vscode from 'vscode'
import { isProseAt } from '../../core/completion/completionContext'
import { offerNames } from '../../core/completion/offerNames'
import { type MinutesDocuments, minutesSelector } from '../../host/documents'
import type { MeetingPeople } from '../../host/meetingPeople'
import type { CompletionRequests } from './requests'

/** Most names in the list. */
const maxNames = 50

/** Offers names without `@` if the series writes names. On request only, so that typed names stay unchanged. */
export function registerNameCompletion(
  documents: MinutesDocuments,
  people: MeetingPeople,
  requests: CompletionRequests,
): vscode.Disposable {
  return vscode.languages.registerCompletionItemProvider(minutesSelector, {
    provideCompletionItems(document, position, _token, request) {
      if (!requests.isOnRequest(document, position, request)) return undefined
      if (!documents.isMinutes(document) || documents.isTooLarge(document)) return undefined
      if (people.style(document) === 'handle' || !isProseAt(document.getText(), document.offsetAt(position)))
        return undefined
      const { sections } = documents.read(document)
      const isInList = sections.some(
        ({ kind, heading, span }) =>
          (kind === 'participants' || kind === 'excused') &&
          heading.start.line - 1 <= position.line &&
          position.line <= span.end.line,
      )
      const before = document.lineAt(position).text.slice(0, position.character)
      return offerNames(before, people.names(document), isInList)
        .slice(0, maxNames)
        .map(({ name, typedLength }, index) => {
          const item = new vscode.CompletionItem(name, vscode.CompletionItemKind.User)
          item.range = new vscode.Range(position.translate(0, -typedLength), position)
          // The typed letters may begin a later part of the name, or lack an accent.
          item.filterText = `${before.slice(before.length - typedLength)} ${name}`
          item.sortText = String(index).padStart(3, '0')
          return item
        })
    },
  })
}
