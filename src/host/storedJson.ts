import * as vscode from 'vscode'

/** The layout of the stored files; a file of another layout is ignored and written anew. */
const layout = 3

/** What is stored in a file, undefined where nothing is, or where writing was cut off. */
export async function readStored(file: vscode.Uri): Promise<unknown> {
  try {
    const stored = JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(file))) as {
      readonly layout?: unknown
      readonly value?: unknown
    }
    return stored.layout === layout ? stored.value : undefined
  } catch {
    // Not stored yet, or cut off while it was written: it is fetched again.
    return undefined
  }
}

export async function writeStored(file: vscode.Uri, value: unknown): Promise<void> {
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(JSON.stringify({ layout, value })))
}
