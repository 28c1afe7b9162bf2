import type { Lexicon } from './lexicon'
import { blank } from './lines'
import { findHandles } from './people'

/** What tells a name from the first word of a sentence. */
export interface NameContext {
  /** The people of the document, in lower case. */
  readonly known: ReadonlySet<string>
  readonly lexicon: Lexicon
}

const nameWord = "[\\p{L}][\\p{L}\\p{N}'’.-]*"
/** One or more names, and what follows them: a colon, a dash, or a verb. */
const person = `${nameWord}(?: \\p{Lu}[\\p{L}'’.-]*)?`
const nameThen = new RegExp(
  `^[\\s*_:(]*(${person}(?:\\s*(?:,|&|\\/|\\sand\\s|\\sund\\s)\\s*${person})*)\\)?([\\s*_]*:|[\\s*_]+[–—-]\\s|[\\s*_]+[\\p{Ll}]+)`,
  'u',
)

/** "Jane to call them", not "Link to the page". */
function isInfinitive(text: string): boolean {
  return /^[\s*_]+(?!(?:the|a|an|all|any|our|your|my|his|her|its|their|this|that|these|those|be|it|them|us|me)\b)\p{Ll}{2,}/u.test(
    text,
  )
}

/** What a text stands behind: the bare marker, its colon, or only the bullet of a list. */
export type Behind = 'marker' | 'colon' | 'list'

/** Verbs that only people are the subject of, where the name before them is not known. */
const willDo = /^(?:will|shall|should|wird|soll|is going to)$/

/**
 * Names without `@`: "AI Kurt: write", "AI: Matej will ask", "ACTION: SC to …", "Jane to …", "RG - will …".
 *
 * @returns Names in lower case.
 */
export function namesBehind(marked: string, behind: Behind, { known, lexicon }: NameContext): readonly string[] {
  // "[] jane - call": a box without a blank is none to markdown.
  const text = withoutLinks(marked).replace(/^\[\]\s+/, '')
  const isWord = (name: string): boolean =>
    !(name.includes(' ') && known.has(name.toLowerCase())) &&
    lexicon.notNames.has((name.split(' ')[0] ?? '').toLowerCase())
  const alone =
    /^\s*\(([\p{L}][\p{L}\p{N}.-]*)\)/u.exec(text)?.[1] ?? /^[\s:]*([A-Z][A-Za-z]{1,3}s?)\s*$/.exec(text)?.[1]
  if (alone !== undefined && !isWord(alone)) return [alone.toLowerCase()]
  // "[Jane] call them"
  const bracketed = /^\s*\[(\p{L}[\p{L}\p{N} .,/&'’-]{0,40})\][\s:]/u.exec(text)?.[1]
  if (bracketed !== undefined) {
    const people = onlyPeople(bracketed, known)
    if (people.length > 0) return people
    if (behind === 'list' && /^\p{Lu}[\p{L} .'’-]*$/u.test(bracketed) && !isWord(bracketed))
      return [bracketed.trim().toLowerCase()]
  }
  if (behind === 'list' && /^[\s*_]*all[*_]*\s*:/i.test(text)) return ['all']
  // "For Jane: call them"
  const match = nameThen.exec(text.replace(/^[\s*_:]*(?:for|für)\s+(?=\p{Lu})/iu, ''))
  if (match === null) return []
  const names = (match[1] ?? '').split(/\s*(?:,|&|\/|\sand\s|\sund\s)\s*/).filter((name) => name !== '')
  const then = (match[2] ?? '').replace(/[\s*_]/g, '')
  if (names.some(isWord)) return []
  // "Pre-work: think of it"
  if (names.some((name) => /-\p{Ll}/u.test(name) && !known.has(name.toLowerCase()))) return []
  const isKnown = names.every((name) => known.has(name.toLowerCase()))
  const acts = isKnown || isUnknownActor(names, then, behind, text.slice(match[0].length))
  return acts ? names.map((name) => name.toLowerCase()) : []
}

/** Whether what follows says that these words are people who act, although the document does not name them elsewhere. */
function isUnknownActor(names: readonly string[], then: string, behind: Behind, rest: string): boolean {
  if (!names.every((name) => /^\p{Lu}/u.test(name))) return false
  const areInitials = names.every((name) => /^\p{Lu}{2,4}$/u.test(name))
  // "AI Kurt: …" names somebody; "AI: Blog: …" a topic.
  if (then === ':') return behind !== 'colon' || names.every((name) => /^\p{L}+ \p{Lu}\.?$/u.test(name))
  if (/^[–—-]$/.test(then)) return areInitials
  if (willDo.test(then)) return true
  if (then !== 'to') return false
  const areWhole = names.every((name) => name.includes(' '))
  return behind === 'marker' || areInitials || areWhole || isInfinitive(rest)
}

/** `[Jane](https://…)` as "Jane", "<u>Jane</u>" too. */
function withoutLinks(text: string): string {
  return text.includes(blank) ? text.replace(/\[([^[\]]{1,200})\]\uFFFC+/g, '$1').replace(/\uFFFC/g, '') : text
}

/** "(Jane)", "[JD/KL]", "--> JD sends it", "**Jane Doe**" at the end: people whom the document knows. */
export function trailingNames(marked: string, known: ReadonlySet<string>): readonly string[] {
  const text = withoutLinks(marked)
  const group = /(?:\(([^()@]{2,60})\)|\[([^[\]@]{2,60})\])[\s*_.]*$/.exec(text)?.slice(1).find(Boolean)
  if (group !== undefined) return onlyPeople(group, known)
  const bold = /(?:\*\*|__)([^*_]{2,40}?)[*_]{1,2}[\s.]*$/.exec(text)?.[1]
  if (bold !== undefined) return known.has(bold.trim().toLowerCase()) ? [bold.trim().toLowerCase()] : []
  const next = /(?:[-=–]+\\?>|→)\s*([\p{L}][\p{L}.-]*)(?=\s)/u.exec(text)?.[1]
  return next !== undefined && /^\p{Lu}/u.test(next) && known.has(next.toLowerCase()) ? [next.toLowerCase()] : []
}

/** The people of a line that names nobody and nothing else: "@x", "@x, @y:", "Kurt". */
export function onlyPeople(prose: string, known: ReadonlySet<string>): readonly string[] {
  const plain = prose.replace(/[\s*_:]+$/, '').replace(/^[\s*_]+/, '')
  if (plain === '' || plain.length > 80) return []
  const handles = findHandles(plain)
  if (handles.length > 0)
    return plain.replace(/@[\w.-]+|[\s,&/]|\band\b|\bund\b/g, '') === '' ? handles.map(({ handle }) => handle) : []
  const names = plain.split(/\s*(?:,|&|\/|\sand\s|\sund\s)\s*/)
  return names.every((name) => known.has(name.toLowerCase())) ? names.map((name) => name.toLowerCase()) : []
}
