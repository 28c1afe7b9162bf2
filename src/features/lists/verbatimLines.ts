import type * as vscode from 'vscode'
import { verbatimLinesOf } from '../../core/reader/text/verbatimLines'

/** The 0-based lines of a document inside code, comments and front matter. Every key needs them; cached per version. */
export type VerbatimLines = (document: vscode.TextDocument) => ReadonlySet<number>

export function createVerbatimLines(): VerbatimLines {
  const known = new WeakMap<vscode.TextDocument, { readonly version: number; readonly lines: ReadonlySet<number> }>()
  return (document) => {
    const latest = known.get(document)
    if (latest?.version === document.version) return latest.lines
    const lines = verbatimLinesOf(document.getText())
    known.set(document, { version: document.version, lines })
    return lines
  }
}
