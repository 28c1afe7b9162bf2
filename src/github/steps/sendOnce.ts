import { GitHubError, type GitHubErrorCode } from '../errors'

/** The failures after which GitHub may still have processed the request. */
const unclearCodes: readonly GitHubErrorCode[] = ['offline', 'serverError', 'unreadable']

/**
 * Sends a request that creates something, such as an issue or a comment. If the response is lost, it searches for the
 * result before it repeats the request, so that nothing is created twice.
 *
 * @param send Must not be retried by the client: see `unrepeated`.
 * @param findSent Finds the result by its marker among the account's recent ones.
 * @param url The page on which the person can check.
 * @param repeats Maximum number of repetitions if nothing is found; 0 if the person is asked first.
 * @throws GitHubError `unclear` if the outcome stays unknown.
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
