import { type Candidate, alreadyListedScore } from './people'
import { editDistance } from '../editDistance'

/**
 * Log-likelihood added by the kind of match. People usually type the start of a handle; a fully typed handle is rarely
 * the start of another one. Matches inside a word or with a typo rank below all prefix matches.
 */
const matchScores = {
  whole: 4,
  prefix: 0,
  part: -2.5,
  name: -2.5,
  alias: -50,
  inside: -100,
  typo: -200,
  typoAtStart: -300,
} as const
const typoScore = matchScores.typo
/** Minimum length of a whole match; a shorter text is usually the start of a longer handle. */
const minWholeLength = 4

/** How well a handle or name matches the typed text, as a log-likelihood; undefined for no match. */
function matchScore({ handle, name, aliases }: Candidate, typed: string): number | undefined {
  const login = handle.toLowerCase()
  if (login === typed && typed.length >= minWholeLength) return matchScores.whole
  if (login.startsWith(typed)) return matchScores.prefix
  // A full stop usually ends the sentence after a complete handle.
  if (typed.endsWith('.')) return undefined
  if (login.split(/[-_.]/).some((part) => part.startsWith(typed))) return matchScores.part
  if (name !== undefined && nameParts(name).some((part) => part.startsWith(typed))) return matchScores.name
  if (aliases.some((alias) => alias.startsWith(typed))) return matchScores.alias
  if (/[^\x20-\x7e]/.test(typed) && findWordStarts({ handle, name }, typed).length > 0) return matchScores.prefix
  if (typed.length < 2) return undefined
  if (login.includes(typed)) return matchScores.inside
  if (typed.length < 3) return undefined
  const words = [login, ...(name === undefined ? [] : nameParts(name))]
  const misspelled = words.filter((word) => editDistance(typed, word, 1, true) <= 1)
  if (misspelled.length === 0) return undefined
  // Typos in the first letter are rare.
  return misspelled.some((word) => word.startsWith(typed.charAt(0))) ? matchScores.typo : matchScores.typoAtStart
}

/**
 * The text after the typed text in the handle, in a part of it, or in a part of the name; the best match first. Empty
 * if none of them begins with the typed text. An umlaut matches its plain spellings.
 *
 * @param typed In lower case.
 */
export function findWordStarts({ handle, name }: Pick<Candidate, 'handle' | 'name'>, typed: string): readonly string[] {
  const login = handle.toLowerCase()
  const parts = [...login.matchAll(/(?<=[-_.])[^-_.]/g)].map(({ index }) => login.slice(index))
  const words = [login, ...parts, ...(name === undefined ? [] : nameParts(name))]
  return plainSpellings(typed).flatMap((spelling) =>
    words.flatMap((word) => (word.startsWith(spelling) ? [word.slice(spelling.length)] : [])),
  )
}

/** A text as typed, without accents, and with umlauts as two letters; without duplicates. */
function plainSpellings(typed: string): readonly string[] {
  const twoLetters = typed.replace(/[äöü]/g, (umlaut) => twoLetterUmlauts[umlaut] ?? umlaut).replaceAll('ß', 'ss')
  return [...new Set([typed, withoutAccents(typed), withoutAccents(twoLetters)])]
}

const twoLetterUmlauts: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue' }

function withoutAccents(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '')
}

/** The words of a name, with and without accents, and the name without spaces: `kurtgar`. */
function nameParts(name: string): readonly string[] {
  const lower = name.normalize('NFC').toLowerCase()
  const plain = withoutAccents(lower)
  return [...new Set([...lower.split(/[\s-]+/), ...plain.split(/[\s-]+/), plain.replace(/[\s-]+/g, '')])]
}

/** The people that match the typed text, best first. */
export function findPeople(people: readonly Candidate[], typed: string, limit: number): readonly Candidate[] {
  const lowerTyped = typed.toLowerCase()
  if (lowerTyped === '') {
    // A bare `@` lists attendees first; from the first letter on, the match counts more.
    const isPresent = ({ source, score }: Candidate): boolean => source === 'participant' && score > alreadyListedScore
    return [...people.filter(isPresent), ...people.filter((person) => !isPresent(person))].slice(0, limit)
  }
  const matching = people.flatMap((candidate) => {
    const score = matchScore(candidate, lowerTyped)
    return score === undefined ? [] : [{ candidate, matchScore: score, rank: candidate.score + score }]
  })
  // Matches with a typo count only if there are no others.
  const hasMatchWithoutTypo = matching.some((match) => match.matchScore > typoScore)
  return matching
    .filter((match) => !hasMatchWithoutTypo || match.matchScore > typoScore)
    .sort((one, other) => other.rank - one.rank)
    .slice(0, limit)
    .map(({ candidate }) => candidate)
}
