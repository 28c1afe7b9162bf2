import type { Vocabulary } from '../../../vocabulary/vocabulary'
import { phraseOf, phraseTable, type TokenPattern } from '../../tokens/patterns'
import type { Token } from '../../tokens/tokens'
import { choosePatterns } from '../rule'

/** Whether tokens of a line count a vote: "5 in favor, 2 against", "Ayes: 4, Nays: 0", "(7/0/0)". */
export type VoteReader = (tokens: readonly Token[]) => boolean

export function compileVotes(vocabulary: Vocabulary): VoteReader {
  const sides = [vocabulary.votesFor, vocabulary.votesAgainst, vocabulary.votesAbstained].map((words) =>
    phraseOf(phraseTable(words)),
  )
  const votes = phraseOf(phraseTable(vocabulary.votes))
  const named = choosePatterns(sides)
  return (tokens) => {
    if (!tokens.some(({ kind }) => kind === 'number' || kind === 'colon')) return false
    const counted =
      named(tokens).length === 0 ? [] : sides.map((side) => tokens.some((_, at) => isCounted(side, tokens, at)))
    const [pro = false, contra = false, abstained = false] = counted
    if ((pro || contra) && counted.filter(Boolean).length > 1) return true
    if (abstained && tokens.some((_, at) => votes({ tokens, captures: [] }, at) >= 0)) return true
    return tokens.some((one, at) => isTally(one, at, tokens, votes))
  }
}

/** "5 in favor", "ayes: 5", "Approve: Ada, Bo"; not "for 5", which may mean anything. */
function isCounted(side: TokenPattern, tokens: readonly Token[], at: number): boolean {
  const end = side({ tokens, captures: [] }, at)
  if (end < 0) return false
  const before = tokens[at - 1]
  if (before !== undefined && isCount(before)) return true
  const after = tokens[end + 1]
  return (
    tokens[end]?.kind === 'colon' &&
    after !== undefined &&
    (after.kind !== 'word' || after.text !== after.lower || nobody.has(after.lower))
  )
}

/** "Reject: none" */
const nobody: ReadonlySet<string> = new Set(['none', 'nobody', 'keine', 'niemand', 'aucun', 'ninguno'])

function isCount(one: Token | undefined): boolean {
  return one?.kind === 'number' && Number(one.text) < 10_000
}

/** "(7/0/0)", "4/1/1 fails", "Vote: 4-0-3": three small numbers, or numbers beside a word for a vote. */
function isTally({ kind, text }: Token, at: number, tokens: readonly Token[], votes: TokenPattern): boolean {
  if (kind !== 'number') return false
  const parts = text.split(/[/:-]/)
  if (parts.length < 2 || parts.length > 3 || parts.some((part) => part.length > 3)) return false
  const isVote = (from: number): boolean => votes({ tokens, captures: [] }, from) >= 0
  const isInParentheses = tokens[at - 1]?.text === '(' && tokens[at + 1]?.text === ')'
  if (at === 0 && /^\d\/\d\/\d$/.test(text)) return true
  if (isInParentheses && parts.length === 3) return parts.includes('0')
  // "(4/5 votes)"; "(2/3 votes)" is a rule
  if (tokens[at - 1]?.text === '(' && tokens[at + 2]?.text === ')' && tokens[at + 1]?.lower === 'votes')
    return !['1/2', '2/3', '3/4'].includes(text)
  return !text.includes(':') && [at - 5, at - 4, at - 3, at - 2, at - 1].some(isVote)
}
