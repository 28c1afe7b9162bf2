import type { AgendaItem, Minutes } from '../minutes'
import { duration } from '../reader/agenda/timeBoxes'
import { endOfSection } from './lineMap'

/** Whether a text may have a time box. Cheap, for texts that are not read yet. */
export function hasTimeBox(text: string): boolean {
  return duration.test(text) || /\d[:.]\d\d\s*(?:-|–|to|bis)\s*\d{1,2}[:.]\d\d/.test(text)
}

/** The topic at an offset if it has a time box. */
export function timedTopicAt(
  text: string,
  { agenda, sections }: Minutes,
  offset: number,
): (AgendaItem & { readonly minutes: number }) | undefined {
  const topic = agenda.findLast(({ span }) => span.start.offset - span.start.column < offset)
  if (topic?.minutes === undefined || topic.minutes === 0) return undefined
  const section =
    sections.find(({ heading }) => heading.start.offset === topic.span.start.offset) ??
    sections.findLast(({ level, heading }) => level <= 6 && heading.start.offset < topic.span.start.offset)
  if (section !== undefined && offset > endOfSection(text, sections, section)) return undefined
  return { ...topic, minutes: topic.minutes }
}

/** The remaining time of a time box. */
export interface TimeLeft {
  /** Whole minutes, rounded up; 0 when the time is over. */
  readonly minutes: number
  /** Milliseconds until this changes; undefined when the time is over. */
  readonly nextChange: number | undefined
}

const minuteMs = 60_000

/** @param elapsedMs Milliseconds since the start of the time box. */
export function timeLeft(boxMinutes: number, elapsedMs: number): TimeLeft {
  const left = boxMinutes * minuteMs - Math.max(0, elapsedMs)
  if (left <= 0) return { minutes: 0, nextChange: undefined }
  return { minutes: Math.ceil(left / minuteMs), nextChange: left % minuteMs || minuteMs }
}
