import type { Vocabulary } from '../../vocabulary/vocabulary'
import { kind, sequence, type TokenMatch, type TokenPattern } from '../tokens/patterns'
import type { Token } from '../tokens/tokens'
import { outcomePatterns, phrases } from './outcomePatterns'
import { applyRules, chooseRules, type Rule } from './rule'
import { compileVotes, type VoteReader } from './votes'

/** Finds outcomes in sentences: "It was agreed to wait", "Motion carried". */
export interface OutcomeReader {
  readonly rules: readonly Rule<true>[]
  readonly rulesFor: (tokens: readonly Token[]) => readonly Rule<true>[]
  readonly hasVotes: VoteReader
  readonly isProposal: TokenPattern
}

/** The rule that finds an outcome in a line; undefined if none does. */
export function findOutcome(
  { rulesFor, hasVotes, isProposal }: OutcomeReader,
  tokens: readonly Token[],
): string | undefined {
  if (isProposal({ tokens, captures: [] }, 0) >= 0) return undefined
  const rules = rulesFor(tokens)
  for (const sentence of rules.length === 0 ? [] : sentencesOf(tokens)) {
    const found = sentence.at(-1)?.text.includes('?') === true ? undefined : applyRules(rules, sentence)
    if (found !== undefined) return found.rule
  }
  return hasVotes(tokens) ? 'vote-count' : undefined
}

function sentencesOf(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const sentences: Token[][] = []
  let sentence: Token[] = []
  tokens.forEach((one, index) => {
    sentence.push(one)
    if (one.kind !== 'end' || tokens[index + 1]?.isSpaced === false) return
    sentences.push(sentence)
    sentence = []
  })
  return sentence.length === 0 ? sentences : [...sentences, sentence]
}

export function compileOutcomes(vocabulary: Vocabulary): OutcomeReader {
  const hindrances: ReadonlySet<string> = new Set(vocabulary.hindrances)
  const rules = outcomePatterns(vocabulary).map(([name, ...parts]): Rule<true> => ({
    name,
    pattern: sequence(...parts),
    make: (match) => (isHindered(match, hindrances) ? undefined : true),
  }))
  return {
    rules,
    rulesFor: chooseRules(rules),
    hasVotes: compileVotes(vocabulary),
    isProposal: sequence(phrases(vocabulary.proposal), kind('colon')),
  }
}

/** Words that prevent an outcome only directly before the verb: "to be approved". */
const weakHindrances: ReadonlySet<string> = new Set([
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

/** Whether words before the verb say that there is no outcome: "should be approved", "not agreed". */
function isHindered(match: TokenMatch, hindrances: ReadonlySet<string>): boolean {
  const verb = match.captures.find(({ name }) => name === 'verb')?.from ?? match.from
  // "Last time we agreed to wait"
  const isEarlier = match.tokens
    .slice(0, verb)
    .some(({ lower }, at) => lower === 'last' && match.tokens[at + 1]?.lower === 'time')
  if (isEarlier) return true
  const hinders = (from: number, to: number, except?: ReadonlySet<string>): boolean =>
    match.tokens.slice(Math.max(0, from), to).some(({ lower }) => hindrances.has(lower) && except?.has(lower) !== true)
  return (
    hinders(match.from - 3, Math.min(match.from + 2, verb), weakHindrances) ||
    hinders(Math.max(verb - 4, match.from), verb, weakHindrances) ||
    hinders(verb - 2, verb)
  )
}
