import * as vscode from 'vscode'
import type { StoredIndex } from '../core/actionItems/itemIndex'
import { hashText } from '../core/textHash'
import * as settings from './settings'

/** Stores the index of a workspace's minutes between sessions. */
export interface IndexStore {
  /** The stored value, not validated; undefined when there is none, or it cannot be read. */
  load(): Promise<unknown>
  save(index: StoredIndex): Promise<void>
}

const fileName = 'minutes.json'

/** @param folder The workspace's storage folder; undefined when no folder is open. */
export function createIndexStore(folder: vscode.Uri | undefined, log: vscode.LogOutputChannel): IndexStore {
  return {
    load: async () => {
      if (folder === undefined) return undefined
      try {
        const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, fileName))
        return JSON.parse(new TextDecoder().decode(bytes)) as unknown
      } catch {
        // Nothing stored yet, or an incomplete file: everything is read again.
        return undefined
      }
    },
    save: async (index) => {
      if (folder === undefined) return
      try {
        await vscode.workspace.fs.createDirectory(folder)
        const file = vscode.Uri.joinPath(folder, fileName)
        await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(JSON.stringify(index)))
      } catch (error) {
        // Not serious: the next session reads everything again.
        log.warn(`The index could not be stored: ${error instanceof Error ? error.message : String(error)}`)
      }
    },
  }
}

/** Cache key for stored digests: the extension's version, and the settings that the reader depends on. */
export function readerCacheKey(version: string): string {
  const { vocabulary } = settings.lexicon()
  const { aliases, webOrigins } = settings.referenceOptions()
  return `${version} ${hashText(JSON.stringify([vocabulary, [...aliases], webOrigins]))}`
}
