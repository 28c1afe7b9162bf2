import type { Steps } from '../../steps'
import type { Lexicon } from './lexicon'

/** A line on which few expressions fail at the first character. */
const sample = '- Jane Doe: minutes of the meeting (5 min), see #12'

/**
 * Runs the expressions of a lexicon, one per step. The engine compiles an expression on its first run and again on its
 * second. Without this, the first document takes ten times as long as the next, without a chance to yield.
 */
export function* warmUp(lexicon: Lexicon): Steps<void> {
  for (const expression of expressionsIn(lexicon)) {
    // `search` does not change `lastIndex`.
    for (let run = 0; run < 2; run++) sample.search(expression)
    yield
  }
}

/** The expressions in the fields of a value, at every depth. */
function expressionsIn(value: unknown): readonly RegExp[] {
  if (value instanceof RegExp) return [value]
  if (typeof value !== 'object' || value === null || value instanceof Set || value instanceof Map) return []
  return Object.values(value).flatMap(expressionsIn)
}
