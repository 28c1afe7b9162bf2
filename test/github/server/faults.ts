import { oauthAppRestricted, samlRequired } from './access'
import type { Refusal, ValidationProblem } from './exchange'

/** What happens to a request instead of, or beside, its being answered. */
export type FaultAction =
  /** Answered so, and nothing applied. Rate limit and CORS headers are added, unless `isBare`: what a proxy in front says. */
  | {
      readonly kind: 'answer'
      readonly status: number
      /** A text is sent as it is, anything else as JSON. */
      readonly body?: unknown
      readonly headers?: Readonly<Record<string, string>>
      readonly isBare?: boolean
    }
  /** The connection is dropped before anything is applied. */
  | { readonly kind: 'drop' }
  /** Applied, and then the connection is dropped: the answer is lost. */
  | { readonly kind: 'loseAnswer' }
  /** Applied, and the connection breaks in the middle of the answer. */
  | { readonly kind: 'breakOff' }
  /** Applied, and the JSON ends halfway, in an answer that is otherwise whole. */
  | { readonly kind: 'truncate' }
  /** Applied, and a page of HTML comes with status 200 where JSON should be. */
  | { readonly kind: 'garble' }
  /** Held up so long, then answered as ever. */
  | { readonly kind: 'delay'; readonly milliseconds: number }
  /** Held up until the promise settles, then answered as ever: for tests that do not wait by time. */
  | { readonly kind: 'hold'; readonly until: Promise<unknown> }
  /** Neither applied nor answered; over when the client goes away. */
  | { readonly kind: 'stall' }

export interface Fault {
  /** Any method when left out. */
  readonly method?: string
  /** Below `/api/v3`. A text must be the whole path; an expression is tried on path and query. Any path when left out. */
  readonly path?: string | RegExp
  /** Which of the matching requests is the first to fail; 1, the next one, unless told. */
  readonly nth?: number
  /** How many fail from there on; one unless told, `Infinity` for good. */
  readonly times?: number
  readonly action: FaultAction
}

export interface FaultRules {
  add: (fault: Fault) => void
  clear: () => void
  /** Counts a request; the action of the first rule that has its turn. */
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

/** Answers of GitHub that go wrong, ready-made, in its own words. */
export const faults = {
  /** 401, as for a token that was revoked. */
  badCredentials: (): FaultAction => answerOf(401, 'Bad credentials'),
  /** 403 for want of a right. */
  forbidden: (message = 'Must have admin rights to Repository.'): FaultAction => answerOf(403, message),
  /** 404 for want of a right, or of the thing. */
  notFound: (): FaultAction => answerOf(404, 'Not Found'),
  /** 403 with `x-github-sso`: the organization wants single sign-on. */
  samlRequired: (organization: string, origin = 'https://github.com'): FaultAction =>
    fromRefusal(samlRequired({ origin }, organization)),
  /** 403: an owner of the organization has not approved the app. */
  oauthAppRestricted: (organization: string): FaultAction => fromRefusal(oauthAppRestricted(organization)),
  /**
   * Nothing left of the hour's requests; 403 or 429.
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
  /** Too much at once; 403 or 429, with or without `retry-after`. The hour's requests are not used up. */
  secondaryRateLimit: (options: { readonly status?: 403 | 429; readonly retryAfter?: number } = {}): FaultAction =>
    answerOf(
      options.status ?? 403,
      'You have exceeded a secondary rate limit. Please wait a few minutes before you try again. If you reach out to GitHub Support for help, please include the request ID.',
      options.retryAfter === undefined ? {} : { 'retry-after': String(options.retryAfter) },
      'https://docs.github.com/free-pro-team@latest/rest/overview/rate-limits-for-the-rest-api#about-secondary-rate-limits',
    ),
  /** 502 in JSON, from the application. */
  badGateway: (): FaultAction => answerOf(502, 'Server Error'),
  /** 502 as the proxy in front says it: HTML, and no CORS headers, so that a browser sees a network error. */
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
  /** 422 with no more than a sentence, as the git data API has them: "Update is not a fast forward". */
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
