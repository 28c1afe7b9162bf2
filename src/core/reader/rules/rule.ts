import type { Token } from '../tokens/tokens'
import { matchAt, type TokenMatch, type TokenPattern } from '../tokens/patterns'

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
