import * as vscode from 'vscode'
import type { Model } from '../core/live/insertion'
import type { ActionItem } from '../core/minutes'
import { sameSeries } from '../core/series'
import type { MinutesDocuments } from './documents'
import { seriesIdOf, type WorkspaceFile, type WorkspaceMinutes } from './workspaceMinutes'

/** Number of recent minutes that show the style of a series. */
const modelCount = 3

/** The minutes and action items of a document's series, without the document itself. */
export interface SeriesModels {
  /** The last minutes of the series, oldest first, without unreadable files. */
  lastMinutes(document: vscode.TextDocument): Promise<readonly Model[]>
  /** The action items of all minutes of the series, oldest first. */
  items(document: vscode.TextDocument): readonly ActionItem[]
}

/** Caches the models of the last series, because commands are repeated during a meeting. */
export function createSeriesModels(documents: MinutesDocuments, workspace: WorkspaceMinutes): SeriesModels {
  let remembered: { readonly key: string; readonly models: Promise<readonly Model[]> } | undefined
  return {
    lastMinutes: (document) => {
      const files = othersOfSeries(document, workspace).slice(-modelCount)
      const key = files.map(({ uri, digest }) => `${uri.toString()} ${digest.hash}`).join('\n')
      if (remembered?.key !== key)
        remembered = {
          key,
          models: Promise.all(files.map((file) => readModel(file, documents))).then((all) => all.flat()),
        }
      return remembered.models
    },
    items: (document) => othersOfSeries(document, workspace).flatMap(({ digest }) => digest.actions),
  }
}

function othersOfSeries(document: vscode.TextDocument, workspace: WorkspaceMinutes): readonly WorkspaceFile[] {
  const id = seriesIdOf(document.uri)
  return workspace
    .files()
    .filter(
      ({ uri, root, digest }) =>
        sameSeries(id, { root, series: digest.series }) && uri.toString() !== document.uri.toString(),
    )
    .sort((one, other) => (one.digest.date ?? '').localeCompare(other.digest.date ?? ''))
}

async function readModel({ uri }: WorkspaceFile, documents: MinutesDocuments): Promise<readonly Model[]> {
  try {
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri))
    return [{ text, minutes: documents.readText(uri, text) }]
  } catch (error) {
    // Deleted since it was last read.
    if (error instanceof vscode.FileSystemError) return []
    throw error
  }
}
