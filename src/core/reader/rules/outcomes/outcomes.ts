import type { Vocabulary } from '../../../vocabulary/vocabulary'
import { kind, phrases, sequence, type TokenPattern } from '../../tokens/patterns'
import type { Token } from '../../tokens/tokens'
import { compileHindrances } from './hindrances'
import { outcomePatterns } from './outcomePatterns'
import { applyRules, chooseRules, type Rule } from '../rule'
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
  const isHindered = compileHindrances(vocabulary)
  const rules = outcomePatterns(vocabulary).map(([name, ...parts]): Rule<true> => ({
    name,
    pattern: sequence(...parts),
    make: (match) => (isHindered(match) ? undefined : true),
  }))
  return {
    rules,
    rulesFor: chooseRules(rules),
    hasVotes: compileVotes(vocabulary),
    isProposal: sequence(phrases(vocabulary.proposal), kind('colon')),
  }
}
