import { allMatches } from '../../allMatches'
import { plainText } from '../../plainText'
import { withoutStateMarks } from './done'
import type { Lexicon } from '../lexicon/lexicon'
import { leadingHandles } from './markerSyntax'
import { type NameResolver, groupNamed, namesAfter, splitPeople } from '../people/names'
import { findHandles, isName, isPlaceholder } from '../people/handlesAndNames'

/** Owners after a label: "… - Owner: Jane Doe - Due: Friday", "… (assigned to @x)". */
export function labelledOwners(text: string, lexicon: Lexicon): readonly string[] {
  // W3C: "… [on Jane Doe - due 2026-03-11]"
  const on = /\[on ([^[\]]{2,60}?)(?:\s[–-]\s*due[^[\]]*)?\]/.exec(text)?.[1]
  if (on !== undefined) return ownersInText(on, lexicon)
  for (const match of allMatches(lexicon.ownerLabel, text)) {
    const rest = text.slice(match.index + match[0].length)
    const handles = leadingHandles(rest, 0)
    if (handles.length > 0) return handles.map(({ handle }) => handle)
    const [names = ''] = rest.split(/[;|()[\]]|\s[–—-]\s|\.(?:\s|$)|,?\s*(?:due|bis|by)\b|,\s*\p{L}+\s*:/iu)
    const owners = ownersInText(names, lexicon)
    if (owners.length > 0) return owners
  }
  return []
}

/** The people of a text that contains only people: handles, else names in lower case. */
function ownersInText(text: string, lexicon: Lexicon): readonly string[] {
  return ownersIn(text, lexicon, true)
}

/** Owners in a table cell, where names need no capitals: "jane", "all teams". */
export function ownersInCell(text: string, lexicon: Lexicon): readonly string[] {
  return ownersIn(text, lexicon, false)
}

function ownersIn(text: string, lexicon: Lexicon, isStrict: boolean): readonly string[] {
  const handles = findHandles(text).map(({ handle }) => handle)
  if (handles.length > 0) return handles.filter((handle) => !isPlaceholder(lexicon, handle))
  const names = splitPeople(plainText(text.replace(/<br\s*\/?>/gi, ', ').replace(/\s*\([^()]*\)/g, '')))
  return names.every((name) => isName(name, isStrict) && !lexicon.nobody.test(name) && !lexicon.notNeeded.test(name))
    ? names.map((name) => name.toLowerCase())
    : []
}

/** A tagged name or a group at the end: "… [name=Jane]", "… (mill team)". */
export function namedAtEnd(text: string, lexicon: Lexicon): readonly string[] {
  const tagged = /\[name=([^[\]]{1,60})\][\s.*_]*$/.exec(text)?.[1]?.trim()
  if (tagged !== undefined) return [tagged.toLowerCase()]
  return groupNamed(/\(([^()@]{2,60})\)[\s.*_]*$/.exec(text)?.[1] ?? '', lexicon)
}

const parenthesizedOwners = /[([]([^()[\]]*@[^()[\]]*)[)\]]/g

/** Owners at the end of a text: "(@x, @y)", "-> @x", "; @x", "- @x will do this". */
export function trailingOwners(text: string): readonly string[] {
  const parenthesized = allMatches(parenthesizedOwners, text)
    .filter(
      ([, inside = '']) =>
        /^[\s*_]*(?:->|=>|by|von|for|:)?[\s*_]*@/.test(inside) && !/\b(?:ask|cc|with|from|see|via)\b/i.test(inside),
    )
    .flatMap(([, inside = '']) =>
      leadingHandles(inside.replace(/^[\s*_]*(?:->|=>|by|von|for)?\s*/, ''), 0).map(({ handle }) => handle),
    )
  if (parenthesized.length > 0) return parenthesized
  const tail = /(?:[-=–]{1,2}>|→|\s[–-]|;|\s\/)\s*(?=@)/g
  for (const match of allMatches(tail, text)) {
    const handles = leadingHandles(text, match.index + match[0].length)
    const rest = text.slice(handles.at(-1)?.end ?? 0)
    if (handles.length > 0 && /^[\s.,;)*_!]*$|^\s*(?:will|to|does|takes|is|wird)\b/.test(rest))
      return handles.map(({ handle }) => handle)
  }
  return []
}

/** "2026-03-12 (jane): call them" */
const leadingDate =
  /^[\s*_[(]*(?:\d{4}[-/.]\d\d?[-/.]\d\d?|\d\d?\.\d\d?\.(?:\d{4}|\d\d)?)[\])]?[\s*_:–-]*(?=[\p{L}@([])/u

/** Owners on a line without marker: "@x: text", "text (@x)", "text -> @x", "Jane to …", "… - Jane". */
export function leadingOrTrailingOwners(lineText: string, resolver: NameResolver): readonly string[] {
  const { lexicon } = resolver
  const maskedText = withoutStateMarks(lineText, lexicon).replace(leadingDate, '')
  const leading = leadingHandles(maskedText, 0)
  if (leading.length > 0) return leading.map(({ handle }) => handle)
  const named = namesAfter(maskedText, 'list', resolver)
  if (named.length > 0) return named
  return namedAtEnd(maskedText, lexicon)
}
