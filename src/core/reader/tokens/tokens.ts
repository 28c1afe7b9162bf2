import { maskChar } from '../text/lines'
import { findHandles } from '../people/handles'

/**
 * `word` has letters; `number` is digits, a date or a time; `handle` is `@ada` or `@org/team`; `separator` is between
 * names; `end` ends a sentence; `mask` is code or an address; `sign` is anything else.
 */
export type TokenKind =
  | 'word'
  | 'number'
  | 'handle'
  | 'colon'
  | 'dash'
  | 'arrow'
  | 'separator'
  | 'open'
  | 'close'
  | 'end'
  | 'pipe'
  | 'emoji'
  | 'mask'
  | 'sign'

/** A part of a line. Offsets count from the start of the line's content. */
export interface Token {
  readonly kind: TokenKind
  readonly start: number
  readonly end: number
  /** As written; a handle without `@` and backslashes. */
  readonly text: string
  /** In lower case, with a straight apostrophe. */
  readonly lower: string
  /** Whether white space precedes. */
  readonly isSpaced: boolean
  /** The marks of emphasis directly before the token: "**", "_". */
  readonly emphasis: string
  /** Whether it is in the label of a link. */
  readonly isLinked: boolean
}

interface Lexeme {
  readonly kind: TokenKind | 'skip'
  readonly start: number
  readonly end: number
}

/** How tokens are written, in order of precedence, each with the ASCII characters it can start with. */
const lexemes: readonly (readonly [TokenKind | 'skip', RegExp, string])[] = [
  ['skip', /\s+/y, ' \t\v\f\r\n'],
  ['arrow', /➡\uFE0F?/uy, ''],
  ['emoji', /:[a-z][a-z0-9_+-]*:|\p{Extended_Pictographic}\uFE0F?/uy, ':'],
  ['number', /\d+(?:[.,:/-]\d+)*(?=[^\p{L}\d]|$)/uy, '0123456789'],
  [
    'word',
    /[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}]|(?:['’_.]|-(?=\p{L}))(?=[\p{L}\p{N}]))*/uy,
    '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz',
  ],
  ['arrow', /[-=–]{1,3}\\?(?:>|&gt;)|[→⇒➜➔]/y, '-='],
  ['skip', /[*_~]+/y, '*_~'],
  // "\\[Jane\\]": escaped brackets are brackets.
  ['skip', /\\(?=[[\](){}])/y, '\\'],
  ['mask', new RegExp(`${maskChar}+`, 'y'), ''],
  ['dash', /--|[–—]|-(?=\s)/y, '-'],
  ['separator', /\/\/|[,&/+]/y, ',&/+'],
  ['open', /[([{]/y, '([{'],
  ['close', /[)\]}]/y, ')]}'],
  ['colon', /[:：]/y, ':'],
  ['end', /[.!?;…]+/y, '.!?;'],
  ['pipe', /\|/y, '|'],
]

/** The lexemes by the code of their first character. */
const asciiLexemes: readonly (typeof lexemes)[] = Array.from({ length: 128 }, (_, code) =>
  lexemes.filter(([, , starts]) => starts.includes(String.fromCharCode(code))),
)

/** The tokens of a masked line. White space and emphasis are not tokens; of links only the labels are. */
export function readTokens(maskedText: string): readonly Token[] {
  const found = findLexemes(maskedText)
  const tokens: Token[] = []
  const linked = maskedText.includes(`]${maskChar}`) ? linkLabels(found, maskedText) : undefined
  let isSpaced = true
  let emphasis = ''
  for (const { kind, start, end } of found) {
    const text = maskedText.slice(start, end)
    if (kind === 'skip') {
      if (text.trim() === '') isSpaced = true
      else emphasis += text
      continue
    }
    if (linked?.dropped.has(start) === true || (kind === 'mask' && isGlued(maskedText, start, end))) continue
    const written = kind === 'handle' ? text.slice(1).replaceAll('\\', '') : text
    tokens.push({
      kind,
      start,
      end,
      text: written,
      lower: lowerOf(written),
      isSpaced,
      emphasis,
      isLinked: linked?.inside.has(start) === true,
    })
    isSpaced = false
    emphasis = ''
  }
  return tokens
}

function findLexemes(maskedText: string): readonly Lexeme[] {
  const handles = maskedText.includes('@') ? [...findTeams(maskedText), ...findHandles(maskedText)] : []
  const found: Lexeme[] = []
  for (let start = 0; start < maskedText.length;) {
    const handle = handles.length === 0 ? undefined : handles.find((one) => one.start === start)
    const lexeme =
      handle === undefined ? lexemeAt(maskedText, start) : { kind: 'handle' as const, start, end: handle.end }
    found.push(lexeme)
    start = lexeme.end
  }
  return found
}

function lowerOf(text: string): string {
  const lower = text.toLowerCase()
  return lower.includes('’') ? lower.replaceAll('’', "'") : lower
}

function lexemeAt(maskedText: string, start: number): Lexeme {
  const wordEnd = asciiWordEnd(maskedText, start)
  if (wordEnd > start) return { kind: 'word', start, end: wordEnd }
  for (const [kind, pattern] of asciiLexemes[maskedText.charCodeAt(start)] ?? lexemes) {
    pattern.lastIndex = start
    if (pattern.test(maskedText)) return { kind, start, end: pattern.lastIndex }
  }
  return { kind: 'sign', start, end: start + 1 }
}

/** The end of a word of only ASCII letters; `start` if there is none, or if the word may continue. */
function asciiWordEnd(maskedText: string, start: number): number {
  let end = start
  while (isAsciiLetter(maskedText.charCodeAt(end))) end++
  const next = maskedText.charCodeAt(end)
  return next >= 128 || continuesWord.has(next) ? start : end
}

/** Character codes that may continue a word: digits, and the signs that join its parts. */
const continuesWord: ReadonlySet<number> = new Set(Array.from("0123456789'_.-", (sign) => sign.charCodeAt(0)))

function isAsciiLetter(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90)
}

const team = /(?<![\w@/.-])@[A-Za-z0-9][A-Za-z0-9-]*\/[A-Za-z][A-Za-z0-9-]*(?![\w/@])/g

function findTeams(maskedText: string): readonly { readonly start: number; readonly end: number }[] {
  return [...maskedText.matchAll(team)].map(({ index, 0: text }) => ({ start: index, end: index + text.length }))
}

/** Whether a mask touches text on one side, as a tag does: "<u>Ada</u>". */
function isGlued(maskedText: string, start: number, end: number): boolean {
  const before = maskedText.charAt(start - 1)
  const after = maskedText.charAt(end)
  return before.trim() !== '' || after.trim() !== ''
}

/** Offsets of the lexemes in labels of links, and of the brackets and addresses around them. */
function linkLabels(
  found: readonly Lexeme[],
  maskedText: string,
): { readonly inside: ReadonlySet<number>; readonly dropped: ReadonlySet<number> } {
  const inside = new Set<number>()
  const dropped = new Set<number>()
  let opening = -1
  found.forEach(({ kind, start, end }, index) => {
    const sign = maskedText.charAt(start)
    if (kind === 'open' && sign === '[') opening = index
    else if (kind === 'close' && sign === ']' && opening >= 0) {
      if (maskedText.charAt(end) === maskChar) {
        for (const lexeme of found.slice(opening + 1, index)) inside.add(lexeme.start)
        for (const lexeme of [found[opening], found[index], found[index + 1]])
          if (lexeme !== undefined) dropped.add(lexeme.start)
      }
      opening = -1
    }
  })
  return { inside, dropped }
}
