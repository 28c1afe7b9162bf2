import type { ReferenceKind } from '../minutes'
import { isVerbatimAt } from '../reader/text/verbatimLines'

/** The token being typed at the cursor. Offsets are into the whole text. */
export type CompletionContext = MentionContext | ReferenceContext | AddressContext

interface TokenContext {
  /** Range of the whole token around the cursor; accepting a completion replaces it. */
  readonly start: number
  readonly end: number
}

/** `@mar|`, also with the wide `＠` of East Asian input methods. */
export interface MentionContext extends TokenContext {
  readonly kind: 'mention'
  /** The text between `@` and the cursor. */
  readonly typed: string
}

/** `#50|`, `standards#|`, `owner/repo#barb|` */
export interface ReferenceContext extends TokenContext {
  readonly kind: 'reference'
  /** The repository before `#`, with its owner if typed; '' for none. */
  readonly repository: string
  /** The start of a number, or words of a title joined by hyphens. */
  readonly typed: string
  /** The kind named by the word before the token: "PR #", "issue #". */
  readonly preferred: ReferenceKind | undefined
}

/** `https://github.com/owner/repo/issues/12|`, pasted or typed earlier. */
export interface AddressContext extends TokenContext {
  readonly kind: 'address'
  readonly address: string
}

/** Scripts without spaces between words: a handle may follow directly. */
const unspaced = '\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}\\p{scx=Hangul}\\p{scx=Thai}'
const mentionToken = new RegExp(
  `(?:(?<![\\p{L}\\p{M}\\p{N}@\uff20/.\\\\-])|(?<=[${unspaced}])|(?<=@[A-Za-z0-9-]{1,39}/))[@\uff20]((?:[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}_.-]*)?)$`,
  'u',
)
const referenceToken =
  /(?<![\w/@.#\uff03&-])((?:[A-Za-z0-9][\w.-]*\/)?(?:[A-Za-z][\w.-]*)?)\/?[#\uff03]((?:[\p{L}\p{N}][\p{L}\p{N}_.-]*)?)$/u

/**
 * Returns what can be completed at an offset.
 *
 * Returns undefined in code, addresses, link targets, comments, front matter, and in the middle of a word. Runs at
 * every keystroke, so it reads only the text up to the end of the cursor's line.
 */
export function completionContext(text: string, offset: number): CompletionContext | undefined {
  const lineStart = startOfLine(text, offset)
  const before = text.slice(lineStart, offset)
  if (before.length > 4_000) return undefined
  const token = addressAt(text, before, offset) ?? mentionAt(text, before, offset) ?? referenceAt(text, before, offset)
  if (token === undefined) return undefined
  return isProseUpTo(before.slice(0, token.start - lineStart)) && isProseLine(text, lineStart) ? token : undefined
}

function mentionAt(text: string, before: string, offset: number): MentionContext | undefined {
  const match = mentionToken.exec(before)
  if (match === null) return undefined
  // In `_AI @fkr_` the last underscore is emphasis, not part of the handle.
  const rest = /^[A-Za-z0-9-]*(?:_(?=[A-Za-z0-9])[A-Za-z0-9-]*)*/.exec(text.slice(offset, offset + 100))?.[0] ?? ''
  return {
    kind: 'mention',
    typed: match[1] ?? '',
    start: offset - match[0].length,
    end: offset + rest.replace(/-+$/, '').length,
  }
}

function referenceAt(text: string, before: string, offset: number): ReferenceContext | undefined {
  const match = referenceToken.exec(before)
  if (match === null) return undefined
  const [token, repository = '', typed = ''] = match
  // "#12." at the end of a sentence
  if (/^\d+\.$/.test(typed)) return undefined
  // `#` at the start of a line is a heading unless a digit follows.
  if (isInBrackets(before.slice(0, match.index))) return undefined
  const isHeading = repository === '' && !/^\d/.test(typed) && /^\s{0,3}$/.test(before.slice(0, match.index))
  if (isHeading) return undefined
  // A number does not continue with letters.
  const following = /^\d+$/.test(typed) ? /^\d*/ : /^[\p{L}\p{N}_-]*/u
  const rest = following.exec(text.slice(offset, offset + 100))?.[0] ?? ''
  return {
    kind: 'reference',
    repository: repository.replace(/\/$/, ''),
    typed,
    preferred: kindNamedBefore(before.slice(0, match.index)),
    start: offset - token.length,
    end: offset + rest.length,
  }
}

/** Not after `<`, a quote or `=`: replacing only the address would leave the rest of the markup in place. */
const addressToken = /(?<![\p{L}\p{N}<"'=])https?:\/\/[^\s()<>[\]"'|`]+$/iu

/** The address of an issue or pull request at the cursor, on any host. */
function addressAt(text: string, before: string, offset: number): AddressContext | undefined {
  if (!before.includes('://')) return undefined
  const match = addressToken.exec(before)
  if (match === null) return undefined
  const following = /^[^\r\n]*/.exec(text.slice(offset, offset + 4_000))?.[0] ?? ''
  const rest = /^[^\s()<>[\]"'|`]*/.exec(following)?.[0] ?? ''
  // Punctuation and emphasis marks at the end are not part of the address.
  const address = (match[0] + rest).replace(/[.,;:!?*_~]+$/, '')
  if (address.length < match[0].length || !/\/(?:issues|pulls?)\/\d/.test(address)) return undefined
  const isInLabel = isInBrackets(before.slice(0, match.index)) && /^[^\][]*\](?:\(|\[|:)/.test(following)
  if (isInLabel) return undefined
  const start = offset - match[0].length
  return { kind: 'address', address, start, end: start + address.length }
}

function kindNamedBefore(before: string): ReferenceKind | undefined {
  const word = /(?<![\p{L}\p{N}])(?:(pull request|pull|pr|mr)|issue)s?[:\s]+$/iu.exec(before)
  if (word === null) return undefined
  return word[1] === undefined ? 'issue' : 'pull'
}

/** Whether the text before the cursor ends in prose: not in inline code, an address, a link target or a tag. */
function isProseUpTo(before: string): boolean {
  const withoutCode = before.replace(/(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, '')
  if (withoutCode.includes('`')) return false
  if (/\]\([^)\s]*$/.test(before) || /\]\([^)]*\s"[^"]*$/.test(before)) return false
  if (/[a-z][a-z0-9+.-]*:\/\/\S*$/i.test(before) || /(?:^|\s)(?:www\.|mailto:)\S*$/i.test(before)) return false
  if (/<[a-z!/][^>]*$/i.test(before)) return false
  return !/^\s{0,3}\[[^\]]+\]:\s*\S*$/.test(before)
}

/** Whether a bracket is open, because a label of a link cannot contain a link. */
function isInBrackets(before: string): boolean {
  return /\[[^\][]*$/.test(before)
}

/** Whether an offset is in prose: not in code, an address, a link target, a tag, a comment or front matter. */
export function isProseAt(text: string, offset: number): boolean {
  const lineStart = startOfLine(text, offset)
  return isProseUpTo(text.slice(lineStart, offset)) && isProseLine(text, lineStart)
}

/** Whether a link can be inserted at an offset: in prose, but not in a label, a definition, `<…>` or indented code. */
export function isLinkAllowedAt(text: string, offset: number): boolean {
  const lineStart = startOfLine(text, offset)
  const before = text.slice(lineStart, offset)
  return isProseAt(text, offset) && !isInBrackets(before) && !/[<=]$/.test(before) && !isIndentedCode(text, lineStart)
}

/** Whether a line is indented code: by four columns or more, after an empty line, and not inside a list. */
function isIndentedCode(text: string, lineStart: number): boolean {
  if (!/^(?: {4}| {0,3}\t)/.test(text.slice(lineStart, lineStart + 4))) return false
  const above = text
    .slice(0, lineStart)
    .split(/\r\n|\r|\n/)
    .slice(0, -1)
  for (const [index, line] of [...above.entries()].reverse()) {
    if (line.trim() === '' || /^(?: {4}| {0,3}\t)/.test(line)) continue
    return !/^\s{0,3}(?:[-*+]|\d{1,9}[.)])\s/.test(line) && above[index + 1]?.trim() === ''
  }
  return (above.at(-1) ?? '').trim() === ''
}

function startOfLine(text: string, offset: number): number {
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1
}

/** Whether a line is outside fences, comments, `<style>`, `<script>` and front matter. */
function isProseLine(text: string, lineStart: number): boolean {
  if (isVerbatimAt(text, lineStart)) return false
  const above = text.slice(0, lineStart)
  // Comments may also begin in the middle of a line.
  if (above.lastIndexOf('<!--') > above.lastIndexOf('-->')) return false
  const style = /<(style|script)\b(?![\s\S]*<\/\1)/i
  return !(
    above.includes('<s') &&
    style.test(above.slice(Math.max(above.lastIndexOf('<style'), above.lastIndexOf('<script'), 0)))
  )
}
