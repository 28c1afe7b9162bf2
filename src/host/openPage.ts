import * as vscode from 'vscode'

/** Opens a page in the browser. Ignores URLs that are not http(s), because they come from GitHub's responses. */
export async function openPage(url: string): Promise<void> {
  const uri = vscode.Uri.parse(url)
  if (uri.scheme === 'https' || uri.scheme === 'http') await vscode.env.openExternal(uri)
}
