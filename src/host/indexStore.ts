import * as vscode from 'vscode'
import type { StoredIndex } from '../core/actionItems/itemIndex'
import { hashText } from '../core/textHash'
import * as settings from './settings'

/** Where the index of a workspace's minutes is kept between two starts. */
export interface IndexStore {
  /** What was stored last, of whatever shape. Undefined where there is nothing, or nobody can read it. */
  load(): Promise<unknown>
  save(index: StoredIndex): Promise<void>
}

const fileName = 'minutes.json'

/** @param folder The workspace's own storage; undefined while no folder is open. */
export function createIndexStore(folder: vscode.Uri | undefined, log: vscode.LogOutputChannel): IndexStore {
  return {
    load: async () => {
      if (folder === undefined) return undefined
      try {
        const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, fileName))
        return JSON.parse(new TextDecoder().decode(bytes)) as unknown
      } catch {
        // Nothing stored yet, or cut off while it was written: everything is read anew.
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
        // The next start reads everything again, that is all.
        log.warn(`The index could not be stored: ${error instanceof Error ? error.message : String(error)}`)
      }
    },
  }
}

/** What the reader's answers depend on besides the files. */
export function readerName(version: string): string {
  const { vocabulary } = settings.lexicon()
  const { aliases, webOrigins } = settings.referenceOptions()
  return `${version} ${hashText(JSON.stringify([vocabulary, [...aliases], webOrigins]))}`
}
