import { retry } from '@octokit/plugin-retry'
import { throttling } from '@octokit/plugin-throttling'
import { Octokit } from '@octokit/rest'
import Bottleneck from 'bottleneck/light'
import { GitHubError } from './errors'

export interface ClientOptions {
  /** `https://api.github.com`, or `https://HOST/api/v3` for an Enterprise server. */
  readonly apiUrl: string
  /** Undefined for public data only. */
  readonly token: string | undefined
  readonly userAgent: string
  readonly log: Pick<Console, 'debug' | 'info' | 'warn' | 'error'>
  /** Milliseconds between two writes; 0 for no limit. GitHub recommends a second for many writes; we send about four. */
  readonly writeInterval?: number
  /** Milliseconds before the first retry, four times as many before the second. Short, because a person is waiting. */
  readonly retryInterval?: number
}

const GitHubClient = Octokit.plugin(retry, throttling)

/**
 * Creates a client for GitHub's REST API. It retries after server errors where that is safe, and fails on a rate limit
 * instead of waiting, because a person is waiting for the result.
 */
export function createClient({
  apiUrl,
  token,
  userAgent,
  log,
  writeInterval = 100,
  retryInterval = 250,
}: ClientOptions): Octokit {
  return new GitHubClient({
    baseUrl: apiUrl.replace(/\/+$/, ''),
    userAgent,
    ...(token === undefined ? {} : { auth: token }),
    log,
    request: { fetch: fetchOnly(apiUrl) },
    retry: {
      doNotRetry: [400, 401, 403, 404, 409, 410, 422, 429, 451],
      retries: 2,
      retryAfterBaseValue: retryInterval,
    },
    throttle: {
      enabled: writeInterval > 0,
      write: new Bottleneck.Group({ id: 'minutes-write', maxConcurrent: 1, minTime: writeInterval }),
      notifications: new Bottleneck.Group({ id: 'minutes-notifications', maxConcurrent: 1, minTime: writeInterval }),
      onRateLimit: () => false,
      onSecondaryRateLimit: () => false,
    },
  })
}

/** Most redirects to follow. GitHub sends one for a repository that was renamed. */
const maxRedirects = 3

/**
 * A fetch that contacts only the configured server, also after redirects. Responses contain the addresses of further
 * pages, and every request carries the token and perhaps the minutes.
 *
 * It bypasses the browser's cache: GitHub allows caching for a minute, so after a sign-in the browser would still return
 * the permissions from before. We send ETags ourselves.
 */
function fetchOnly(apiUrl: string): typeof fetch {
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
        // A browser hides the target. It sends no token to another host, but it would send what is written.
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
