import * as vscode from 'vscode'
import { type IgnoreFile, isIgnored } from '../core/files/gitIgnore'
import { findRepository } from './gitRemote'

/**
 * Leaves out the files that git ignores in their repository: drafts that are kept private. Rules of a person's own git
 * settings are not known here.
 */
export async function withoutIgnored(uris: readonly vscode.Uri[]): Promise<readonly vscode.Uri[]> {
  const texts = new Map<string, Promise<string | undefined>>()
  const read = (uri: vscode.Uri): Promise<string | undefined> => {
    const text = texts.get(uri.toString()) ?? readText(uri)
    texts.set(uri.toString(), text)
    return text
  }
  const shown: vscode.Uri[] = []
  for (const uri of uris) {
    const root = (await findRepository(uri))?.root ?? vscode.workspace.getWorkspaceFolder(uri)?.uri
    const path = root === undefined ? undefined : uri.path.slice(root.path.replace(/\/$/, '').length + 1)
    if (root === undefined || path === undefined || !isIgnored(path, await ignoreFilesOf(root, path, read)))
      shown.push(uri)
  }
  return shown
}

async function ignoreFilesOf(
  root: vscode.Uri,
  path: string,
  read: (uri: vscode.Uri) => Promise<string | undefined>,
): Promise<readonly IgnoreFile[]> {
  const names = path.split('/').slice(0, -1)
  const folders = ['', ...names.map((_, index) => names.slice(0, index + 1).join('/'))]
  const places = [
    { folder: '', file: '.git/info/exclude' },
    ...folders.map((folder) => ({ folder, file: folder === '' ? '.gitignore' : `${folder}/.gitignore` })),
  ]
  const files: IgnoreFile[] = []
  for (const { folder, file } of places) {
    const text = await read(vscode.Uri.joinPath(root, file))
    if (text !== undefined) files.push({ folder, text })
  }
  return files
}

/** Undefined when the file cannot be read. */
async function readText(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri))
  } catch {
    // Missing, in most folders.
    return undefined
  }
}
