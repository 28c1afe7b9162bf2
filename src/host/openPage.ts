import * as vscode from 'vscode'
import { readWebAddress } from '../core/webAddress'

/** Opens a page in the browser. Ignores other addresses, because they come from GitHub's responses, minutes and pads. */
export async function openPage(address: string): Promise<void> {
  const page = readWebAddress(address)
  if (page !== undefined) await vscode.env.openExternal(vscode.Uri.parse(page, true))
}

/**
 * Shows a message with a button that opens its page on GitHub.
 *
 * @param show `showInformation` or `showWarning`.
 */
export async function showWithPage(
  show: (message: string, action: string) => Thenable<string | undefined>,
  message: string,
  address: string,
): Promise<void> {
  const open = vscode.l10n.t('Open on GitHub')
  if ((await show(message, open)) === open) await openPage(address)
}

/** Opens a link of a deck: a page, or an address of another allowed scheme, such as `mailto:`. */
export async function openLink(address: string, schemes: readonly string[]): Promise<void> {
  const scheme = /^[a-z][a-z0-9+.-]*(?=:)/i.exec(address)?.[0].toLowerCase() ?? ''
  if (scheme === 'https' || scheme === 'http') await openPage(address)
  else if (schemes.includes(scheme)) await vscode.env.openExternal(vscode.Uri.parse(address, true))
}

/** Opens a file of this computer in the default program for its type. */
export async function openFile(file: vscode.Uri): Promise<void> {
  if (file.scheme === 'file') await vscode.env.openExternal(file)
}
