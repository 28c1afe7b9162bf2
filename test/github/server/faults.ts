import { oauthAppRestricted, samlRequired } from './access'
import type { Refusal, ValidationProblem } from './exchange'

/** What happens to a request instead of, or in addition to, the normal response. */
export type FaultAction =
  /** Sends this response and applies nothing. Adds rate limit and CORS headers unless `isBare`, as for a proxy. */
  | {
      readonly kind: 'answer'
      readonly status: number
      /** A string is sent unchanged, anything else as JSON. */
      readonly body?: unknown
      readonly headers?: Readonly<Record<string, string>>
      readonly isBare?: boolean
    }
  /** Drops the connection and applies nothing. */
  | { readonly kind: 'drop' }
  /** Applies the request, then drops the connection: the response is lost. */
  | { readonly kind: 'loseAnswer' }
  /** Applies the request, then drops the connection in the middle of the response. */
  | { readonly kind: 'breakOff' }
  /** Applies the request and sends incomplete JSON in an otherwise complete response. */
  | { readonly kind: 'truncate' }
  /** Applies the request and sends an HTML page with status 200 instead of JSON. */
  | { readonly kind: 'garble' }
  /** Delays the normal response by this many milliseconds. */
  | { readonly kind: 'delay'; readonly milliseconds: number }
  /** Delays the normal response until the promise settles, for tests without time-outs. */
  | { readonly kind: 'hold'; readonly until: Promise<unknown> }
  /** Neither applies nor answers the request; ends when the client disconnects. */
  | { readonly kind: 'stall' }

export interface Fault {
  /** Any method by default. */
  readonly method?: string
  /** Below `/api/v3`: a string is the whole path, an expression matches path and query. Any path by default. */
  readonly path?: string | RegExp
  /** The number of the first matching request that fails, from 1; 1 by default. */
  readonly nth?: number
  /** How many matching requests fail; 1 by default, `Infinity` for all. */
  readonly times?: number
  readonly action: FaultAction
}

export interface FaultRules {
  add: (fault: Fault) => void
  clear: () => void
  /** Counts a request and returns the action of the first fault that applies; undefined for none. */
  take: (method: string, pathAndQuery: string) => FaultAction | undefined
}

export function createFaultRules(): FaultRules {
  const rules: { readonly fault: Fault; seen: number }[] = []
  return {
    add: (fault) => rules.push({ fault, seen: 0 }),
    clear: () => {
      rules.length = 0
    },
    take: (method, pathAndQuery) => {
      let taken: FaultAction | undefined
      for (const rule of rules) {
        const { nth = 1, times = 1, action } = rule.fault
        if (!concerns(rule.fault, method, pathAndQuery)) {
          continue
        }
        rule.seen++
        if (rule.seen >= nth && rule.seen < nth + times) {
          taken ??= action
        }
      }
      return taken
    },
  }
}

function concerns({ method, path }: Fault, requestMethod: string, pathAndQuery: string): boolean {
  if (method !== undefined && method.toUpperCase() !== requestMethod) {
    return false
  }
  return (
    path === undefined ||
    (typeof path === 'string'
      ? path === pathAndQuery.split('?')[0]
      : new RegExp(path.source, path.flags.replace(/[gy]/g, '')).test(pathAndQuery))
  )
}

/** Ready-made faults with GitHub's own messages. */
export const faults = {
  /** 401, as for a revoked token. */
  badCredentials: (): FaultAction => answerOf(401, 'Bad credentials'),
  /** 403 for a missing permission. */
  forbidden: (message = 'Must have admin rights to Repository.'): FaultAction => answerOf(403, message),
  /** 404 for a missing resource or permission. */
  notFound: (): FaultAction => answerOf(404, 'Not Found'),
  /** 403 with `x-github-sso`: the organization requires single sign-on. */
  samlRequired: (organization: string, origin = 'https://github.com'): FaultAction =>
    fromRefusal(samlRequired({ origin }, organization)),
  /** 403: an owner of the organization has not approved the app. */
  oauthAppRestricted: (organization: string): FaultAction => fromRefusal(oauthAppRestricted(organization)),
  /**
   * The hourly rate limit is exceeded; 403 or 429.
   * https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit
   */
  primaryRateLimit: (options: { readonly status?: 403 | 429; readonly resetAt?: Date } = {}): FaultAction =>
    answerOf(
      options.status ?? 403,
      'API rate limit exceeded for user ID 1. If you reach out to GitHub Support for help, please include the request ID.',
      {
        'x-ratelimit-limit': '5000',
        'x-ratelimit-remaining': '0',
        'x-ratelimit-used': '5000',
        'x-ratelimit-reset': String(Math.floor((options.resetAt ?? new Date(Date.now() + 60_000)).getTime() / 1000)),
        'x-ratelimit-resource': 'core',
      },
    ),
  /** The secondary rate limit is exceeded; 403 or 429, with or without `retry-after`. */
  secondaryRateLimit: (options: { readonly status?: 403 | 429; readonly retryAfter?: number } = {}): FaultAction =>
    answerOf(
      options.status ?? 403,
      'You have exceeded a secondary rate limit. Please wait a few minutes before you try again. If you reach out to GitHub Support for help, please include the request ID.',
      options.retryAfter === undefined ? {} : { 'retry-after': String(options.retryAfter) },
      'https://docs.github.com/free-pro-team@latest/rest/overview/rate-limits-for-the-rest-api#about-secondary-rate-limits',
    ),
  /** 502 in JSON, from the application. */
  badGateway: (): FaultAction => answerOf(502, 'Server Error'),
  /** 502 in HTML from a proxy, without CORS headers, so that a browser sees a network error. */
  badGatewayPage: (): FaultAction => ({
    kind: 'answer',
    status: 502,
    body: '<!DOCTYPE html><html><head><title>Unicorn!</title></head><body><p>We had issues producing the response to your request.</p></body></html>',
    headers: { 'content-type': 'text/html; charset=utf-8' },
    isBare: true,
  }),
  /** 503, for maintenance. */
  unavailable: (): FaultAction => answerOf(503, 'Service unavailable', { 'retry-after': '1' }),
  /** 422 with `errors[]`. */
  validationFailed: (...errors: readonly ValidationProblem[]): FaultAction => ({
    kind: 'answer',
    status: 422,
    body: { message: 'Validation Failed', errors, documentation_url: 'https://docs.github.com/rest', status: '422' },
  }),
  /** 422 with a message only, as in the git data API: "Update is not a fast forward". */
  unprocessable: (message: string): FaultAction => answerOf(422, message),
  /** 409, such as "Git Repository is empty." */
  conflict: (message: string): FaultAction => answerOf(409, message),
} as const

function answerOf(
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
  documentation = 'https://docs.github.com/rest',
): FaultAction {
  return {
    kind: 'answer',
    status,
    headers,
    body: { message, documentation_url: documentation, status: String(status) },
  }
}

function fromRefusal({ status, message, details }: Refusal): FaultAction {
  return answerOf(status, message, details.headers, details.documentation)
}
