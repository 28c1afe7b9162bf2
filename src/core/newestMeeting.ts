import { findAmbiguousDates, findDates } from './dates'
import type { Minutes, Section, Span } from './minutes'

/** The section of the newest meeting in notes of several meetings; undefined in the notes of one meeting. */
export function newestMeeting({ date, sections }: Pick<Minutes, 'date' | 'sections'>): Section | undefined {
  const newest = sections.find(({ heading }) => heading.start.line === date?.span.start.line)
  const isMeeting = ({ title, level }: Section): boolean =>
    level === newest?.level && findDates(title).length + findAmbiguousDates(title).length > 0
  return sections.filter(isMeeting).length > 1 ? newest : undefined
}

/** Whether something is in a section. */
export function isInSection({ span: { start } }: { readonly span: Span }, { span }: Section): boolean {
  return span.start.line <= start.line && start.line <= span.end.line
}

/** The minutes with the people and duties of the newest meeting only, unless it names none. */
export function withNewestPeople(minutes: Minutes): Minutes {
  const newest = minutes.kind === 'slides' ? undefined : newestMeeting(minutes)
  if (newest === undefined) return minutes
  const ofNewest = <T extends { readonly span: Span }>(values: readonly T[]): readonly T[] => {
    const inside = values.filter((value) => isInSection(value, newest))
    return inside.length > 0 ? inside : values
  }
  const { participants, excused, duties } = minutes
  return { ...minutes, participants: ofNewest(participants), excused: ofNewest(excused), duties: ofNewest(duties) }
}
