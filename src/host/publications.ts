import * as vscode from 'vscode'
import { blobSha } from '../github/gitBlob'
import { isPathTaken, type Publication } from '../github/publication'
import { formatRecord, type InterruptedRun, parseRecord, type PublicationRecord } from '../github/publicationRecord'

/**
 * The stored publications, one file per document in the extension's storage: the last publication, and the run in
 * progress, so that an interrupted run can be continued. Contains no tokens.
 */
export interface Publications {
  /** Loads the stored publications, once. */
  load(): Promise<void>
  /** Reads again what is stored about documents: another window may have published them. */
  refresh(uris: readonly vscode.Uri[]): Promise<void>
  get(uri: vscode.Uri): Publication | undefined
  /** Whether another document has since been published at the path of this document's last publication. */
  isFormerPathTaken(uri: vscode.Uri, path: string): boolean
  /** The documents with a stored publication or run. */
  all(): readonly vscode.Uri[]
  /** The interrupted run of a document; undefined if there is none. */
  interruptedRun(uri: vscode.Uri): InterruptedRun | undefined
  /** Stores what the run may have created on GitHub. Resolves once it is on disk. */
  putProgress(uris: readonly vscode.Uri[], standing: InterruptedRun | undefined): Promise<void>
  /** Stores a publication and ends the run. */
  put(uri: vscode.Uri, publication: Publication): Promise<void>
  /** Moves the stored data to the new URI of a renamed document. */
  move(from: vscode.Uri, to: vscode.Uri): Promise<void>
  readonly onDidChange: vscode.Event<readonly vscode.Uri[]>
}

/** @param log For records that cannot be stored. */
export function createPublications(
  storage: vscode.Uri,
  subscriptions: { dispose(): unknown }[],
  log: Pick<vscode.LogOutputChannel, 'warn'>,
): Publications {
  const folder = vscode.Uri.joinPath(storage, 'publications')
  const entries = new Map<string, PublicationRecord>()
  /** The documents whose record could not be stored last time, so that what is stored is older. */
  const unsaved = new Set<string>()
  const fileOf = (key: string): vscode.Uri => vscode.Uri.joinPath(folder, `${blobSha(key)}.json`)
  const changed = new vscode.EventEmitter<readonly vscode.Uri[]>()
  subscriptions.push(changed)
  let loaded: Promise<void> | undefined

  const load = (): Promise<void> =>
    (loaded ??= (async () => {
      const files = await listFiles(folder)
      const read = await Promise.all(files.map((name) => readEntry(vscode.Uri.joinPath(folder, name))))
      for (const entry of read) if (entry !== undefined && !entries.has(entry.uri)) entries.set(entry.uri, entry)
      if (entries.size > 0) changed.fire([...entries.keys()].map((uri) => vscode.Uri.parse(uri)))
    })())

  const change = async (uri: vscode.Uri, update: (entry: PublicationRecord) => PublicationRecord): Promise<void> => {
    const key = uri.toString()
    const entry = update(entries.get(key) ?? { uri: key, publication: undefined, standing: undefined })
    entries.set(key, entry)
    try {
      await vscode.workspace.fs.writeFile(fileOf(key), new TextEncoder().encode(formatRecord(entry)))
      unsaved.delete(key)
    } catch (error) {
      // A full disk must not stop a publication, or hide that it has ended: GitHub is the source of truth.
      unsaved.add(key)
      log.warn(`What was published could not be stored: ${String(error)}`)
    }
  }

  return {
    load,
    refresh: async (uris) => {
      await load()
      for (const key of uris.map((uri) => uri.toString())) {
        const stored = await readEntry(fileOf(key))
        // Without a file, nothing was stored by another window.
        if (stored?.uri === key && !unsaved.has(key)) entries.set(key, stored)
      }
    },
    get: (uri) => entries.get(uri.toString())?.publication,
    all: () => [...entries.keys()].map((uri) => vscode.Uri.parse(uri)),
    isFormerPathTaken: (uri, path) => {
      const known = [...entries.values()].flatMap(({ publication }) => publication ?? [])
      return isPathTaken(entries.get(uri.toString())?.publication, path, known)
    },
    interruptedRun: (uri) => entries.get(uri.toString())?.standing,
    putProgress: async (uris, standing) => {
      for (const uri of uris) await change(uri, (entry) => ({ ...entry, standing }))
      changed.fire(uris)
    },
    put: async (uri, publication) => {
      await change(uri, (entry) => ({ ...entry, publication, standing: undefined }))
      changed.fire([uri])
    },
    move: async (from, to) => {
      const entry = entries.get(from.toString())
      if (entry === undefined) return
      await change(to, (fresh) => ({ ...entry, uri: fresh.uri }))
      entries.delete(from.toString())
      await vscode.workspace.fs.delete(fileOf(from.toString()))
      changed.fire([from, to])
    },
    onDidChange: changed.event,
  }
}

async function listFiles(folder: vscode.Uri): Promise<readonly string[]> {
  try {
    return (await vscode.workspace.fs.readDirectory(folder))
      .map(([name]) => name)
      .filter((name) => name.endsWith('.json'))
  } catch {
    // The folder does not exist before the first publication.
    return []
  }
}

async function readEntry(file: vscode.Uri): Promise<PublicationRecord | undefined> {
  try {
    return parseRecord(new TextDecoder().decode(await vscode.workspace.fs.readFile(file)))
  } catch {
    // Missing or not readable: GitHub is the source of truth.
    return undefined
  }
}
