import * as vscode from 'vscode'
import agendaSnippets from '../../../snippets/agenda.json'
import slideSnippets from '../../../snippets/slides.json'
import { type MinutesDocuments } from '../../host/documents'

interface Snippet {
  readonly prefix: string
  readonly body: readonly string[]
  readonly description: string
}

/**
 * Offers the snippets of the `minutes` language in markdown files that are minutes. Contributed to markdown as such they
 * would clutter every README; this provider offers them only where they belong.
 */
export function registerSnippetCompletion(documents: MinutesDocuments): vscode.Disposable {
  return vscode.languages.registerCompletionItemProvider(
    { language: 'markdown' },
    {
      provideCompletionItems(document, position) {
        const kind = documents.kindOf(document)
        if (kind === 'other') return undefined
        const before = document.lineAt(position).text.slice(0, position.character)
        const typed = /^\s*(?:[-*+]\s+)?([a-z-]*)$/i.exec(before)?.[1]
        if (typed === undefined) return undefined
        const snippets: readonly Snippet[] = Object.values(kind === 'slides' ? slideSnippets : agendaSnippets)
        const range = new vscode.Range(position.translate(0, -typed.length), position)
        return snippets.map((snippet) => toItem(snippet, range))
      },
    },
  )
}

function toItem({ prefix, body, description }: Snippet, range: vscode.Range): vscode.CompletionItem {
  const item = new vscode.CompletionItem({ label: prefix, description }, vscode.CompletionItemKind.Snippet)
  item.insertText = new vscode.SnippetString(body.join('\n'))
  item.documentation = new vscode.MarkdownString().appendCodeblock(
    body.join('\n').replace(/\$\{\d+(?::([^}]*)|\|([^,|]*)[^}]*)?\}|\$\d/g, '$1$2'),
    'markdown',
  )
  item.range = range
  return item
}
