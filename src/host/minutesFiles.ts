import * as vscode from 'vscode'
import { maxTextLength } from './documents'
import * as settings from './settings'
import { walkFiles } from './walkFiles'

/** Why a file that may be minutes is not in the index. */
export type LeftOut = 'unreadable' | 'tooLarge'

/** What is in a file, as far as it is read. */
export type FileContent = { readonly text: string } | { readonly leftOut: LeftOut }

/** Milliseconds that a virtual file system's own search gets. */
const searchPatience = 2_000

/** The files that the settings say may be minutes, of all workspace folders. */
export async function findMinutesFiles(): Promise<readonly vscode.Uri[]> {
  const found = await Promise.all((vscode.workspace.workspaceFolders ?? []).map(findInFolder))
  return [...new Map(found.flat().map((uri) => [uri.toString(), uri])).values()]
}

/**
 * The editor searches what is on a disk. Of a virtual file system it waits without end for a search that only some of
 * them bring along; where none answers, the folders are walked.
 */
async function findInFolder(folder: vscode.WorkspaceFolder): Promise<readonly vscode.Uri[]> {
  const searching = new vscode.CancellationTokenSource()
  if (folder.uri.scheme === 'file') return searchFolder(folder, searching.token)
  // An error is no answer either.
  const search = searchFolder(folder, searching.token).catch(() => [])
  let timer: ReturnType<typeof setTimeout> | undefined
  const patience = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), searchPatience)
  })
  try {
    const found = await Promise.race([search, patience])
    if (found !== undefined && found.length > 0) return found
    searching.cancel()
    return (await walkFiles(folder.uri)).filter((uri) => isMinutesFile(uri))
  } finally {
    clearTimeout(timer)
    searching.dispose()
  }
}

async function searchFolder(
  folder: vscode.WorkspaceFolder,
  token: vscode.CancellationToken,
): Promise<readonly vscode.Uri[]> {
  const exclude = excludePattern()
  const found = await Promise.all(
    settings
      .includeGlobs()
      .map((glob) => vscode.workspace.findFiles(new vscode.RelativePattern(folder, glob), exclude, undefined, token)),
  )
  return found.flat()
}

/** Whether the settings say that a file may be minutes. */
export function isMinutesFile(uri: vscode.Uri): boolean {
  const folder = vscode.workspace.getWorkspaceFolder(uri)
  if (folder === undefined) return false
  // The editor's own globs, without a search of the disk: of a document only address and language are looked at.
  const document = { uri, languageId: 'markdown' } as vscode.TextDocument
  const matches = (glob: string): boolean =>
    vscode.languages.match({ pattern: new vscode.RelativePattern(folder, glob) }, document) > 0
  return settings.includeGlobs().some(matches) && !settings.excludeGlobs().some(matches)
}

/** Calls back for files that come or change where minutes may be. */
export function watchFiles(onFile: (uri: vscode.Uri) => void): vscode.Disposable {
  return vscode.Disposable.from(
    ...settings.includeGlobs().flatMap((glob) => {
      const watcher = vscode.workspace.createFileSystemWatcher(glob, false, false, true)
      return [watcher, watcher.onDidCreate(onFile), watcher.onDidChange(onFile)]
    }),
  )
}

function excludePattern(): string | undefined {
  const globs = settings.excludeGlobs()
  return globs.length === 0 ? undefined : globs.length === 1 ? globs[0] : `{${globs.join(',')}}`
}

/** Changes when the file does; undefined where the file system does not tell, or there is no such file. */
export async function stampOf(uri: vscode.Uri): Promise<string | undefined> {
  try {
    const { mtime, size, type } = await vscode.workspace.fs.stat(uri)
    return mtime === 0 || (type & vscode.FileType.Directory) !== 0 ? undefined : `${mtime}-${size}`
  } catch {
    // Gone meanwhile, or not to be read: reading it tells which.
    return undefined
  }
}

/** The text of a file, or why it is left out; undefined where there is no such file. */
export async function readMinutesFile(uri: vscode.Uri, log: vscode.LogOutputChannel): Promise<FileContent | undefined> {
  try {
    const bytes = await vscode.workspace.fs.readFile(uri)
    // No character takes more than four bytes: what is certainly longer is not decoded at all.
    if (bytes.length > maxTextLength * 4) return { leftOut: 'tooLarge' }
    const text = new TextDecoder().decode(bytes)
    return text.length > maxTextLength ? { leftOut: 'tooLarge' } : { text }
  } catch (error) {
    if (error instanceof vscode.FileSystemError && noFile.has(error.code)) return undefined
    log.info(`Left out ${uri.toString()}: ${error instanceof Error ? error.message : String(error)}`)
    return { leftOut: 'unreadable' }
  }
}

const noFile: ReadonlySet<string> = new Set(['FileNotFound', 'FileIsADirectory', 'FileNotADirectory'])
