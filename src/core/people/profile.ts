import type { Digest } from '../digest'
import { type ActionItem, type CalendarDate, type Minutes, type Role, sameHandle } from '../minutes'

/** What the minutes tell about somebody. */
export interface Profile {
  /** In the spelling that was asked for. */
  readonly handle: string
  readonly name: string | undefined
  /** What the person does in this meeting. */
  readonly attends: boolean
  readonly isExcused: boolean
  readonly duties: readonly { readonly role: Role; readonly label: string }[]
  readonly agenda: readonly string[]
  /** The latest earlier meeting that the person attended. */
  readonly lastAttended: { readonly date: CalendarDate; readonly path: string } | undefined
  /** Open action items, latest first, one that was carried from meeting to meeting once. */
  readonly openItems: readonly OpenItemPlace[]
}

export interface OpenItemPlace {
  readonly item: ActionItem
  readonly path: string
  readonly date: CalendarDate | undefined
}

/**
 * @param path The document's own path, to leave it out of `history`.
 */
export function profileOf(handle: string, minutes: Minutes, path: string, history: readonly Digest[]): Profile {
  const isHim = (other: string | undefined): boolean => other !== undefined && sameHandle(handle, other)
  const listed = [...minutes.participants, ...minutes.excused].find((person) => isHim(person.handle))
  const earlier = history
    .filter((digest) => digest.path !== path)
    .sort((one, other) => (other.date ?? '').localeCompare(one.date ?? ''))
  const named = earlier.flatMap(({ names }) => Object.entries(names)).find(([key]) => isHim(key))?.[1]
  const last = earlier.find(({ date, participants }) => date !== undefined && participants.some(isHim))
  return {
    handle,
    name: listed?.name ?? named,
    attends: minutes.participants.some((person) => isHim(person.handle)),
    isExcused: minutes.excused.some((person) => isHim(person.handle)),
    duties: minutes.duties
      .filter(({ people }) => people.some((person) => isHim(person.handle)))
      .map(({ role, label }) => ({ role, label })),
    agenda: minutes.agenda.filter(({ owners }) => owners.some(isHim)).map(({ title }) => title),
    lastAttended: last?.date === undefined ? undefined : { date: last.date, path: last.path },
    openItems: openItemsOf(isHim, history),
  }
}

function openItemsOf(isHim: (owner: string) => boolean, history: readonly Digest[]): readonly OpenItemPlace[] {
  const seen = new Set<string>()
  return [...history]
    .sort((one, other) => (other.date ?? '').localeCompare(one.date ?? ''))
    .flatMap(({ actions, path, date, series }) =>
      actions
        .filter(({ owners }) => owners.some(isHim))
        .flatMap((item) => {
          // The latest place decides whether an item is open.
          const key = `${series} ${item.task.toLowerCase()}`
          if (seen.has(key)) return []
          seen.add(key)
          return item.done ? [] : [{ item, path, date }]
        }),
    )
}
