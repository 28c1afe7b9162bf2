import * as vscode from 'vscode'
import { encodeTarget } from '../../core/files/fileLinks'
import { pathContext } from '../../core/files/pathContext'

/** Completes paths of files in the targets of links and images. */
export function registerPathCompletion(): vscode.Disposable {
  return vscode.languages.registerCompletionItemProvider(
    { language: 'minutes' },
    {
      async provideCompletionItems(document, position, token) {
        const context = pathContext(document.getText(), document.offsetAt(position))
        const top = vscode.workspace.getWorkspaceFolder(document.uri)
        const base = context?.isAbsolute === true ? top?.uri : vscode.Uri.joinPath(document.uri, '..')
        if (context === undefined || base === undefined || document.isUntitled) return undefined
        const folder = vscode.Uri.joinPath(base, context.folder)
        // A path out of the workspace would list folders of the machine.
        if (vscode.workspace.getWorkspaceFolder(folder) === undefined) return undefined
        const entries = await readFolder(folder)
        if (token.isCancellationRequested) return undefined
        const range = new vscode.Range(document.positionAt(context.start), document.positionAt(context.end))
        const own = document.uri.toString()
        return entries
          .filter(([name]) => !name.startsWith('.') && vscode.Uri.joinPath(folder, name).toString() !== own)
          .map(([name, type]) => toItem(name, (type & vscode.FileType.Directory) !== 0, range))
      },
    },
    '/',
  )
}

/** The entries of a folder; none if it cannot be read. */
async function readFolder(folder: vscode.Uri): Promise<readonly (readonly [string, vscode.FileType])[]> {
  try {
    return await vscode.workspace.fs.readDirectory(folder)
  } catch (error) {
    // The path may be half typed.
    if (error instanceof vscode.FileSystemError) return []
    throw error
  }
}

function toItem(name: string, isFolder: boolean, range: vscode.Range): vscode.CompletionItem {
  const item = new vscode.CompletionItem(
    isFolder ? `${name}/` : name,
    isFolder ? vscode.CompletionItemKind.Folder : vscode.CompletionItemKind.File,
  )
  item.insertText = encodeTarget(name) + (isFolder ? '/' : '')
  item.range = range
  item.sortText = `${isFolder ? 1 : 0}${name}`
  if (isFolder) item.command = { command: 'editor.action.triggerSuggest', title: vscode.l10n.t('Show suggestions') }
  return item
}
