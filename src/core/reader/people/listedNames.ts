import { allMatches } from '../../allMatches'
import type { Participant } from '../../minutes'
import type { Lexicon } from '../lexicon/lexicon'
import { rolesIn } from '../lexicon/roles'
import { andSource, anyAndSource } from './conjunctions'
import { isName, withoutInitials, withoutOffice } from './handlesAndNames'
import { type Source, toSpan } from '../text/source'

/**
 * Names without handles: one per item in a list, otherwise several per line.
 *
 * @param start Offset of `outside` in the document.
 * @param text Masked text without parentheses.
 */
export function namesOf(
  source: Source,
  start: number,
  text: string,
  isList: boolean,
  lexicon: Lexicon,
): readonly Participant[] {
  // "Jane Doe@Example", "Jane Doe @ Example": the company
  const outside = text
    .replace(/(?<=\p{L})@[\p{L}\p{N}.-]+/gu, (company) => ' '.repeat(company.length))
    .replace(/(?<=\p{L}[*_]* )@(?= [\p{L}\d])/gu, '-')
    .replace(lexicon.peopleTitle, (title) => ' '.repeat(title.length))
    .replace(presenceMark, (mark) => ' '.repeat(mark.length))
    .replace(companyAfterName, (company) => ' '.repeat(company.length))
  const holder = isList ? holderOfOffice(outside, lexicon) : undefined
  if (holder !== undefined) {
    const at = start + outside.indexOf(holder)
    return [{ name: holder, span: toSpan(source, { start: at, end: at + holder.length }) }]
  }
  // "Build team: @org/build" names a team, "Scribe: Jane" a duty.
  if (
    outside.includes('@') ||
    rolesIn(lexicon, withoutOffice((outside.split(/[:,(]|\s[–-]\s/)[0] ?? '').trim())).length > 0
  )
    return []
  const people: Participant[] = []
  let from = 0
  const addName = (to: number): void => {
    const piece = outside.slice(from, to)
    const found = nameIn(piece, lexicon, isList)
    // "Present: Ada, Bo; Chair: Cy"
    if (found === undefined || (piece.includes(':') && rolesIn(lexicon, found).length > 0)) return
    const at = start + from + piece.indexOf(found)
    const name = found.replace(/\s+/g, ' ')
    people.push({ name, span: toSpan(source, { start: at, end: at + found.length }) })
  }
  const separator = separatorOf(outside, isList)
  for (const match of separator === undefined ? [] : allMatches(separator, outside)) {
    addName(match.index)
    from = match.index + match[0].length
  }
  addName(outside.length)
  return people
}

/** "Ada Berg ✔️", "Bo Cole ✗", "👋 Cy Dunn", "Di Eddy :wave:" */
const presenceMark =
  /[✓✗✘]\uFE0F?|\p{Extended_Pictographic}[\uFE0F\u200D\p{Emoji_Modifier}\p{Extended_Pictographic}]*|:[a-z]\w+:/gu
/** "Ada Berg @Acme" */
const companyAfterName = /(?<=\p{L}[*_]*\s)@\p{Lu}[\p{L}\p{N}.-]*/gu

/** The person in "President: Ada Berg", an item of a list of people. */
function holderOfOffice(text: string, lexicon: Lexicon): string | undefined {
  const [, label = '', name = ''] = officeAndName.exec(text) ?? []
  const isOffice =
    rolesIn(lexicon, label).length > 0 || lexicon.otherOffices.test(label) || nameIn(label, lexicon) === undefined
  return name.includes(' ') && isName(name, true) && isOffice && !lexicon.nobody.test(name) ? name : undefined
}

const officeAndName = /^[\s*_]*(\p{Lu}[^:@,]{2,40}?)[*_]*:[\s*_]*([^:@,]{3,60}?)[\s*_().\uFFFC]*$/u

const commaSeparator = new RegExp(`[,|\uFFFC]|\\s(?:${anyAndSource}|&)\\s`, 'g')
/** Without commas; "João Costa e Silva" is one person. */
const otherSeparator = new RegExp(`[|\uFFFC]|\\s(?:${andSource}|et|y|en|&|/)\\s`, 'g')

/** The separator between people; undefined if the text has only one person. */
function separatorOf(text: string, isList: boolean): RegExp | undefined {
  if (initialsOnly.test(text)) return /\s+/g
  if (areDashSeparated(text)) return /\s+[–-](?:\s+|$)/g
  // "Ada Berg, Acme; Bo Cole, Example Ltd": if semicolons separate people, commas separate remarks.
  if (!isList && text.replace(/&#?\w{1,8};/g, '').includes(';')) return /;/g
  if (isList && arePaired(text)) return pairSeparator
  // In a list a comma or dash separates name and remark ("Jane Doe, Example Ltd"); elsewhere commas separate names.
  if ((isList && !areManyNames(text)) || isOneWithRemark(text)) return undefined
  return text.includes(',') ? commaSeparator : otherSeparator
}

/** "JD KL MN" */
const initialsOnly = /^\s*\p{Lu}{2,3}(?:\s+\p{Lu}{2,3}){2,}\s*$/u

/** "Ada Berg - Bo Cole - Cy Dunn -": at least three names and nothing else. */
function areDashSeparated(text: string): boolean {
  const pieces = text
    .split(/\s+[–-](?:\s+|$)/)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
  return pieces.length > 2 && pieces.every((piece) => piece.includes(' ') && isName(piece, true))
}

const commaOrAnd = new RegExp(`,|\\s(?:${andSource}|&)\\s`)

/** "Ada, Bo, Cy" in one item of a list: at least three first names or three full names, and nothing else. */
function areManyNames(text: string): boolean {
  const pieces = text.split(commaOrAnd).map((piece) => piece.replace(/[*_]/g, '').trim())
  const isFirst = (piece: string): boolean => /^(?:\p{Lu}\p{Ll}[\p{L}'’-]*|\p{Lu}{2,3})$/u.test(piece)
  const isWhole = (piece: string): boolean => piece.includes(' ') && isName(piece, true)
  return pieces.length > 2 && (pieces.every(isFirst) || pieces.every(isWhole))
}

const pairSeparator = /\s(?:and|und|et|y|e|en|&|\+)\s/g

/** "Gil Fox + Hal Orr" in one item of a list. */
function arePaired(text: string): boolean {
  const pieces = text
    .replace(/[*_\uFFFC]/g, '')
    .split(pairSeparator)
    .map((piece) => piece.trim())
  return pieces.length > 1 && pieces.every((piece) => piece.includes(' ') && isName(piece, true))
}

/** "Gil Fox, Acme": a full name and one more word. */
function isOneWithRemark(text: string): boolean {
  return /^[\s*_]*\p{Lu}[\p{L}'’.-]*(?: \p{Lu}[\p{L}'’.-]*)+,\s*[\p{L}\p{N}]+[\s*_\uFFFC]*$/u.test(text)
}

/** A word such as "Notes" below the attendees is the title of the next section. */
function isTitle(name: string, lexicon: Lexicon): boolean {
  const { agenda, actions, review, decisions } = lexicon.vocabulary
  return [agenda, actions, review, decisions].some((words) => words.includes(name.toLowerCase()))
}

/** "Jane Doe *treasurer*" */
const emphasizedRemark = /^(\s*\p{Lu}[\p{L}'’.-]*(?: \p{Lu}[\p{L}'’.-]*)*)\s+[*_]{1,2}[^*_]+[*_]{1,2}\s*$/u

/** "Ana Clara Luz Dias Melo": in a list of names, each word has a capital. */
function isLongName(name: string): boolean {
  return isName(name, true) && name.split(' ').length < 7
}

/** The name at the start of a piece of a list; undefined if there is none. */
export function nameIn(piece: string, lexicon: Lexicon, isList = false): string | undefined {
  // "JD: Jane Doe", "JD - Jane Doe", "(Jo) Jonathan Dee", "and Jane Doe"
  const lead =
    /^[\s*_\uFFFC]*(?:\p{Lu}{2,4}(?::|\p{Ll}?\s[–—-](?=\s\p{Lu}\p{Ll}+\s\p{Lu}))\s+|(?:and|und|sowie)\s+)?/u.exec(
      piece,
    )?.[0].length ?? 0
  const [head = ''] = piece
    .slice(lead)
    .replace(emphasizedRemark, '$1')
    .split(/\s[–—-]\s|,|:|\||\s\/\s|\/(?=\s*(?:she|he|they)\b)|\t+(?!\p{Lu}[\p{L}'’.-]*\s*$)|\uFFFC/iu)
  const found = head
    .replace(/&#?\w{1,8};/g, ' ')
    .replace(lexicon.comingNote, '')
    .replace(/^[\s*_~]+|[\s*_~]+$/g, '')
    .replace(/(?<!\s\p{Lu}|\s[JS]r)[\s.]+$/u, '')
    .trim()
  // "Jane Doe ACME"
  const name = withoutOffice(withoutInitials(found)).replace(
    /^(\p{Lu}\p{Ll}[\p{L}'’-]* .*\p{Ll}) (?!III$|VIII$)\p{Lu}{3,}$/u,
    '$1',
  )
  // "Venue: Old Mill", "Date: 5 March"
  const isData =
    /^[^:]*:\s*\S/u.test(piece) &&
    (lexicon.titleKindOf(name.toLowerCase()) === 'ignoredSections' || lexicon.dateLabel.test(piece))
  const isNobody =
    isData ||
    lexicon.vocabulary.groups.includes(name.toLowerCase()) ||
    lexicon.nobody.test(name) ||
    lexicon.notNeeded.test(name) ||
    lexicon.others.test(name)
  // "2. Budget" is a topic.
  const isNumbered = /^\d+(?:\.\d+)*\.?\s/.test(name)
  return (isName(name, false) || (isList && isLongName(name))) && !isTitle(name, lexicon) && !isNobody && !isNumbered
    ? name
    : undefined
}
