import type { Participant } from '../../minutes'
import type { Lexicon } from '../lexicon/lexicon'
import { namesOf } from './listedNames'
import { splitNames } from './nameLists'
import { groupNamed, hasGroupWord } from './names'
import { nameBeforeHandle, nameInNote, nameOfProfileLink, noteAfterHandle } from './personNotes'
import {
  findHandles,
  findProfileLinks,
  isFullName,
  type FoundHandle,
  isName,
  isPlaceholder,
  maskParentheses,
  withoutRemarks,
} from './handlesAndNames'
import { offsetOf, type Source, type SourceLine, toSpan, rangesWithin } from '../text/source'
import type { TextRange } from '../text/ranges'

export interface ListedPerson extends Participant {
  readonly isExcused: boolean
}

/**
 * The people in a part of a line.
 *
 * @param start Offset in the document; `end` likewise.
 * @param isList Whether each line lists one person.
 */
export function peopleOfLine(
  source: Source,
  line: Pick<SourceLine, 'kind'>,
  start: number,
  end: number,
  isList: boolean,
  lexicon: Lexicon,
): readonly ListedPerson[] {
  return withExcuses(source, findPeople(source, line, start, end, isList, lexicon), start, end, lexicon)
}

/** Excuses the people whose part of the line says so: "Ada, Bo (absent)"; all, if the words are before the first. */
function withExcuses(
  source: Source,
  people: readonly Participant[],
  start: number,
  end: number,
  lexicon: Lexicon,
): readonly ListedPerson[] {
  const isExcuse = (from: number, to: number): boolean => lexicon.excusedRemark.test(source.maskedText.slice(from, to))
  const last = people.at(-1)
  if (last === undefined || !isExcuse(start, end)) return people.map((person) => ({ ...person, isExcused: false }))
  const starts = people.map(({ span }) => offsetOf(source, span.start))
  const rest = source.maskedText.slice(offsetOf(source, last.span.end), end)
  // "@ada & @bo excused themselves"
  const isSentence = !/^[\s*_)]*[–—,-]/.test(rest) && lexicon.excusedRemark.test(maskParentheses(rest))
  const areAll = people.length === 1 || isSentence || isExcuse(start, starts[0] ?? start)
  return people.map((person, index) => ({
    ...person,
    isExcused: areAll || isExcuse(starts[index] ?? start, starts[index + 1] ?? end),
  }))
}

function findPeople(
  source: Source,
  line: Pick<SourceLine, 'kind'>,
  start: number,
  end: number,
  isList: boolean,
  lexicon: Lexicon,
): readonly Participant[] {
  const maskedText = maskReferences(source.maskedText.slice(start, end))
  const inBrackets = listInBrackets.exec(maskedText)?.[1]
  const areNames = (pieces: readonly string[]): boolean =>
    pieces.every((piece) => isName(piece, true) && !hasGroupWord(piece, lexicon))
  if (inBrackets !== undefined && areNames(splitNames(inBrackets))) {
    const from = start + maskedText.indexOf('[') + 1
    return findPeople(source, line, from, from + inBrackets.length, isList, lexicon)
  }
  const pieces = isList ? [] : mixedPieces(source, start, end)
  if (pieces.length > 0)
    return pieces.flatMap((piece) => findPeople(source, line, piece.start, piece.end, false, lexicon))
  const groupNames = namesOfGroup(maskedText, lexicon)
  if (groupNames !== undefined)
    return findPeople(source, line, start + groupNames.start, start + groupNames.end, false, lexicon)
  const outside = maskParentheses(maskedText)
  const handles = findHandles(outside).filter(
    ({ handle, start: at }) => !isPlaceholder(lexicon, handle) && !isCompany(handle, outside.slice(0, at)),
  )
  if (handles.length > 0) {
    return handles.map(({ handle, start: at, end: until }, index) => {
      const note = noteAfterHandle(
        source.text.slice(start + until, index + 1 < handles.length ? start + (handles[index + 1]?.start ?? 0) : end),
      )
      const name = (index === 0 ? nameBeforeHandle(maskedText.slice(0, at)) : undefined) ?? nameInNote(handle, note)
      return {
        handle,
        ...definedFields({ name, note }),
        span: toSpan(source, { start: start + at, end: start + until }),
      }
    })
  }
  const profiles = findProfileLinks(source, start, end)
  if (profiles.length > 0) {
    return profiles.map((profile) => ({
      handle: profile.handle,
      ...definedFields({ name: nameOfProfileLink(profile.name, source.maskedText.slice(start, profile.start)) }),
      span: toSpan(source, profile),
    }))
  }
  const withHandles = handlesInParentheses(maskedText).filter(({ handle }) => !isPlaceholder(lexicon, handle))
  if (withHandles.length > 0)
    return withHandles.map(({ handle, start: at, end: until, before }) => ({
      handle,
      ...definedFields({ name: nameBeforeHandle(before) }),
      span: toSpan(source, { start: start + at, end: start + until }),
    }))
  const titled = titledNames(source, start, end, lexicon)
  if (titled.length > 1) return titled
  const linked = linkedNames(source, start, end)
  return linked.length > 0
    ? linked
    : namesOf(source, start, outside, isList, lexicon).filter(({ name }) => line.kind !== 'text' || isCapitalized(name))
}

/** "Ada Berg @Acme", not "Ada Berg @AdaB": a word with a capital after a full name that it does not resemble. */
function isCompany(handle: string, before: string): boolean {
  const name = before.replace(/[*_]/g, '').trim()
  return /^\p{Lu}/u.test(handle) && isFullName(name) && nameInNote(handle, name) === undefined
}

/** Masks the brackets and labels of reference links: "[Jane Doe][jane], [Jo Dee][jo]". */
function maskReferences(maskedText: string): string {
  return maskedText.replace(
    /\[([^[\]]+)\](\[[^[\]]*\])/g,
    (_, name: string, label: string) => ` ${name} ${'\uFFFC'.repeat(label.length)}`,
  )
}

/** "[Ada, Bo, Cy]" */
const listInBrackets = /^\s*\[([^[\]]*,[^[\]]*)\]\s*$/

/** The names in "everyone (Ada, Bo, Cy)", "the whole board (Ada Berg, Bo Cole)". */
function namesOfGroup(maskedText: string, lexicon: Lexicon): TextRange | undefined {
  const [whole = '', before = '', names = ''] =
    /^([\s*_]*\p{L}[^()]{1,30})\(([^()]+)\)[\s.*_]*$/u.exec(maskedText) ?? []
  if (whole === '' || groupNamed(before.trim(), lexicon).length === 0) return undefined
  const pieces = splitNames(names)
  // "President (Ada Berg, Acme)" is one person.
  const areAlike = new Set(pieces.map((piece) => piece.includes(' '))).size === 1
  return pieces.length > 1 && areAlike && pieces.every((piece) => isName(piece, true))
    ? { start: before.length + 1, end: before.length + 1 + names.length }
    : undefined
}

/**
 * The pieces of a list that mixes handles and names: "@ada, Bo Cole, @cy". Empty if each piece has a handle, or if
 * names and handles alternate ("Ada Berg, @ada, Bo Cole, @bo").
 */
function mixedPieces(source: Source, start: number, end: number): readonly TextRange[] {
  const maskedText = maskParentheses(source.maskedText.slice(start, end))
  const commas = [...maskedText.matchAll(/,/g)].map(({ index }) => start + index)
  const pieces = [start, ...commas.map((comma) => comma + 1)].map((from, index) => ({
    start: from,
    end: commas[index] ?? end,
  }))
  const areNames = pieces.map((piece) => isFullNameOnly(source.maskedText.slice(piece.start, piece.end)))
  const hasHandle = pieces.map(
    (piece) =>
      findHandles(source.maskedText.slice(piece.start, piece.end)).length > 0 ||
      findProfileLinks(source, piece.start, piece.end).length > 0,
  )
  const isMixed = pieces.length > 2 && areNames.includes(true) && hasHandle.includes(true)
  const isPlain = areNames.every((isPlainName, index) => isPlainName || hasHandle[index] === true)
  const isPaired = areNames.every((isPlainName, index) => isPlainName === (index % 2 === 0))
  return isMixed && isPlain && !isPaired ? pieces : []
}

function isFullNameOnly(piece: string): boolean {
  const name = withoutRemarks(piece)
    .replace(/[*_\uFFFC]/g, ' ')
    .replace(/^\s*(?:and|und)\s/, '')
    .trim()
  return name.includes(' ') && isName(name, true)
}

interface HandleInParentheses extends FoundHandle {
  /** The text before its parenthesis. */
  readonly before: string
}

/** "Jane (@jane), Jo (@jo)": the first handle of each parenthesis. */
function handlesInParentheses(maskedText: string): readonly HandleInParentheses[] {
  let from = 0
  return [...maskedText.matchAll(/\([^()]*\)|\[[^[\]]*\]/g)].flatMap((group) => {
    const [first] = findHandles(group[0])
    if (first === undefined) return []
    const before = maskedText.slice(from, group.index).replace(/^[\s,;&\uFFFC]+|^(?:and|und)\s/g, '')
    from = group.index + group[0].length
    return [{ handle: first.handle, start: group.index + first.start, end: group.index + first.end, before }]
  })
}

/** "Director of Roads (Mr. J. Doe), Engineer (Ms. K. Dee)": people after their offices. */
function titledNames(source: Source, start: number, end: number, lexicon: Lexicon): readonly Participant[] {
  return [...source.maskedText.slice(start, end).matchAll(/(?<=\()[^()]{3,60}(?=\))/g)].flatMap((inside) => {
    const at = start + inside.index
    return lexicon.titledName.test(inside[0])
      ? [{ name: inside[0].replace(/\s+/g, ' '), span: toSpan(source, { start: at, end: at + inside[0].length }) }]
      : []
  })
}

/** `[Jane Doe](https://jane.example)`: names that link to a personal page. */
function linkedNames(source: Source, start: number, end: number): readonly Participant[] {
  return rangesWithin(source.links, start, end).flatMap(({ label }) => {
    const name = label === undefined ? '' : source.text.slice(label.start, label.end).replace(/\s+/g, ' ')
    return label !== undefined && isName(name, true) ? [{ name, span: toSpan(source, label) }] : []
  })
}

function definedFields(fields: {
  readonly name: string | undefined
  readonly note?: string | undefined
}): Pick<Participant, 'name' | 'note'> {
  return {
    ...(fields.name === undefined ? {} : { name: fields.name }),
    ...(fields.note === undefined ? {} : { note: fields.note }),
  }
}

/** Excludes phrases such as "please add your names"; a single word may be a login. */
function isCapitalized(name: string | undefined): boolean {
  return name !== undefined && (!name.includes(' ') || isName(name, true) || /\d/.test(name))
}
