import type { TokenPattern } from '../tokens/patterns'
import type { Token } from '../tokens/tokens'
import type { MarkWord } from './markTokens'

/** Where the word of a mark may be; `lead` is the start of a line, sentence or parenthesis, `clause` of a parenthesis. */
export type MarkPlace = 'lead' | 'clause' | 'anywhere' | 'start'

/** Whether a word of a mark is where a form needs it. */
export function isPlace(at: MarkPlace, tokens: readonly Token[], found: MarkWord): boolean {
  if (at === 'anywhere') return true
  const before = tokens.slice(0, found.from)
  if (at === 'start') return before.every(isLeadSign)
  if (at === 'clause') return before.at(-1)?.kind === 'open'
  return isLead(before) || isAfterPerson(before) || (found.isMark && isInSentence(before, found))
}

function isLeadSign({ kind: is, text }: Token): boolean {
  return is === 'open' || is === 'arrow' || is === 'dash' || is === 'emoji' || ['>', '-', '#', '!'].includes(text)
}

/** The start of the line, a sentence, a parenthesis or a clause: after an arrow, a dash or a comma. */
function isLead(before: readonly Token[]): boolean {
  const last = before.at(-1)
  if (last === undefined || before.every(isLeadSign)) return true
  // "22/04: todo Jane"
  if (last.kind === 'colon' && !before.some(({ kind: is }) => is === 'word')) return true
  return (
    ['open', 'close', 'end', 'arrow', 'dash', 'pipe', 'separator', 'emoji', 'mask'].includes(last.kind) ||
    ['>', '-'].includes(last.text)
  )
}

/** "Jane: ", "Jane Doe: ", "@ada ", "JD ", "**Jane**: " */
function isAfterPerson(before: readonly Token[]): boolean {
  const last = before.at(-1)
  const names = last?.kind === 'colon' ? before.slice(0, -1) : before
  const own = names.filter((one) => !isLeadSign(one) && one.kind !== 'close')
  if (own.length === 0) return false
  if (own.every(({ kind: is }) => is === 'handle')) return true
  const areCapitals = own.every(
    ({ kind: is, text }) => is === 'word' && text.charAt(0) !== text.charAt(0).toLowerCase(),
  )
  if (last?.kind === 'colon')
    return own.length <= 4 && (areCapitals || own[0]?.text.startsWith('name') === true || own[0]?.text === 'name')
  return own.length === 1 && /^\p{Lu}{2,3}$/u.test(own[0]?.text ?? '')
}

/** "this is an AI: mend it", "needs a PR  AI: Jane" */
function isInSentence(before: readonly Token[], { family }: MarkWord): boolean {
  const last = before.at(-1)
  return (
    family.marker === 'AI' &&
    last?.kind === 'word' &&
    last.text === last.lower &&
    !['to', 'for', 'with', 'of'].includes(last.lower)
  )
}

/** "Jane: TODO call" */
export const afterPerson: TokenPattern = ({ tokens }, at) => {
  const before = tokens.slice(0, at - 1)
  const next = tokens[at]
  return ['colon', 'handle'].includes(before.at(-1)?.kind ?? '') && isAfterPerson(before) && next?.text === next?.lower
    ? at
    : -1
}

/** Near the start of its line: "Other TODOs:" */
export const isNear: TokenPattern = (_, at) => (at <= 4 ? at : -1)

/** A colon that is not part of a time or word. */
export function isFreeColon(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1]
  return next === undefined || next.isSpaced || next.emphasis !== '' || !['word', 'number', 'colon'].includes(next.kind)
}

export const bracketEnd: TokenPattern = ({ tokens }, at) => (tokens[at]?.text === ']' ? at + 1 : -1)
export const closeParenthesis: TokenPattern = ({ tokens }, at) => (tokens[at]?.text === ')' ? at + 1 : -1)

/** In the last parenthesis before: the word opens it. */
export const afterParenthesis: TokenPattern = ({ tokens }, at) => (openerBefore(tokens, at) === '(' ? at : -1)
export const afterArrow: TokenPattern = ({ tokens }, at) =>
  isBefore(tokens, at, ({ kind: is, text }) => is === 'arrow' || text === '>') ? at : -1
export const afterCommand: TokenPattern = ({ tokens }, at) =>
  isBefore(tokens, at, ({ text }) => text === '#' || text === '!') ? at : -1

/** "look into it #action-item": a hash sign directly before the word. */
export const afterHash: TokenPattern = ({ tokens }, at) =>
  [at - 2, at - 3].some((index) => tokens[index]?.text === '#' && tokens[index + 1]?.isSpaced === false) ? at : -1

function openerBefore(tokens: readonly Token[], at: number): string | undefined {
  for (let index = at - 1; index >= Math.max(0, at - 5); index--)
    if (tokens[index]?.kind === 'open') return tokens[index]?.text
  return undefined
}

function isBefore(tokens: readonly Token[], at: number, test: (token: Token) => boolean): boolean {
  for (let index = at - 1; index >= Math.max(0, at - 5); index--) {
    const one = tokens[index]
    if (one !== undefined && test(one)) return true
    if (one === undefined || (one.kind !== 'word' && one.kind !== 'number' && one.text !== '-')) return false
  }
  return false
}

/** "*Action.* Jane calls" */
export const emphasizedEnd: TokenPattern = ({ tokens }, at) =>
  (tokens[0]?.emphasis ?? '') !== '' && (tokens[at + 1]?.emphasis ?? '') !== '' ? at : -1

/** "_AI reminder mail next week_" */
export const emphasizedWhole: TokenPattern = ({ tokens }, at) =>
  (tokens[0]?.emphasis ?? '') !== '' &&
  isCapitals(tokens[at - 1]) &&
  tokens.slice(at).every(({ emphasis }) => emphasis === '')
    ? at
    : -1

function isCapitals(one: Token | undefined): boolean {
  return one !== undefined && one.text === one.text.toUpperCase()
}
