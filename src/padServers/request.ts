import { isPrivateHost } from '../core/privateNetwork'
import { PadError } from './padError'

/** Sends a request: the platform's `fetch`. */
export type Ask = (url: string, options: RequestInit) => Promise<Response>

/** Maximum size of a pad's text in bytes. HedgeDoc accepts 100,000 characters. */
export const maxBytes = 2 * 1024 * 1024
/** Milliseconds for a request and its response. */
export const timeoutMs = 20_000
/** Maximum number of redirects to follow. */
const maxRedirects = 3

export interface RequestOptions {
  readonly ask: Ask
  readonly signal: AbortSignal
  /** Milliseconds; see `timeoutMs`. */
  readonly timeoutMs?: number
}

/** A complete response. */
export interface Answer {
  readonly status: number
  readonly url: string
  /** The media type without parameters, in lower case. */
  readonly mediaType: string
  readonly text: string
  readonly location: string | undefined
  readonly retryAfter: string | undefined
}

/**
 * Reads an address anonymously: without cookies, referrer and custom headers, which pad servers do not allow a web page
 * to send.
 *
 * Follows redirects only on the same host.
 *
 * @throws PadError
 */
export async function readUrl(url: string, options: RequestOptions): Promise<Answer> {
  return withLimits(url, options, async (signal) => {
    const request: RequestInit = { signal, credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store' }
    let place = url
    for (let count = 0; count <= maxRedirects; count++) {
      const response = await options.ask(place, { ...request, redirect: 'manual' })
      // A web page does not see the target of a redirect. The browser follows it if the target allows that.
      if (response.type === 'opaqueredirect') return toAnswer(await options.ask(place, request), place)
      const location = response.status >= 300 && response.status < 400 ? response.headers.get('location') : null
      if (location === null) return await toAnswer(response, place)
      await response.body?.cancel()
      place = followed(place, location)
    }
    throw new PadError('redirected', { url })
  })
}

/** The target of a redirect. @throws PadError if it is a start page, a sign-in page or another host. */
function followed(place: string, location: string): string {
  const from = new URL(place)
  const to = URL.canParse(location, place) ? new URL(location, place) : undefined
  if (to === undefined || !/^https?:$/.test(to.protocol)) throw new PadError('redirected', { url: place })
  const isUpgrade =
    to.hostname === from.hostname && from.protocol === 'http:' && to.protocol === 'https:' && to.port === ''
  if (to.origin !== from.origin && !isUpgrade) {
    const isSignIn = /(?:^|[./-])(?:login|signin|sign_in|sso|auth|oauth2?|saml|idp|accounts?)(?:[./?-]|$)/i.test(
      to.hostname + to.pathname,
    )
    throw new PadError(isSignIn && !isPrivateHost(to.hostname) ? 'signInRequired' : 'redirected', {
      url: place,
      host: to.host,
    })
  }
  // The address of a start page, even below a base path, is shorter than that of any pad.
  const isStartPage =
    from.pathname.startsWith(to.pathname.replace(/\/*$/, '/')) || /\/(?:login|auth)\b/i.test(to.pathname)
  if (isStartPage && to.href !== from.href) throw new PadError('signInRequired', { url: place })
  return to.href
}

/**
 * Runs a request with limits of size and time, and turns its failures into PadErrors.
 *
 * @throws PadError
 */
export async function withLimits<T>(
  url: string,
  { signal, timeoutMs: limit = timeoutMs }: RequestOptions,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const timeout = AbortSignal.timeout(limit)
  try {
    return await run(AbortSignal.any([signal, timeout]))
  } catch (error) {
    if (error instanceof PadError) throw error
    if (signal.aborted) throw new PadError('cancelled', { url }, { cause: error })
    if (timeout.aborted) throw new PadError('timeout', { url }, { cause: error })
    throw new PadError('offline', { url }, { cause: error })
  }
}

/** Reads the body. @throws PadError if it is too large. */
export async function toAnswer(response: Response, url: string): Promise<Answer> {
  if (Number(response.headers.get('content-length') ?? 0) > maxBytes) {
    await response.body?.cancel()
    throw new PadError('tooLarge', { url })
  }
  return {
    status: response.status,
    url: response.url || url,
    mediaType: (response.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '',
    text: await readText(response, url),
    location: response.headers.get('location') ?? undefined,
    retryAfter: response.headers.get('retry-after') ?? undefined,
  }
}

/** Reads the body up to the limit, because `content-length` may be missing, wrong, or of a compressed response. */
async function readText(response: Response, url: string): Promise<string> {
  const reader = response.body?.getReader()
  if (reader === undefined) return ''
  const decoder = new TextDecoder()
  let text = ''
  let length = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    length += value.length
    if (length > maxBytes) {
      await reader.cancel()
      throw new PadError('tooLarge', { url })
    }
    text += decoder.decode(value, { stream: true })
  }
}

/** The failure for a status; undefined for success. */
export function failureOf({ status, url, retryAfter }: Answer): PadError | undefined {
  if (status >= 200 && status < 300) return undefined
  if (status === 401 || status === 403) return new PadError('signInRequired', { url, status })
  if (status === 404 || status === 410) return new PadError('notFound', { url, status })
  if (status === 413) return new PadError('tooLarge', { url, status })
  if (status === 429 || status === 503) return new PadError('rateLimited', { url, status, ...retryTime(retryAfter) })
  if (status >= 500) return new PadError('serverError', { url, status })
  return new PadError('notAPad', { url, status })
}

/** `Retry-After` in seconds or as a date. */
function retryTime(header: string | undefined): { readonly retryAt?: Date } {
  if (header === undefined) return {}
  const seconds = /^\d{1,6}$/.test(header) ? Number(header) : undefined
  const time = seconds === undefined ? Date.parse(header) : Date.now() + seconds * 1_000
  return Number.isNaN(time) ? {} : { retryAt: new Date(time) }
}
