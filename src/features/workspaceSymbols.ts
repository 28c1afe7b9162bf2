import * as vscode from 'vscode'
import type { Digest } from '../core/digest'
import { ownerInText } from '../core/edits/assign'
import type { Span } from '../core/minutes'
import { plainText, truncate } from '../core/plainText'
import { toRange } from '../host/vscodeConversions'
import type { WorkspaceMinutes } from '../host/workspaceMinutes'

/** Maximum number of results of one query. */
const maxSymbols = 500

/** Finds topics, action items and decisions in all minutes, newest first. */
export function registerWorkspaceSymbols(workspace: WorkspaceMinutes): vscode.Disposable {
  return vscode.languages.registerWorkspaceSymbolProvider({
    provideWorkspaceSymbols(query) {
      void workspace.start()
      const pattern = query.toLowerCase()
      const newest = [...workspace.files()].sort((one, other) =>
        (other.digest.date ?? '').localeCompare(one.digest.date ?? ''),
      )
      const found: vscode.SymbolInformation[] = []
      for (const { uri, digest } of newest) {
        for (const { name, kind, span } of entriesOf(digest)) {
          if (!isSubsequence(pattern, name.toLowerCase())) continue
          // No container name, because VS Code shows the file.
          found.push(new vscode.SymbolInformation(name, kind, '', new vscode.Location(uri, toRange(span))))
          if (found.length >= maxSymbols) return found
        }
      }
      return found
    },
  })
}

interface Entry {
  readonly name: string
  readonly kind: vscode.SymbolKind
  readonly span: Span
}

function entriesOf({ topics, actions, decisions }: Digest): readonly Entry[] {
  const entry = (text: string, kind: vscode.SymbolKind, span: Span): Entry => ({
    name: truncate(plainText(text), 120),
    kind,
    span,
  })
  return [
    ...topics.map(({ title, span }) => entry(title, vscode.SymbolKind.String, span)),
    ...actions.map((item) =>
      entry(
        item.owners.length === 0
          ? item.task
          : `${item.task} (${item.owners.map((owner) => ownerInText(item, owner) ?? owner).join(', ')})`,
        vscode.SymbolKind.Event,
        item.span,
      ),
    ),
    ...decisions.map(({ text, span }) => entry(text, vscode.SymbolKind.Constant, span)),
  ]
}

/** Whether `text` contains the letters of `query` in order, as VS Code requires of providers. */
function isSubsequence(query: string, text: string): boolean {
  let from = 0
  for (const letter of query.replace(/\s+/g, '')) {
    const at = text.indexOf(letter, from)
    if (at < 0) return false
    from = at + 1
  }
  return true
}
