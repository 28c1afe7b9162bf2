import { createHash, randomBytes } from 'node:crypto'
import { authenticate } from './access'
import { json, mediaType, Refusal, type Answer, type ApiRequest, type Viewer } from './exchange'
import { rateLimitExceeded, rateLimitHeaders, type Bucket, type RateLimits } from './rateLimits'
import type { Match, Router } from './routes'
import type { State } from './state'

/** A response with all its headers, and the account that it was sent to. */
export interface ApiAnswer extends Answer {
  readonly viewer: Viewer | undefined
}

export interface Api {
  answer: (request: ApiRequest) => Promise<ApiAnswer>
  /** The headers of every response, for responses created elsewhere. */
  commonHeaders: (request: ApiRequest) => Readonly<Record<string, string>>
}

/** https://docs.github.com/en/rest/using-the-rest-api/using-cors-and-jsonp-to-make-cross-origin-requests */
const corsHeaders: Readonly<Record<string, string>> = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers':
    'ETag, Link, Location, Retry-After, X-GitHub-OTP, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Used, X-RateLimit-Resource, X-RateLimit-Reset, X-OAuth-Scopes, X-Accepted-OAuth-Scopes, X-Poll-Interval, X-GitHub-Media-Type, X-GitHub-SSO, X-GitHub-Request-Id, Deprecation, Sunset',
}

const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none'",
  'referrer-policy': 'origin-when-cross-origin, strict-origin-when-cross-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'deny',
  'x-xss-protection': '0',
  server: 'GitHub.com',
}

/** The response to the preflight that a browser sends before a request with a token. */
export function preflight(): Answer {
  return {
    status: 204,
    body: { kind: 'none' },
    headers: {
      ...corsHeaders,
      'access-control-allow-headers':
        'Authorization, Content-Type, If-Match, If-Modified-Since, If-None-Match, If-Unmodified-Since, Accept-Encoding, X-GitHub-OTP, X-Requested-With, User-Agent, GraphQL-Features, X-Github-Next-Global-ID, X-GitHub-Api-Version, X-Fetch-Nonce',
      'access-control-allow-methods': 'GET, POST, PATCH, PUT, DELETE',
      'access-control-max-age': '86400',
    },
  }
}

const apiVersions = ['2022-11-28', '2026-03-10']

/** @param validate Says how an exchange deviates from GitHub's description. */
export function createApi(
  state: State,
  limits: RateLimits,
  route: Router,
  validate: (request: ApiRequest, answer: Answer) => readonly string[],
): Api {
  const limitHeaders = (viewer: Viewer | undefined, bucket: Bucket) =>
    rateLimitHeaders(limits.status(viewer, bucket), bucket)
  const baseHeaders = (request: ApiRequest): Readonly<Record<string, string>> => ({
    ...corsHeaders,
    ...securityHeaders,
    'x-github-media-type': mediaType(request).label,
    'x-github-request-id': randomBytes(12)
      .toString('hex')
      .toUpperCase()
      .replace(/^(.{4})(.{6})(.{7})/, '$1:$2:$3:'),
    'x-github-api-version-selected': header(request, 'x-github-api-version') ?? '2022-11-28',
  })

  const answer = async (request: ApiRequest): Promise<ApiAnswer> => {
    if ((header(request, 'user-agent') ?? '').trim() === '') {
      return { ...withoutAgent(), viewer: undefined }
    }
    let viewer: Viewer | undefined
    let match: Match | undefined
    let result: Answer
    let isCharged = false
    try {
      viewer = authenticate(state, header(request, 'authorization'))
      checkVersion(request)
      match = route(request.method, request.path)
      isCharged = request.path !== '/rate_limit'
      if (isCharged && !limits.take(viewer, match?.bucket ?? 'core')) {
        isCharged = false
        throw rateLimitExceeded(viewer)
      }
      if (match === undefined) {
        throw new Refusal(404, 'Not Found', { documentation: 'https://docs.github.com/rest' })
      }
      result = await match.answer({ state, viewer, request })
    } catch (error) {
      if (!(error instanceof Refusal)) {
        throw error
      }
      result = refused(error, match)
    }
    const mistakes = validate(request, result)
    if (mistakes.length > 0) {
      throw new Error(`Not as GitHub describes it:\n${mistakes.join('\n')}`)
    }
    const bucket = match?.bucket ?? 'core'
    const tagged = withEntityTag(request, viewer, bucket, result)
    if (tagged.status === 304 && viewer !== undefined && isCharged) {
      // Not counted against the rate limit, but only with a token.
      limits.giveBack(viewer, bucket)
    }
    return {
      ...tagged,
      viewer,
      headers: {
        ...baseHeaders(request),
        ...limitHeaders(viewer, bucket),
        ...(viewer === undefined
          ? {}
          : {
              'x-oauth-scopes': viewer.token.scopes.join(', '),
              'x-accepted-oauth-scopes': match?.acceptedScopes ?? '',
            }),
        ...tagged.headers,
      },
    }
  }

  return {
    answer,
    commonHeaders: (request) => {
      const known = state.tokens.get(/\S+$/.exec(header(request, 'authorization') ?? '')?.[0] ?? '')
      return { ...baseHeaders(request), ...limitHeaders(known && { account: known.account, token: known }, 'core') }
    },
  }
}

function header(request: ApiRequest, name: string): string | undefined {
  const value = request.headers[name]
  return Array.isArray(value) ? value[0] : value
}

/** https://docs.github.com/en/rest/using-the-rest-api/getting-started-with-the-rest-api#user-agent */
function withoutAgent(): Answer {
  const text =
    'Request forbidden by administrative rules. Please make sure your request has a User-Agent header (https://docs.github.com/en/rest/overview/resources-in-the-rest-api#user-agent-required). Check https://developer.github.com for other possible causes.\n'
  return { status: 403, headers: {}, body: { kind: 'bytes', bytes: Buffer.from(text), type: 'text/html' } }
}

/** https://docs.github.com/en/rest/about-the-rest-api/api-versions */
function checkVersion(request: ApiRequest): void {
  const version = header(request, 'x-github-api-version')
  if (version !== undefined && !apiVersions.includes(version)) {
    throw new Refusal(400, 'You have specified an API version that is not supported.', {
      documentation: 'https://docs.github.com/rest/about-the-rest-api/api-versions',
    })
  }
}

function refused({ status, message, details }: Refusal, match: Match | undefined): Answer {
  const { errors, documentation, headers } = details
  const address =
    documentation ??
    (status === 401 ? 'https://docs.github.com/rest' : (match?.documentation ?? 'https://docs.github.com/rest'))
  return json(
    status,
    { message, ...(errors === undefined ? {} : { errors }), documentation_url: address, status: String(status) },
    headers,
  )
}

/**
 * Adds the ETag of a successful response, which also depends on viewer and media type. Returns 304 if the client has
 * sent the same ETag. Searches have none.
 * https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api#use-conditional-requests-if-appropriate
 */
function withEntityTag(request: ApiRequest, viewer: Viewer | undefined, bucket: Bucket, answer: Answer): Answer {
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  if (answer.status < 200 || answer.status >= 300 || answer.body.kind === 'none' || bucket === 'search') {
    return answer
  }
  const hash = createHash('sha256').update(
    `${viewer?.token.token ?? ''}\n${request.headers.accept ?? ''}\n${answer.headers['link'] ?? ''}\n`,
  )
  hash.update(answer.body.kind === 'json' ? JSON.stringify(answer.body.value) : answer.body.bytes)
  const etag = `${answer.body.kind === 'json' ? 'W/' : ''}"${hash.digest('hex')}"`
  const headers = {
    ...answer.headers,
    etag,
    vary:
      viewer === undefined
        ? 'Accept, Accept-Encoding, X-Requested-With'
        : 'Accept, Authorization, Cookie, X-GitHub-OTP, Accept-Encoding, X-Requested-With',
    'cache-control': viewer === undefined ? 'public, max-age=60, s-maxage=60' : 'private, max-age=60, s-maxage=60',
  }
  const known = (header(request, 'if-none-match') ?? '').split(',').map((each) => each.trim().replace(/^W\//, ''))
  if (isRead && (known.includes('*') || known.includes(etag.replace(/^W\//, '')))) {
    return { status: 304, headers, body: { kind: 'none' } }
  }
  return { ...answer, headers }
}
