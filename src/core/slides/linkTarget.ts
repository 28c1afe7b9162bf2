import { linkSchemes } from './sanitize'

/** Target of a link on a slide. */
export type LinkTarget =
  /** Opened by VS Code, which asks first. */
  | { readonly kind: 'external'; readonly address: string }
  /** Relative to the deck. */
  | { readonly kind: 'file'; readonly path: string }

/** Parses the address of a link. Undefined for links that must not be opened: commands, scripts, absolute file paths. */
export function readLinkTarget(href: string): LinkTarget | undefined {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(href)?.[1]?.toLowerCase()
  if (scheme !== undefined && linkSchemes.includes(scheme)) return { kind: 'external', address: href }
  if (/^(?:[a-z][a-z0-9+.-]*:|[/\\]{2}|#|\s)/i.test(href)) return undefined
  const [path = ''] = href.split(/[?#]/)
  try {
    return path === '' ? undefined : { kind: 'file', path: decodeURIComponent(path) }
  } catch {
    // A `%` that is not an escape: use the path as written.
    return { kind: 'file', path }
  }
}
