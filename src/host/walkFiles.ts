import * as vscode from 'vscode'

/** Folders that hold no minutes, and more files than all others. */
const skippedFolders: ReadonlySet<string> = new Set(['node_modules', '.git'])

/**
 * All files below a folder, told by the file system alone. Links to folders are not followed: they may lead back. A folder
 * that cannot be read is left out, and what is no folder has none.
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

async function entriesOf(folder: vscode.Uri): Promise<readonly (readonly [string, vscode.FileType])[]> {
  try {
    return await vscode.workspace.fs.readDirectory(folder)
  } catch {
    // Not to be read, or gone meanwhile: what is in it is not ours to know.
    return []
  }
}
