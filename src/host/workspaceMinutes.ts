import * as vscode from 'vscode'
import type { IndexedFile, TrackedItem } from '../core/actionItems/history'
import { detectKind } from '../core/detectMinutes'
import { type Digest, digestOf } from '../core/digest'
import { type MinutesDocuments, relativePath } from './documents'
import { type IndexStore, readerName } from './indexStore'
import { findMinutesFiles, isMinutesFile, readMinutesFile, stampOf, watchFiles } from './minutesFiles'
import { createMinutesReading, type MinutesSources, type ReadingState } from './minutesReading'
import { createBreathing, createPauses } from './pauses'
import { walkFiles } from './walkFiles'

/** A file of minutes in the workspace. */
export interface WorkspaceFile {
  readonly uri: vscode.Uri
  readonly digest: Digest
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
  const reading = createMinutesReading(
    createSources(documents, log),
    () => readerName(version),
    (isStored) => {
      announcing.after('changed', () => changed.fire())
      if (isStored) storing.after('index', () => void store.save(reading.index().save()))
    },
  )
  let started: Promise<void> | undefined

  const readAll = async (isFirst: boolean): Promise<void> => {
    await reading.readAll(isFirst ? () => store.load() : undefined)
    log.debug(`Read ${reading.index().files().length} minutes of ${reading.state().total} files`)
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
      if (!document.isClosed) reading.readOpened(key)
    })
  }
  const onFile = (uri: vscode.Uri): void => {
    if (started !== undefined && isMinutesFile(uri)) reading.readLater(uri.toString())
  }
  const readBelow = async (uri: vscode.Uri): Promise<void> => {
    if (started === undefined || isMinutesFile(uri) || fileName.test(uri.path)) return
    for (const file of await walkFiles(uri)) onFile(file)
  }
  const removeBelow = (uri: vscode.Uri): void => reading.removeBelow(uri.toString())

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
      if (isReader) reading.forget()
      if (isReader || event.affectsConfiguration('minutes.files')) void refresh()
    }),
    new vscode.Disposable(() => reading.stop()),
  )

  // Made anew when the files are others; addresses that are still there are kept.
  let listed: { readonly of: readonly IndexedFile[]; readonly files: readonly WorkspaceFile[] } | undefined
  let uris: ReadonlyMap<string, vscode.Uri> = new Map()
  const files = (): readonly WorkspaceFile[] => {
    const all = reading.index().files()
    if (listed?.of === all) return listed.files
    uris = new Map(all.map(({ key }) => [key, uris.get(key) ?? vscode.Uri.parse(key)]))
    listed = { of: all, files: all.map(({ key, digest }) => ({ uri: uris.get(key) ?? vscode.Uri.parse(key), digest })) }
    return listed.files
  }
  return {
    files,
    items: () => reading.index().items(),
    start,
    refresh,
    catchUp: async (uri) => {
      await start()
      if (isMinutesFile(uri)) await reading.readFile(uri.toString())
    },
    stop: () => reading.stop(),
    state: () => reading.state(),
    onDidChange: changed.event,
  }
}

/** The workspace's files and open documents. */
function createSources(documents: MinutesDocuments, log: vscode.LogOutputChannel): MinutesSources {
  const breathe = createBreathing()
  const digestOfText = async (uri: vscode.Uri, text: string): Promise<Digest | undefined> => {
    const path = relativePath(uri)
    const isMinutes = detectKind(path, text, documents.lexicon()) !== 'other'
    return isMinutes ? digestOf(path, await documents.readTextInSlices(uri, text, breathe), text) : undefined
  }
  return {
    find: async () => (await findMinutesFiles()).map(String),
    pathOf: (file) => relativePath(vscode.Uri.parse(file)),
    rootOf: (file) => vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(file))?.uri.toString() ?? '',
    stampOf: (file) => stampOf(vscode.Uri.parse(file)),
    read: (file) => readMinutesFile(vscode.Uri.parse(file), log),
    digest: (file, text) => digestOfText(vscode.Uri.parse(file), text),
    opened: (file) => {
      const document = vscode.workspace.textDocuments.find((one) => !one.isClosed && one.uri.toString() === file)
      if (document === undefined) return undefined
      const isMinutes = documents.isMinutes(document)
      const digest = isMinutes
        ? digestOf(relativePath(document.uri), documents.read(document), document.getText())
        : undefined
      return { stamp: `v${document.version}`, digest, isUnsaved: document.isDirty }
    },
    breathe,
  }
}

/** What is called so is no folder, as a rule: it is not asked for what is in it. "2026.05" may be one. */
const fileName = /\.[a-z][^/]*$/i
