import { writeExtension } from '../hosts/writeExtension'

/** Settings of the helper extension, in the settings of the workspace. */
export const helperSettings = {
  /** Folder of the requests and answers. */
  folder: 'minutesTyped.folder',
  stallMs: 'minutesTyped.stallMs',
  seed: 'minutesTyped.seed',
} as const

/** Asks the helper extension to open a file; written as JSON to `requestName` of the request. */
export interface OpenRequest {
  readonly file: string
  readonly insertSpaces: boolean
  readonly hasCarriageReturns: boolean
}

export function requestName(index: number): string {
  return `open-${index}.json`
}

/** The name of the file that is written once the file is open and Minutes has read the workspace. */
export function answerName(index: number): string {
  return `opened-${index}`
}

/** Name of the extension under test in its manifest: `publisher.name`. */
const extensionId = 'minutes.minutes'

/**
 * Writes an extension that opens files on request once Minutes has read the workspace. Like a busy computer, it
 * occasionally blocks the thread of the extension host.
 *
 * @returns The folder of the extension.
 */
export function writeHelperExtension(directory: string): string {
  return writeExtension(directory, 'typist', {}, source)
}

const source = `
const vscode = require('vscode')
const { existsSync, readFileSync, writeFileSync } = require('node:fs')
const { join } = require('node:path')

exports.activate = () => {
  const settings = vscode.workspace.getConfiguration()
  const folder = settings.get('${helperSettings.folder}')
  const longest = settings.get('${helperSettings.stallMs}') ?? 0
  let state = (settings.get('${helperSettings.seed}') ?? 1) >>> 0
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 4294967296
  }
  const stallLater = () =>
    setTimeout(() => {
      const end = performance.now() + random() * longest
      while (performance.now() < end);
      stallLater()
    }, 1000 + random() * 3000)
  if (longest > 0) stallLater()

  const openNext = async (index) => {
    const request = join(folder, 'open-' + index + '.json')
    if (!existsSync(request)) return setTimeout(() => openNext(index), 100)
    const { file, insertSpaces, hasCarriageReturns } = JSON.parse(readFileSync(request, 'utf8'))
    // A late edit of the last file would raise a question.
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor')
    await vscode.commands.executeCommand('workbench.action.closeAllEditors')
    const editor = await vscode.window.showTextDocument(vscode.Uri.file(file), { preview: false })
    editor.options = { insertSpaces, tabSize: 4 }
    if (hasCarriageReturns) await editor.edit((edit) => edit.setEndOfLine(vscode.EndOfLine.CRLF))
    const extension = vscode.extensions.getExtension('${extensionId}')
    if (extension !== undefined) {
      await extension.activate()
      await vscode.commands.executeCommand('minutes.refreshActionItems')
    }
    writeFileSync(join(folder, 'opened-' + index), '')
    openNext(index + 1)
  }
  openNext(0)
}
`
