import { isName } from '../people/handlesAndNames'
import {
  hasGroupWord,
  type NameResolver,
  namesAfter,
  onlyNames,
  parsePeopleList,
  peopleOfHeading,
} from '../people/names'
import type { WordUse } from '../people/personShape'
import { onlyPeople, type PeopleWords } from '../rules/peopleTokens'
import { sectionKindOfTitle } from '../sections/sectionTitles'
import { listBelow, type Source, type SourceLine } from '../text/source'
import { tokensOf } from '../tokens/lineTokens'
import type { FoundMarker } from './markerSyntax'

/**
 * Owners from the bullet or line above the list, if it contains only people: "- @x".
 *
 * @param marker The marker of the item, if it has one.
 */
export function ownersAbove(
  source: Source,
  line: SourceLine,
  marker: FoundMarker | undefined,
  resolver: NameResolver,
  isWord: WordUse,
): readonly string[] {
  if (line.kind !== 'item' || (marker !== undefined && marker.marker === 'ARROW')) return []
  let above = source.lines[line.parent ?? -1]
  // Skip the heading of the list: "Action items:".
  if (above !== undefined && line.level > 2 && /^[^@]*(?<!:\w{2,30}):[\s*_]*$/.test(above.maskedText))
    above = source.lines[above.parent ?? -1]
  if (above === undefined && marker === undefined) {
    above = paragraphAbove(source, line)
    if (above !== undefined && emphasized.test(above.maskedText) && peopleOfBold(above, resolver).length === 0) {
      if (isHeadingOfOthers(source, above, resolver)) return []
      above = paragraphAbove(source, above)
    }
  }
  if (above === undefined) return []
  const people = peopleOfBold(above, resolver)
  if (people.length > 0 || hasParentheses.test(above.maskedText)) return people
  const words: PeopleWords = { ...resolver, isWord }
  const named = above.index === line.parent ? nameOfList(source, above, words) : nameOfParagraph(above, marker, words)
  // "Jane volunteered to do the following:"
  return named.length > 0 || marker !== undefined || !/\s\p{Ll}+\s.*\p{Ll}:[\s*_]*$/u.test(above.maskedText)
    ? named
    : namesAfter(above.maskedText, 'list', { ...resolver, evidence: 'verb' })
}

const hasParentheses = /^(?:\*\*|__)[^()@]*\(([^()@]{2,60})\)[*_:\s]*$/

/** The people of a heading of a list: "**Jane**", "**Docs team (Jane, Jo)**", "Docs team"; nobody in "**Website (Draft)**". */
function peopleOfBold({ maskedText }: SourceLine, resolver: NameResolver): readonly string[] {
  const { knownPeople, lexicon } = resolver
  const inside = hasParentheses.exec(maskedText)?.[1]
  if (inside === undefined) return peopleOfHeading(maskedText, resolver)
  const known = parsePeopleList(inside, knownPeople)
  if (known.length > 0) return known
  const names = onlyNames(inside, lexicon)
  // "**Trip (Paris, London)**"
  return names.length > 1 && hasGroupWord(maskedText.slice(0, maskedText.indexOf('(')), lexicon) ? names : []
}

/**
 * Whether a bold line without known people names somebody or something else: "**Bo**", "**Website**". Not "**Continued
 * from last time**" below "**Jane**".
 */
function isHeadingOfOthers(source: Source, line: SourceLine, resolver: NameResolver): boolean {
  const isOwn = hasParentheses.test(line.maskedText) || isName(withoutEmphasis(line.maskedText), true)
  return isOwn && !isSecondHeading(source, line, resolver)
}

/** A text without emphasis around it, and without a colon or period at its end. */
export function withoutEmphasis(maskedText: string): string {
  return maskedText.replace(/^[\s>*_]+|[\s*_.:]+$/g, '')
}

/** Whether a bold line divides the list of a person: it is directly below the person, or stands below others, too. */
function isSecondHeading(source: Source, { index, maskedText }: SourceLine, resolver: NameResolver): boolean {
  const before = source.lines[index - 1]
  if (before !== undefined && isBoldPerson(before, resolver)) return true
  return source.lines
    .slice(Math.max(0, index - maxLinesAbove), index + maxLinesAbove)
    .some((other) => other.index !== index && other.maskedText === maskedText)
}

function isBoldPerson({ maskedText }: SourceLine, { knownPeople }: NameResolver): boolean {
  return emphasized.test(maskedText) && parsePeopleList(maskedText, knownPeople).length > 0
}

/** "- **Jane Doe**" above a list: only a full name, or a name among bullets with people. */
function nameOfList(source: Source, line: SourceLine, words: PeopleWords): readonly string[] {
  const people = onlyPeople(tokensOf(line), words)
  if (people === undefined || listBelow(source, line).length === 0) return []
  if (people.evidence !== 'whole' && !isAmongPeople(source, line, words)) return []
  return sectionKindOfTitle(words.lexicon, line.maskedText) === undefined ? people.names : []
}

/** Whether another bullet of the list contains only people of the document. */
function isAmongPeople(source: Source, { parent, level }: SourceLine, { knownPeople }: PeopleWords): boolean {
  return source.lines.some(
    (other) =>
      other.kind === 'item' &&
      other.parent === parent &&
      other.level === level &&
      parsePeopleList(other.maskedText, knownPeople).length > 0,
  )
}

/** "Jane:" above a list of tasks: only names and a colon. */
function nameOfParagraph(line: SourceLine, marker: FoundMarker | undefined, words: PeopleWords): readonly string[] {
  const tokens = tokensOf(line)
  const people = marker === undefined ? onlyPeople(tokens, words) : undefined
  const isLabel = people !== undefined && tokens[people.to]?.kind === 'colon'
  return isLabel && sectionKindOfTitle(words.lexicon, line.maskedText) === undefined ? people.names : []
}

/** A line with only bold text, maybe in a quote. */
const emphasized = /^[\s>]*(\*{2,3}|__)[^*_]+\1\s*$/

/** Maximum number of lines to search above an item for the paragraph above its list, because each item searches. */
const maxLinesAbove = 200

/** The paragraph directly above the list of an item. */
function paragraphAbove(source: Source, line: SourceLine): SourceLine | undefined {
  for (let index = line.index - 1; index >= Math.max(0, line.index - maxLinesAbove); index--) {
    const previous = source.lines[index]
    if (previous === undefined || previous.kind === 'heading' || previous.kind === 'row') return undefined
    if (previous.kind === 'text' && previous.level === 0) return previous
  }
  return undefined
}
