import type { Issue } from './indexedIssues'
import { findIssues, findSimilarTitles, type IssueQuery, type IssueSources } from './issues'
import { maxComplete, neverTyped, type Offer, offerOnly } from './offer'

/** Minimum number of letters to search titles. */
const minLetters = 3
/** A color such as `#ffcc00` or a number, for which Enter accepts no entry. */
const colorOrNumber = /^(?:[0-9a-f]{1,8}|\d.*)$/i

/**
 * The issues to offer for a query, best first; undefined for none.
 *
 * Enter accepts an issue only after letters that begin words of its title. A number alone may not be a reference, and
 * neither may a bare `#` or a color.
 *
 * @param isOnRequest Whether the person asked for the list.
 */
export function offerIssues(
  sources: IssueSources,
  query: IssueQuery,
  limit: number,
  isOnRequest = false,
): Offer<Issue> | undefined {
  const found = findIssues(sources, query, limit)
  if (found.length === 0) return undefined
  const { typed } = query
  if (!isOnRequest && (typed.length < minLetters || colorOrNumber.test(typed))) return offerOnly(found)
  const isNumber = /^\d*$/.test(typed)
  // A complete list needs all issues that match with further letters.
  const others = isNumber ? findIssues(sources, query, maxComplete) : findSimilarTitles(sources, query, maxComplete)
  const entries = [...new Set([...found, ...others])].flatMap((issue) => {
    const rest = restOf(issue, typed.normalize('NFC').toLowerCase())
    return rest === undefined ? [] : [{ value: issue, rest: rest + neverTyped }]
  })
  const isComplete = entries.length > 0 && (isOnRequest || entries.length < maxComplete)
  return isComplete ? { entries, acceptsEnter: true } : offerOnly(found)
}

/**
 * The text that may follow the typed text: the rest of the number, or of the title with hyphens for spaces. The whole
 * title comes after it, because its words may be typed in any order. Undefined without a match.
 */
function restOf({ number, title = '' }: Issue, typed: string): string | undefined {
  if (/^\d*$/.test(typed)) return String(number).startsWith(typed) ? String(number).slice(typed.length) : undefined
  const words = typed.split(/[-_]+/).filter((word) => word !== '')
  const text = title
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
  let end = -1
  for (const word of words) {
    const start = text.search(new RegExp(`(?<![^-])${word.replaceAll('.', '\\.')}`, 'u'))
    if (start < 0) return undefined
    end = Math.max(end, start + word.length)
  }
  return `${text.slice(end)}-${text}`
}
