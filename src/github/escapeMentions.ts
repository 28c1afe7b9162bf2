import { replaceHiddenCharacters } from '../core/plainText'

/** The keywords by which a merged description or commit closes an issue. https://docs.github.com/issues/tracking-your-work-with-issues/linking-a-pull-request-to-an-issue */
const closingKeywords =
  /(?<![\p{L}\p{N}])(close[sd]?|fix(?:e[sd])?|resolve[sd]?)(?=:?\s+(?:#\d|GH-\d|[\w.-]+\/[\w.-]+#\d|https?:\/\/))/giu

/**
 * Escapes text for GitHub, so that "fixes #12" closes no issue and "@ada" notifies nobody.
 */
export function escapeMentions(text: string): string {
  return replaceHiddenCharacters(text)
    .replace(/@(?=[A-Za-z0-9])/g, '')
    .replace(closingKeywords, '$1\u200B')
}
