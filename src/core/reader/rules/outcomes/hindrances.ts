import type { Vocabulary } from '../../../vocabulary/vocabulary'
import {
  matchAt,
  not,
  oneOf,
  optional,
  phraseOf,
  phraseTable,
  sequence,
  type TokenMatch,
  word,
} from '../../tokens/patterns'
import type { Token } from '../../tokens/tokens'

/** Whether words around the verb of an outcome say that there is none: "should be approved", "nothing was agreed". */
export type HindranceReader = (match: TokenMatch) => boolean

/** Hindrances only directly before the verb: "to be approved". */
const weak: ReadonlySet<string> = new Set([
  'to',
  'be',
  'being',
  'they',
  'he',
  'she',
  'i',
  'who',
  'as',
  'wie',
  'zoals',
  'comme',
  'como',
  'als',
])

export function compileHindrances(vocabulary: Vocabulary): HindranceReader {
  const near = new Set(vocabulary.hindrances)
  const negations = new Set(vocabulary.negations)
  const obligations = new Set(vocabulary.obligations)
  const conditions = new Set(vocabulary.conditions)
  const openings = new Set(vocabulary.openingConditions)
  const relatives = new Set(vocabulary.relatives)
  const proposals = new Set(vocabulary.proposals)
  const auxiliaries = new Set(vocabulary.passive)
  const conjunctions = new Set(vocabulary.conjunctions)
  const negated = sequence(
    optional(word(...vocabulary.beforeNegation)),
    word(...vocabulary.denials),
    not(word(...vocabulary.infinitives)),
  )
  const parts = new Set(vocabulary.partOf)
  /** "some members", "some of the members" */
  const isPart = (tokens: readonly Token[], group: number): boolean =>
    parts.has(tokens[group - 1]?.lower ?? '') ||
    tokens
      .slice(Math.max(0, group - 3), group)
      .some(({ lower }, at, own) => parts.has(lower) && own[at + 1]?.lower === 'of')
  const opensEarlier = earlierOpening(vocabulary)
  return (match) => {
    const { tokens } = match
    const verb = match.captures.find(({ name }) => name === 'verb') ?? match
    const hasNear = (from: number, to: number, except?: ReadonlySet<string>): boolean =>
      tokens.slice(Math.max(0, from), to).some(({ lower }) => near.has(lower) && except?.has(lower) !== true)
    const clause = tokens.slice(clauseStart(tokens, verb.from), verb.from)
    const last = lastConjunction(clause, conjunctions)
    const statement = clause.slice(last + 1)
    // "The motion that members must pay was carried": the words between say what it is about.
    const isOfProposal = clause.some(({ lower }) => proposals.has(lower))
    const isDenied = (): boolean =>
      statement.some(({ lower }) => negations.has(lower) || obligations.has(lower)) ||
      statement.some(({ lower }) => conditions.has(lower)) ||
      conditions.has(clause[0]?.lower ?? '') ||
      openings.has(clause[0]?.lower ?? '') ||
      (match.from + 1 < verb.from &&
        relatives.has(tokens[match.from + 1]?.lower ?? '') &&
        !auxiliaries.has(tokens[verb.from - 1]?.lower ?? ''))
    return (
      hasNear(match.from - 3, Math.min(match.from + 2, verb.from), weak) ||
      hasNear(Math.max(verb.from - 4, match.from), verb.from, weak) ||
      hasNear(verb.from - 2, verb.from) ||
      (!isOfProposal && isDenied()) ||
      isPart(tokens, match.from) ||
      matchAt(negated, tokens, verb.to) !== undefined ||
      relatives.has(tokens[verb.from - 1]?.lower ?? '') ||
      opensEarlier(tokens, match.from)
    )
  }
}

/** The index after the last mark before a verb: "If it rains, we agreed to wait". */
function clauseStart(tokens: readonly Token[], verb: number): number {
  return tokens.findLastIndex(({ kind }, at) => at < verb && clauseEnds.has(kind)) + 1
}

const clauseEnds: ReadonlySet<Token['kind']> = new Set(['separator', 'colon', 'dash', 'arrow', 'open', 'close', 'pipe'])

/** The index of the last "and" before a clause with words of its own: "no corrections and the minutes were approved". */
function lastConjunction(clause: readonly Token[], conjunctions: ReadonlySet<string>): number {
  return clause.findLastIndex(({ lower }, at) => conjunctions.has(lower) && at < clause.length - 1)
}

/** Maximum number of words between a time and the group that decided then. */
const maxBetween = 2

/** "Last week we agreed", "At the last meeting the board agreed", "La semaine dernière …", "Two years ago …" */
function earlierOpening(vocabulary: Vocabulary): (tokens: readonly Token[], group: number) => boolean {
  const phrases = (words: readonly string[]): ReturnType<typeof phraseOf> => phraseOf(phraseTable(words))
  const earlier = phrases(vocabulary.earlierWords)
  const period = phrases(vocabulary.periods)
  const article = optional(
    word('the', 'our', 'der', 'die', 'den', 'dem', 'la', 'el', 'le', 'il', 'a', 'o', 'de', 'het'),
  )
  const opening = oneOf(
    sequence(optional(word(...vocabulary.timePrepositions)), article, earlier, period),
    sequence(optional(word(...vocabulary.timePrepositions)), article, period, earlier),
    phrases(vocabulary.yesterday),
  )
  const documents = new Set(vocabulary.motions)
  return (tokens, group) => {
    const ago = tokens.slice(0, 4).findIndex(({ lower }) => lower === 'ago')
    const end = matchAt(opening, tokens, 0)?.to ?? (ago > 0 ? ago + 1 : undefined)
    // "Last week the pump broke, so we agreed to buy one"
    const between = tokens.slice(end, group).filter(({ kind }) => kind === 'word')
    // "Last time we discussed it, the consensus was to wait"
    const isLastTime = tokens[(end ?? 0) - 1]?.lower === 'time'
    if (end === undefined || end > group + 1 || (between.length > maxBetween && !isLastTime)) return false
    // "The last meeting minutes were approved"
    return !tokens.slice(end, end + 2).some(({ lower }) => documents.has(lower))
  }
}
