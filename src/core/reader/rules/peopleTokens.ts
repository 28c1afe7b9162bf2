import type { Lexicon } from '../lexicon/lexicon'
import type { WordUse } from '../people/personShape'
import type { Token } from '../tokens/tokens'

/**
 * How certain it is that words name somebody: `single` is one capitalized word that the document never writes in lower
 * case, `group` has a noun for groups ("the mill team"), `whole` is a name of several words, `known` is one of the
 * document's people.
 */
export type PersonEvidence = 'single' | 'initials' | 'group' | 'whole' | 'known'

const ranks: readonly PersonEvidence[] = ['single', 'initials', 'group', 'whole', 'known']

export function isAtLeast(evidence: PersonEvidence, least: PersonEvidence): boolean {
  return ranks.indexOf(evidence) >= ranks.indexOf(least)
}

/** One or more people in a row. */
export interface PeopleTokens {
  /** Handles as written; names in lower case. */
  readonly names: readonly string[]
  /** That of the least certain person. */
  readonly evidence: PersonEvidence
  /** Index after the last of their tokens. */
  readonly to: number
}

/** The words needed to tell people from other words. */
export interface PeopleWords {
  readonly lexicon: Lexicon
  /** The people of the document, in lower case. */
  readonly knownPeople: ReadonlySet<string>
  readonly isWord: WordUse
}

const particles: ReadonlySet<string> = new Set(
  'von van de der den di da del la le ten ter zu dos bin al el y e'.split(' '),
)
const joining: ReadonlySet<string> = new Set(['and', 'und', 'et', 'y', 'e', 'en', 'with'])
const articles: ReadonlySet<string> = new Set(['the', 'our', 'die', 'der', 'das', 'le', 'la', 'los', 'het', 'de'])
const maxWords = 4
const maxRemark = 6
const maxPeople = 9

/** The people from an index on: "Jane", "the mill team", "Jane Doe (lead), Kim and @ada". */
export function peopleAt(tokens: readonly Token[], from: number, words: PeopleWords): PeopleTokens | undefined {
  const names: string[] = []
  let evidence: PersonEvidence = 'known'
  let to = from
  for (let at = from; names.length < maxPeople;) {
    const one = personAt(tokens, at, words)
    if (one === undefined) break
    names.push(one.name)
    if (!isAtLeast(one.evidence, evidence)) evidence = one.evidence
    to = afterRemark(tokens, one.to)
    at = afterJoin(tokens, to)
    if (at === to) break
  }
  return names.length === 0 ? undefined : { names, evidence, to }
}

/** The people of a line that names only people, maybe with a colon: "Jane + Kim", "The mill team:". */
export function onlyPeople(tokens: readonly Token[], words: PeopleWords): PeopleTokens | undefined {
  const people = peopleAt(tokens, 0, words)
  const rest = tokens.slice(people?.to)
  return rest.every(({ kind }) => kind === 'colon' || kind === 'emoji') ? people : undefined
}

interface PersonTokens {
  readonly name: string
  readonly evidence: PersonEvidence
  readonly to: number
}

function personAt(tokens: readonly Token[], from: number, words: PeopleWords): PersonTokens | undefined {
  const first = tokens[from]
  if (first?.kind === 'handle') return { name: first.text, evidence: 'known', to: from + 1 }
  if (first?.kind !== 'word') return undefined
  return groupAt(tokens, from, words) ?? nameAt(tokens, from, words)
}

/** The index after the words that may be one name. */
function endOfName(tokens: readonly Token[], from: number): number {
  for (let to = from + 1; to < from + maxWords; to++) {
    const next = tokens[to]
    const after = tokens[to + 1]
    if (next?.kind !== 'word' || !isSameRun(tokens, to)) return to
    // "Ana y Rui" are two people, "José Ortega y Gasset" is one.
    const isWithin = !joining.has(next.lower) || to > from + 1
    const isParticle = isWithin && particles.has(next.lower) && after !== undefined && isCapital(after)
    if (!isCapital(next) && !isParticle) return to
  }
  return from + maxWords
}

function nameAt(tokens: readonly Token[], from: number, words: PeopleWords): PersonTokens | undefined {
  const to = endOfName(tokens, from)
  const own = tokens.slice(from, to)
  // The longest known run of words: "Jane" of "Jane Example Ltd".
  for (let end = to; end > from; end--) {
    const known = textOf(tokens, from, end)
    if (known.length === 1 || !isKnown(own.slice(0, end - from), known, words)) continue
    // "Jane D.", "Jane D"
    const last = end < to && own[end - from]?.text.length === 1 ? end + 1 : end
    const isCut = endsWithInitial(tokens, last)
    return {
      name: `${textOf(tokens, from, last)}${isCut ? '.' : ''}`,
      evidence: 'known',
      to: isCut ? last + 1 : last,
    }
  }
  if (!own.every((one) => isCapital(one) || particles.has(one.lower))) return undefined
  if (own.some(({ lower, text }) => words.lexicon.notNames.has(lower) || isMarkWord(text, words))) return undefined
  const name = `${textOf(tokens, from, to)}${endsWithInitial(tokens, to) ? '.' : ''}`
  const next = endsWithInitial(tokens, to) ? to + 1 : to
  if (own.length > 1)
    return own.some(({ lower }) => words.isWord(lower)) ? undefined : { name, evidence: 'whole', to: next }
  const text = own[0]?.text ?? ''
  if (/^\p{Lu}{2,4}$/u.test(text)) return { name, evidence: 'initials', to: next }
  return text.length < 3 || /\p{N}|\p{Lu}.*\p{Lu}/u.test(text) || words.isWord(name)
    ? undefined
    : { name, evidence: 'single', to: next }
}

function isMarkWord(text: string, { lexicon }: PeopleWords): boolean {
  const { actionInitials, todo } = lexicon.vocabulary
  return actionInitials.includes(text) || todo.includes(text.toLowerCase())
}

/** Whether a name or all of its parts are known: "Jane Maria" of "Jane Maria Doe". */
function isKnown(own: readonly Token[], name: string, { knownPeople }: PeopleWords): boolean {
  return knownPeople.has(name) || (own.length > 1 && own.every(({ lower }) => knownPeople.has(lower)))
}

/** Whether a word belongs to the words before it: neither emphasis nor a link separates them. */
function isSameRun(tokens: readonly Token[], at: number): boolean {
  const one = tokens[at]
  return one !== undefined && one.isSpaced && one.emphasis === '' && one.isLinked === tokens[at - 1]?.isLinked
}

/** "Mike Z." */
function endsWithInitial(tokens: readonly Token[], to: number): boolean {
  const dot = tokens[to]
  return tokens[to - 1]?.text.length === 1 && dot?.text === '.' && !dot.isSpaced
}

/** "everyone", "the mill team"; not a noun after an imperative ("ask the team"). */
function groupAt(
  tokens: readonly Token[],
  from: number,
  { lexicon, knownPeople }: PeopleWords,
): PersonTokens | undefined {
  const start = articles.has(tokens[from]?.lower ?? '') ? from + 1 : from
  const { groups, groupNouns } = lexicon.vocabulary
  for (let to = start + maxWords; to > start; to--) {
    const own = tokens.slice(start, to)
    const noun = own.at(-1)
    if (own.length < to - start || noun === undefined || own.some(({ kind }) => kind !== 'word')) continue
    if (own.some((_, index) => index > 0 && !isSameRun(tokens, start + index))) continue
    if (own.some(({ lower }) => joining.has(lower) || knownPeople.has(lower))) continue
    const name = textOf(tokens, start, to)
    if (groups.includes(name)) return { name, evidence: 'group', to }
    // "(all speakers)"
    if (own.length > 1 && own[0]?.lower === 'all' && isInParentheses(tokens, from, to))
      return { name, evidence: 'group', to }
    if (own.length < 2 || !groupNouns.includes(noun.lower)) continue
    // An imperative follows neither an article nor a parenthesis, and no "will" follows it.
    const isSure = start > from || isInParentheses(tokens, from, to) || lexicon.willVerbs.has(tokens[to]?.lower ?? '')
    const isNamed = own.every(({ lower }) => !articles.has(lower) && (isSure || !lexicon.notNames.has(lower)))
    if (isNamed) return { name, evidence: 'group', to }
  }
  return undefined
}

function isInParentheses(tokens: readonly Token[], from: number, to: number): boolean {
  return tokens[from - 1]?.text === '(' && tokens[to]?.text === ')'
}

/** After "(lead)". */
function afterRemark(tokens: readonly Token[], at: number): number {
  if (tokens[at]?.text !== '(') return at
  const length = tokens.slice(at, at + maxRemark).findIndex(({ text }) => text === ')')
  return length < 0 ? at : at + length + 1
}

/** After ", ", " and ", ", and ", " w/ ". */
function afterJoin(tokens: readonly Token[], at: number): number {
  const next = tokens[at]?.kind === 'separator' ? at + 1 : at
  if (tokens[next]?.lower === 'w' && tokens[next + 1]?.text === '/') return next + 2
  return joining.has(tokens[next]?.lower ?? '') ? next + 1 : next
}

function textOf(tokens: readonly Token[], from: number, to: number): string {
  return tokens
    .slice(from, to)
    .map(({ lower }) => lower)
    .join(' ')
}

export function isCapital({ text }: Token): boolean {
  const first = text.charAt(0)
  return first !== first.toLowerCase()
}
