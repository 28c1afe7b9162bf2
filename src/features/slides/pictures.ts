import * as vscode from 'vscode'
import { isAllowedHost, readPictureAddress } from '../../core/slides/pictureAddress'
import * as settings from '../../host/settings'

/** What became of the address of a picture. */
export type FoundPicture =
  | { readonly state: 'inline' }
  /** A file that is there; also a copy beside the deck of a picture on a server. */
  | { readonly state: 'file'; readonly uri: vscode.Uri; readonly size: number }
  | { readonly state: 'remote'; readonly url: string }
  /** On a server that the user has not allowed. */
  | { readonly state: 'blocked'; readonly host: string }
  | { readonly state: 'missing' }
  /** Outside of the workspace folder and of the deck's folder. */
  | { readonly state: 'outside' }
  | { readonly state: 'unusable' }

/** Finds the picture that an address in a deck means. Only files of the deck's workspace folder, or beside it, are looked at. */
export async function findPicture(deck: vscode.Uri, address: string): Promise<FoundPicture> {
  const source = readPictureAddress(address)
  if (source === undefined) return { state: 'unusable' }
  const folder = vscode.Uri.joinPath(deck, '..')
  switch (source.kind) {
    case 'data':
      return { state: 'inline' }
    case 'remote': {
      // Pads keep pictures on their server; minutes are filed with a copy of the same name beside them.
      const copy =
        source.fileName === undefined ? undefined : await statFile(vscode.Uri.joinPath(folder, source.fileName))
      if (copy !== undefined) return copy
      if (!isAllowedHost(source.host, settings.allowedPictureHosts())) return { state: 'blocked', host: source.host }
      return { state: 'remote', url: address.startsWith('//') ? `https:${address}` : address }
    }
    case 'file': {
      const root = vscode.workspace.getWorkspaceFolder(deck)?.uri
      const uri = source.path.startsWith('/')
        ? vscode.Uri.joinPath(root ?? folder, source.path)
        : vscode.Uri.joinPath(folder, source.path)
      if (!isBelow(uri, root ?? folder)) return { state: 'outside' }
      return (await statFile(uri)) ?? { state: 'missing' }
    }
  }
}

function isBelow(uri: vscode.Uri, folder: vscode.Uri): boolean {
  const root = folder.path.endsWith('/') ? folder.path : `${folder.path}/`
  return uri.scheme === folder.scheme && uri.authority === folder.authority && uri.path.startsWith(root)
}

async function statFile(uri: vscode.Uri): Promise<FoundPicture | undefined> {
  try {
    const { type, size } = await vscode.workspace.fs.stat(uri)
    return (type & vscode.FileType.File) === 0 ? undefined : { state: 'file', uri, size }
  } catch (error) {
    if (error instanceof vscode.FileSystemError) return undefined
    throw error
  }
}
