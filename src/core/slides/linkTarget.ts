/** Where a link of a slide leads. */
export type LinkTarget =
  /** Opened by VS Code, which asks before it leaves. */
  | { readonly kind: 'external'; readonly address: string }
  /** Relative to the deck. */
  | { readonly kind: 'file'; readonly path: string }

/** Reads the address of a link, undefined where nothing is opened: commands, scripts, files by their absolute address. */
export function readLinkTarget(href: string): LinkTarget | undefined {
  if (/^(?:https?|mailto):/i.test(href)) return { kind: 'external', address: href }
  if (/^(?:[a-z][a-z0-9+.-]*:|[/\\]{2}|#|\s)/i.test(href)) return undefined
  const [path = ''] = href.split(/[?#]/)
  try {
    return path === '' ? undefined : { kind: 'file', path: decodeURIComponent(path) }
  } catch {
    // A lone `%`: the name is what stands there.
    return { kind: 'file', path }
  }
}
