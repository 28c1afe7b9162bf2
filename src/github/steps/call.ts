import type { RequestParameters } from '@octokit/types'
import { GitHubError, type GitHubErrorCode, toGitHubError } from '../errors'

/** What every step takes beside its inputs. */
export interface CallOptions {
  readonly signal?: AbortSignal
}

/** Octokit's parameter that ends a request when the signal says so. */
export function requestOf({ signal }: CallOptions): { readonly request: { readonly signal?: AbortSignal } } {
  return { request: signal === undefined ? {} : { signal } }
}

/** A method of Octokit that the signal ends on every page: `paginate` passes `request` on to none. */
export function endable<T extends { readonly defaults: (parameters: RequestParameters) => unknown }>(
  method: T,
  options: CallOptions,
): T {
  return method.defaults(requestOf(options)) as T
}

/**
 * Runs a call and reads its answer.
 *
 * @param missing What a 404 means here: GitHub also answers 404 where the right to look is missing.
 * @throws GitHubError for everything that can be expected; `unreadable` where the answer is not what GitHub would say:
 * a proxy's page, half a JSON text.
 */
export async function call<D, T>(
  run: () => Promise<{ readonly data: D; readonly status: number }>,
  read: (data: D) => T,
  missing?: GitHubErrorCode,
): Promise<T> {
  let answer: { readonly data: D; readonly status: number }
  try {
    answer = await run()
  } catch (error) {
    throw toGitHubError(error, missing)
  }
  // Octokit hands over as text what it cannot parse, whatever its types say.
  if (typeof answer.data !== 'object' || answer.data === null)
    throw new GitHubError('unreadable', { status: answer.status })
  try {
    return read(answer.data)
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError || error instanceof DOMException)
      throw new GitHubError('unreadable', { status: answer.status, cause: error })
    throw error
  }
}

/** The result of a call, undefined where it failed with one of these codes. */
export async function unless<T>(codes: readonly GitHubErrorCode[], run: Promise<T>): Promise<T | undefined> {
  try {
    return await run
  } catch (error) {
    if (error instanceof GitHubError && codes.includes(error.code)) return undefined
    throw error
  }
}
