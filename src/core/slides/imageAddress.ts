import { imageMediaType } from '../imageTypes'

/** Location of an image in a deck. */
export type ImageSource =
  /** A data URL in the deck itself. */
  | { readonly kind: 'data' }
  /** On a server. `fileName` is the name of a possible copy in the deck's folder. */
  | { readonly kind: 'remote'; readonly host: string; readonly fileName: string | undefined }
  /** A path relative to the deck, or to the workspace folder if it starts with a slash. */
  | { readonly kind: 'file'; readonly path: string }

/** Parses an image address; undefined for other texts. */
export function parseImageAddress(address: string): ImageSource | undefined {
  if (/^data:/i.test(address)) return { kind: 'data' }
  // A host contains no `@`: `https://allowed@other/` is on `other`.
  const remote = /^(?:https?:)?\/\/([^/?#@\s\\]+)(?=[/?#]|$)([^?#]*)/i.exec(address)
  if (remote !== null) {
    const name = decodeOrKeep(remote[2]?.split('/').at(-1) ?? '')
    return {
      kind: 'remote',
      host: (remote[1] ?? '').toLowerCase(),
      fileName: imageMediaType(name) !== undefined && !/[\\/]/.test(name) ? name : undefined,
    }
  }
  if (/^(?:[a-z][a-z0-9+.-]*:|[/\\]{2})/i.test(address)) return undefined
  const path = decodeOrKeep(address.replace(/[?#].*$/, ''))
  return path === '' ? undefined : { kind: 'file', path }
}

/** Whether a host is on the allowlist; `*.example.org` covers its subdomains. */
export function isAllowedHost(host: string, allowed: readonly string[]): boolean {
  return allowed.some((entry) => {
    const name = entry.toLowerCase()
    return name.startsWith('*.') ? host.endsWith(name.slice(1)) : host === name
  })
}

function decodeOrKeep(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // A `%` that is not an escape: use the text as written.
    return text
  }
}
