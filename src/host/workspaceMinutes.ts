import * as vscode from 'vscode'
import { type Digest, digestOf } from '../core/digest'
import { detectKind } from '../core/detectMinutes'
import { maxTextLength, type MinutesDocuments, relativePath } from './documents'
import * as settings from './settings'

/** A file of minutes in the workspace. */
export interface WorkspaceFile {
  readonly uri: vscode.Uri
  readonly digest: Digest
}

/** All minutes of the workspace, as far as they are read; it follows edits, saves, and files that come and go. */
export interface WorkspaceMinutes {
  files(): readonly WorkspaceFile[]
  /** Begins to read the workspace, once; resolves when all of it is read. */
  start(): Promise<void>
  /** Reads everything again. */
  refresh(): Promise<void>
  /** Fires when a file's digest changed, came or went; many changes at once fire once. */
  readonly onDidChange: vscode.Event<void>
}

/** Milliseconds of silence after which a document that is being typed in is read again. */
const typingPause = 300
/** Files read at the same time: remote file systems answer slowly, but not one after the other. */
const parallelReads = 8

export function createWorkspaceMinutes(
  documents: MinutesDocuments,
  subscriptions: vscode.ExtensionContext['subscriptions'],
  log: vscode.LogOutputChannel,
): WorkspaceMinutes {
  const digests = new Map<string, WorkspaceFile>()
  const changed = new vscode.EventEmitter<void>()
  const pending = new Map<string, ReturnType<typeof setTimeout>>()
  let started: Promise<void> | undefined
  let generation = 0

  const put = (uri: vscode.Uri, digest: Digest | undefined): void => {
    const key = uri.toString()
    if (digest === undefined) {
      if (digests.delete(key)) changed.fire()
      return
    }
    digests.set(key, { uri, digest })
    changed.fire()
  }

  const openDocument = (uri: vscode.Uri): vscode.TextDocument | undefined =>
    vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString() && !document.isClosed)

  const readDocument = (document: vscode.TextDocument): void => {
    put(
      document.uri,
      documents.isMinutes(document)
        ? digestOf(relativePath(document.uri), documents.read(document), document.getText())
        : undefined,
    )
  }

  const readFile = async (uri: vscode.Uri): Promise<void> => {
    const document = openDocument(uri)
    if (document !== undefined) {
      readDocument(document)
      return
    }
    const text = await readText(uri, log)
    // A document may have been opened while the file was read: what is typed wins.
    if (openDocument(uri) !== undefined) return
    const path = relativePath(uri)
    const isMinutes = text !== undefined && detectKind(path, text, documents.lexicon()) !== 'other'
    put(uri, isMinutes ? digestOf(path, documents.readText(uri, text), text) : undefined)
  }

  const isWanted = (uri: vscode.Uri): boolean =>
    vscode.workspace.getWorkspaceFolder(uri) !== undefined && /\.(?:md|markdown)$/i.test(uri.path)

  const follow = (document: vscode.TextDocument): void => {
    if (started === undefined || !isWanted(document.uri)) return
    const key = document.uri.toString()
    clearTimeout(pending.get(key))
    pending.set(
      key,
      setTimeout(() => {
        pending.delete(key)
        if (!document.isClosed) readDocument(document)
      }, typingPause),
    )
  }

  const removeBelow = (uri: vscode.Uri): void => {
    const prefix = `${uri.toString()}/`
    for (const [key, { uri: file }] of digests)
      if (key === uri.toString() || key.startsWith(prefix)) put(file, undefined)
  }

  const readAll = async (): Promise<void> => {
    const own = ++generation
    const uris = await findFiles()
    const found = new Set(uris.map(String))
    for (const [key, { uri }] of digests) if (!found.has(key)) put(uri, undefined)
    for (let index = 0; index < uris.length && own === generation; index += parallelReads) {
      await Promise.all(uris.slice(index, index + parallelReads).map(readFile))
    }
    log.debug(`Read ${digests.size} minutes of ${uris.length} markdown files`)
  }

  const start = (): Promise<void> => (started ??= readAll())
  const refresh = (): Promise<void> => (started = readAll())

  const watcher = vscode.workspace.createFileSystemWatcher('**/*.{md,markdown}')
  // A deleted folder is one event, and not one of its files: only a watcher of everything sees it.
  const removals = vscode.workspace.createFileSystemWatcher('**', true, true, false)
  const onFile = (uri: vscode.Uri): void => {
    if (started !== undefined && isWanted(uri)) void readFile(uri)
  }
  subscriptions.push(
    changed,
    watcher,
    removals,
    watcher.onDidCreate(onFile),
    watcher.onDidChange(onFile),
    removals.onDidDelete(removeBelow),
    vscode.workspace.onDidOpenTextDocument(follow),
    vscode.workspace.onDidChangeTextDocument(({ document }) => follow(document)),
    // Closed without saving: the file counts again.
    vscode.workspace.onDidCloseTextDocument(({ uri }) => onFile(uri)),
    vscode.workspace.onDidDeleteFiles(({ files }) => files.forEach(removeBelow)),
    vscode.workspace.onDidRenameFiles(({ files }) => {
      for (const { oldUri } of files) removeBelow(oldUri)
      if (started !== undefined) void refresh()
    }),
    vscode.workspace.onDidChangeWorkspaceFolders(() => {
      if (started !== undefined) void refresh()
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (
        started !== undefined &&
        (event.affectsConfiguration('minutes.files') || event.affectsConfiguration('minutes.vocabulary'))
      )
        void refresh()
    }),
    new vscode.Disposable(() => {
      generation++
      for (const timer of pending.values()) clearTimeout(timer)
    }),
  )

  return { files: () => [...digests.values()], start, refresh, onDidChange: coalesce(changed.event, subscriptions) }
}

async function findFiles(): Promise<readonly vscode.Uri[]> {
  const exclude = `{${settings.excludeGlobs().join(',')}}`
  const found = await Promise.all(
    settings.includeGlobs().map((glob) => vscode.workspace.findFiles(glob, exclude === '{}' ? undefined : exclude)),
  )
  return [...new Map(found.flat().map((uri) => [uri.toString(), uri])).values()]
}

/** Undefined where the file cannot be read or is too large to be minutes. */
async function readText(uri: vscode.Uri, log: vscode.LogOutputChannel): Promise<string | undefined> {
  try {
    const bytes = await vscode.workspace.fs.readFile(uri)
    return bytes.length > maxTextLength * 4 ? undefined : new TextDecoder().decode(bytes)
  } catch (error) {
    log.debug(`Left out ${uri.toString()}: ${error instanceof Error ? error.message : String(error)}`)
    return undefined
  }
}

/** An event that fires once for all that happened in the same turn. */
function coalesce(
  event: vscode.Event<void>,
  subscriptions: vscode.ExtensionContext['subscriptions'],
): vscode.Event<void> {
  const emitter = new vscode.EventEmitter<void>()
  let timer: ReturnType<typeof setTimeout> | undefined
  subscriptions.push(
    emitter,
    event(() => {
      timer ??= setTimeout(() => {
        timer = undefined
        emitter.fire()
      }, 0)
    }),
    new vscode.Disposable(() => clearTimeout(timer)),
  )
  return emitter.event
}
