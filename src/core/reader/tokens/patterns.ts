import type { Token, TokenKind } from './tokens'

/** One or more tokens that a pattern captured under a name. */
export interface Capture {
  readonly name: string
  /** Indexes of its first token and of the one after its last. */
  readonly from: number
  readonly to: number
}

/** A match in the tokens of a line. */
export interface TokenMatch {
  readonly tokens: readonly Token[]
  /** Indexes of the first token and of the one after the last. */
  readonly from: number
  readonly to: number
  readonly captures: readonly Capture[]
}

/** The input of a pattern, which adds its captures to `captures`. */
export interface TokenCursor {
  readonly tokens: readonly Token[]
  readonly captures: Capture[]
}

/** Returns the index after its match at an index, or -1. Matches are greedy, without backtracking. */
export interface TokenPattern {
  (cursor: TokenCursor, at: number): number
  /** Each match contains one of these words; undefined if there is no such set. */
  readonly needs?: WordSet | undefined
}

/** Words in lower case; a trailing `*` matches any ending. */
export type WordSet = ReadonlySet<string>

function needing(needs: WordSet | undefined, pattern: TokenPattern): TokenPattern {
  return needs === undefined ? pattern : Object.assign(pattern, { needs })
}

/** The rarest set of words that a part needs. Short words are function words and common. */
function rarestNeed(parts: readonly TokenPattern[]): WordSet | undefined {
  const shortest = (words: WordSet): number => Math.min(...[...words].map(({ length }) => length))
  const mean = (words: WordSet): number => [...words].join('').length / words.size
  return parts
    .flatMap(({ needs }) => needs ?? [])
    .sort((one, other) => shortest(other) - shortest(one) || mean(other) - mean(one))
    .at(0)
}

/** Tokens of these kinds. */
export function kind(...kinds: readonly TokenKind[]): TokenPattern {
  return ({ tokens }, at) => (kinds.includes(tokens[at]?.kind as TokenKind) ? at + 1 : -1)
}

/** One token with a property. */
export function token(test: (token: Token) => boolean): TokenPattern {
  return ({ tokens }, at) => {
    const one = tokens[at]
    return one !== undefined && test(one) ? at + 1 : -1
  }
}

/** One of these words or signs, in any case. */
export function word(...words: readonly string[]): TokenPattern {
  return wordOf(new Set(words))
}

export function wordOf(words: ReadonlySet<string>): TokenPattern {
  return needing(words, ({ tokens }, at) => (words.has(tokens[at]?.lower ?? '') ? at + 1 : -1))
}

/** Phrases by their first word, each split into words, longest first. The last word may end in `*`. */
export type PhraseTable = ReadonlyMap<string, readonly (readonly string[])[]>

export function phraseTable(phrases: readonly string[]): PhraseTable {
  const table = new Map<string, (readonly string[])[]>()
  for (const phrase of [...phrases].sort((one, other) => other.length - one.length)) {
    const words = phrase.split(' ')
    const key = (words[0] ?? '').replace('*', '').slice(0, 3)
    table.set(key, [...(table.get(key) ?? []), words])
  }
  return table
}

/** One of the phrases: "decided to", "einstimmig angenommen". */
export function phraseOf(table: PhraseTable): TokenPattern {
  return needing(new Set([...table.values()].flat().map(longestOf)), ({ tokens }, at) => {
    for (const words of table.get(tokens[at]?.lower.slice(0, 3) ?? '') ?? [])
      if (words.every((one, index) => isWord(tokens[at + index]?.lower, one))) return at + words.length
    return -1
  })
}

/** One of the phrases of a list, as `phraseOf`. */
export function phrases(list: readonly string[]): TokenPattern {
  return phraseOf(phraseTable(list))
}

/** One of the words of a list, as `word`. */
export function anyOf(words: readonly string[]): TokenPattern {
  return wordOf(new Set(words))
}

/** The longest of the words of a phrase is the rarest. */
function longestOf(words: readonly string[]): string {
  return words.reduce((longest, one) => (one.length > longest.length ? one : longest), '')
}

/** @param one May end in `*`. */
export function isWord(written: string | undefined, one: string): boolean {
  if (written === undefined) return false
  return one.endsWith('*') ? written.startsWith(one.slice(0, -1)) : written === one
}

/** The patterns one after the other. */
export function sequence(...parts: readonly TokenPattern[]): TokenPattern {
  return needing(rarestNeed(parts), (cursor, at) => {
    let next = at
    for (const part of parts) {
      next = part(cursor, next)
      if (next < 0) return -1
    }
    return next
  })
}

/** The first of the patterns that matches. */
export function oneOf(...parts: readonly TokenPattern[]): TokenPattern {
  const all = parts.flatMap(({ needs }) => needs ?? [])
  const needs = parts.every((part) => part.needs !== undefined)
    ? new Set(all.flatMap((words) => [...words]))
    : undefined
  return needing(needs, (cursor, at) => {
    const captureCount = cursor.captures.length
    for (const part of parts) {
      const next = part(cursor, at)
      if (next >= 0) return next
      dropCaptures(cursor, captureCount)
    }
    return -1
  })
}

/** Drops all captures but the first `kept` ones. */
function dropCaptures({ captures }: TokenCursor, captureCount: number): void {
  if (captures.length > captureCount) captures.length = captureCount
}

export function optional(...parts: readonly TokenPattern[]): TokenPattern {
  return oneOf(sequence(...parts), nothing)
}

/** The pattern up to `most` times, at least `least` times. */
export function several(part: TokenPattern, least: number, most: number): TokenPattern {
  return needing(least > 0 ? part.needs : undefined, (cursor, at) => {
    let next = at
    for (let count = 0; count < most; count++) {
      const captureCount = cursor.captures.length
      const after = part(cursor, next)
      if (after < 0) {
        dropCaptures(cursor, captureCount)
        return count < least ? -1 : next
      }
      next = after
    }
    return next
  })
}

/** Matches where the pattern does, without consuming tokens. */
export function ahead(...parts: readonly TokenPattern[]): TokenPattern {
  const whole = sequence(...parts)
  return needing(whole.needs, (cursor, at) => (whole(cursor, at) < 0 ? -1 : at))
}

/** Matches where the pattern does not, without consuming tokens. */
export function not(...parts: readonly TokenPattern[]): TokenPattern {
  const whole = sequence(...parts)
  return (cursor, at) => {
    const captureCount = cursor.captures.length
    const next = whole(cursor, at)
    dropCaptures(cursor, captureCount)
    return next < 0 ? at : -1
  }
}

/** Anything up to where the pattern matches, at most `most` tokens. */
export function upTo(part: TokenPattern, most: number, skipped: TokenPattern = anything): TokenPattern {
  return needing(part.needs, (cursor, at) => {
    let next = at
    for (let count = 0; count <= most && next >= 0; count++) {
      const captureCount = cursor.captures.length
      const found = part(cursor, next)
      if (found >= 0) return found
      dropCaptures(cursor, captureCount)
      next = skipped(cursor, next)
    }
    return -1
  })
}

/** Captures the match of the patterns under a name. */
export function capture(name: string, ...parts: readonly TokenPattern[]): TokenPattern {
  const whole = sequence(...parts)
  return needing(whole.needs, (cursor, at) => {
    const to = whole(cursor, at)
    if (to >= 0) cursor.captures.push({ name, from: at, to })
    return to
  })
}

export const nothing: TokenPattern = (_, at) => at
export const anything: TokenPattern = ({ tokens }, at) => (at < tokens.length ? at + 1 : -1)
export const lineStart: TokenPattern = (_, at) => (at === 0 ? at : -1)
export const lineEnd: TokenPattern = ({ tokens }, at) => (at === tokens.length ? at : -1)

/** The match of a pattern at an index; undefined if there is none. */
export function matchAt(pattern: TokenPattern, tokens: readonly Token[], from: number): TokenMatch | undefined {
  const captures: Capture[] = []
  const to = pattern({ tokens, captures }, from)
  return to < 0 ? undefined : { tokens, from, to, captures }
}

/** The tokens that a match captured under a name. */
export function captured(match: TokenMatch, name: string): readonly Token[] {
  const found = match.captures.find((one) => one.name === name)
  return found === undefined ? [] : match.tokens.slice(found.from, found.to)
}
