import type { Digest, DutyDigest } from '../digest'
import type { CalendarDate, Person, Role } from '../minutes'
import type { SeriesMeetings } from './seriesHabits'

/** Number of recent meetings that count for attendance. */
const recentMeetingCount = 10

export interface FrequentParticipant {
  /** The person in the latest spelling. */
  readonly person: Person
  /** Number of meetings attended, of the `of` recent ones. */
  readonly attended: number
  readonly of: number
}

/** Recent attendees, most frequent first; by handle, or by name if a series has no handles. */
export function frequentParticipants(meetings: SeriesMeetings): readonly FrequentParticipant[] {
  const latest = withAttendance(meetings).slice(-recentMeetingCount)
  return [...countAttendance(latest, personKeys(meetings)).values()]
    .map((attendee) => ({ ...attendee, of: latest.length }))
    .sort((one, other) => other.attended - one.attended || comparePeople(one.person, other.person))
}

/** A person proposed for a duty, with the reasons. */
export interface DutyProposal {
  readonly role: Role
  readonly person: Person
  /** Number of meetings attended, of the `of` recent ones. */
  readonly attended: number
  readonly of: number
  /** Date of the last meeting in which they had the duty; undefined if none. */
  readonly lastDone: CalendarDate | undefined
}

/** Number of recent meetings in which candidates for a duty attended. */
const dutyMeetingCount = 5

/**
 * Proposes a person for each duty: the recent attendee who did it longest ago. People with another duty come last.
 *
 * @param expected The expected participants; only they are proposed. Empty if unknown.
 */
export function proposeDuties(
  meetings: SeriesMeetings,
  roles: readonly Role[],
  expected: readonly Person[] = [],
): readonly DutyProposal[] {
  const latest = withAttendance(meetings).slice(-dutyMeetingCount)
  const keyOf = personKeys(meetings)
  const attending = countAttendance(latest, keyOf)
  // A single attendance is probably a guest's.
  const minAttended = latest.length >= 3 ? 2 : 1
  const expectedKeys = new Set(expected.map(({ handle, name }) => keyOf(handle ?? name ?? '')))
  const assigned = new Set<string>()
  return roles.flatMap((role) => {
    const [best] = [...attending]
      .filter(([key, { attended }]) => attended >= minAttended && (expectedKeys.size === 0 || expectedKeys.has(key)))
      .map(([key, { person, attended }]) => ({
        key,
        proposal: { role, person, attended, of: latest.length, lastDone: lastDone(meetings, role, key, keyOf) },
      }))
      .sort(
        (one, other) =>
          Number(assigned.has(one.key)) - Number(assigned.has(other.key)) ||
          (one.proposal.lastDone ?? '').localeCompare(other.proposal.lastDone ?? '') ||
          other.proposal.attended - one.proposal.attended ||
          comparePeople(one.proposal.person, other.proposal.person),
      )
    if (best === undefined) return []
    assigned.add(best.key)
    return [best.proposal]
  })
}

function lastDone(meetings: SeriesMeetings, role: Role, key: string, keyOf: PersonKey): CalendarDate | undefined {
  const isHeld = (duty: DutyDigest): boolean => duty.role === role && duty.people.some((word) => keyOf(word) === key)
  return meetings.findLast(({ file }) => file.duties.some(isHeld))?.day
}

function withAttendance(meetings: SeriesMeetings): SeriesMeetings {
  return meetings.filter(({ file }) => file.participants.length + file.participantNames.length > 0)
}

interface Attendee {
  readonly person: Person
  readonly attended: number
}

function countAttendance(meetings: SeriesMeetings, keyOf: PersonKey): ReadonlyMap<string, Attendee> {
  const attendees = new Map<string, Attendee>()
  for (const { file } of meetings) {
    const present = new Map(peopleOf(file).map((person) => [keyOf(person.handle ?? person.name ?? ''), person]))
    for (const [key, person] of present) {
      const known = attendees.get(key)
      attendees.set(key, { person: mergePerson(known?.person, person), attended: (known?.attended ?? 0) + 1 })
    }
  }
  return attendees
}

function peopleOf({ participants, namesByHandle, participantNames }: Digest): readonly Person[] {
  const withHandles = participants.map((handle): Person => {
    const name = namesByHandle[handle]
    return name === undefined ? { handle } : { handle, name }
  })
  return [...withHandles, ...participantNames.map((name): Person => ({ name }))]
}

/** The latest handle and name. A full name is not replaced by a first name. */
function mergePerson(known: Person | undefined, person: Person): Person {
  const isShort = known?.name !== undefined && person.name?.includes(' ') !== true && known.name.includes(' ')
  return { ...known, ...person, ...(isShort ? { name: known.name } : {}) }
}

/** Maps a handle, full name or first name to one key per person. */
type PersonKey = (word: string) => string

/** Learns which names belong to a handle, and which first names are unique. */
function personKeys(meetings: SeriesMeetings): PersonKey {
  const handles = new Set<string>()
  const byName = new Map<string, string>()
  const wholeNames = new Set<string>()
  for (const { file } of meetings) {
    for (const handle of file.participants) handles.add(handle.toLowerCase())
    for (const [handle, name] of Object.entries(file.namesByHandle))
      byName.set(name.toLowerCase(), handle.toLowerCase())
    for (const name of [...file.participantNames, ...Object.values(file.namesByHandle)])
      if (name.includes(' ')) wholeNames.add(name.toLowerCase())
  }
  const byFirstName = new Map<string, string | undefined>()
  for (const name of wholeNames) {
    const [first = ''] = name.split(' ')
    byFirstName.set(first, byFirstName.has(first) ? undefined : name)
  }
  return (word) => {
    const key = word.toLowerCase()
    if (handles.has(key)) return key
    const name = byName.has(key) ? key : (byFirstName.get(key) ?? key)
    return byName.get(name) ?? name
  }
}

function comparePeople(one: Person, other: Person): number {
  return (one.handle ?? one.name ?? '').localeCompare(other.handle ?? other.name ?? '')
}
