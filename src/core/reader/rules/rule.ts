import type { Token } from '../tokens/tokens'
import { isWord, matchAt, type TokenMatch, type TokenPattern } from '../tokens/patterns'

/**
 * A rule about the tokens of a line. Its examples and counter-examples are its tests:
 * `test/unit/core/reader/rules/<name>.ts`.
 */
export interface Rule<T> {
  readonly name: string
  readonly pattern: TokenPattern
  /** The value of a match; undefined to reject the match. */
  readonly make: (match: TokenMatch) => T | undefined
}

export interface RuleResult<T> {
  readonly rule: string
  readonly value: T
}

/** Number of first letters by which words are looked up. */
const keyLength = 3

/**
 * Chooses the rules that may match somewhere in a line, in their order, by the words that they need. Nearly all lines
 * have none of these words.
 */
export function chooseRules<T>(rules: readonly Rule<T>[]): (tokens: readonly Token[]) => readonly Rule<T>[] {
  const choose = choosePatterns(rules.map(({ pattern }) => pattern))
  return (tokens) => {
    const chosen = choose(tokens)
    return chosen.length === 0 ? [] : rules.filter(({ pattern }) => chosen.includes(pattern))
  }
}

/** Chooses the patterns that may match somewhere in a line. */
export function choosePatterns(
  patterns: readonly TokenPattern[],
): (tokens: readonly Token[]) => readonly TokenPattern[] {
  const needed = new Map<string, Map<string, TokenPattern[]>>()
  for (const pattern of patterns)
    for (const one of pattern.needs ?? []) {
      const key = one.replace('*', '').slice(0, keyLength)
      const words = needed.get(key) ?? new Map<string, TokenPattern[]>()
      needed.set(key, words.set(one, [...(words.get(one) ?? []), pattern]))
    }
  const always = patterns.filter(({ needs }) => needs === undefined)
  return (tokens) => {
    const chosen = [...always]
    for (const { lower } of tokens)
      for (const [one, own] of needed.get(lower.slice(0, keyLength)) ?? []) if (isWord(lower, one)) chosen.push(...own)
    return chosen
  }
}

/** The result of the first rule that matches at or after an index. */
export function applyRules<T>(rules: readonly Rule<T>[], tokens: readonly Token[]): RuleResult<T> | undefined {
  for (const { name, pattern, make } of rules) {
    for (let at = 0; at < tokens.length; at++) {
      const match = matchAt(pattern, tokens, at)
      const value = match === undefined ? undefined : make(match)
      if (value !== undefined) return { rule: name, value }
    }
  }
  return undefined
}
