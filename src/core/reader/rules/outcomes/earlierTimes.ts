import type { Vocabulary } from '../../../vocabulary/vocabulary'
import {
  anyOf,
  anything,
  matchAt,
  not,
  oneOf,
  optional,
  phrases,
  sequence,
  token,
  type TokenPattern,
  upTo,
} from '../../tokens/patterns'
import type { Token } from '../../tokens/tokens'

/** Maximum number of words between a time and the group that decided then. */
const maxBetween = 2

/** Maximum number of words in a time before its unit: "some two years ago". */
const maxTime = 2

/** "week", "meetings", but not the first word of "last year's accounts" */
export function periodOf(vocabulary: Vocabulary): TokenPattern {
  return sequence(not(token(({ lower }) => /['’]s$/.test(lower))), phrases(vocabulary.periods))
}

/** "at the last meeting", "la semaine dernière", "yesterday", "two years ago", "il y a deux ans" */
export function earlierTime(vocabulary: Vocabulary): TokenPattern {
  const earlier = phrases(vocabulary.earlierWords)
  const period = periodOf(vocabulary)
  const articles = anyOf(vocabulary.articles)
  const before = [optional(phrases(vocabulary.timePrepositions)), optional(articles)]
  // "The last meeting minutes were approved"
  const document = phrases(vocabulary.motions)
  const notDocument = not(oneOf(document, sequence(anything, document)))
  return oneOf(
    sequence(...before, earlier, period, notDocument),
    sequence(...before, period, earlier, notDocument),
    phrases(vocabulary.yesterday),
    // "Vor der Sitzung" says nothing about the time.
    sequence(phrases(vocabulary.inThePast), not(articles), anything, upTo(period, 1)),
    sequence(upTo(period, maxTime), anyOf(vocabulary.ago)),
  )
}

/**
 * Tells whether a sentence opens with an earlier time, so that its outcome is history: "Last week we agreed", "La semaine
 * dernière …", "Two years ago …", "Il y a deux ans …".
 */
export function earlierOpening(vocabulary: Vocabulary): (tokens: readonly Token[], group: number) => boolean {
  const opening = earlierTime(vocabulary)
  return (tokens, group) => {
    const end = matchAt(opening, tokens, 0)?.to
    // "Last week the pump broke, so we agreed to buy one"
    const between = tokens.slice(end, group).filter(({ kind }) => kind === 'word')
    // "Last time we discussed it, the consensus was to wait"
    const isLastTime = tokens[(end ?? 0) - 1]?.lower === 'time'
    return end !== undefined && end <= group + 1 && (between.length <= maxBetween || isLastTime)
  }
}
