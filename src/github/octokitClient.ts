import { retry } from '@octokit/plugin-retry'
import { throttling } from '@octokit/plugin-throttling'
import { Octokit } from '@octokit/rest'
import Bottleneck from 'bottleneck/light'

export interface ClientOptions {
  /** `https://api.github.com`, or `https://HOST/api/v3` for an Enterprise server. */
  readonly apiUrl: string
  /** Undefined for public data only. */
  readonly token: string | undefined
  readonly userAgent: string
  /** Sends a request: `fetchFrom` of the same address. Passed in, because its errors must be of the caller's classes. */
  readonly fetch: typeof fetch
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
  fetch,
  log,
  writeInterval = 100,
  retryInterval = 250,
}: ClientOptions): Octokit {
  return new GitHubClient({
    baseUrl: apiUrl.replace(/\/+$/, ''),
    userAgent,
    ...(token === undefined ? {} : { auth: token }),
    log,
    request: { fetch },
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
