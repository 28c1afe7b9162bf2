import type { Issue } from './indexedIssues'
import { findIssues, findSimilarTitles, type IssueQuery, type IssueSources } from './issues'
import { maxComplete, neverTyped, type Offer, offerOnly } from './offer'

/** Fewer letters are no word of a title. */
const minLetters = 3
/** A color such as `#ffcc00` or a number; Enter leaves it as it is. */
const colorOrNumber = /^(?:[0-9a-f]{1,8}|\d.*)$/i

/**
 * The issues to offer for a query, best first; undefined for none.
 *
 * Enter accepts an issue only after letters that begin words of its title: a number that nothing else speaks for is no
 * reference, and neither are a bare `#` or a color.
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
  // A complete list has all that the next letters may still mean.
  const others = isNumber ? findIssues(sources, query, maxComplete) : findSimilarTitles(sources, query, maxComplete)
  const entries = [...new Set([...found, ...others])].flatMap((issue) => {
    const rest = restOf(issue, typed.normalize('NFC').toLowerCase())
    return rest === undefined ? [] : [{ value: issue, rest: rest + neverTyped }]
  })
  const isComplete = entries.length > 0 && (isOnRequest || entries.length < maxComplete)
  return isComplete ? { entries, acceptsEnter: true } : offerOnly(found)
}

/**
 * What may follow the typed text: the rest of the number, or of the title with hyphens for spaces, and then the whole title,
 * because words come in any order. Undefined without a match.
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
