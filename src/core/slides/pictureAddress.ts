/** Where a picture of a deck is to be found. */
export type PictureSource =
  /** In the deck itself. */
  | { readonly kind: 'data' }
  /** On a server; `fileName` is what a copy beside the deck would be called. */
  | { readonly kind: 'remote'; readonly host: string; readonly fileName: string | undefined }
  /** A path, relative to the deck, or to the workspace folder where it begins with a slash. */
  | { readonly kind: 'file'; readonly path: string }

const types: Readonly<Record<string, string>> = {
  avif: 'image/avif',
  gif: 'image/gif',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  png: 'image/png',
  svg: 'image/svg+xml',
  webp: 'image/webp',
}

/** Reads the address of a picture, undefined where it can be none. */
export function readPictureAddress(address: string): PictureSource | undefined {
  if (/^data:/i.test(address)) return { kind: 'data' }
  // Up to the end of the host: `https://allowed@other/` is one of `other`.
  const remote = /^(?:https?:)?\/\/([^/?#@\s\\]+)(?=[/?#]|$)([^?#]*)/i.exec(address)
  if (remote !== null) {
    const name = decode(remote[2]?.split('/').at(-1) ?? '')
    return {
      kind: 'remote',
      host: (remote[1] ?? '').toLowerCase(),
      fileName: pictureType(name) !== undefined && !/[\\/]/.test(name) ? name : undefined,
    }
  }
  if (/^(?:[a-z][a-z0-9+.-]*:|[/\\]{2})/i.test(address)) return undefined
  const path = decode(address.replace(/[?#].*$/, ''))
  return path === '' ? undefined : { kind: 'file', path }
}

/** The media type by a file's name, undefined where it is no picture that browsers show. */
export function pictureType(fileName: string): string | undefined {
  const extension = /\.([a-z]+)$/i.exec(fileName)?.[1]?.toLowerCase()
  return extension !== undefined && Object.hasOwn(types, extension) ? types[extension] : undefined
}

/** Whether a host is in the list of those allowed; `*.example.org` stands for its subdomains. */
export function isAllowedHost(host: string, allowed: readonly string[]): boolean {
  return allowed.some((entry) => {
    const name = entry.toLowerCase()
    return name.startsWith('*.') ? host.endsWith(name.slice(1)) : host === name
  })
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // A lone `%`: the name is what stands there.
    return text
  }
}
