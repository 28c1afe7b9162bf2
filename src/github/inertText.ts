/** What GitHub closes an issue by, when a description or a commit with it is merged. https://docs.github.com/issues/tracking-your-work-with-issues/linking-a-pull-request-to-an-issue */
const closing =
  /(?<![\p{L}\p{N}])(close[sd]?|fix(?:e[sd])?|resolve[sd]?)(?=:?\s+(?:#\d|GH-\d|[\w.-]+\/[\w.-]+#\d|https?:\/\/))/giu

/** Control characters, and marks that turn the direction of reading: what is read is not what is there. */
const invisible = /[\p{Cc}\u202A-\u202E\u2066-\u2069]+/gu

/**
 * Words of minutes for GitHub to show, which do nothing there: they notify nobody, and close no issue. Minutes tell what
 * was said, "fixes #12" among it.
 */
export function inertText(text: string): string {
  return text
    .replace(invisible, ' ')
    .replace(/@(?=[A-Za-z0-9])/g, '')
    .replace(closing, '$1\u200B')
}
