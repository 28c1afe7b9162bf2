import { withoutHidden } from '../core/plainText'

/** What GitHub closes an issue by, when a description or a commit with it is merged. https://docs.github.com/issues/tracking-your-work-with-issues/linking-a-pull-request-to-an-issue */
const closing =
  /(?<![\p{L}\p{N}])(close[sd]?|fix(?:e[sd])?|resolve[sd]?)(?=:?\s+(?:#\d|GH-\d|[\w.-]+\/[\w.-]+#\d|https?:\/\/))/giu

/**
 * Words of minutes for GitHub to show, which do nothing there: they notify nobody, and close no issue. Minutes tell what
 * was said, "fixes #12" among it.
 */
export function inertText(text: string): string {
  return withoutHidden(text)
    .replace(/@(?=[A-Za-z0-9])/g, '')
    .replace(closing, '$1\u200B')
}
