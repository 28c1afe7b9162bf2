import { writeExtension } from '../../test/hosts/writeExtension'

/** What the extension writes to `report.json` in the folder of its messages, ten seconds after it opened the file. */
export interface HostReport {
  readonly longestTaskMs: number
}

export interface StartOptions {
  readonly file: string
  readonly messages: string
  /** Entries of a trivial provider for `@`; undefined for no provider. */
  readonly readyEntries: readonly string[] | undefined
}

/**
 * Writes an extension that opens a file with the cursor at its end, and measures the longest task of the extension
 * host. Lists can be compared with those of its provider.
 *
 * @returns The folder of the extension.
 */
export function writeStartExtension(directory: string, options: StartOptions): string {
  return writeExtension(directory, 'starter', options, source)
}

const source = `
const vscode = require('vscode')
const { renameSync, writeFileSync } = require('node:fs')
const { join } = require('node:path')

exports.activate = async () => {
  if (options.readyEntries !== undefined) {
    const entries = options.readyEntries.map((label) => new vscode.CompletionItem(label, vscode.CompletionItemKind.User))
    vscode.languages.registerCompletionItemProvider(
      [{ language: 'markdown' }],
      {
        provideCompletionItems: (document, position) => {
          const start = document.lineAt(position).text.lastIndexOf('@', position.character)
          const range = new vscode.Range(position.line, Math.max(0, start), position.line, position.character)
          return entries.map((entry) => Object.assign(entry, { range }))
        },
      },
      '@',
    )
  }
  let longest = 0
  let last = performance.now()
  const timer = setInterval(() => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
  }, 1)
  const document = await vscode.workspace.openTextDocument(options.file)
  const end = document.lineAt(document.lineCount - 2).range.end
  await vscode.window.showTextDocument(document, { preview: false, selection: new vscode.Range(end, end) })
  setTimeout(() => {
    clearInterval(timer)
    const draft = join(options.messages, 'draft')
    writeFileSync(draft, JSON.stringify({ longestTaskMs: longest }))
    renameSync(draft, join(options.messages, 'report.json'))
  }, 10_000)
}
`
