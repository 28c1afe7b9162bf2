import type { Lexicon } from '../lexicon/lexicon'
import { readMarker } from './markers'
import { findOwners, type FoundOwners } from '../rules/owners'
import type { PeopleWords } from '../rules/peopleTokens'
import { itemsBeside, listBelow } from '../text/source'
import type { WordUse } from '../people/personShape'
import { tokensOf } from '../tokens/lineTokens'
import { type FoundMarker, leadingHandles } from './markerSyntax'
import {
  type NameResolver,
  namesAfter,
  onlyNames,
  parsePeopleList,
  peopleOfHeading,
  type NameEvidence,
} from '../people/names'
import { ownersAbove, withoutEmphasis } from './ownersAbove'
import { labelledOwners, leadingOrTrailingOwners, namedAtEnd, trailingOwners } from './ownerPlaces'
import { findHandles, isName, isPlaceholder } from '../people/handlesAndNames'
import type { Source, SourceLine } from '../text/source'

/**
 * The owners of an action item: people directly after the marker, else those in a trailing parenthesis or after an arrow
 * or dash. Other mentions ("ask @x") are not owners.
 *
 * @param knownPeople The people of the document in lower case, to tell names from the first word of a sentence.
 * @param evidence What must follow a leading name for it to count as the owner.
 * @param isWord Whether the document also writes a word without a capital.
 * @returns Handles without `@` as written; names in lower case.
 */
export function readOwners(
  source: Source,
  line: SourceLine,
  marker: FoundMarker | undefined,
  lexicon: Lexicon,
  knownPeople: ReadonlySet<string>,
  isWord: WordUse,
  evidence: NameEvidence = 'anything',
): LineOwners {
  const resolver: NameResolver = { knownPeople, lexicon, evidence }
  const words: PeopleWords = { lexicon, knownPeople, isWord }
  const byPlace = ownersByPlace(source, line, marker, words, evidence)
  const onLine =
    byPlace === undefined || namesItsOwner(line, marker, resolver) ? ownersOnLine(source, line, marker, resolver) : []
  // "- **Jane:**", and below it "- Layout: enlarge the cards"
  const isUnknown =
    marker === undefined &&
    onLine.length > 0 &&
    !line.maskedText.includes('@') &&
    !onLine.some((name) => knownPeople.has(name.toLowerCase()))
  // "- [ ] Layout" is a task.
  const isWholeText = onLine.length === 1 && onLine[0] === withoutEmphasis(line.maskedText).toLowerCase()
  // "**Documentation**: go on with the documentation"
  const isRepeated = onLine.length === 1 && line.maskedText.toLowerCase().split(onLine[0] ?? '').length > 2
  const own = isUnknown && (isWholeText || isRepeated || isBelowKnownPeople(source, line, resolver)) ? [] : onLine
  const wrapped = own.length > 0 || byPlace !== undefined ? own : ownersInWrappedLines(source, line, words)
  const below = wrapped.length > 0 || byPlace !== undefined ? wrapped : ownersBelow(source, line, words)
  const placed = below.length > 0 ? undefined : byPlace
  const named = placed?.names ?? below
  const isOnlyOwn = marker === undefined && evidence === 'verb'
  const owners = named.length > 0 || isOnlyOwn ? named : ownersAbove(source, line, marker, resolver, isWord)
  const seen = new Set<string>()
  return {
    rule: placed?.rule,
    owners: owners.filter((owner) => {
      const key = owner.toLowerCase()
      if (seen.has(key) || isPlaceholder(lexicon, key)) return false
      seen.add(key)
      return true
    }),
  }
}

/** The owners of an item, with the rule that found them. */
export interface LineOwners {
  readonly rule: string | undefined
  readonly owners: readonly string[]
}

/** Whether the marker or the text before it names the owner: "AI @ada", "(ACTION Jane)", "Jane: TODO". */
function namesItsOwner(line: SourceLine, marker: FoundMarker | undefined, resolver: NameResolver): boolean {
  if (marker === undefined) return false
  const isNamed = marker.owners.length > 0 || marker.name !== undefined || marker.parenthesized !== undefined
  return isNamed || ownersBefore(line.maskedText.slice(0, marker.start), resolver).length > 0
}

/** The owners at one of the usual places for owners. */
function ownersByPlace(
  source: Source,
  line: SourceLine,
  marker: FoundMarker | undefined,
  words: PeopleWords,
  evidence: NameEvidence,
): FoundOwners | undefined {
  const tokens = tokensOf(line)
  if (marker === undefined)
    return findOwners(tokens, evidence === 'verb' ? 'sentence' : 'list', words, () =>
      itemsBeside(source, line).map(tokensOf),
    )
  const from = tokens.findIndex(({ start }) => start >= marker.end)
  const hasTaskBefore = /\p{L}/u.test(line.maskedText.slice(0, marker.start))
  // "@ada will look into it #action-item"
  if (from < 0) return marker.rule === 'mark-hashtag' ? findOwners(tokens, 'sentence', words) : undefined
  const hasColon = line.maskedText.slice(marker.start, marker.end).includes(':')
  const place = hasTaskBefore ? 'trailingMark' : hasColon ? 'mark' : 'bareMark'
  return findOwners(tokens.slice(from), place, words)
}

/** Owners in a parenthesis at the end of the item's continuation lines. */
function ownersInWrappedLines(source: Source, line: SourceLine, words: PeopleWords): readonly string[] {
  if (line.kind !== 'item') return []
  let wrapped: SourceLine | undefined
  for (let index = line.index + 1; ; index++) {
    const next = source.lines[index]
    if (next?.kind !== 'text' || next.parent !== line.index || next.number !== line.number + index - line.index) break
    wrapped = next
  }
  if (wrapped === undefined || !/\)[\s.*_]*$/.test(wrapped.maskedText)) return []
  const handles = trailingOwners(wrapped.maskedText)
  const found = handles.length > 0 ? undefined : findOwners(tokensOf(wrapped), 'list', words)
  return found?.rule === 'owner-parenthesis' ? found.names : handles
}

/** "Owner: Jane" on a line directly below the item, or after it in the same list; "Jane" as the only bullet below it. */
function ownersBelow(source: Source, line: SourceLine, words: PeopleWords): readonly string[] {
  const named = ownersInOnlyChild(source, line, words)
  if (named.length > 0) return named
  const { lexicon } = words
  for (const { index, parent, maskedText } of source.lines.slice(line.index + 1, line.index + 4)) {
    const isBelow = parent === line.index || (line.kind === 'item' && parent === line.parent)
    if (!isBelow || !lexicon.itemDetail.test(maskedText)) return []
    const owners = labelledOwners(maskedText, lexicon)
    if (owners.length > 0 && index > line.index) return owners
  }
  return []
}

/** A task whose object is on the next line: "Send it to", "Thank". */
const unfinished =
  /^\P{L}*\p{L}+\P{L}*$|(?:(?<!\p{L})(?:to|for|with|from|as|by|an|für|mit|als|à|de|a|para|con|met|voor)|[:,])[\s*_]*$/iu

/** "Jane", "everyone": the people of the document, or a group, in the only bullet below an item. */
export function ownersInOnlyChild(
  source: Source,
  line: SourceLine,
  words: Pick<PeopleWords, 'knownPeople' | 'lexicon'>,
): readonly string[] {
  const [child, ...others] = line.kind === 'item' ? listBelow(source, line) : []
  if (child === undefined || others.length > 0 || unfinished.test(line.maskedText)) return []
  return peopleOfHeading(child.maskedText, words)
}

/** Whether the bullet above contains only people of the document. */
function isBelowKnownPeople(source: Source, { kind, parent }: SourceLine, resolver: NameResolver): boolean {
  const above = kind === 'item' ? source.lines[parent ?? -1] : undefined
  return above?.kind === 'item' && parsePeopleList(above.maskedText, resolver.knownPeople).length > 0
}

function ownersOnLine(
  source: Source,
  line: SourceLine,
  marker: FoundMarker | undefined,
  resolver: NameResolver,
): readonly string[] {
  const { maskedText } = line
  const { lexicon } = resolver
  if (marker === undefined) {
    if (resolver.evidence === 'verb') return namesAfter(maskedText, 'list', resolver)
    const labelled = labelledOwners(maskedText, lexicon)
    if (labelled.length > 0) return labelled
    return leadingOrTrailingOwners(maskedText, resolver)
  }
  const direct = marker.owners.map(({ handle }) => handle)
  if (direct.length > 0) return direct
  if (marker.name !== undefined) return [marker.name.toLowerCase()]
  if (marker.parenthesized !== undefined) {
    const inside = ownersInParentheses(marker.parenthesized, resolver)
    // "Jane to call them (ACTION)"
    if (inside.length > 0 || /\p{L}/u.test(marker.parenthesized)) return inside
    const handles = leadingHandles(maskedText, 0)
    return handles.length > 0 ? handles.map(({ handle }) => handle) : namesAfter(maskedText, 'list', resolver)
  }
  const second = secondMarker(line, marker, lexicon)
  if (second !== undefined) return ownersOnLine(source, line, second, resolver)
  // "Jane: TODO: call them", "@jane TODO: call them"
  const before = ownersBefore(maskedText.slice(0, marker.start), resolver)
  if (before.length > 0) return before
  const afterMarker = maskedText.slice(marker.end)
  const labelled = labelledOwners(afterMarker, lexicon)
  if (labelled.length > 0) return labelled
  return namedAtEnd(afterMarker, lexicon)
}

/** People directly before a marker; an unknown name counts only with a colon. */
function ownersBefore(before: string, { knownPeople, lexicon }: NameResolver): readonly string[] {
  const name = before.replace(/[\s*_:–-]+$/, '').replace(/^[\s*_]+/, '')
  const people = parsePeopleList(name, knownPeople)
  if (people.length > 0 || !/:[\s*_]*$/.test(before)) return people
  return isName(name, true) &&
    name.split(' ').length < 3 &&
    !lexicon.notNames.has((name.split(' ')[0] ?? '').toLowerCase())
    ? [name.toLowerCase()]
    : []
}

/** A second marker in parentheses names the owner: "TODO: … (AI Kurt: …)". */
function secondMarker(line: SourceLine, marker: FoundMarker, lexicon: Lexicon): FoundMarker | undefined {
  const rest = line.maskedText.slice(marker.end)
  if (!/\(/.test(rest)) return undefined
  const second = readMarker(line, lexicon.marks, marker.end)
  return second?.parenthesized === undefined ? undefined : second
}

/** "(AI research @x)", "(AI Kurt: write epic)", "(AI: POs)", "(ACTION Jane)" */
function ownersInParentheses(group: string, resolver: NameResolver): readonly string[] {
  const handles = findHandles(group)
  if (handles.length > 0) return handles.map(({ handle }) => handle)
  const people = parsePeopleList(group.replace(/^[\s:–-]+(?:on|for)?\s*/, ''), resolver.knownPeople)
  if (people.length > 0) return people
  // "(AI: Zoe and Kim)" with one of them known; not "(TODO: Recipe)"
  const named = onlyNames(group.replace(/^[\s:–-]+(?:on|for)?\s*/, ''), resolver.lexicon)
  if (named.some((name) => resolver.knownPeople.has(name))) return named
  return namesAfter(group, group.trimStart().startsWith(':') ? 'colon' : 'marker', resolver)
}
