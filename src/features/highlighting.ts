import * as vscode from 'vscode'
import type { ActionItem, Minutes, Span } from '../core/minutes'
import type { MinutesDocuments } from '../host/documents'

/** Token types; package.json maps them to scopes of the grammar (`semanticTokenScopes`). */
const tokenTypes = ['minutesMention', 'minutesReference', 'minutesAction'] as const

const legend = new vscode.SemanticTokensLegend([...tokenTypes])

/** Highlights mentions, references and action items in Markdown files, as the grammar does in the `minutes` language. */
export function registerHighlighting(documents: MinutesDocuments): vscode.Disposable {
  return vscode.languages.registerDocumentSemanticTokensProvider(
    { language: 'markdown' },
    {
      async provideDocumentSemanticTokens(document) {
        if (!documents.isMinutes(document) || documents.isTooLarge(document)) return undefined
        const tokens = tokensOf(await documents.readSoon(document))
        const builder = new vscode.SemanticTokensBuilder(legend)
        for (const { span, type } of tokens) {
          const { line, column } = span.start
          // Semantic tokens cannot span lines.
          if (span.end.line === line)
            builder.push(line - 1, column - 1, span.end.column - column, tokenTypes.indexOf(type))
        }
        return builder.build()
      },
    },
    legend,
  )
}

interface Token {
  readonly span: Span
  readonly type: (typeof tokenTypes)[number]
}

/** In document order, as the builder requires. */
function tokensOf(minutes: Minutes): readonly Token[] {
  const tokens: Token[] = [
    ...minutes.mentions.map(({ span }): Token => ({ span, type: 'minutesMention' })),
    ...minutes.references
      .filter(({ form }) => form === 'short' || form === 'bare')
      .map(({ span }): Token => ({ span, type: 'minutesReference' })),
    ...minutes.actions.flatMap((action) => markerToken(action) ?? []),
  ]
  return tokens.sort((one, other) => one.span.start.offset - other.span.start.offset)
}

/** The marker at the beginning of an action item. */
function markerToken({ text, span }: ActionItem): Token | undefined {
  const marker = /^[\s*_~(-]*(AI|TODO|To-?\s?do|Action(?: items?)?(?:-\d+)?|Aufgabe)\b:?/i.exec(text)
  if (marker?.[1] === undefined) return undefined
  const from = marker[0].indexOf(marker[1])
  const at = (by: number): Span['start'] => ({
    line: span.start.line,
    column: span.start.column + by,
    offset: span.start.offset + by,
  })
  return { span: { start: at(from), end: at(from + marker[1].length) }, type: 'minutesAction' }
}
