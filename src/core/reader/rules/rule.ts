import type { Token } from '../tokens/tokens'
import { isWord, matchAt, type TokenMatch, type TokenPattern } from '../tokens/patterns'

/**
 * A rule about the tokens of a line. Its examples and counter-examples are its tests:
 * `test/unit/core/reader/rules/<name>.ts`.
 */
export interface Rule<T> {
  readonly name: string
  readonly pattern: TokenPattern
  /** What a match gives; undefined if it is no match after all. */
  readonly make: (match: TokenMatch) => T | undefined
}

export interface RuleResult<T> {
  readonly rule: string
  readonly value: T
}

/** The rules that may match somewhere in a line, in their order. */
export type RuleChoice<T> = (tokens: readonly Token[]) => readonly Rule<T>[]

/** Letters by which words are found. */
const keyLength = 3

/** Chooses rules by the words that they need: nearly all lines have none of them. */
export function chooseRules<T>(rules: readonly Rule<T>[]): RuleChoice<T> {
  const needed = new Map<string, Map<string, Rule<T>[]>>()
  for (const rule of rules)
    for (const one of rule.pattern.needs ?? []) {
      const key = one.replace('*', '').slice(0, keyLength)
      const words = needed.get(key) ?? new Map<string, Rule<T>[]>()
      needed.set(key, words.set(one, [...(words.get(one) ?? []), rule]))
    }
  return (tokens) => {
    const chosen = new Set<Rule<T>>()
    for (const { lower } of tokens)
      for (const [one, own] of needed.get(lower.slice(0, keyLength)) ?? [])
        if (isWord(lower, one)) for (const rule of own) chosen.add(rule)
    return rules.filter((rule) => rule.pattern.needs === undefined || chosen.has(rule))
  }
}

/** What the first rule gives that matches at or after an index. */
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
