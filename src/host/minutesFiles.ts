import * as vscode from 'vscode'
import { maxTextLength } from './documents'
import * as settings from './settings'
import { filesIn, foldersIn, walkFiles } from './walkFiles'

/** Why a file is not in the index. */
export type SkippedFile = 'unreadable' | 'tooLarge'

/** The text of a file, or why it was skipped. */
export type FileContent = { readonly text: string } | { readonly skippedFile: SkippedFile }

/** How long to wait for the search of a virtual file system. */
const searchTimeoutMs = 2_000

/** The files in all workspace folders that match the settings. */
export async function findMinutesFiles(): Promise<readonly vscode.Uri[]> {
  const found = await Promise.all((vscode.workspace.workspaceFolders ?? []).map(findInFolder))
  return uniqueUris(found.flat())
}

/** Maximum number of folders to list around the given files. */
const maxFoldersAround = 40

/**
 * The files that match the settings near the given files: those in their folders, then those in the folders beside them. A
 * few listings of folders, much faster than a search of the workspace.
 */
export async function findMinutesFilesNear(files: readonly vscode.Uri[]): Promise<readonly (readonly vscode.Uri[])[]> {
  const own = uniqueUris(files.filter(isMinutesFile).map(parentOf))
  const listed = await Promise.all([
    listMinutes(own),
    Promise.all(uniqueUris(own.map(parentOf).filter(isInWorkspace)).map(foldersIn)),
  ])
  const known = new Set(own.map(String))
  const around = listed[1].flat().filter((folder) => !known.has(folder.toString()))
  return [listed[0], await listMinutes(around.slice(0, maxFoldersAround), maxFilesAround)]
}

/** Maximum number of files of a folder around: the last by name, which usually has the date. */
const maxFilesAround = 10

async function listMinutes(folders: readonly vscode.Uri[], max = Infinity): Promise<readonly vscode.Uri[]> {
  const isMatch = minutesFileMatcher()
  const found = await Promise.all(folders.map(filesIn))
  return found.flatMap((files) => {
    const own = files.filter(isMatch)
    if (own.length <= max) return own
    return [...own].sort((one, other) => (one.path < other.path ? 1 : -1)).slice(0, max)
  })
}

function parentOf(uri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(uri, '..')
}

function isInWorkspace(uri: vscode.Uri): boolean {
  return vscode.workspace.getWorkspaceFolder(uri) !== undefined
}

function uniqueUris(uris: readonly vscode.Uri[]): readonly vscode.Uri[] {
  return [...new Map(uris.map((uri) => [uri.toString(), uri])).values()]
}

/**
 * Finds the files of a folder. Only some virtual file systems support search, and VS Code waits forever for the others.
 * After a time-out the folders are walked instead.
 */
async function findInFolder(folder: vscode.WorkspaceFolder): Promise<readonly vscode.Uri[]> {
  const searching = new vscode.CancellationTokenSource()
  if (folder.uri.scheme === 'file') return searchFolder(folder, searching.token)
  // A failed search counts as no result.
  const search = searchFolder(folder, searching.token).catch(() => [])
  let timer: ReturnType<typeof setTimeout> | undefined
  const timeout = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), searchTimeoutMs)
  })
  try {
    const found = await Promise.race([search, timeout])
    if (found !== undefined && found.length > 0) return found
    searching.cancel()
    return (await walkFiles(folder.uri)).filter(minutesFileMatcher())
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

/** Whether a file matches the settings. */
export function isMinutesFile(uri: vscode.Uri): boolean {
  return minutesFileMatcher()(uri)
}

/** The same for many files, with the settings read once. */
function minutesFileMatcher(): (uri: vscode.Uri) => boolean {
  const [include, exclude] = [settings.includeGlobs(), settings.excludeGlobs()]
  return (uri) => {
    const folder = vscode.workspace.getWorkspaceFolder(uri)
    if (folder === undefined) return false
    // Uses the editor's glob matching, which reads only URI and language of a document.
    const document = { uri, languageId: 'markdown' } as vscode.TextDocument
    const matches = (glob: string): boolean =>
      vscode.languages.match({ pattern: new vscode.RelativePattern(folder, glob) }, document) > 0
    return include.some(matches) && !exclude.some(matches)
  }
}

/** Calls back for created and changed files that match the include globs. */
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

/** A value that changes with the file; undefined if it is unknown or the file does not exist. */
export async function stampOf(uri: vscode.Uri): Promise<string | undefined> {
  try {
    const { mtime, size, type } = await vscode.workspace.fs.stat(uri)
    return mtime === 0 || (type & vscode.FileType.Directory) !== 0 ? undefined : `${mtime}-${size}`
  } catch {
    // Deleted or unreadable; reading the file shows which.
    return undefined
  }
}

/** The text of a file, or why it was skipped; undefined when the file does not exist. */
export async function readMinutesFile(uri: vscode.Uri, log: vscode.LogOutputChannel): Promise<FileContent | undefined> {
  try {
    const bytes = await vscode.workspace.fs.readFile(uri)
    // A character has at most four bytes, so do not decode a file that is certainly too long.
    if (bytes.length > maxTextLength * 4) return { skippedFile: 'tooLarge' }
    const text = new TextDecoder().decode(bytes)
    return text.length > maxTextLength ? { skippedFile: 'tooLarge' } : { text }
  } catch (error) {
    if (error instanceof vscode.FileSystemError && missingFileCodes.has(error.code)) return undefined
    log.info(`Skipped ${uri.toString()}: ${error instanceof Error ? error.message : String(error)}`)
    return { skippedFile: 'unreadable' }
  }
}

const missingFileCodes: ReadonlySet<string> = new Set(['FileNotFound', 'FileIsADirectory', 'FileNotADirectory'])
