import * as vscode from 'vscode'

/** Opens a page in the browser; an address that GitHub's answer names is opened only where it is one of the web. */
export async function openPage(url: string): Promise<void> {
  const uri = vscode.Uri.parse(url)
  if (uri.scheme === 'https' || uri.scheme === 'http') await vscode.env.openExternal(uri)
}
