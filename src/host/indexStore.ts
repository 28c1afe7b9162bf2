import * as vscode from 'vscode'
import type { ChangedParts } from '../core/actionItems/storedParts'
import { hashText } from '../core/textHash'
import * as settings from './settings'

/** Stores the index of a workspace's minutes between sessions, in parts. */
export interface IndexStore {
  /** The stored parts by name, not validated; one that cannot be read is undefined. */
  load(): Promise<ReadonlyMap<string, unknown>>
  /** Writes changed parts. */
  save(parts: ChangedParts): Promise<void>
}

const folderName = 'index'
const parallelReads = 8

/** @param storage The workspace's storage folder; undefined when no folder is open. */
export function createIndexStore(storage: vscode.Uri | undefined, log: vscode.LogOutputChannel): IndexStore {
  const folder = storage && vscode.Uri.joinPath(storage, folderName)
  // One save after the other, because two writes of the same part could mix.
  let saving = Promise.resolve()
  return {
    load: async () => {
      if (folder === undefined) return new Map()
      const names = (await listFiles(folder)).flatMap((file) => /^(\d+)\.json$/.exec(file)?.[1] ?? [])
      const parts = new Map<string, unknown>()
      for (let at = 0; at < names.length; at += parallelReads)
        await Promise.all(
          names
            .slice(at, at + parallelReads)
            .map(async (name) => parts.set(name, await readJson(vscode.Uri.joinPath(folder, `${name}.json`)))),
        )
      return parts
    },
    save: (parts) => {
      if (folder === undefined || parts.size === 0) return saving
      saving = saving.then(async () => {
        try {
          await vscode.workspace.fs.createDirectory(folder)
          for (const [name, part] of parts) {
            const file = vscode.Uri.joinPath(folder, `${name}.json`)
            if (part === undefined) await deleteIfPresent(file)
            else await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(JSON.stringify(part)))
          }
        } catch (error) {
          // Not serious: the next session reads the missing files again.
          log.warn(`The index could not be stored: ${error instanceof Error ? error.message : String(error)}`)
        }
      })
      return saving
    },
  }
}

async function listFiles(folder: vscode.Uri): Promise<readonly string[]> {
  try {
    return (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name)
  } catch {
    // Nothing stored yet.
    return []
  }
}

async function readJson(file: vscode.Uri): Promise<unknown> {
  try {
    return JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(file))) as unknown
  } catch {
    // An incomplete file; its minutes are read again.
    return undefined
  }
}

async function deleteIfPresent(file: vscode.Uri): Promise<void> {
  try {
    await vscode.workspace.fs.delete(file)
  } catch {
    // The file does not exist.
  }
}

/** Cache key for stored digests: the extension's version and the reader's settings. */
export function readerCacheKey(version: string): string {
  const { aliases, webOrigins } = settings.referenceOptions()
  return `${version} ${hashText(JSON.stringify([settings.vocabulary(), [...aliases], webOrigins]))}`
}
