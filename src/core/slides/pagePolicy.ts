export interface PagePolicy {
  /** The nonce of the scripts that may run. */
  readonly nonce: string
  /** The source of the extension's files, such as VS Code's `webview.cspSource`. */
  readonly source: string
  /** The hosts whose images may be loaded. */
  readonly imageHosts: readonly string[]
  /** Whether the page needs Mermaid, which requires inline style sheets. */
  readonly hasDiagrams: boolean
}

/**
 * The content security policy of the page that shows a deck: scripts by nonce; style sheets and fonts of the extension;
 * images of the extension, of the deck's folders and of allowed hosts. Style sheets of a deck can load nothing else.
 */
export function pagePolicy({ nonce, source, imageHosts, hasDiagrams }: PagePolicy): string {
  const hosts = imageHosts.flatMap((host) => [`https://${host}`, `http://${host}`])
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${source}${hasDiagrams ? " 'unsafe-inline'" : ''}`,
    `font-src ${source} data:`,
    `img-src ${[source, 'data:', ...hosts].join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
}
