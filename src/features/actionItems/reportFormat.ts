import * as vscode from 'vscode'
import { showPick } from '../../host/quickPicks'

/** The formats of exports. */
export type Format = 'md' | 'csv' | 'json'

/** Asks for a format. @returns undefined on cancel. */
export async function pickFormat(
  title: string,
  descriptions: { readonly md: string; readonly json: string },
): Promise<Format | undefined> {
  const choices: readonly (vscode.QuickPickItem & { readonly format: Format })[] = [
    { label: 'Markdown', description: descriptions.md, format: 'md' },
    { label: 'CSV', description: vscode.l10n.t('for a spreadsheet'), format: 'csv' },
    { label: 'JSON', description: descriptions.json, format: 'json' },
  ]
  return (await showPick(choices, { title }))?.format
}

/** Opens a report in an untitled document, which can be checked, saved anywhere, or closed. */
export async function showReport(content: string, format: Format): Promise<void> {
  const language = { md: 'markdown', csv: 'plaintext', json: 'json' }[format]
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content, language }))
}
