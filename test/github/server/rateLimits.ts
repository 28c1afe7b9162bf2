import { Refusal, type Schemas, type Viewer } from './exchange'

export type Bucket = 'core' | 'search'

/** Counts a user's requests in the current window of each bucket. */
export interface RateLimits {
  /** Counts a request. @returns False when the limit is exceeded. */
  take: (viewer: Viewer | undefined, bucket: Bucket) => boolean
  /** Does not count a request: a 304 for a signed-in user is free. */
  giveBack: (viewer: Viewer | undefined, bucket: Bucket) => void
  status: (viewer: Viewer | undefined, bucket: Bucket) => Schemas['rate-limit']
  /** Sets a limit for tests and resets the count. */
  setLimit: (bucket: Bucket, limit: number) => void
}

/** https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api */
export function createRateLimits(now: () => Date): RateLimits {
  const windows = new Map<string, { used: number; reset: number }>()
  const overrides = new Map<Bucket, number>()
  const limitOf = (viewer: Viewer | undefined, bucket: Bucket): number =>
    overrides.get(bucket) ?? (bucket === 'core' ? (viewer === undefined ? 60 : 5000) : viewer === undefined ? 10 : 30)
  const windowOf = (viewer: Viewer | undefined, bucket: Bucket): { used: number; reset: number } => {
    const key = `${bucket} ${viewer?.account.login ?? ''}`
    const seconds = Math.floor(now().getTime() / 1000)
    const current = windows.get(key)
    if (current !== undefined && current.reset > seconds) {
      return current
    }
    const fresh = { used: 0, reset: seconds + (bucket === 'core' ? 3600 : 60) }
    windows.set(key, fresh)
    return fresh
  }
  return {
    take: (viewer, bucket) => {
      const window = windowOf(viewer, bucket)
      if (window.used >= limitOf(viewer, bucket)) {
        return false
      }
      window.used++
      return true
    },
    giveBack: (viewer, bucket) => {
      windowOf(viewer, bucket).used--
    },
    status: (viewer, bucket) => {
      const { used, reset } = windowOf(viewer, bucket)
      const limit = limitOf(viewer, bucket)
      return { limit, remaining: limit - used, reset, used }
    },
    setLimit: (bucket, limit) => {
      overrides.set(bucket, limit)
      windows.clear()
    },
  }
}

export function rateLimitHeaders(status: Schemas['rate-limit'], bucket: Bucket): Readonly<Record<string, string>> {
  return {
    'x-ratelimit-limit': String(status.limit),
    'x-ratelimit-remaining': String(status.remaining),
    'x-ratelimit-reset': String(status.reset),
    'x-ratelimit-used': String(status.used),
    'x-ratelimit-resource': bucket,
  }
}

/** https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit */
export function rateLimitExceeded(viewer: Viewer | undefined): Refusal {
  const documentation = 'https://docs.github.com/rest/overview/resources-in-the-rest-api#rate-limiting'
  return viewer === undefined
    ? new Refusal(
        403,
        "API rate limit exceeded for 127.0.0.1. (But here's the good news: Authenticated requests get a higher rate limit. Check out the documentation for more details.)",
        { documentation },
      )
    : new Refusal(
        403,
        `API rate limit exceeded for user ID ${viewer.account.id}. If you reach out to GitHub Support for help, please include the request ID.`,
        { documentation },
      )
}
