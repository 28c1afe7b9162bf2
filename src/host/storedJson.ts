import * as vscode from 'vscode'

/** The version of the file format. Files of another version are ignored and overwritten. */
const formatVersion = 3

/** The stored value, not validated; undefined when the file is missing or incomplete. */
export async function readStored(file: vscode.Uri): Promise<unknown> {
  try {
    const stored = JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(file))) as {
      readonly formatVersion?: unknown
      readonly value?: unknown
    }
    return stored.formatVersion === formatVersion ? stored.value : undefined
  } catch {
    // Missing or incomplete; the value is fetched again.
    return undefined
  }
}

export async function writeStored(file: vscode.Uri, value: unknown): Promise<void> {
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(JSON.stringify({ formatVersion, value })))
}
