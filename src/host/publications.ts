import * as vscode from 'vscode'
import { blobSha } from '../github/gitBlob'
import { isPathTaken, isRepositoryName, parsePublication, type Publication } from '../github/publication'
import type { PublishProgress } from '../github/publish'

/**
 * The stored publications, one file per document in the extension's storage: the last publication, and the run in
 * progress, so that an interrupted run can be continued. Contains no tokens.
 */
export interface Publications {
  /** Loads the stored publications, once. */
  load(): Promise<void>
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

/** A run that is in progress or was interrupted. */
export interface InterruptedRun {
  readonly standing: PublishProgress
  /** The publications to use if the run turns out to be complete. */
  readonly pending: readonly Publication[]
}

interface Entry {
  readonly uri: string
  readonly publication: Publication | undefined
  readonly standing: InterruptedRun | undefined
}

/** The version of the file format. Files of another version are ignored and overwritten. */
const formatVersion = 1

export function createPublications(storage: vscode.Uri, subscriptions: { dispose(): unknown }[]): Publications {
  const folder = vscode.Uri.joinPath(storage, 'publications')
  const entries = new Map<string, Entry>()
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

  const change = async (uri: vscode.Uri, update: (entry: Entry) => Entry): Promise<void> => {
    const key = uri.toString()
    const entry = update(entries.get(key) ?? { uri: key, publication: undefined, standing: undefined })
    entries.set(key, entry)
    await vscode.workspace.fs.writeFile(
      vscode.Uri.joinPath(folder, `${blobSha(key)}.json`),
      new TextEncoder().encode(JSON.stringify({ formatVersion, ...entry })),
    )
  }

  return {
    load,
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
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder, `${blobSha(from.toString())}.json`))
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

async function readEntry(file: vscode.Uri): Promise<Entry | undefined> {
  try {
    const stored = JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(file))) as Record<
      string,
      unknown
    >
    if (stored['formatVersion'] !== formatVersion || typeof stored['uri'] !== 'string') return undefined
    return {
      uri: stored['uri'],
      publication: parsePublication(stored['publication']),
      standing: parseInterruptedRun(stored['standing']),
    }
  } catch {
    // An incomplete file is ignored, because GitHub is the source of truth.
    return undefined
  }
}

function parseInterruptedRun(value: unknown): InterruptedRun | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { standing, pending } = value as Record<string, unknown>
  if (typeof standing !== 'object' || standing === null || !Array.isArray(pending)) return undefined
  const { target, head, branch } = standing as Record<string, unknown>
  return isRepositoryName(target) && isRepositoryName(head) && typeof branch === 'string'
    ? { standing: standing as PublishProgress, pending: pending.flatMap((each) => parsePublication(each) ?? []) }
    : undefined
}
