import type { Participant, RepeatedParticipant } from '../minutes'
import type { Lexicon } from './lexicon'
import { peopleOf, type ReadPerson } from './namedPeople'
import { isName, keyOf } from './people'
import { rowPeople, tableInFence, tablePeople } from './peopleTables'
import type { LineSection } from './sections'
import type { Source, SourceLine } from './source'

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
  const named = new Set<number>()
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
        const people =
          line.kind === 'row'
            ? rowPeople(source, line, lexicon)
            : peopleOf(source, line, line.start, line.end, isList, lexicon)
        // Below somebody stands what they said or do; others only by handle or whole name.
        const others = named.has(line.parent ?? -1) ? people.filter(isNamedInFull) : people
        if (others.length > 0) named.add(line.index)
        return others
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

function toParticipant({ isExcused, ...participant }: ReadPerson): Participant {
  return participant
}

function isNamedInFull({ handle, name }: ReadPerson): boolean {
  return handle !== undefined || (name?.includes(' ') === true && isName(name, true))
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
