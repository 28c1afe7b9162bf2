import type { Duty, Minutes, Section } from '../minutes'
import { normalizeTitle } from '../reader/sections/sectionTitles'
import { countMeetings } from './meetingNumber'
import { lineLabel } from './participantStyle'

/** Number of recent meetings to compare. */
export const skeletonMeetingCount = 5

/** Minutes with their text. */
export interface MinutesText {
  readonly text: string
  readonly minutes: Minutes
}

/** The parts of minutes that are usual in their series. */
export interface Habits {
  /** The sections that most of the last meetings do not have. */
  readonly omitted: ReadonlySet<Section>
  /** How much of a labeled line the next meeting repeats: `Place: Room 3`, `Quorum:`, or nothing. */
  readonly usualPart: (line: string) => 'whole' | 'label' | 'nothing'
  /** The title with the number of the next meeting, if the series counts its meetings. */
  readonly countOn: (title: string) => string
}

/** The minutes that new ones are composed from. */
export interface Skeleton extends MinutesText, Habits {}

/**
 * Chooses the minutes that new ones are composed from: of the last meetings, the one with most of the usual sections
 * and duties, the newest of several. Removes rare duties, and lists rare sections as `omitted`.
 *
 * @param meetings The last meetings, oldest first; only the last `skeletonMeetingCount` are used.
 */
export function chooseSkeleton(meetings: readonly MinutesText[]): Skeleton | undefined {
  const recent = meetings.slice(-skeletonMeetingCount)
  const counts = new Map<string, number>()
  for (const { minutes } of recent) for (const key of keysOf(minutes)) counts.set(key, (counts.get(key) ?? 0) + 1)
  const isUsual = (key: string): boolean => (counts.get(key) ?? 0) * 2 > recent.length
  const isRare = (key: string): boolean => (counts.get(key) ?? 0) * 2 < recent.length
  const usualCount = ({ minutes }: MinutesText): number => [...keysOf(minutes)].filter(isUsual).length
  const model = recent.reduce<MinutesText | undefined>(
    (best, one) => (best === undefined || usualCount(one) >= usualCount(best) ? one : best),
    undefined,
  )
  if (model === undefined) return undefined
  const { sections, duties } = model.minutes
  const isOmitted = (section: Section): boolean =>
    section.kind !== 'title' &&
    section.kind !== 'topic' &&
    isRare(titleKey(section)) &&
    // Keep a usual section whose title changes every time.
    (isRare(section.kind) || sections.some((other) => other.kind === section.kind && isUsual(titleKey(other))))
  return {
    text: model.text,
    minutes: { ...model.minutes, duties: duties.filter((duty) => !isRare(dutyKey(duty))) },
    omitted: new Set(sections.filter(isOmitted)),
    usualPart: (line) => usualPart(line, recent),
    countOn: countMeetings(recent.map(titleOf)),
  }
}

/** The title's line, as written. */
function titleOf({ text, minutes }: MinutesText): string {
  const title = minutes.sections.find(({ kind }) => kind === 'title')
  return title === undefined ? '' : (text.split(/\r\n|\n|\r/)[title.heading.start.line - 1] ?? '')
}

function usualPart(line: string, recent: readonly MinutesText[]): ReturnType<Habits['usualPart']> {
  const label = lineLabel(line)
  const lines = recent.map(({ text }) => text.split(/\r\n|\n|\r/))
  const labelled = lines.filter((all) => all.some((one) => one.startsWith(label))).length
  const same = lines.filter((all) => all.includes(line)).length
  if (labelled * 2 < recent.length) return 'nothing'
  return same * 2 > labelled ? 'whole' : 'label'
}

function keysOf({ sections, duties }: Minutes): ReadonlySet<string> {
  const fixed = sections.filter(({ kind }) => kind !== 'topic' && kind !== 'title')
  return new Set([...fixed.flatMap((section) => [section.kind, titleKey(section)]), ...duties.map(dutyKey)])
}

function titleKey({ kind, title }: Section): string {
  return `${kind} ${normalizeTitle(title)}`
}

function dutyKey({ role, label }: Duty): string {
  return `duty ${role} ${normalizeTitle(label)}`
}
