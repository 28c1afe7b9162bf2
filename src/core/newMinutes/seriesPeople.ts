import type { Digest, DutyDigest } from '../digest'
import type { CalendarDate, Person, Role } from '../minutes'
import type { SeriesMeetings } from './seriesManner'

/** Meetings from which attendance is learned: older ones were another time. */
const recent = 10

export interface UsualParticipant {
  /** As written last. */
  readonly person: Person
  /** How many of the meetings looked at they attended. */
  readonly attended: number
  readonly of: number
}

/** Who attended lately, those who were there most often first; by handle, or by name where a series has no handles. */
export function usualParticipants(meetings: SeriesMeetings): readonly UsualParticipant[] {
  const latest = withAttendance(meetings).slice(-recent)
  return [...attendance(latest, keysIn(meetings)).values()]
    .map((attendee) => ({ ...attendee, of: latest.length }))
    .sort((one, other) => other.attended - one.attended || compare(one.person, other.person))
}

/** Somebody proposed for a duty, and why. */
export interface DutyProposal {
  readonly role: Role
  readonly person: Person
  /** Meetings attended of those looked at. */
  readonly attended: number
  readonly of: number
  /** The last time that they did it, as far as the minutes tell. */
  readonly lastDone: CalendarDate | undefined
}

/** Meetings looked at for who is around. */
const around = 5

/**
 * Proposes who takes a duty next: of those who attended lately, whoever did it longest ago. Who has another duty already
 * comes after all others.
 *
 * @param coming Those who are expected this time; nobody else is proposed, unless nobody is known to come.
 */
export function proposeDuties(
  meetings: SeriesMeetings,
  roles: readonly Role[],
  coming: readonly Person[] = [],
): readonly DutyProposal[] {
  const latest = withAttendance(meetings).slice(-around)
  const keyOf = keysIn(meetings)
  const attending = attendance(latest, keyOf)
  // Who was there once was a guest.
  const least = latest.length >= 3 ? 2 : 1
  const wanted = new Set(coming.map(({ handle, name }) => keyOf(handle ?? name ?? '')))
  const taken = new Set<string>()
  return roles.flatMap((role) => {
    const [best] = [...attending]
      .filter(([key, { attended }]) => attended >= least && (wanted.size === 0 || wanted.has(key)))
      .map(([key, { person, attended }]) => ({
        key,
        proposal: { role, person, attended, of: latest.length, lastDone: lastDone(meetings, role, key, keyOf) },
      }))
      .sort(
        (one, other) =>
          Number(taken.has(one.key)) - Number(taken.has(other.key)) ||
          (one.proposal.lastDone ?? '').localeCompare(other.proposal.lastDone ?? '') ||
          other.proposal.attended - one.proposal.attended ||
          compare(one.proposal.person, other.proposal.person),
      )
    if (best === undefined) return []
    taken.add(best.key)
    return [best.proposal]
  })
}

function lastDone(meetings: SeriesMeetings, role: Role, key: string, keyOf: KeyOf): CalendarDate | undefined {
  const isHeld = (duty: DutyDigest): boolean => duty.role === role && duty.people.some((word) => keyOf(word) === key)
  return meetings.findLast(({ file }) => file.duties.some(isHeld))?.day
}

function withAttendance(meetings: SeriesMeetings): SeriesMeetings {
  return meetings.filter(({ file }) => file.participants.length + file.named.length > 0)
}

interface Attendee {
  readonly person: Person
  readonly attended: number
}

function attendance(meetings: SeriesMeetings, keyOf: KeyOf): ReadonlyMap<string, Attendee> {
  const attendees = new Map<string, Attendee>()
  for (const { file } of meetings) {
    const present = new Map(peopleOf(file).map((person) => [keyOf(person.handle ?? person.name ?? ''), person]))
    for (const [key, person] of present) {
      const known = attendees.get(key)
      attendees.set(key, { person: latestOf(known?.person, person), attended: (known?.attended ?? 0) + 1 })
    }
  }
  return attendees
}

function peopleOf({ participants, names, named }: Digest): readonly Person[] {
  const withHandles = participants.map((handle): Person => {
    const name = names[handle]
    return name === undefined ? { handle } : { handle, name }
  })
  return [...withHandles, ...named.map((name): Person => ({ name }))]
}

/** Handle and name as written last; the longer name, where the last one is the first name only. */
function latestOf(known: Person | undefined, person: Person): Person {
  const isShort = known?.name !== undefined && person.name?.includes(' ') !== true && known.name.includes(' ')
  return { ...known, ...person, ...(isShort ? { name: known.name } : {}) }
}

/** What somebody is known by, whichever word the minutes have for them: handle, whole name, first name. */
type KeyOf = (word: string) => string

/** Learns which names belong to a handle, and which first names to one person alone. */
function keysIn(meetings: SeriesMeetings): KeyOf {
  const handles = new Set<string>()
  const byName = new Map<string, string>()
  const wholeNames = new Set<string>()
  for (const { file } of meetings) {
    for (const handle of file.participants) handles.add(handle.toLowerCase())
    for (const [handle, name] of Object.entries(file.names)) byName.set(name.toLowerCase(), handle.toLowerCase())
    for (const name of [...file.named, ...Object.values(file.names)])
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

function compare(one: Person, other: Person): number {
  return (one.handle ?? one.name ?? '').localeCompare(other.handle ?? other.name ?? '')
}
