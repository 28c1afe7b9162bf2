import * as vscode from 'vscode'
import { blobSha } from '../github/gitBlob'
import { isRepositoryName, parsePublication, type Publication } from '../github/publication'
import type { Standing } from '../github/publish'

/**
 * What this machine remembers of publications, one file for each in the extension's storage: the last one of each
 * document, and the run that is under way, so that the next can go on where it was cut off. Never a token.
 */
export interface Publications {
  /** Reads what is stored, once. */
  load(): Promise<void>
  get(uri: vscode.Uri): Publication | undefined
  /** What a run that did not come to its end has told last. */
  interrupted(uri: vscode.Uri): Interrupted | undefined
  /** Keeps what the run may leave on GitHub; on disk when it resolves. */
  putStanding(uris: readonly vscode.Uri[], standing: Interrupted | undefined): Promise<void>
  /** Keeps a publication; the run is over with it. */
  put(uri: vscode.Uri, publication: Publication): Promise<void>
  readonly onDidChange: vscode.Event<readonly vscode.Uri[]>
}

/** A run that is under way, or was cut off. */
export interface Interrupted {
  readonly standing: Standing
  /** What there is to remember of its files should it prove to be done. */
  readonly pending: readonly Publication[]
}

interface Entry {
  readonly uri: string
  readonly publication: Publication | undefined
  readonly standing: Interrupted | undefined
}

/** The layout of the stored file; a file of another layout is ignored and written anew. */
const layout = 1

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
      new TextEncoder().encode(JSON.stringify({ layout, ...entry })),
    )
  }

  return {
    load,
    get: (uri) => entries.get(uri.toString())?.publication,
    interrupted: (uri) => entries.get(uri.toString())?.standing,
    putStanding: async (uris, standing) => {
      for (const uri of uris) await change(uri, (entry) => ({ ...entry, standing }))
      changed.fire(uris)
    },
    put: async (uri, publication) => {
      await change(uri, (entry) => ({ ...entry, publication, standing: undefined }))
      changed.fire([uri])
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
    // Nothing has been published yet.
    return []
  }
}

async function readEntry(file: vscode.Uri): Promise<Entry | undefined> {
  try {
    const stored = JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(file))) as Record<
      string,
      unknown
    >
    if (stored['layout'] !== layout || typeof stored['uri'] !== 'string') return undefined
    return {
      uri: stored['uri'],
      publication: parsePublication(stored['publication']),
      standing: parseInterrupted(stored['standing']),
    }
  } catch {
    // Cut off while it was written: what counts stands on GitHub.
    return undefined
  }
}

function parseInterrupted(value: unknown): Interrupted | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { standing, pending } = value as Record<string, unknown>
  if (typeof standing !== 'object' || standing === null || !Array.isArray(pending)) return undefined
  const { target, head, branch } = standing as Record<string, unknown>
  return isRepositoryName(target) && isRepositoryName(head) && typeof branch === 'string'
    ? { standing: standing as Standing, pending: pending.flatMap((each) => parsePublication(each) ?? []) }
    : undefined
}
