import type { Participant, RepeatedParticipant } from '../minutes'
import { type Lexicon, rolesIn, sectionNamed } from './lexicon'
import {
  findHandles,
  findProfileLinks,
  type FoundHandle,
  isName,
  isPlaceholder,
  keyOf,
  withoutParentheses,
} from './people'
import type { LineSection } from './sections'
import { type Source, type SourceLine, spanIn, stretchesWithin } from './source'
import { columnTitles, headerOf } from './tables'

export interface Attendance {
  readonly participants: readonly Participant[]
  readonly excused: readonly Participant[]
  /** Those whom one list names twice. A file may hold several meetings, each with a list of its own. */
  readonly repeated: readonly RepeatedParticipant[]
}

/** Reads the participants and those excused from the sections that list them. */
export function readAttendance(source: Source, sections: readonly LineSection[], lexicon: Lexicon): Attendance {
  const groups: (readonly ReadPerson[])[] = []
  const seen = new Set<number>()
  // Sections of people may lie in one another (a label "Excused:" below "Participants"): the inner one has its lines.
  for (const [index, section] of [...sections.entries()].reverse()) {
    const { kind, isInAgenda } = section
    if ((kind !== 'participants' && kind !== 'excused') || isInAgenda) continue
    const all = peopleLines(source, sections, index)
    const isList = all.filter((line) => line.kind === 'item').length > 1
    const lines = presentLines(all)
    const found = [
      ...inlinePeople(source, section, lexicon),
      ...lines.flatMap((line) => {
        if (seen.has(line.index)) return []
        seen.add(line.index)
        return peopleOf(source, line, line.start, line.end, isList, lexicon)
      }),
      ...tableInFence(source, section, lexicon),
    ]
    seen.add(section.heading.index)
    groups.push(found.map((person) => ({ ...person, isExcused: kind === 'excused' || person.isExcused })))
  }
  const people =
    groups.length > 0
      ? groups.flat().sort((one, other) => one.span.start.offset - other.span.start.offset)
      : tablePeople(source, sections, lexicon)
  return {
    participants: people.filter(({ isExcused }) => !isExcused).map(toParticipant),
    excused: people.filter(({ isExcused }) => isExcused).map(toParticipant),
    repeated: groups.flatMap((group) => repeatedPeople(group.map(toParticipant))),
  }
}

/**
 * Leaves out who did not come ("[ ] Jane Doe" in a list where others are ticked), and text behind the list ("We have a
 * quorum."), which names nobody unless it does so by handle or behind a label.
 */
function presentLines(lines: readonly SourceLine[]): readonly SourceLine[] {
  const items = lines.filter((line) => line.kind === 'item')
  const isTicked = items.some(({ checked }) => checked === true)
  const first = items.length < 2 ? Infinity : (items[0]?.index ?? 0)
  return lines.filter(({ checked, kind, level, prose, index }) => {
    if (checked === false) return !isTicked
    return kind !== 'text' || level > 0 || index < first || /[@,:]/.test(prose)
  })
}

interface ReadPerson extends Participant {
  readonly isExcused: boolean
}

function toParticipant({ isExcused, ...participant }: ReadPerson): Participant {
  return participant
}

/** The lines of a section that may name people: up to the first topic below it. */
function peopleLines(source: Source, sections: readonly LineSection[], index: number): readonly SourceLine[] {
  const { from = 0, to = 0 } = sections[index] ?? {}
  let end = to
  for (let next = index + 1; next < sections.length; next++) {
    const { heading, kind } = sections[next] ?? {}
    if (heading === undefined || heading.index >= to) break
    if (kind === 'topic' || kind === 'participants' || kind === 'excused') continue
    end = heading.index
    break
  }
  return source.lines.slice(from, end).filter((line) => line.kind !== 'heading')
}

function inlinePeople(source: Source, { heading, inlineStart }: LineSection, lexicon: Lexicon): readonly ReadPerson[] {
  if (inlineStart === undefined) return []
  return peopleOf(source, heading, heading.start + inlineStart, heading.end, false, lexicon)
}

const excusedWords = /\b(?:excused|excuses|apolog(?:y|ies)|regrets|absent|entschuldigt|abwesend)\b/i

/** The people that a line names; `start` and `end` cut it where only a part of it is about people. */
function peopleOf(
  source: Source,
  line: SourceLine,
  start: number,
  end: number,
  isList: boolean,
  lexicon: Lexicon,
): readonly ReadPerson[] {
  if (line.kind === 'row') return rowPeople(source, line, lexicon)
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

/** "Jane Doe (" or "JD: Jane Doe - " before a handle. */
function leadingName(text: string): string | undefined {
  const name = text
    .replace(/^\p{Lu}{2,4}:\s+/u, '')
    .replace(/[\s(:,/–-]+$/u, '')
    .replace(/^[*_~\s]+|[*_~]+$/g, '')
    .trim()
  return isName(name, false) ? name : undefined
}

function nameOfProfile(label: string, before: string): string | undefined {
  return leadingName(before) ?? leadingName(label.replace(/^@/, ''))
}

/** "@hroessler (Henrike Rößler)": a note that is the name behind the handle; "(Red Hat)", "(late)" are none. */
function nameInNote(handle: string, note: string | undefined): string | undefined {
  if (note === undefined || !isName(note, true)) return undefined
  const login = fold(handle).replace(/[^a-z0-9]/g, '')
  return note
    .split(/\s+/)
    .some((word) => word.length > 2 && (login.includes(fold(word)) || login.includes(fold(word, true))))
    ? note
    : undefined
}

/** Letters without their marks: `ö` as `oe`, as logins have it, or as `o`. */
function fold(text: string, isShort = false): string {
  const umlauts: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' }
  return text
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => (isShort && letter !== 'ß' ? letter : (umlauts[letter] ?? letter)))
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
}

/** "(until 09:30)", "- master-caster" behind a handle. */
function noteAfter(text: string): string | undefined {
  const note = text
    .replace(/[\s,;&/+]+$/, '')
    .replace(/^[\s*_:,–-]+/, '')
    .replace(/^\((.*)\)$/s, '$1')
    .trim()
  return note === '' || /^(?:and|und|or|oder|&)$/.test(note) ? undefined : note
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
  const separator = isList || isOneWithRemark(outside) ? undefined : /[,;|]|\s(?:and|und|&)\s/g
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

/** "Gil Fox, Acme": a whole name and one more word. */
function isOneWithRemark(text: string): boolean {
  return /^[\s*_]*\p{Lu}[\p{L}'’.-]*(?: \p{Lu}[\p{L}'’.-]*)+,\s*[\p{L}\p{N}]+[\s*_\uFFFC]*$/u.test(text)
}

function nameIn(piece: string, lexicon: Lexicon): string | undefined {
  const initials = /^[\s*_]*\p{Lu}{2,4}:\s+/u.exec(piece)?.[0].length ?? 0
  const [head = ''] = piece.slice(initials).split(/\s[–-]\s|,|:|\s\/\s|\uFFFC/u)
  const name = head
    .replace(/&#?\w{1,8};/g, ' ')
    .replace(/^[\s*_~]+|[\s*_~.]+$/g, '')
    .replace(/@\S+\.\S+$/, '')
    .trim()
  return isName(name, false) && !lexicon.nobody.test(name) && !lexicon.waived.test(name) ? name : undefined
}

/** Above the topics a table of people, or one with a row for them (`| Attending | Jane, Jo |`), needs no heading. */
function tablePeople(source: Source, sections: readonly LineSection[], lexicon: Lexicon): readonly ReadPerson[] {
  const end = sections.find(({ kind }) => kind === 'agenda' || kind === 'topic')?.heading.index ?? source.lines.length
  return source.lines.slice(0, end).flatMap((line) => {
    const [label, value] = line.cells ?? []
    if (line.kind !== 'row' || label === undefined || value === undefined) return []
    const named = sectionNamed(lexicon, source.prose.slice(label.start, label.end))
    if (line.cells?.length === 2 && (named === 'participants' || named === 'excused')) {
      const people = peopleOf(source, { ...line, kind: 'text' }, value.start, value.end, false, lexicon)
      return people.map((person) => ({ ...person, isExcused: named === 'excused' }))
    }
    const titles = columnTitles(source, headerOf(source, line))
    const isOfPeople =
      titles.some((title) => nameColumn.test(title)) && titles.some((title) => handleColumn.test(title))
    return isOfPeople ? rowPeople(source, line, lexicon) : []
  })
}

const nameColumn = /^(?:full )?names?$|^(?:participants?|attendees?|who|person|people|members?|teilnehm\w*)$/i
const handleColumn = /handle|github|login|nick|user/i

const presenceColumn = /^(?:present|attended|attending|attendance|anwesend)\??$/i
const absence = /^\s*(?:no|n|nein|-|–|✗|❌|✘|absent|regrets|excused|apologies)?\s*$/i

/** The person in a row of a table whose first row has a column for names or handles. */
function rowPeople(source: Source, line: SourceLine, lexicon: Lexicon): readonly ReadPerson[] {
  const header = headerOf(source, line)
  if (header.index === line.index || line.cells === undefined) return []
  const titles = columnTitles(source, header)
  const presence = titles.findIndex((title) => presenceColumn.test(title))
  const isThere = line.cells[presence]
  if (isThere !== undefined && absence.test(source.text.slice(isThere.start, isThere.end))) return []
  const column = [handleColumn, nameColumn]
    .map((pattern) => titles.findIndex((title) => pattern.test(title)))
    .filter((index) => index >= 0)
  for (const index of column.length > 0 ? column : [0]) {
    const cell = line.cells[index]
    if (cell === undefined || cell.end <= cell.start) continue
    const found = peopleOf(source, { ...line, kind: 'text' }, cell.start, cell.end, true, lexicon)
    if (found.length > 0) return found
  }
  return []
}

/** Some communities paste the table of attendees as a fence. */
function tableInFence(source: Source, section: LineSection, lexicon: Lexicon): readonly ReadPerson[] {
  const end = source.lines[section.to]?.start ?? source.text.length
  return stretchesWithin(source.fences, section.heading.end, end).flatMap((fence) => {
    const rows = [...source.text.slice(fence.start, fence.end).matchAll(/^[ \t]*\|(.*)\|[ \t]*\r?$/gm)]
    const [header, ...body] = rows
    const column =
      header?.[1]?.split('|').findIndex((title) => nameColumn.test(title.trim()) || handleColumn.test(title)) ?? -1
    if (column < 0) return []
    return body.flatMap((row) => {
      const cells = (row[1] ?? '').split('|')
      const cell = cells[column] ?? ''
      const handle = findHandles(cell)[0]?.handle
      const name = handle === undefined ? nameIn(cell.trim(), lexicon) : undefined
      const written = handle === undefined ? name : `@${handle}`
      if (written === undefined) return []
      const start = fence.start + row.index + row[0].indexOf(written)
      return [
        {
          ...(handle === undefined ? { name: written } : { handle }),
          span: spanIn(source, { start, end: start + written.length }),
          isExcused: false,
        },
      ]
    })
  })
}

/** One entry per person, in document order: the first is kept. */
export function distinctPeople(people: readonly Participant[]): readonly Participant[] {
  const keys = new Set<string>()
  return people.filter((person) => {
    const key = keyOf(person)
    return !keys.has(key) && keys.add(key)
  })
}

/** Those who are listed again. */
function repeatedPeople(people: readonly Participant[]): readonly RepeatedParticipant[] {
  const first = new Map<string, Participant>()
  return people.flatMap((person) => {
    const known = first.get(keyOf(person))
    if (known !== undefined) return [{ person, first: known.span }]
    first.set(keyOf(person), person)
    return []
  })
}
