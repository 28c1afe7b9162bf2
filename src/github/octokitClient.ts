import { retry } from '@octokit/plugin-retry'
import { throttling } from '@octokit/plugin-throttling'
import { Octokit } from '@octokit/rest'
import Bottleneck from 'bottleneck/light'

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
    request: { fetch: fetchFresh },
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
 * Past the browser's cache: GitHub lets answers be kept for a minute, those to nobody in particular for everybody, so that
 * a browser would answer "may I write?" with what it was told before the sign-in. ETags are ours to send.
 */
async function fetchFresh(url: string, options: RequestInit): Promise<Response> {
  return fetch(url, { ...options, cache: 'no-store' })
}
