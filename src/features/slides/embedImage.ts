import * as vscode from 'vscode'
import { exportLimits } from '../../core/slides/exportLimits'
import { imageMediaType } from '../../core/imageTypes'
import { resolveImage } from './images'

/** The image as a data URI, or the reason why it is omitted. */
export async function embedImage(
  deck: vscode.Uri,
  address: string,
  availableSize: number,
  token: vscode.CancellationToken,
): Promise<string | { readonly reason: string }> {
  const found = await resolveImage(deck, address)
  const name = address.slice(0, 120)
  switch (found.state) {
    case 'inline':
      return address
    case 'file': {
      const type = imageMediaType(found.uri.path)
      if (type === undefined) return { reason: vscode.l10n.t('Browsers cannot show the image “{0}”.', name) }
      if (found.size > exportLimits.imageBytes) return { reason: tooLarge(name, found.size) }
      return toDataUri(name, await vscode.workspace.fs.readFile(found.uri), { type, availableSize })
    }
    case 'remote':
      return download(found.url, { name, availableSize }, token)
    case 'blocked':
      return { reason: vscode.l10n.t('The image “{0}” was not loaded: {1} is not an allowed host.', name, found.host) }
    case 'missing':
      return { reason: vscode.l10n.t('The image “{0}” was not found.', name) }
    case 'outside':
      return { reason: vscode.l10n.t('The image “{0}” is outside the workspace folder.', name) }
    case 'unusable':
      return { reason: vscode.l10n.t('The image “{0}” has an invalid address.', name) }
  }
}

async function download(
  url: string,
  { name, availableSize }: { readonly name: string; readonly availableSize: number },
  token: vscode.CancellationToken,
): Promise<string | { readonly reason: string }> {
  const abort = new AbortController()
  const cancelled = token.onCancellationRequested(() => abort.abort())
  try {
    const response = await fetch(url, { signal: abort.signal, credentials: 'omit', referrerPolicy: 'no-referrer' })
    const [type = ''] = (response.headers.get('content-type') ?? '').split(';')
    if (!response.ok || !/^image\//i.test(type)) {
      return { reason: vscode.l10n.t('The image “{0}” could not be loaded ({1}).', name, response.status) }
    }
    return toDataUri(name, new Uint8Array(await response.arrayBuffer()), { type, availableSize })
  } catch (error) {
    // Offline, blocked by CORS, or cancelled.
    return {
      reason: vscode.l10n.t(
        'The image “{0}” could not be loaded ({1}).',
        name,
        error instanceof Error ? error.message : String(error),
      ),
    }
  } finally {
    cancelled.dispose()
  }
}

function toDataUri(
  name: string,
  bytes: Uint8Array,
  { type, availableSize }: { readonly type: string; readonly availableSize: number },
): string | { readonly reason: string } {
  if (bytes.length > exportLimits.imageBytes) return { reason: tooLarge(name, bytes.length) }
  if (bytes.length * 1.4 > availableSize) {
    return { reason: vscode.l10n.t('The image “{0}” would make the file too large.', name) }
  }
  // In chunks, because the number of arguments of a call is limited.
  let binary = ''
  for (let at = 0; at < bytes.length; at += 32_768) binary += String.fromCharCode(...bytes.subarray(at, at + 32_768))
  return `data:${type};base64,${btoa(binary)}`
}

function tooLarge(name: string, size: number): string {
  return vscode.l10n.t(
    'The image “{0}” is too large: {1} MB of at most {2} MB.',
    name,
    (size / 1e6).toFixed(1),
    exportLimits.imageBytes / 1e6,
  )
}
