import type { Digest } from '../digest'
import { type ActionItem, type CalendarDate, type Minutes, type Role, sameHandle } from '../minutes'

/** Facts about a person from minutes. */
export interface Profile {
  /** As passed to `profileOf`. */
  readonly handle: string
  readonly name: string | undefined
  /** Whether the person is listed as a participant of this meeting. */
  readonly isAttending: boolean
  readonly isExcused: boolean
  readonly duties: readonly { readonly role: Role; readonly label: string }[]
  readonly agenda: readonly string[]
  /** The latest earlier meeting that the person attended; undefined if there is none. */
  readonly lastAttended: { readonly date: CalendarDate; readonly path: string } | undefined
  /** Open action items, latest first; an item that was carried over is listed once. */
  readonly openItems: readonly OpenItemLocation[]
}

export interface OpenItemLocation {
  readonly item: ActionItem
  readonly path: string
  readonly date: CalendarDate | undefined
}

/**
 * Collects facts about a person from this meeting and earlier minutes.
 *
 * @param path Path of the document, to ignore it in `history`.
 */
export function profileOf(handle: string, minutes: Minutes, path: string, history: readonly Digest[]): Profile {
  const isPerson = (other: string | undefined): boolean => other !== undefined && sameHandle(handle, other)
  const listed = [...minutes.participants, ...minutes.excused].find((person) => isPerson(person.handle))
  const earlier = history
    .filter((digest) => digest.path !== path)
    .sort((one, other) => (other.date ?? '').localeCompare(one.date ?? ''))
  const nameInHistory = earlier
    .flatMap(({ namesByHandle }) => Object.entries(namesByHandle))
    .find(([key]) => isPerson(key))?.[1]
  const lastMeeting = earlier.find(({ date, participants }) => date !== undefined && participants.some(isPerson))
  return {
    handle,
    name: listed?.name ?? nameInHistory,
    isAttending: minutes.participants.some((person) => isPerson(person.handle)),
    isExcused: minutes.excused.some((person) => isPerson(person.handle)),
    duties: minutes.duties
      .filter(({ people }) => people.some((person) => isPerson(person.handle)))
      .map(({ role, label }) => ({ role, label })),
    agenda: minutes.agenda.filter(({ owners }) => owners.some(isPerson)).map(({ title }) => title),
    lastAttended: lastMeeting?.date === undefined ? undefined : { date: lastMeeting.date, path: lastMeeting.path },
    openItems: openItemsOf(isPerson, history),
  }
}

function openItemsOf(isPerson: (owner: string) => boolean, history: readonly Digest[]): readonly OpenItemLocation[] {
  const seen = new Set<string>()
  return [...history]
    .sort((one, other) => (other.date ?? '').localeCompare(one.date ?? ''))
    .flatMap(({ actions, path, date, series }) =>
      actions
        .filter(({ owners }) => owners.some(isPerson))
        .flatMap((item) => {
          // The latest minutes decide whether an item is open.
          const key = `${series} ${item.task.toLowerCase()}`
          if (seen.has(key)) return []
          seen.add(key)
          return item.done ? [] : [{ item, path, date }]
        }),
    )
}
