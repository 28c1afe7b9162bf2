import type { Participant } from '../minutes'
import { type Lexicon, rolesIn } from './lexicon'
import { leadingName, nameInNote, nameOfProfile, noteAfter } from './nameOfHandle'
import {
  findHandles,
  findProfileLinks,
  type FoundHandle,
  isName,
  isPlaceholder,
  withoutInitials,
  withoutParentheses,
} from './people'
import { type Source, type SourceLine, spanIn, stretchesWithin } from './source'

export interface ReadPerson extends Participant {
  readonly isExcused: boolean
}

const excusedWords = /\b(?:excused|excuses|apolog(?:y|ies)|regrets|absent|entschuldigt|abwesend)\b/i

/** The people that a line names; `start` and `end` cut it where only a part of it is about people. */
export function peopleOf(
  source: Source,
  line: SourceLine,
  start: number,
  end: number,
  isList: boolean,
  lexicon: Lexicon,
): readonly ReadPerson[] {
  const prose = source.prose.slice(start, end)
  const isExcused = excusedWords.test(prose)
  const outside = withoutParentheses(prose)
  const handles = findHandles(outside).filter(({ handle }) => !isPlaceholder(lexicon, handle))
  if (handles.length > 0) {
    return handles.map(({ handle, start: at, end: until }, index) => {
      const note = noteAfter(
        source.text.slice(start + until, index + 1 < handles.length ? start + (handles[index + 1]?.start ?? 0) : end),
      )
      const name = (index === 0 ? leadingName(prose.slice(0, at)) : undefined) ?? nameInNote(handle, note)
      return {
        handle,
        ...optional({ name, note }),
        span: spanIn(source, { start: start + at, end: start + until }),
        isExcused,
      }
    })
  }
  const profiles = findProfileLinks(source, start, end)
  if (profiles.length > 0) {
    return profiles.map((profile) => ({
      handle: profile.handle,
      ...optional({ name: nameOfProfile(profile.name, source.prose.slice(start, profile.start)) }),
      span: spanIn(source, profile),
      isExcused,
    }))
  }
  const inside = handlesInside(prose).filter(({ handle }) => !isPlaceholder(lexicon, handle))
  if (inside.length > 0)
    return inside.map(({ handle, start: at, end: until, before }) => ({
      handle,
      ...optional({ name: leadingName(before) }),
      span: spanIn(source, { start: start + at, end: start + until }),
      isExcused,
    }))
  const linked = linkedNames(source, start, end)
  const people =
    linked.length > 0
      ? linked
      : namesOf(source, start, outside, isList, lexicon).filter(
          ({ name }) => line.kind !== 'text' || isCapitalized(name),
        )
  return people.map((person) => ({ ...person, isExcused }))
}

interface HandleInside extends FoundHandle {
  /** What stands before its parenthesis. */
  readonly before: string
}

/** "Jane (@jane), Jo (@jo)": the first handle of each parenthesis. */
function handlesInside(prose: string): readonly HandleInside[] {
  let from = 0
  return [...prose.matchAll(/\([^()]*\)|\[[^[\]]*\]/g)].flatMap((group) => {
    const [first] = findHandles(group[0])
    if (first === undefined) return []
    const before = prose.slice(from, group.index).replace(/^[\s,;&\uFFFC]+|^(?:and|und)\s/g, '')
    from = group.index + group[0].length
    return [{ handle: first.handle, start: group.index + first.start, end: group.index + first.end, before }]
  })
}

/** `[Jane Doe](https://jane.example)`: a name that leads to a page of its own. */
function linkedNames(source: Source, start: number, end: number): readonly Participant[] {
  return stretchesWithin(source.links, start, end).flatMap(({ label }) => {
    const name = label === undefined ? '' : source.text.slice(label.start, label.end)
    return label !== undefined && isName(name, true) ? [{ name, span: spanIn(source, label) }] : []
  })
}

function optional(fields: {
  readonly name: string | undefined
  readonly note?: string | undefined
}): Pick<Participant, 'name' | 'note'> {
  return {
    ...(fields.name === undefined ? {} : { name: fields.name }),
    ...(fields.note === undefined ? {} : { note: fields.note }),
  }
}

/** Names without handles: one an item, or several with commas on a line that is no list. */
function namesOf(
  source: Source,
  start: number,
  outside: string,
  isList: boolean,
  lexicon: Lexicon,
): readonly Participant[] {
  // "Build team: @org/build" names a team, "Scribe: Jane" a duty.
  if (outside.includes('@') || rolesIn(lexicon, outside.split(/[:,(]|\s[–-]\s/)[0] ?? '').length > 0) return []
  // In a list a comma or a dash parts the name from a remark ("Jane Doe, Example Ltd"); elsewhere a comma parts names.
  const separator = areInitials.test(outside)
    ? /\s+/g
    : areDashed(outside)
      ? /\s+[–-](?:\s+|$)/g
      : isList || isOneWithRemark(outside)
        ? undefined
        : /[,;|]|\s(?:and|und|&)\s/g
  const people: Participant[] = []
  let from = 0
  const take = (to: number): void => {
    const name = nameIn(outside.slice(from, to), lexicon)
    if (name === undefined) return
    const at = start + from + outside.slice(from, to).indexOf(name)
    people.push({ name, span: spanIn(source, { start: at, end: at + name.length }) })
  }
  for (const match of separator === undefined ? [] : outside.matchAll(separator)) {
    take(match.index)
    from = match.index + match[0].length
  }
  take(outside.length)
  return people
}

/** "please add your names" is nobody; a single word may be a login. */
function isCapitalized(name: string | undefined): boolean {
  return name !== undefined && (!name.includes(' ') || isName(name, true) || /\d/.test(name))
}

/** "JD KL MN" */
const areInitials = /^\s*\p{Lu}{2,3}(?:\s+\p{Lu}{2,3}){2,}\s*$/u

/** "Ada Berg - Bo Cole - Cy Dunn -": three names or more and nothing else. */
function areDashed(text: string): boolean {
  const pieces = text
    .split(/\s+[–-](?:\s+|$)/)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
  return pieces.length > 2 && pieces.every((piece) => piece.includes(' ') && isName(piece, true))
}

/** "Gil Fox, Acme": a whole name and one more word. */
function isOneWithRemark(text: string): boolean {
  return /^[\s*_]*\p{Lu}[\p{L}'’.-]*(?: \p{Lu}[\p{L}'’.-]*)+,\s*[\p{L}\p{N}]+[\s*_\uFFFC]*$/u.test(text)
}

/** "Notes" below the attendees begins what comes next. */
function isTitle(name: string, lexicon: Lexicon): boolean {
  const { agenda, actions, review, decisions } = lexicon.vocabulary
  return [agenda, actions, review, decisions].some((words) => words.includes(name.toLowerCase()))
}

/** The name that a piece of a list begins with, if it is one. */
export function nameIn(piece: string, lexicon: Lexicon): string | undefined {
  const initials = /^[\s*_]*\p{Lu}{2,4}:\s+/u.exec(piece)?.[0].length ?? 0
  const [head = ''] = piece.slice(initials).split(/\s[–-]\s|,|:|\s\/\s|\uFFFC/u)
  const written = head
    .replace(/&#?\w{1,8};/g, ' ')
    .replace(/^[\s*_~]+|[\s*_~.]+$/g, '')
    .replace(/@\S+\.\S+$/, '')
    .trim()
  const name = withoutInitials(written)
  return isName(name, false) && !isTitle(name, lexicon) && !lexicon.nobody.test(name) && !lexicon.waived.test(name)
    ? name
    : undefined
}
