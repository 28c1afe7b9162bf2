import { type Candidate, sunk } from './people'
import { slipsBetween } from './slips'

/**
 * What it costs, in the logarithm of likelihood, that people rarely type this part of a handle first; a handle that is
 * typed in full is hardly the beginning of another one. What is typed somewhere inside, or with a slip, stands behind
 * everything that it begins.
 */
const fitCosts = {
  whole: 4,
  beginning: 0,
  part: -2.5,
  name: -2.5,
  alias: -50,
  inside: -100,
  slip: -200,
  slipAtStart: -300,
} as const
const worstExact = fitCosts.slip
/** Shorter beginnings are typed on the way to longer handles, even if somebody once was written so. */
const wholeFrom = 4

/** How well a handle or name fits what was typed, as a logarithm of likelihood; undefined where it does not. */
function fit({ handle, name, aliases }: Candidate, typed: string): number | undefined {
  const login = handle.toLowerCase()
  if (login === typed && typed.length >= wholeFrom) return fitCosts.whole
  if (login.startsWith(typed)) return fitCosts.beginning
  // A full stop mostly ends the sentence behind a handle that is complete.
  if (typed.endsWith('.')) return undefined
  if (login.split(/[-_.]/).some((part) => part.startsWith(typed))) return fitCosts.part
  if (name !== undefined && nameParts(name).some((part) => part.startsWith(typed))) return fitCosts.name
  if (aliases.some((alias) => alias.startsWith(typed))) return fitCosts.alias
  if (typed.length < 2) return undefined
  if (login.includes(typed)) return fitCosts.inside
  if (typed.length < 3) return undefined
  const words = [login, ...(name === undefined ? [] : nameParts(name))]
  const slipped = words.filter((word) => slipsBetween(typed, word, 1, true) <= 1)
  if (slipped.length === 0) return undefined
  // Hardly anybody slips at the first letter.
  return slipped.some((word) => word.startsWith(typed.charAt(0))) ? fitCosts.slip : fitCosts.slipAtStart
}

/** The words of a name, and the name without blanks: `kurtgar`. */
function nameParts(name: string): readonly string[] {
  const lower = name.toLowerCase()
  const plain = lower.normalize('NFKD').replace(/\p{M}/gu, '')
  return [...new Set([...lower.split(/[\s-]+/), ...plain.split(/[\s-]+/), plain.replace(/[\s-]+/g, '')])]
}

/** Those of `people` whom a typed beginning may mean, best first. */
export function findPeople(people: readonly Candidate[], typed: string, limit: number): readonly Candidate[] {
  const wanted = typed.toLowerCase()
  if (wanted === '') {
    // A bare `@` shows who is in the room; what was typed says more than that from the first letter on.
    const isPresent = ({ source, score }: Candidate): boolean => source === 'participant' && score > sunk
    return [...people.filter(isPresent), ...people.filter((person) => !isPresent(person))].slice(0, limit)
  }
  const fitting = people.flatMap((candidate) => {
    const fits = fit(candidate, wanted)
    return fits === undefined ? [] : [{ candidate, fits, rank: candidate.score + fits }]
  })
  // Who types on without a slip wants none guessed.
  const isExact = fitting.some(({ fits }) => fits > worstExact)
  return fitting
    .filter(({ fits }) => !isExact || fits > worstExact)
    .sort((one, other) => other.rank - one.rank)
    .slice(0, limit)
    .map(({ candidate }) => candidate)
}
