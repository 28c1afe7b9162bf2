import * as vscode from 'vscode'
import { isProseAt } from '../../core/completion/completionContext'
import { topicFields } from '../../core/live/newTopic'
import { type MinutesDocuments, minutesSelector } from '../../host/documents'
import type { SeriesModels } from '../../host/seriesModels'
import { toSnippet } from './insertFields'

/** Whether a list was asked for with Ctrl+Space. */
export type IsOnRequest = (
  document: vscode.TextDocument,
  position: vscode.Position,
  context: vscode.CompletionContext,
) => boolean

/**
 * Offers title, owner and time box in an empty heading, `### `, as created by New Minutes.
 *
 * @param ownersFor Returns the owners to choose from.
 */
export function registerTopicSnippet(
  documents: MinutesDocuments,
  models: SeriesModels,
  ownersFor: (document: vscode.TextDocument) => readonly string[],
  isOnRequest: IsOnRequest,
): vscode.Disposable {
  return vscode.languages.registerCompletionItemProvider(minutesSelector, {
    async provideCompletionItems(document, position, token, request) {
      if (!isOnRequest(document, position, request) || documents.kindOf(document) !== 'minutes') return undefined
      if (documents.isTooLarge(document) || !/^ {0,3}#{2,6} $/.test(document.lineAt(position).text)) return undefined
      if (!isProseAt(document.getText(), document.offsetAt(position))) return undefined
      const earlier = await models.lastMinutes(document)
      if (token.isCancellationRequested) return undefined
      const { heading, below, content } = topicFields(document.getText(), documents.read(document), earlier)
      const next = document.lineCount > position.line + 1 ? document.lineAt(position.line + 1).text : ''
      const rest = document.getText(new vscode.Range(position.line + 1, 0, document.lineCount, 0)).trimStart()
      const hasContent = next.trim() !== '' || /^[^#\s]/.test(rest)
      const item = new vscode.CompletionItem(
        { label: 'topic', description: vscode.l10n.t('Title, owner and time box') },
        vscode.CompletionItemKind.Snippet,
      )
      item.insertText = toSnippet([...heading, ...below, ...(hasContent ? [] : content)], ownersFor(document))
      item.keepWhitespace = true
      item.range = new vscode.Range(position, position)
      return [item]
    },
  })
}
