import type { RequestParameters } from '@octokit/types'
import { GitHubError, type GitHubErrorCode, toGitHubError } from '../errors'

/** Options of every step. */
export interface CallOptions {
  readonly signal?: AbortSignal
}

/** Octokit's `request` parameter with the signal that aborts the request. */
export function requestOptions({ signal }: CallOptions): { readonly request: { readonly signal?: AbortSignal } } {
  return { request: signal === undefined ? {} : { signal } }
}

/** Like {@link requestOptions}, for a request that the client must not repeat by itself. */
export function unrepeated(options: CallOptions): {
  readonly request: { readonly signal?: AbortSignal; readonly retries: number }
} {
  return { request: { ...requestOptions(options).request, retries: 0 } }
}

/** An Octokit method that the signal can abort on every page. `paginate` itself passes `request` to no page. */
export function withAbort<T extends { readonly defaults: (parameters: RequestParameters) => unknown }>(
  method: T,
  options: CallOptions,
): T {
  return method.defaults(requestOptions(options)) as T
}

/**
 * Runs a call and reads the response.
 *
 * @param missing The code for a 404. GitHub also answers 404 when the account lacks read access.
 * @throws GitHubError for expected failures; `unreadable` when the response did not come from GitHub, or is incomplete.
 */
export async function call<D, T>(
  run: () => Promise<{ readonly data: D; readonly status: number }>,
  read: (data: D) => T,
  missing?: GitHubErrorCode,
): Promise<T> {
  let response: { readonly data: D; readonly status: number }
  try {
    response = await run()
  } catch (error) {
    throw toGitHubError(error, missing)
  }
  // Octokit returns a string when it cannot parse the body, whatever its types say.
  if (typeof response.data !== 'object' || response.data === null)
    throw new GitHubError('unreadable', { status: response.status })
  try {
    return read(response.data)
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError || error instanceof DOMException)
      throw new GitHubError('unreadable', { status: response.status, cause: error })
    throw error
  }
}

/** The result of a call; undefined when it failed with one of these codes. */
export async function undefinedOnError<T>(codes: readonly GitHubErrorCode[], run: Promise<T>): Promise<T | undefined> {
  try {
    return await run
  } catch (error) {
    if (error instanceof GitHubError && codes.includes(error.code)) return undefined
    throw error
  }
}
