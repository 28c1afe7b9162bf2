import * as vscode from 'vscode'
import { fileLink, freeName, safeFileName } from '../../core/files/fileLinks'

const kind = vscode.DocumentDropOrPasteEditKind.Text.append('minutes', 'file')

/** Types of dragged and copied files, by address or with content. */
const mimeTypes = ['text/uri-list', 'image/*', 'files']

/** A text to insert, with the files that it needs. */
interface FileInsertion {
  readonly snippet: vscode.SnippetString
  readonly files: vscode.WorkspaceEdit
}

/**
 * Creates links and images for pasted and dropped files. Files of the workspace are linked; others are saved beside the
 * minutes.
 */
export function registerFileLinks(): vscode.Disposable {
  const selector: vscode.DocumentSelector = { language: 'minutes' }
  const title = vscode.l10n.t('Insert Link to File')
  const paste: vscode.DocumentPasteEditProvider = {
    async provideDocumentPasteEdits(document, _ranges, data, _context, token) {
      // Copied tables and texts also contain an image of themselves.
      if (data.get('text/uri-list') === undefined && data.get('text/plain') !== undefined) return undefined
      const insertion = await insertionOf(document, data, token)
      if (insertion === undefined) return undefined
      const edit = new vscode.DocumentPasteEdit(insertion.snippet, title, kind)
      edit.additionalEdit = insertion.files
      return [edit]
    },
  }
  const drop: vscode.DocumentDropEditProvider = {
    async provideDocumentDropEdits(document, _position, data, token) {
      const insertion = await insertionOf(document, data, token)
      if (insertion === undefined) return undefined
      const edit = new vscode.DocumentDropEdit(insertion.snippet, title, kind)
      edit.additionalEdit = insertion.files
      return edit
    },
  }
  return vscode.Disposable.from(
    vscode.languages.registerDocumentPasteEditProvider(selector, paste, {
      providedPasteEditKinds: [kind],
      pasteMimeTypes: mimeTypes,
    }),
    vscode.languages.registerDocumentDropEditProvider(selector, drop, {
      providedDropEditKinds: [kind],
      dropMimeTypes: mimeTypes,
    }),
  )
}

async function insertionOf(
  document: vscode.TextDocument,
  data: vscode.DataTransfer,
  token: vscode.CancellationToken,
): Promise<FileInsertion | undefined> {
  // A document without a file has no folder to link from.
  if (document.isUntitled) return undefined
  const linked = await linkedFiles(document, data)
  const contents = linked.length > 0 ? [] : contentsIn(data)
  if (linked.length + contents.length === 0 || token.isCancellationRequested) return undefined
  const folder = vscode.Uri.joinPath(document.uri, '..')
  const usedNames = new Set(contents.length === 0 ? [] : await readNames(folder))
  const files = new vscode.WorkspaceEdit()
  const saved = contents.map((file) => {
    const name = freeName(safeFileName(file.name, 'file'), usedNames)
    usedNames.add(name)
    const uri = vscode.Uri.joinPath(folder, name)
    files.createFile(uri, { contents: file })
    return uri
  })
  return { snippet: snippetOf(document, [...linked, ...saved]), files }
}

/** The files of the workspace in the data. VS Code handles page addresses and other files. */
async function linkedFiles(document: vscode.TextDocument, data: vscode.DataTransfer): Promise<readonly vscode.Uri[]> {
  const list = (await data.get('text/uri-list')?.asString()) ?? ''
  const root = vscode.workspace.getWorkspaceFolder(document.uri)
  return list
    .split(/\r\n|\n/)
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => vscode.Uri.parse(line.trim()))
    .filter((uri) => uri.scheme === document.uri.scheme && vscode.workspace.getWorkspaceFolder(uri) === root)
    .filter((uri) => root !== undefined && uri.toString() !== document.uri.toString())
}

function contentsIn(data: vscode.DataTransfer): readonly vscode.DataTransferFile[] {
  return [...data].flatMap(([, item]) => item.asFile() ?? [])
}

async function readNames(folder: vscode.Uri): Promise<readonly string[]> {
  return (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name)
}

/** The links, separated by spaces. Their texts are selected one after the other. */
function snippetOf(document: vscode.TextDocument, uris: readonly vscode.Uri[]): vscode.SnippetString {
  const snippet = new vscode.SnippetString()
  for (const [index, uri] of uris.entries()) {
    const { before, label, after } = fileLink(document.uri.path, uri.path)
    snippet.appendText((index === 0 ? '' : ' ') + before)
    snippet.appendPlaceholder(label)
    snippet.appendText(after)
  }
  return snippet
}
