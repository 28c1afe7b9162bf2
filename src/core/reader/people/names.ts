import type { Lexicon } from '../lexicon/lexicon'
import { maskChar } from '../text/lines'
import { andSource, splitAtAnd } from './conjunctions'
import { isName, findHandles } from './handlesAndNames'

/**
 * What must follow a leading name for it to count as the owner: anything ("Jane calls them"), a colon or a verb of future
 * action ("Jane: call them", not "Jane spoke"), or only such a verb ("Jane to call them").
 */
export type NameEvidence = 'anything' | 'task' | 'verb'

/** What is needed to tell a name from the first word of a sentence. */
export interface NameResolver {
  /** The people of the document, in lower case. */
  readonly knownPeople: ReadonlySet<string>
  readonly lexicon: Lexicon
  readonly evidence: NameEvidence
}

const anyNameWord = "[\\p{L}][\\p{L}\\p{N}'’.-]*"
const particles = 'von|van|de|der|den|di|da|del|la|le|ten|ter|zu'
/** A name with an optional remark: "Jane Doe (Example Ltd)". */
const personSource = `${anyNameWord}(?: (?:${particles}|\\p{Lu}[\\p{L}'’.-]*)){0,3}(?:\\s?\\([^()]{1,40}\\))?`
const separatorSource = `\\s*(?:,\\s*(?:&|${andSource})\\s|,|&|\\/|\\+|\\s${andSource}\\s)\\s*`
/** One or more names, followed by a colon, a dash or a verb. */
const namesAndFollower = new RegExp(
  `^[\\s*_:(]*(${personSource}(?:${separatorSource}${personSource}){0,8})\\)?([\\s*_]*:(?!:)|[\\s*_]+(?:--?|[–—])\\s|[\\s*_]+[\\p{Ll}]+)`,
  'u',
)
const separator = new RegExp(`${separatorSource}|\\s*;\\s*`, 'u')

/** Splits "Jane, Jo & Kim" and "Ana e Rui" into names. */
export function splitPeople(text: string): readonly string[] {
  return text
    .split(separator)
    .flatMap(splitAtAnd)
    .map((name) => name.replace(/^[\s*_]+|[\s*_]+$/g, ''))
    .filter((name) => name !== '')
}

/** The names of a text with nothing else, in lower case: "Jane, Jo et Kim"; [] for other texts, such as "draft". */
export function onlyNames(text: string, { notNames }: Lexicon): readonly string[] {
  const names = splitPeople(text).map((name) => name.replace(/(?<!\s\p{Lu})\.$/u, ''))
  const areNames = names.every((name) => isName(name, true) && !notNames.has((name.split(' ')[0] ?? '').toLowerCase()))
  return areNames ? names.map((name) => name.toLowerCase()) : []
}

/** Whether one of the words is a group or an office: "Docs team", "PTA Co-President". */
export function hasGroupWord(text: string, { vocabulary }: Lexicon): boolean {
  return text
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .some((word) => vocabulary.groups.includes(word))
}

/** "Updates to documentation", "Migration to version 3" */
const nounEnding = /(?:s|ing|ion|ment|ness|ity|ance|ence)$/i

/** "Jane to call them", not "Link to the page". */
function isInfinitive(text: string): boolean {
  return /^[\s*_]+(?!(?:the|a|an|all|any|our|your|my|his|her|its|their|this|that|these|those|be|it|them|us|me)\b)\p{Ll}{2,}/u.test(
    text,
  )
}

/** What precedes a text: the bare marker, the marker with its colon, or the bullet of a list. */
export type Preceding = 'marker' | 'colon' | 'list'

/**
 * Leading names without `@`: "AI Kurt: write", "AI: Matej will ask", "ACTION: SC to …", "Jane to …", "RG - will …".
 *
 * @returns Names in lower case.
 */
export function namesAfter(marked: string, preceding: Preceding, resolver: NameResolver): readonly string[] {
  const { knownPeople, lexicon } = resolver
  // "[] jane - call": markdown needs a space in a checkbox.
  const text = withoutLinks(marked).replace(/^\[\]\s+/, '')
  const alone =
    /^\s*\(([\p{L}][\p{L}\p{N}.-]*)\)/u.exec(text)?.[1] ?? /^[\s:*_]*([A-Z][A-Za-z]{1,3}s?)[\s*_.]*$/.exec(text)?.[1]
  if (alone !== undefined && !isDictionaryWord(alone, resolver)) return [alone.toLowerCase()]
  const bracketed = namesInBrackets(text, preceding, resolver)
  if (bracketed.length > 0) return bracketed
  // "For Jane: call them"
  const match = namesAndFollower.exec(text.replace(/^[\s*_:]*(?:for|für|an)\s+(?=\p{Lu})/iu, ''))
  if (match === null) return []
  const names = splitPeople((match[1] ?? '').replace(/\s?\([^()]*\)/g, ''))
  const follower = (match[2] ?? '').replace(/[\s*_]/g, '')
  if (names.some((name) => isDictionaryWord(name, resolver)) || lexicon.nonActionWords.has(follower)) return []
  // "Pre-work: think of it"
  if (names.some((name) => /-\p{Ll}/u.test(name) && !knownPeople.has(name.toLowerCase()))) return []
  if (!hasEvidence(follower, resolver)) return []
  const isKnown = names.every((name) => knownPeople.has(name.toLowerCase()))
  // "Mirror: it is slow" below "Next steps"
  if (!isKnown && resolver.evidence !== 'anything' && !/^\p{L}/u.test(follower)) return []
  if (!isKnown && resolver.evidence === 'verb' && names.some((name) => nounEnding.test(name))) return []
  const areActors = isKnown || isUnknownActor(names, follower, preceding, text.slice(match[0].length), lexicon)
  return areActors ? names.map((name) => name.toLowerCase()) : []
}

/** "mill team", but not "ask the team". */
function namedGroup(match: RegExpExecArray | null, { notNames, vocabulary }: Lexicon): string | undefined {
  const name = match?.[1]?.toLowerCase()
  if (name === undefined || vocabulary.groups.includes(name)) return name
  return name
    .split(' ')
    .slice(0, -1)
    .some((word) => notNames.has(word) || vocabulary.placeholders.includes(word))
    ? undefined
    : name
}

/** The group that a text names and nothing else: "All", "The mill team". */
export function groupNamed(maskedText: string, lexicon: Lexicon): readonly string[] {
  const name = namedGroup(lexicon.groupName.exec(maskedText.replace(/^[\s*_]+|[\s*_:.]+$/g, '')), lexicon)
  return name === undefined ? [] : [name]
}

function hasEvidence(follower: string, { evidence, lexicon }: NameResolver): boolean {
  if (evidence === 'anything' || follower === 'to' || lexicon.actionVerbs.has(follower)) return true
  return evidence === 'task' && !/^\p{L}/u.test(follower)
}

function isDictionaryWord(name: string, { knownPeople, lexicon }: NameResolver): boolean {
  return (
    !(name.includes(' ') && knownPeople.has(name.toLowerCase())) &&
    lexicon.notNames.has((name.split(' ')[0] ?? '').toLowerCase())
  )
}

/** "[Jane] call them", and HedgeDoc's "[name=Jane]". */
function namesInBrackets(text: string, preceding: Preceding, resolver: NameResolver): readonly string[] {
  const tagged = /^\s*\[name=([^[\]]{1,60})\]/.exec(text)?.[1]?.trim()
  if (tagged !== undefined) return [tagged.toLowerCase()]
  const bracketed = /^\s*\[(\p{L}[\p{L}\p{N} .,/&'’-]{0,40})\][\s:]/u.exec(text)?.[1]
  if (bracketed === undefined) return []
  const people = parsePeopleList(bracketed, resolver.knownPeople)
  if (people.length > 0) return people
  const group = groupNamed(bracketed, resolver.lexicon)
  if (group.length > 0) return group
  // "[Jane/Kim] call them"
  const names = bracketed.split('/').map((name) => name.trim())
  const areNames =
    preceding !== 'colon' &&
    names.every((name) => /^\p{Lu}[\p{L} .'’-]*$/u.test(name) && !isDictionaryWord(name, resolver))
  return areNames ? names.map((name) => name.toLowerCase()) : []
}

/** Whether unknown names count as owners because of what follows them. */
function isUnknownActor(
  names: readonly string[],
  follower: string,
  preceding: Preceding,
  rest: string,
  lexicon: Lexicon,
): boolean {
  if (!names.every((name) => /^\p{Lu}/u.test(name))) return false
  const areInitials = names.every((name) => /^\p{Lu}{2,4}$/u.test(name))
  // "AI Kurt: …" has an owner; "AI: Blog: …" has a topic.
  if (follower === ':') return preceding !== 'colon' || names.every((name) => /^\p{L}+ \p{Lu}\.?$/u.test(name))
  if (/^(?:--?|[–—])$/.test(follower)) return areInitials
  // "The release will be announced" has no owner.
  if (/^\s+be\b/.test(rest)) return false
  if (lexicon.actionVerbs.has(follower)) return true
  if (follower !== 'to') return false
  const areWhole = names.every((name) => name.includes(' '))
  return preceding === 'marker' || areInitials || areWhole || isInfinitive(rest)
}

/** Replaces `[Jane](https://…)` and "<u>Jane</u>" by "Jane". */
function withoutLinks(text: string): string {
  return text.includes(maskChar) ? text.replace(/\[([^[\]]{1,200})\]\uFFFC+/g, '$1').replace(/\uFFFC/g, '') : text
}

/** "Jane / @jane", "Jane Doe (@jane)" */
const nameWithHandle = /^\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+){0,2}\s*[/(|–—-]\s*(?=@[\w.-]+\)?$)/u

/** The people of a text that contains only people ("@x", "@x, @y:", "Kurt", "Jane / @jane"); of any other text none. */
export function parsePeopleList(maskedText: string, knownPeople: ReadonlySet<string>): readonly string[] {
  const plain = maskedText.replace(/[\s*_:]+$/, '').replace(/^[\s*_]+/, '')
  if (plain === '' || plain.length > 80) return []
  const handles = findHandles(plain)
  if (handles.length > 0)
    return plain.replace(nameWithHandle, '').replace(/@[\w.-]+\)?|[\s,&/+]|\band\b|\bund\b/g, '') === ''
      ? handles.map(({ handle }) => handle)
      : []
  const tagged = /^\[name=([^[\]]{1,60})\]$/.exec(plain)?.[1]?.trim()
  if (tagged !== undefined) return [tagged.toLowerCase()]
  const names = splitPeople(plain)
  return names.every((name) => knownPeople.has(name.toLowerCase())) ? names.map((name) => name.toLowerCase()) : []
}

/** The people or the group of a heading over action items: "Jane, Jo:", "**Everyone**", "The mill team". */
export function peopleOfHeading(
  maskedText: string,
  { knownPeople, lexicon }: Pick<NameResolver, 'knownPeople' | 'lexicon'>,
): readonly string[] {
  const people = parsePeopleList(maskedText, knownPeople)
  return people.length > 0 ? people : groupNamed(maskedText, lexicon)
}
