import type { Vocabulary } from '../../../vocabulary/vocabulary'
import { matchAt, not, optional, sequence, type TokenMatch, word } from '../../tokens/patterns'
import type { Token } from '../../tokens/tokens'
import { earlierOpening } from './earlierTimes'

/** Whether words around the verb of an outcome say that there is none: "should be approved", "nothing was agreed". */
export type HindranceReader = (match: TokenMatch) => boolean

/** Hindrances only directly before the verb: "as agreed", "wie beschlossen". */
const weakest: ReadonlySet<string> = new Set(['as', 'wie', 'zoals', 'comme', 'como', 'als'])
/** Hindrances only among the two words before the verb: "to be approved". */
const weak: ReadonlySet<string> = new Set([...weakest, 'to', 'be', 'being', 'they', 'he', 'she', 'i', 'who'])

/** Maximum number of words between a word that denies an outcome and its verb: "nobody in the room agreed". */
const reach = 4

export function compileHindrances(vocabulary: Vocabulary): HindranceReader {
  const near = new Set(vocabulary.hindrances)
  const denying = new Set([...vocabulary.negations, ...vocabulary.obligations])
  const conditions = new Set(vocabulary.conditions)
  const openings = new Set([...vocabulary.openingConditions, ...vocabulary.conditions])
  const relatives = new Set(vocabulary.relatives)
  const proposals = new Set(vocabulary.proposals)
  const auxiliaries = new Set(vocabulary.passive)
  const contents = new Set([...vocabulary.relatives, 'to'])
  const conjunctions = new Set(vocabulary.conjunctions)
  const weakIfJoined = new Set([...weak, ...vocabulary.conditions])
  const subordinators = new Set(vocabulary.subordinators)
  const articles = new Set(vocabulary.articles)
  const negated = sequence(
    optional(word(...vocabulary.beforeNegation)),
    word(...vocabulary.denials),
    not(word(...vocabulary.infinitives)),
  )
  const parts = new Set(vocabulary.partOf)
  const has = (words: ReadonlySet<string>, one: Token | undefined): boolean => words.has(one?.lower ?? '')
  /** "some members", "some of the members" */
  const isPart = (tokens: readonly Token[], group: number): boolean =>
    has(parts, tokens[group - 1]) ||
    tokens.slice(Math.max(0, group - 3), group).some((one, at, own) => has(parts, one) && own[at + 1]?.lower === 'of')
  /** "After the board approved it, we waited", but "After lunch the board approved it" */
  const isSubordinate = (tokens: readonly Token[], group: number): boolean =>
    has(subordinators, tokens[has(articles, tokens[group - 1]) ? group - 2 : group - 1])
  const opensEarlier = earlierOpening(vocabulary)
  return (match) => {
    const { tokens } = match
    const verb = match.captures.find(({ name }) => name === 'verb') ?? match
    const hasNear = (from: number, to: number, except?: ReadonlySet<string>): boolean =>
      tokens.slice(Math.max(0, from), to).some((one) => has(near, one) && except?.has(one.lower) !== true)
    const start = clauseStart(tokens, verb.from)
    const clause = tokens.slice(start, verb.from)
    const statement = clause.slice(lastConjunction(clause, conjunctions) + 1)
    // "The motion that members must pay was carried": the words between say what it is about.
    const isOfProposal = clause.some((one) => has(proposals, one))
    const isContent = isOfProposal && clause.some((one, at) => has(contents, one) && has(proposals, clause[at - 1]))
    // "asked whether to move and decided to stay"
    const isJoined = has(conjunctions, tokens[verb.from - 1])
    const isDenied = (): boolean =>
      statement.slice(-reach).some((one) => has(denying, one)) ||
      (!isJoined && statement.some((one) => has(conditions, one))) ||
      (match.from + 1 < verb.from && has(relatives, tokens[match.from + 1]) && !has(auxiliaries, tokens[verb.from - 1]))
    return (
      hasNear(match.from - 3, Math.min(match.from + 2, verb.from), weak) ||
      hasNear(Math.max(verb.from - (isContent ? 2 : 4), match.from), verb.from, isJoined ? weakIfJoined : weak) ||
      hasNear(verb.from - 2, verb.from, weakest) ||
      hasNear(verb.from - 1, verb.from) ||
      (has(openings, tokens[start]) && (match.from > start || has(articles, tokens[start + 1]))) ||
      (!isOfProposal && isDenied()) ||
      isSubordinate(tokens, match.from) ||
      isPart(tokens, match.from) ||
      matchAt(negated, tokens, verb.to) !== undefined ||
      has(relatives, tokens[verb.from - 1]) ||
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
