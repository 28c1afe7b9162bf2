import * as vscode from 'vscode'
import type { TrackedItem } from '../core/actionItems/history'
import { createItemIndex, type ItemIndex } from '../core/actionItems/itemIndex'
import { detectKind } from '../core/detectMinutes'
import { type Digest, digestOf } from '../core/digest'
import { newestFirst } from '../core/series'
import { type MinutesDocuments, relativePath } from './documents'
import { type IndexStore, readerName } from './indexStore'
import { findMinutesFiles, isMinutesFile, type LeftOut, readMinutesFile, stampOf, watchFiles } from './minutesFiles'
import { createBreathing, createPauses } from './pauses'
import { walkFiles } from './walkFiles'

/** A file of minutes in the workspace. */
export interface WorkspaceFile {
  readonly uri: vscode.Uri
  readonly digest: Digest
}

/** How far the reading of the workspace has come. */
export interface ReadingState {
  readonly isReading: boolean
  readonly read: number
  readonly total: number
  /** Somebody stopped it before the end. */
  readonly isStopped: boolean
  readonly leftOut: ReadonlyMap<string, LeftOut>
}

/** All minutes of the workspace, as far as they are read; it follows edits, saves, and files that come and go. */
export interface WorkspaceMinutes {
  files(): readonly WorkspaceFile[]
  /** Their action items, each with its history through its series. */
  items(): readonly TrackedItem[]
  /** Begins to read the workspace, once; resolves when all of it is read. */
  start(): Promise<void>
  /** Looks for what has changed, in all files. */
  refresh(): Promise<void>
  /** Reads one file as it is now, typed or saved a moment ago: nobody waits for its events. */
  catchUp(uri: vscode.Uri): Promise<void>
  /** Gives up reading; what is read stays. */
  stop(): void
  state(): ReadingState
  /** Fires when a file's digest changed, came or went, and when reading begins, goes on or ends; many at once fire once. */
  readonly onDidChange: vscode.Event<void>
}

/** Milliseconds of silence after which a document that is being typed in is read again. */
const typingPause = 300
/** Milliseconds of silence after which the index is stored. */
const storingPause = 2_000
/** Files read at the same time: remote file systems answer slowly, but not one after the other. */
const parallelReads = 8
/** Meetings of each series that are read first. */
const newestMeetings = 3

export function createWorkspaceMinutes(
  documents: MinutesDocuments,
  store: IndexStore,
  version: string,
  subscriptions: vscode.ExtensionContext['subscriptions'],
  log: vscode.LogOutputChannel,
): WorkspaceMinutes {
  const changed = new vscode.EventEmitter<void>()
  const typing = createPauses(typingPause)
  const storing = createPauses(storingPause)
  const announcing = createPauses(0)
  const leftOut = new Map<string, LeftOut>()
  const uris = new Map<string, vscode.Uri>()
  // Which reading of a file is the last one begun: an earlier one that ends later tells of an older state.
  const readings = new Map<string, number>()
  const breathe = createBreathing()
  let index: ItemIndex = createItemIndex(readerName(version))
  let started: Promise<void> | undefined
  let generation = 0
  let progress = { isReading: false, read: 0, total: 0, isStopped: false }

  const announce = (): void => announcing.after('changed', () => changed.fire())
  const touched = (isChanged: boolean): void => {
    if (!isChanged) return
    announce()
    storing.after('index', () => void store.save(index.save()))
  }
  const put = (uri: vscode.Uri, stamp: string, digest: Digest | undefined): void => {
    const key = uri.toString()
    uris.set(key, uri)
    const root = vscode.workspace.getWorkspaceFolder(uri)?.uri.toString() ?? ''
    touched(index.put(key, { stamp, root, digest }))
  }
  const beginReading = (key: string): (() => boolean) => {
    const own = (readings.get(key) ?? 0) + 1
    readings.set(key, own)
    return () => readings.get(key) === own
  }
  const remove = (key: string): void => {
    beginReading(key)
    uris.delete(key)
    if (leftOut.delete(key)) announce()
    touched(index.remove(key))
  }

  const readDocument = (document: vscode.TextDocument): void => {
    const isMinutes = documents.isMinutes(document)
    const digest = isMinutes
      ? digestOf(relativePath(document.uri), documents.read(document), document.getText())
      : undefined
    beginReading(document.uri.toString())
    put(document.uri, `v${document.version}`, digest)
  }

  const readFile = async (uri: vscode.Uri): Promise<void> => {
    const key = uri.toString()
    const isLatest = beginReading(key)
    const open = openDocument(uri)
    if (open !== undefined) {
      readDocument(open)
      return
    }
    const stamp = await stampOf(uri)
    if (stamp !== undefined && index.get(key)?.stamp === stamp) {
      uris.set(key, uri)
      return
    }
    const file = await readMinutesFile(uri, log)
    await breathe()
    // A document may have been opened while the file was read: what is typed wins.
    if (!isLatest() || openDocument(uri) !== undefined) return
    if ('leftOut' in file) {
      remove(key)
      if (stamp === undefined) return
      leftOut.set(key, file.leftOut)
      announce()
      return
    }
    if (leftOut.delete(key)) announce()
    const path = relativePath(uri)
    const isMinutes = detectKind(path, file.text, documents.lexicon()) !== 'other'
    put(uri, stamp ?? '', isMinutes ? digestOf(path, documents.readText(uri, file.text), file.text) : undefined)
  }

  const readAll = async (isFirst: boolean): Promise<void> => {
    const own = ++generation
    progress = { isReading: true, read: 0, total: 0, isStopped: false }
    announce()
    if (isFirst) {
      index = createItemIndex(readerName(version), await store.load())
      for (const key of index.keys()) uris.set(key, vscode.Uri.parse(key))
      announce()
    }
    // What arrives while the search runs is none of its business.
    const known = [...index.keys(), ...leftOut.keys()]
    const found = await findMinutesFiles()
    if (own !== generation) return
    const keys = new Set(found.map(String))
    for (const key of known) if (!keys.has(key)) remove(key)
    progress = { ...progress, total: found.length }
    const { first, rest } = newestFirst(found, relativePath, newestMeetings)
    for (const slice of slices([...first, ...rest])) {
      await Promise.all(slice.map(readFile))
      if (own !== generation) return
      progress = { ...progress, read: progress.read + slice.length }
      announce()
    }
    progress = { ...progress, isReading: false }
    announce()
    log.debug(`Read ${index.files().length} minutes of ${found.length} files`)
    storing.after('index', () => void store.save(index.save()))
  }

  const start = (): Promise<void> => (started ??= readAll(true))
  const refresh = (): Promise<void> => (started = readAll(started === undefined))
  const whenStarted =
    (run: () => unknown): (() => void) =>
    () => {
      if (started !== undefined) void run()
    }

  const follow = (document: vscode.TextDocument): void => {
    const key = document.uri.toString()
    if (started === undefined || !documents.isCandidate(document) || !isMinutesFile(document.uri)) return
    typing.after(key, () => {
      if (!document.isClosed) readDocument(document)
    })
  }
  const onFile = (uri: vscode.Uri): void => {
    if (started !== undefined && isMinutesFile(uri)) void readFile(uri)
  }
  const readBelow = async (uri: vscode.Uri): Promise<void> => {
    if (started === undefined || isMinutesFile(uri) || fileName.test(uri.path)) return
    for (const file of await walkFiles(uri)) onFile(file)
  }
  const removeBelow = (uri: vscode.Uri): void => {
    const prefix = `${uri.toString()}/`
    for (const key of [...index.keys(), ...leftOut.keys()])
      if (key === uri.toString() || key.startsWith(prefix)) remove(key)
  }

  let watchers = watchFiles(onFile)
  // A folder that is deleted, or comes with what is in it, is one event, and not one of its files: only a watcher of
  // everything sees it.
  const everything = vscode.workspace.createFileSystemWatcher('**', false, true, false)
  subscriptions.push(
    changed,
    typing,
    storing,
    announcing,
    new vscode.Disposable(() => {
      watchers.dispose()
    }),
    everything,
    everything.onDidDelete(removeBelow),
    everything.onDidCreate((uri) => void readBelow(uri)),
    vscode.workspace.onDidOpenTextDocument(follow),
    vscode.workspace.onDidChangeTextDocument(({ document }) => follow(document)),
    // Closed without saving: the file counts again.
    vscode.workspace.onDidCloseTextDocument(({ uri }) => onFile(uri)),
    vscode.workspace.onDidDeleteFiles(({ files }) => files.forEach(removeBelow)),
    vscode.workspace.onDidRenameFiles(({ files }) => {
      for (const { oldUri } of files) removeBelow(oldUri)
      whenStarted(refresh)()
    }),
    vscode.workspace.onDidChangeWorkspaceFolders(whenStarted(refresh)),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('minutes.files')) {
        watchers.dispose()
        watchers = watchFiles(onFile)
      }
      if (started === undefined) return
      const isReader = ['minutes.vocabulary', 'minutes.references', 'minutes.github'].some((key) =>
        event.affectsConfiguration(key),
      )
      if (isReader) index = createItemIndex(readerName(version))
      if (isReader || event.affectsConfiguration('minutes.files')) void refresh()
    }),
    new vscode.Disposable(() => {
      generation++
    }),
  )

  return {
    files: () =>
      index.files().flatMap(({ key, digest }) => {
        const uri = uris.get(key)
        return uri === undefined ? [] : [{ uri, digest }]
      }),
    items: () => index.items(),
    start,
    refresh,
    catchUp: async (uri) => {
      await start()
      if (isMinutesFile(uri)) await readFile(uri)
    },
    stop: () => {
      if (!progress.isReading) return
      generation++
      progress = { ...progress, isReading: false, isStopped: true }
      announce()
    },
    state: () => ({ ...progress, leftOut }),
    onDidChange: changed.event,
  }
}

/** What is called so is no folder, as a rule: it is not asked for what is in it. "2026.05" may be one. */
const fileName = /\.[a-z][^/]*$/i

function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find(
    (document) => document.uri.toString() === uri.toString() && !document.isClosed,
  )
}

function* slices(all: readonly vscode.Uri[]): Generator<readonly vscode.Uri[]> {
  for (let at = 0; at < all.length; at += parallelReads) yield all.slice(at, at + parallelReads)
}
