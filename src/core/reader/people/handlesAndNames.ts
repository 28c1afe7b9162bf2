import type { Person } from '../../minutes'
import { maskChar } from '../text/lines'
import type { Lexicon } from '../lexicon/lexicon'
import { type Source, rangeAt } from '../text/source'

export { findHandles, type FoundHandle } from './handles'

const profileAddress = /^https?:\/\/github\.com\/([A-Za-z0-9](?:-?[A-Za-z0-9])*)\/?$/i
const profileAnchor = /<a\s[^>]*href\s*=\s*["']?(https?:\/\/github\.com\/[^"'\s>]+)["']?[^>]*>([^<]*)<\/a>/gi

export interface FoundProfile {
  readonly handle: string
  readonly name: string
  readonly start: number
  readonly end: number
}

/** Links to a profile: `[Jane Doe](https://github.com/jane)` or an HTML anchor. Offsets count from the start of the document. */
export function findProfileLinks(source: Source, start: number, end: number): readonly FoundProfile[] {
  const found: FoundProfile[] = []
  for (let offset = start; offset < end;) {
    const bracket = source.text.indexOf('[', offset)
    if (bracket < 0 || bracket >= end) break
    const link = rangeAt(source.links, bracket)
    const handle = link && profileAddress.exec(link.url)?.[1]
    if (link?.label !== undefined && handle !== undefined) {
      found.push({
        handle,
        name: source.text.slice(link.label.start, link.label.end),
        start: link.start,
        end: link.end,
      })
    }
    offset = link === undefined ? bracket + 1 : Math.max(link.end, bracket + 1)
  }
  for (const match of source.text.slice(start, end).matchAll(profileAnchor)) {
    const handle = profileAddress.exec(match[1] ?? '')?.[1]
    if (handle === undefined) continue
    found.push({ handle, name: match[2] ?? '', start: start + match.index, end: start + match.index + match[0].length })
  }
  return found.sort((one, other) => one.start - other.start)
}

export function isPlaceholder(lexicon: Lexicon, handle: string): boolean {
  return lexicon.vocabulary.placeholders.includes(handle.toLowerCase())
}

const parenthesis = /\([^()]*\)|\[[^[\]]*\]/g

/** Masks parentheses and brackets with their content, at the same length. */
export function maskParentheses(text: string): string {
  const masked = text.replace(parenthesis, (match) => maskChar.repeat(match.length))
  // A second pass masks outer parentheses: "(Foundation (short))".
  return masked === text ? text : masked.replace(parenthesis, (match) => maskChar.repeat(match.length))
}

const capitalizedWord = "\\p{Lu}[\\p{L}'’.-]*"
const particle = '(?:von|van|de|der|den|di|da|das|do|dos|del|della|du|e|y|la|le|el|al|bin|ten|ter|zu)'
const fullName = new RegExp(`^${capitalizedWord}(?:\\s+(?:${particle}|${capitalizedWord}|\\p{Lu}\\.?))*$`, 'u')
/** "Ana Maria Luz De La Rosa" */
const longName = new RegExp(
  `^(?=.*\\s${particle}\\s|.*\\s(?:De|Da|Di|Del|La|Le|Van|Von|Der|Den)\\s)${capitalizedWord}(?:\\s(?:${particle}|${capitalizedWord})){4,5}$`,
  'su',
)
const looseName = /^[\p{L}\p{N}][\p{L}\p{N}'’._-]*(?:\s+[\p{L}\p{N}][\p{L}\p{N}'’._-]*){0,3}(?<!--)$/u

/** Whether a text looks like one person's name: up to four words, or more with capitals. `isStrict` requires capitals. */
export function isName(text: string, isStrict: boolean): boolean {
  if (text.length > 60 || !/\p{L}/u.test(text)) return false
  return isStrict ? fullName.test(text) : looseName.test(text) || longName.test(text)
}

/** Removes parentheses and their content: "Jane Doe (chair)". */
export function withoutRemarks(text: string): string {
  return text.replace(/\s*\([^()]*\)/g, '')
}

/** Whether a text is only a name of several words: "Jane Doe". */
export function isFullName(text: string): boolean {
  const name = text.trim()
  return /\s/.test(name) && isName(name, true)
}

/** "clerk Jane Doe", "la trésorière Jane Doe", "die Kassenwartin Jane Doe" */
const office = new RegExp(
  `^(?:d(?:er|ie)\\s\\p{Lu}[\\p{L}-]+\\s|l[ae]s?\\s|(?!${particle}\\s)\\p{Ll}[\\p{L}-]+\\s){1,3}(?=${capitalizedWord}\\s)`,
  'u',
)

/** Removes an office before a full name. */
export function withoutOffice(name: string): string {
  const rest = name.replace(office, '')
  return rest !== name && isFullName(rest) ? rest : name
}

/** The first letters of the words of a name, in its case: "JD". */
export function initialsOf(name: string): string {
  return name
    .split(/\s+/)
    .map((word) => word.charAt(0))
    .join('')
}

/** Removes trailing initials: "Jane Doe JD". */
export function withoutInitials(name: string): string {
  const words = name.split(/\s+/)
  const last = words.at(-1) ?? ''
  const before = words.slice(0, -1).join(' ')
  return last.length > 1 && last === initialsOf(before).toUpperCase() ? before : name
}

/** The handle, else the name, in lower case. */
export function personKey(person: Person): string {
  return (person.handle ?? person.name ?? '').toLowerCase()
}
