import * as vscode from 'vscode'
import { movedAddress } from '../core/files/movedAddress'
import { blobSha } from '../github/gitBlob'

/** The stored link between minutes and the pad that they were fetched from or opened as. */
export interface PadRecord {
  /** The file, as a URI. */
  readonly file: string
  /** The address of the pad's page. */
  readonly pad: string
  /** The meeting's text from the pad, converted to the form of the file. */
  readonly text: string
  /** When it was fetched, in milliseconds since 1970. */
  readonly fetchedAt: number
}

/** The stored records, each in a file of the extension's storage. */
export interface PadRecords {
  /** Loads them, once. */
  load(): Promise<void>
  get(uri: vscode.Uri): PadRecord | undefined
  all(): readonly PadRecord[]
  put(record: PadRecord): Promise<void>
  readonly onDidChange: vscode.Event<void>
}

/** The version of the file format. Files of another version are ignored and overwritten. */
const formatVersion = 1

export function createPadRecords(storage: vscode.Uri, subscriptions: { dispose(): unknown }[]): PadRecords {
  const folder = vscode.Uri.joinPath(storage, 'pads')
  const records = new Map<string, PadRecord>()
  const changed = new vscode.EventEmitter<void>()
  subscriptions.push(
    changed,
    vscode.workspace.onDidRenameFiles(({ files }) => {
      // A folder may be renamed before the records are loaded.
      void load().then(() => move(files))
    }),
  )
  let loaded: Promise<void> | undefined
  const load = (): Promise<void> =>
    (loaded ??= (async () => {
      const names = await listFiles(folder)
      const read = await Promise.all(names.map((name) => readRecord(vscode.Uri.joinPath(folder, name))))
      for (const record of read) if (record !== undefined && !records.has(record.file)) records.set(record.file, record)
      if (records.size > 0) changed.fire()
    })())
  const storedAt = (file: string): vscode.Uri => vscode.Uri.joinPath(folder, `${blobSha(file)}.json`)
  const store = (record: PadRecord): Thenable<void> =>
    vscode.workspace.fs.writeFile(
      storedAt(record.file),
      new TextEncoder().encode(JSON.stringify({ formatVersion, ...record })),
    )
  const put = async (record: PadRecord): Promise<void> => {
    records.set(record.file, record)
    await store(record)
    changed.fire()
  }
  const move = async (files: vscode.FileRenameEvent['files']): Promise<void> => {
    const moved: { readonly from: string; readonly record: PadRecord }[] = []
    for (const { oldUri, newUri } of files)
      for (const [from, old] of [...records]) {
        const file = movedAddress(from, oldUri.toString(), newUri.toString())
        if (file === undefined) continue
        const record = { ...old, file }
        moved.push({ from, record })
        records.set(file, record)
        // A new file with the former name has no record.
        records.delete(from)
      }
    for (const { from, record } of moved) {
      await store(record)
      // The file may have been renamed back in the meantime.
      if (!records.has(from)) await vscode.workspace.fs.delete(storedAt(from)).then(undefined, () => undefined)
    }
    if (moved.length > 0) changed.fire()
  }
  return {
    load,
    get: (uri) => records.get(uri.toString()),
    all: () => [...records.values()],
    put,
    onDidChange: changed.event,
  }
}

async function listFiles(folder: vscode.Uri): Promise<readonly string[]> {
  try {
    return (await vscode.workspace.fs.readDirectory(folder))
      .map(([name]) => name)
      .filter((name) => name.endsWith('.json'))
  } catch {
    // The folder does not exist before the first pad.
    return []
  }
}

async function readRecord(file: vscode.Uri): Promise<PadRecord | undefined> {
  try {
    const stored = JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(file))) as Record<
      string,
      unknown
    >
    const { file: uri, pad, text, fetchedAt } = stored
    const isValid =
      stored['formatVersion'] === formatVersion &&
      typeof uri === 'string' &&
      typeof pad === 'string' &&
      typeof text === 'string' &&
      typeof fetchedAt === 'number'
    return isValid ? { file: uri, pad, text, fetchedAt } : undefined
  } catch {
    // An incomplete file; the meeting counts as never fetched, so that nothing is overwritten.
    return undefined
  }
}
