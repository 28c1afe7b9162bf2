import * as vscode from 'vscode'
import { type Offer, offerOnly } from '../../core/completion/offer'
import { encodeTarget } from '../../core/files/fileLinks'
import { pathContext } from '../../core/files/pathContext'
import type { CompletionRequests } from './requests'

type Entry = readonly [name: string, type: vscode.FileType]

/**
 * Completes file paths in links and images of the Minutes language, as VS Code does in Markdown files. Enter accepts a
 * path only in a list that the person asked for.
 */
export function registerPathCompletion(requests: CompletionRequests): vscode.Disposable {
  return vscode.languages.registerCompletionItemProvider(
    { language: 'minutes' },
    {
      async provideCompletionItems(document, position, token, request) {
        const cursor = document.offsetAt(position)
        const context = pathContext(document.getText(), cursor)
        const top = vscode.workspace.getWorkspaceFolder(document.uri)
        const base = context?.isAbsolute === true ? top?.uri : vscode.Uri.joinPath(document.uri, '..')
        if (context === undefined || base === undefined || document.isUntitled) return undefined
        const folder = vscode.Uri.joinPath(base, context.folder)
        // A path outside the workspace would list folders of the computer.
        if (vscode.workspace.getWorkspaceFolder(folder) === undefined) return undefined
        const isOnRequest = requests.isOnRequest(document, position, request)
        const typed = document.getText(new vscode.Range(document.positionAt(context.start), position)).toLowerCase()
        const entries = await readFolder(folder)
        if (token.isCancellationRequested) return undefined
        const own = document.uri.toString()
        const matching = entries
          .filter(([name]) => !name.startsWith('.') && vscode.Uri.joinPath(folder, name).toString() !== own)
          .filter((entry) => labelOf(entry).toLowerCase().startsWith(typed) && entry[0].toLowerCase() !== typed)
          .sort((one, other) => Number(isFolder(one)) - Number(isFolder(other)) || (one[0] < other[0] ? -1 : 1))
        if (matching.length === 0) return undefined
        const found = { token: { ...context, cursor }, offer: offer(matching, typed, isOnRequest) }
        return requests.answer(document, found, toItem, isOnRequest)
      },
    },
    '/',
  )
}

function offer(entries: readonly Entry[], typed: string, isOnRequest: boolean): Offer<Entry> {
  if (!isOnRequest) return offerOnly(entries)
  return {
    entries: entries.map((value) => ({ value, rest: labelOf(value).slice(typed.length) })),
    acceptsEnter: true,
  }
}

/** The entries of a folder; none if it cannot be read. */
async function readFolder(folder: vscode.Uri): Promise<readonly Entry[]> {
  try {
    return await vscode.workspace.fs.readDirectory(folder)
  } catch (error) {
    // The path may be incomplete.
    if (error instanceof vscode.FileSystemError) return []
    throw error
  }
}

function isFolder([, type]: Entry): boolean {
  return (type & vscode.FileType.Directory) !== 0
}

function labelOf(entry: Entry): string {
  return isFolder(entry) ? `${entry[0]}/` : entry[0]
}

function toItem(entry: Entry): vscode.CompletionItem {
  const kind = isFolder(entry) ? vscode.CompletionItemKind.Folder : vscode.CompletionItemKind.File
  const item = new vscode.CompletionItem(labelOf(entry), kind)
  item.insertText = encodeTarget(entry[0]) + (isFolder(entry) ? '/' : '')
  if (isFolder(entry))
    item.command = { command: 'editor.action.triggerSuggest', title: vscode.l10n.t('Show suggestions') }
  return item
}
