import type { Lexicon } from '../lexicon/lexicon'
import { isFullName } from '../people/handlesAndNames'
import { personLikelihood, wordUseOf } from '../people/personShape'
import type { Source, SourceLine } from '../text/source'
import { presentersBesideTime } from './topicTitle'

/** So many topics with a name before their time box show that the document writes owners there. */
const minTopics = 3

/**
 * The full names before the time boxes of topics, in lower case: " - Jane Doe, Acme, 30 minutes". A name counts if the
 * document has it again elsewhere, or if several topics have one, because "Portal - Open Data, 30 min" looks the same.
 *
 * @param lines The titles of the topics.
 */
export function presentersOf(source: Source, lines: readonly SourceLine[], lexicon: Lexicon): readonly string[] {
  const isWord = wordUseOf(source)
  const found = lines.map(({ maskedText }) =>
    (presentersBesideTime(maskedText)?.pieces ?? []).filter(
      (piece) => isFullName(piece) && personLikelihood(piece, isWord, lexicon) >= 1,
    ),
  )
  const areUsual = found.filter(({ length }) => length > 0).length >= minTopics
  const isMentioned = (name: string): boolean => source.maskedText.split(name).length > 2
  return found.flat().flatMap((name) => (areUsual || isMentioned(name) ? [name.toLowerCase()] : []))
}
