import * as vscode from 'vscode'
import { type Ageing, referenceDay } from '../core/actionItems/ageing'
import type { TrackedItem } from '../core/actionItems/history'
import type { IndexedFile } from '../core/actionItems/occurrence'
import type { IssueLookup } from '../core/completion/indexedIssues'
import { detectKind } from '../core/detectMinutes'
import { type Digest, digestOf } from '../core/digest'
import type { CalendarDate } from '../core/minutes'
import { locateInSeries, nameSeries, type SeriesId } from '../core/series'
import { type MinutesDocuments, relativePath } from './documents'
import { type IndexStore, readerCacheKey } from './indexStore'
import {
  findMinutesFiles,
  findMinutesFilesNear,
  isMinutesFile,
  readMinutesFile,
  stampOf,
  watchFiles,
} from './minutesFiles'
import { createMinutesIndexer, type MinutesSources, type ReadingState } from './minutesIndexer'
import { createDebouncer } from './debouncer'
import * as settings from './settings'
import { walkFiles } from './walkFiles'
import { createYielder } from './yielder'

/** A minutes file in the workspace. */
export interface WorkspaceFile {
  readonly uri: vscode.Uri
  /** The workspace folder. */
  readonly root: string
  readonly digest: Digest
}

/** All minutes of the workspace read so far, kept up to date with edits and with created, deleted and moved files. */
export interface WorkspaceMinutes {
  files(): readonly WorkspaceFile[]
  /** Their action items, each with its history in the series. */
  items(): readonly TrackedItem[]
  /** What decides which open items are stale. */
  ageing(today: CalendarDate, issues?: IssueLookup): Ageing
  /** The name of a series, with as much of its path as needed to make it unique. */
  seriesLabel(id: SeriesId): string
  /** Starts reading the workspace, once. Resolves when all files are read. */
  start(): Promise<void>
  /** Finds all files again and reads those that changed. */
  refresh(): Promise<void>
  /** Reads the current state of a file, without waiting for the file system's events. */
  refreshFile(uri: vscode.Uri): Promise<void>
  /** Stops reading; files already read stay. */
  stop(): void
  state(): ReadingState
  /** Fires when digests were added, changed or removed, and on progress of reading. Many changes at once fire once. */
  readonly onDidChange: vscode.Event<void>
}

/** Delay from the last edit to reading the document again. */
const typingDelayMs = 300
/** Delay from the last change to storing the index. */
const storingDelayMs = 2_000

export function createWorkspaceMinutes(
  documents: MinutesDocuments,
  store: IndexStore,
  version: string,
  subscriptions: vscode.ExtensionContext['subscriptions'],
  log: vscode.LogOutputChannel,
): WorkspaceMinutes {
  const changed = new vscode.EventEmitter<void>()
  const typing = createDebouncer(typingDelayMs)
  const storing = createDebouncer(storingDelayMs)
  const announcing = createDebouncer(0)
  const indexer = createMinutesIndexer(
    createSources(documents, log),
    () => readerCacheKey(version),
    (isStored) => {
      announcing.schedule('changed', () => changed.fire())
      if (isStored) storing.schedule('index', () => void store.save(indexer.index().takeChangedParts()))
    },
  )
  let started: Promise<void> | undefined

  const readAll = async (isFirst: boolean): Promise<void> => {
    await indexer.readAll(isFirst ? () => store.load() : undefined)
    log.debug(`Read ${indexer.index().files().length} minutes of ${indexer.state().total} files`)
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
    typing.schedule(key, () => {
      if (!document.isClosed) void documents.readSoon(document).then(() => indexer.readOpenDocument(key))
    })
  }
  const onFile = (uri: vscode.Uri): void => {
    if (started !== undefined && isMinutesFile(uri)) indexer.queueFile(uri.toString())
  }
  const readBelow = async (uri: vscode.Uri): Promise<void> => {
    if (started === undefined || isMinutesFile(uri) || hasFileExtension.test(uri.path)) return
    for (const file of await walkFiles(uri)) onFile(file)
  }
  const removeBelow = (uri: vscode.Uri): void => indexer.removeBelow(uri.toString())

  let watchers = watchFiles(onFile)
  // Creating or deleting a folder raises no events for its files. Only a watcher for everything reports the folder.
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
    // When a document is closed without saving, the file counts again.
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
      if (isReader) indexer.clear()
      if (isReader || event.affectsConfiguration('minutes.files')) void refresh()
    }),
    new vscode.Disposable(() => indexer.stop()),
  )

  // Rebuilt when the files have changed; URI objects are reused.
  let listed: Listed | undefined
  let uris: ReadonlyMap<string, vscode.Uri> = new Map()
  const list = (): Listed => {
    const all = indexer.index().files()
    if (listed?.of === all) return listed
    uris = new Map(all.map(({ key }) => [key, uris.get(key) ?? vscode.Uri.parse(key)]))
    const ids = all.map(({ root, digest }): SeriesId => ({ root, series: digest.series }))
    listed = {
      of: all,
      files: all.map(({ key, root, digest }) => ({ uri: uris.get(key) ?? vscode.Uri.parse(key), root, digest })),
      seriesLabel: nameSeries(ids, vscode.l10n.t('Top folder'), folderName),
    }
    return listed
  }
  return {
    files: () => list().files,
    items: () => indexer.index().items(),
    ageing: (today, known) => ({
      reference: referenceDay(indexer.index().files(), today),
      staleAfterMonths: settings.staleAfterMonths(),
      ...(known === undefined ? {} : { issues: known }),
    }),
    seriesLabel: (id) => list().seriesLabel(id),
    start,
    refresh,
    refreshFile: async (uri) => {
      await start()
      if (isMinutesFile(uri)) await indexer.readFile(uri.toString())
    },
    stop: () => indexer.stop(),
    state: () => indexer.state(),
    onDidChange: changed.event,
  }
}

/** The files of the index and values derived from them. */
interface Listed {
  readonly of: readonly IndexedFile[]
  readonly files: readonly WorkspaceFile[]
  readonly seriesLabel: (id: SeriesId) => string
}

function folderName(root: string): string {
  const folder = vscode.workspace.workspaceFolders?.find(({ uri }) => uri.toString() === root)
  return folder?.name ?? root
}

/** The series of a file, by its workspace folder and path. */
export function seriesIdOf(uri: vscode.Uri): SeriesId {
  return { root: rootOf(uri), series: locateInSeries(relativePath(uri)).series }
}

function rootOf(uri: vscode.Uri): string {
  return vscode.workspace.getWorkspaceFolder(uri)?.uri.toString() ?? ''
}

/** Access to the workspace's files and open documents. */
function createSources(documents: MinutesDocuments, log: vscode.LogOutputChannel): MinutesSources {
  const yieldToOthers = createYielder()
  const digestOfText = async (uri: vscode.Uri, text: string): Promise<Digest | undefined> => {
    await documents.warmUp()
    const turn = yieldToOthers()
    if (turn !== undefined) await turn
    const path = relativePath(uri)
    const isMinutes = detectKind(path, text, documents.lexicon()) !== 'other'
    return isMinutes ? digestOf(path, await documents.readTextYielding(uri, text, yieldToOthers), text) : undefined
  }
  return {
    find: async () => (await findMinutesFiles()).map(String),
    findNear: async () => {
      const near = await findMinutesFilesNear(vscode.window.visibleTextEditors.map(({ document }) => document.uri))
      return near.map((files) => files.map(String))
    },
    pathOf: (file) => relativePath(vscode.Uri.parse(file)),
    rootOf: (file) => rootOf(vscode.Uri.parse(file)),
    stampOf: (file) => stampOf(vscode.Uri.parse(file)),
    read: (file) => readMinutesFile(vscode.Uri.parse(file), log),
    digest: (file, text) => digestOfText(vscode.Uri.parse(file), text),
    prepareDocument: async (file) => {
      const document = findDocument(file)
      if (document !== undefined && documents.isMinutes(document)) await documents.readSoon(document)
    },
    openDocument: (file) => {
      const document = findDocument(file)
      if (document === undefined) return undefined
      const isMinutes = documents.isMinutes(document)
      const digest = isMinutes
        ? digestOf(relativePath(document.uri), documents.read(document), document.getText())
        : undefined
      return { stamp: `v${document.version}`, digest, isUnsaved: document.isDirty }
    },
  }
}

function findDocument(file: string): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((one) => !one.isClosed && one.uri.toString() === file)
}

/** Paths with a file extension are assumed not to be folders and are not listed. "2026.05" may be a folder. */
const hasFileExtension = /\.[a-z][^/]*$/i
