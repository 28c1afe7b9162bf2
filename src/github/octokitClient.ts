import { retry } from '@octokit/plugin-retry'
import { throttling } from '@octokit/plugin-throttling'
import { Octokit } from '@octokit/rest'
import Bottleneck from 'bottleneck/light'
import { GitHubError } from './errors'

export interface ClientOptions {
  /** `https://api.github.com`, or `https://HOST/api/v3`. */
  readonly apiUrl: string
  /** Undefined for public data only. */
  readonly token: string | undefined
  readonly userAgent: string
  readonly log: Pick<Console, 'debug' | 'info' | 'warn' | 'error'>
  /** Milliseconds between two requests that change something; GitHub asks for a second in long rows of them, ours are of four. 0: no pace at all. */
  readonly writeInterval?: number
  /** Milliseconds before a request is repeated, the second time four times as many: a person waits for the answer. */
  readonly retryInterval?: number
}

const GitHubClient = Octokit.plugin(retry, throttling)

/**
 * Makes a client of GitHub's REST API. It sends one request at a time, repeats those that a server's fault ended and
 * that may be repeated, and reports a rate limit instead of waiting for its end: people wait for a click.
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

/**
 * Asks nobody but the server in use: an answer names further pages by their addresses, and the token goes with the request.
 *
 * Past the browser's cache: GitHub lets answers be kept for a minute, those to nobody in particular for everybody, so that
 * a browser would answer "may I write?" with what it was told before the sign-in. ETags are ours to send.
 */
function fetchOnly(apiUrl: string): typeof fetch {
  const own = new URL(apiUrl)
  return async (input, options) => {
    const { origin, protocol, hostname } = new URL(input instanceof Request ? input.url : input)
    const isOwn = origin === own.origin || (hostname === own.hostname && protocol === 'https:')
    if (!isOwn) throw new GitHubError('unreadable', { reason: origin })
    return fetch(input, { ...options, cache: 'no-store' })
  }
}
