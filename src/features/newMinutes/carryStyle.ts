import * as vscode from 'vscode'
import type { TrackedItem } from '../../core/actionItems/history'
import type { CarryStyle } from '../../core/newMinutes/carriedItem'
import { readText } from '../../host/createMinutes'
import * as settings from '../../host/settings'

/** Reads the files of items, so that the items can be carried over as a whole. */
export async function carryStyleOf(items: readonly TrackedItem[], scope: vscode.Uri): Promise<CarryStyle> {
  const files = [...new Set(items.map(({ latest }) => latest.file))]
  const texts = new Map(
    await Promise.all(files.map(async (file) => [file, await readText(vscode.Uri.parse(file))] as const)),
  )
  return { textOf: (file) => texts.get(file), hasOrigin: settings.isOriginCarried(scope) }
}
