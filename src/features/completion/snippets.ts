import * as vscode from 'vscode'
import agendaSnippets from '../../../snippets/agenda.json'
import slideSnippets from '../../../snippets/slides.json'
import { fillSnippet, snippetPeople, type SnippetContext } from '../../core/completion/fillSnippet'
import { rankPeople } from '../../core/completion/people'
import { dayOfMinutes } from '../../core/dayOfMinutes'
import { isProseAt } from '../../core/completion/completionContext'
import { type MinutesDocuments, relativePath, minutesSelector } from '../../host/documents'
import type { CompletionHistory } from '../../host/completionHistory'
import type { CompletionRequests } from './requests'

interface Snippet {
  readonly prefix: string
  readonly body: readonly string[]
  readonly description: string
  /** Whether it is a whole document, for empty files only. */
  readonly isFileTemplate?: boolean
}

/**
 * Offers snippets for minutes or decks, filled from the document.
 *
 * Contributed snippets cannot read the document or tell decks from minutes, and would appear in every Markdown file.
 */
export function registerSnippetCompletion(
  documents: MinutesDocuments,
  completionHistory: CompletionHistory,
  requests: CompletionRequests,
): vscode.Disposable {
  return vscode.languages.registerCompletionItemProvider(minutesSelector, {
    provideCompletionItems(document, position, _token, request) {
      // Only on request, because words may begin like a snippet.
      if (!requests.isOnRequest(document, position, request)) return undefined
      const kind = documents.kindOf(document)
      if (kind === 'other') return undefined
      const before = document.lineAt(position).text.slice(0, position.character)
      const typed = /^\s*(?:[-*+]\s+)?([a-z-]*)$/i.exec(before)?.[1]
      if (typed === undefined || !isProseAt(document.getText(), document.offsetAt(position))) return undefined
      // An empty document can become either.
      const isEmpty = document.getText().trim() === typed.trim()
      const snippets: readonly Snippet[] = [
        ...(isEmpty || kind === 'minutes' ? Object.values(agendaSnippets) : []),
        ...(isEmpty || kind === 'slides' ? Object.values(slideSnippets) : []),
      ]
      const minutes = documents.read(document)
      const context: SnippetContext = {
        date: dayOfMinutes(minutes, relativePath(document.uri)),
        people: snippetPeople(minutes, () => peopleOfSeries(document, position, completionHistory)),
      }
      const range = new vscode.Range(position.translate(0, -typed.length), position)
      return snippets
        .filter((snippet) => isEmpty || snippet.isFileTemplate !== true)
        .map((snippet) => toItem(snippet, range, context))
    },
  })
}

/** Handles from earlier minutes of the series, most likely first. */
function peopleOfSeries(
  document: vscode.TextDocument,
  position: vscode.Position,
  completionHistory: CompletionHistory,
): readonly string[] {
  const offset = document.offsetAt(position)
  const cursorContext = completionHistory.cursorContext(document, { start: offset, end: offset })
  return rankPeople(completionHistory.people(document), { ...cursorContext, isInParticipants: true }, [])
    .filter(({ source }) => source === 'series')
    .map(({ handle }) => handle)
}

function toItem(
  { prefix, body, description }: Snippet,
  range: vscode.Range,
  context: SnippetContext,
): vscode.CompletionItem {
  const item = new vscode.CompletionItem({ label: prefix, description }, vscode.CompletionItemKind.Snippet)
  const text = body.join('\n')
  item.insertText = new vscode.SnippetString(fillSnippet(text, context))
  item.documentation = new vscode.MarkdownString().appendCodeblock(
    text.replace(/\$\{\d+(?::([^}]*)|\|([^,|]*)[^}]*)?\}|\$\d/g, '$1$2'),
    'markdown',
  )
  item.range = range
  // A tab after a bullet is part of the series' style; do not convert it to spaces.
  item.keepWhitespace = true
  return item
}
