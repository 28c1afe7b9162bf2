import { GitHubError, type GitHubErrorCode } from '../errors'

/** The failures after which GitHub may have done what was asked. */
const unclearCodes: readonly GitHubErrorCode[] = ['offline', 'serverError', 'unreadable']

/**
 * Sends a request that would make a second thing if it were repeated: an issue, a comment. When the answer is lost, it
 * looks for what the account made before it repeats it.
 *
 * @param send Must not be retried by the client: see `unrepeated`.
 * @param findSent Lists what the account made lately, and finds it by a mark.
 * @param url The page on which the person can look.
 * @param repeats How often it is repeated if nothing was found; 0 where the person is asked first.
 * @throws GitHubError `unclear` when it cannot be found out.
 */
export async function sendOnce<T>(
  send: () => Promise<T>,
  findSent: () => Promise<T | undefined>,
  url: string,
  repeats = 1,
): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await send()
    } catch (error) {
      if (!(error instanceof GitHubError) || !unclearCodes.includes(error.code)) throw error
      const sent = await findSent().catch((cause: unknown) => {
        if (cause instanceof GitHubError && cause.code === 'cancelled') throw cause
        throw new GitHubError('unclear', { ...error.details, url, cause })
      })
      if (sent !== undefined) return sent
      if (attempt >= repeats) throw error
    }
  }
}
