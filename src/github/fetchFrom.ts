import { GitHubError } from './errors'

/** Maximum number of redirects to follow. GitHub redirects requests for a renamed repository. */
const maxRedirects = 3

/**
 * A fetch that contacts only the configured server, also after redirects. Responses contain the addresses of further
 * pages, and every request carries the token and perhaps the minutes.
 *
 * It bypasses the browser's cache. GitHub allows caching for a minute, so after a sign-in the browser would still
 * return the old permissions. We send ETags ourselves.
 */
export function fetchFrom(apiUrl: string): typeof fetch {
  const own = new URL(apiUrl)
  const requireOwn = (address: string): void => {
    const { origin, protocol, hostname } = new URL(address)
    const isOwn = origin === own.origin || (hostname === own.hostname && protocol === 'https:')
    if (!isOwn) throw new GitHubError('unreadable', { reason: origin })
  }
  return async (input, options) => {
    let place = input instanceof Request ? input.url : String(input)
    const isRead = /^(?:GET|HEAD)$/i.test(options?.method ?? 'GET')
    for (let count = 0; count <= maxRedirects; count++) {
      requireOwn(place)
      const response = await fetch(count === 0 ? input : place, { ...options, cache: 'no-store', redirect: 'manual' })
      if (response.type === 'opaqueredirect') {
        // A browser hides the target. It would send no token to another host, but the body of a write.
        if (isRead) return fetch(place, { ...options, cache: 'no-store' })
        throw new GitHubError('unreadable', { reason: new URL(place).origin })
      }
      const location = [301, 302, 303, 307, 308].includes(response.status) ? response.headers.get('location') : null
      if (location === null) return response
      await response.body?.cancel()
      // Any other status turns a write into a read.
      if (!URL.canParse(location, place) || (!isRead && response.status !== 307 && response.status !== 308))
        throw new GitHubError('unreadable', { status: response.status, reason: new URL(place).origin })
      place = new URL(location, place).href
    }
    throw new GitHubError('unreadable', { reason: new URL(place).origin })
  }
}
