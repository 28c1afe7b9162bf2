import * as vscode from 'vscode'
import agendaSnippets from '../../../snippets/agenda.json'
import slideSnippets from '../../../snippets/slides.json'
import { fillSnippet, peopleOf, type SnippetContext } from '../../core/completion/fillSnippet'
import { rankPeople } from '../../core/completion/people'
import { dateOfPath } from '../../core/dates'
import { type MinutesDocuments, relativePath, selector } from '../../host/documents'
import type { Recollection } from '../../host/recollection'

interface Snippet {
  readonly prefix: string
  readonly body: readonly string[]
  readonly description: string
}

/**
 * Offers the snippets of minutes in minutes, and those of decks in decks, filled from the document.
 *
 * A provider, not a contribution: contributed snippets know nothing of the document, appear in decks and minutes alike,
 * and for markdown they would clutter every README.
 */
export function registerSnippetCompletion(documents: MinutesDocuments, recollection: Recollection): vscode.Disposable {
  return vscode.languages.registerCompletionItemProvider(selector, {
    provideCompletionItems(document, position) {
      const kind = documents.kindOf(document)
      if (kind === 'other') return undefined
      const before = document.lineAt(position).text.slice(0, position.character)
      const typed = /^\s*(?:[-*+]\s+)?([a-z-]*)$/i.exec(before)?.[1]
      if (typed === undefined) return undefined
      // Nobody knows yet what an empty document will be.
      const isEmpty = document.getText().trim() === typed
      const snippets: readonly Snippet[] = [
        ...(isEmpty || kind === 'minutes' ? Object.values(agendaSnippets) : []),
        ...(isEmpty || kind === 'slides' ? Object.values(slideSnippets) : []),
      ]
      const minutes = documents.read(document)
      const context: SnippetContext = {
        date: minutes.date?.value ?? dateOfPath(relativePath(document.uri)),
        people: peopleOf(minutes, () => peopleOfSeries(document, position, recollection)),
      }
      const range = new vscode.Range(position.translate(0, -typed.length), position)
      return snippets.map((snippet) => toItem(snippet, range, context))
    },
  })
}

/** Those of earlier minutes of the series, the likely ones first. */
function peopleOfSeries(
  document: vscode.TextDocument,
  position: vscode.Position,
  recollection: Recollection,
): readonly string[] {
  const offset = document.offsetAt(position)
  const scene = recollection.scene(document, { start: offset, end: offset })
  return rankPeople(recollection.people(document), { ...scene, isInParticipants: true }, [])
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
  // A bullet's TAB is the manner of a team, not the editor's indentation.
  item.keepWhitespace = true
  return item
}
