import * as vscode from 'vscode'

/** Folders with many files and no minutes. */
const skippedFolders: ReadonlySet<string> = new Set(['node_modules', '.git'])

/**
 * Lists all files below a folder with `readDirectory` only. Does not follow symbolic links to folders, which may be
 * cyclic, and skips folders that cannot be read. Empty when the URI is not a folder.
 */
export async function walkFiles(folder: vscode.Uri): Promise<readonly vscode.Uri[]> {
  if (folder.path.split('/').some((name) => skippedFolders.has(name))) return []
  const files: vscode.Uri[] = []
  let level: readonly vscode.Uri[] = [folder]
  while (level.length > 0) {
    const below: vscode.Uri[] = []
    await Promise.all(
      level.map(async (uri) => {
        for (const [name, type] of await entriesOf(uri)) {
          const child = vscode.Uri.joinPath(uri, name)
          if ((type & vscode.FileType.Directory) === 0) files.push(child)
          else if ((type & vscode.FileType.SymbolicLink) === 0 && !skippedFolders.has(name)) below.push(child)
        }
      }),
    )
    level = below
  }
  return files
}

/** The files of a folder, without those in folders below. */
export async function filesIn(folder: vscode.Uri): Promise<readonly vscode.Uri[]> {
  const entries = await entriesOf(folder)
  return entries
    .filter(([, type]) => (type & vscode.FileType.Directory) === 0)
    .map(([name]) => vscode.Uri.joinPath(folder, name))
}

/** The folders directly in a folder that may have minutes. */
export async function foldersIn(folder: vscode.Uri): Promise<readonly vscode.Uri[]> {
  const entries = await entriesOf(folder)
  return entries
    .filter(([name, type]) => type === vscode.FileType.Directory && !skippedFolders.has(name))
    .map(([name]) => vscode.Uri.joinPath(folder, name))
}

async function entriesOf(folder: vscode.Uri): Promise<readonly (readonly [string, vscode.FileType])[]> {
  try {
    return await vscode.workspace.fs.readDirectory(folder)
  } catch {
    // Not readable, or deleted in the meantime.
    return []
  }
}
