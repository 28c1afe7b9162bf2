import * as vscode from 'vscode'
import { isAllowedHost, parseImageAddress } from '../../core/slides/imageAddress'
import * as settings from '../../host/settings'

/** The result of resolving the address of an image. */
export type ResolvedImage =
  | { readonly state: 'inline' }
  /** An existing file, or a local copy of a remote image next to the deck. */
  | { readonly state: 'file'; readonly uri: vscode.Uri; readonly size: number }
  | { readonly state: 'remote'; readonly url: string }
  /** On a host that the person has not allowed. */
  | { readonly state: 'blocked'; readonly host: string }
  | { readonly state: 'missing' }
  /** Outside the workspace folder and the deck's folder. */
  | { readonly state: 'outside' }
  | { readonly state: 'unusable' }

/** Resolves the address of an image. Reads only files in the deck's workspace folder, or below the deck's own folder. */
export async function resolveImage(deck: vscode.Uri, address: string): Promise<ResolvedImage> {
  const source = parseImageAddress(address)
  if (source === undefined) return { state: 'unusable' }
  const folder = vscode.Uri.joinPath(deck, '..')
  switch (source.kind) {
    case 'data':
      return { state: 'inline' }
    case 'remote': {
      // Pads keep images on their server; published minutes have a copy with the same name next to them.
      const copy =
        source.fileName === undefined ? undefined : await statFile(vscode.Uri.joinPath(folder, source.fileName))
      if (copy !== undefined) return copy
      if (!isAllowedHost(source.host, settings.allowedImageHosts())) return { state: 'blocked', host: source.host }
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

async function statFile(uri: vscode.Uri): Promise<ResolvedImage | undefined> {
  try {
    const { type, size } = await vscode.workspace.fs.stat(uri)
    return (type & vscode.FileType.File) === 0 ? undefined : { state: 'file', uri, size }
  } catch (error) {
    if (error instanceof vscode.FileSystemError) return undefined
    throw error
  }
}
