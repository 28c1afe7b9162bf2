import type { Digest } from '../digest'
import type { Minutes } from '../minutes'
import type { DeckSource } from '../slides/compose/previousDecks'
import { composeFromLast, type NewMinutesParts } from './composeFromLast'
import { composeNextDeck } from './nextDeck'
import { detectPersonStyle } from './participantStyle'
import type { SeriesMeetings } from './seriesHabits'
import { chooseSkeleton, type MinutesText, skeletonMeetingCount } from './skeleton'
import { composeFromTemplate } from './template'

/** Template for a series without minutes. */
const plainTemplate = [
  '# ${date}',
  '',
  '## Participants',
  '',
  '${participants}',
  '',
  '## Agenda',
  '',
  '${agenda}',
  '### ',
  '',
].join('\n')

/** The earlier meetings whose texts `composeNext` needs, oldest first; the last one is the last meeting. */
export function meetingsToRead(meetings: SeriesMeetings): readonly Digest[] {
  const last = meetings.at(-1)?.file
  if (last === undefined) return []
  const earlier = meetings.slice(0, -1).map(({ file }) => file)
  if (last.kind === 'slides') {
    const previous = earlier.findLast(({ kind }) => kind === 'slides')
    return previous === undefined ? [last] : [previous, last]
  }
  return [...earlier.filter(({ kind }) => kind === 'minutes').slice(1 - skeletonMeetingCount), last]
}

/** The texts of a series, by path. Deleted files are missing. */
export interface SeriesTexts {
  /** The template of the series. */
  readonly template: string | undefined
  readonly meetings: ReadonlyMap<string, MinutesText>
}

/**
 * Composes the next minutes, or the next deck, of a series.
 *
 * @param meetings The meetings of the series, oldest first.
 * @param read Reads the new text.
 */
export function composeNext(
  meetings: SeriesMeetings,
  parts: NewMinutesParts,
  { template, meetings: texts }: SeriesTexts,
  read: (text: string) => Minutes,
): string {
  const digests = meetingsToRead(meetings)
  const last = digests.at(-1)
  const lastText = last && texts.get(last.path)
  if (template !== undefined)
    return composeFromTemplate(template, parts, lastText && detectPersonStyle(lastText.minutes))
  if (last === undefined || lastText === undefined) return composeFromTemplate(plainTemplate, parts)
  if (last.kind === 'slides') {
    const previous = digests.length > 1 ? digests[0] : undefined
    const previousText = previous && texts.get(previous.path)
    return composeNextDeck(toDeck(last, lastText), previous && previousText && toDeck(previous, previousText), parts)
  }
  const skeleton = chooseSkeleton(digests.flatMap(({ path }) => texts.get(path) ?? []))
  return skeleton === undefined
    ? composeFromTemplate(plainTemplate, parts)
    : composeFromLast(skeleton.text, skeleton.minutes, parts, read, skeleton)
}

function toDeck({ path, date }: Digest, { text, minutes }: MinutesText): DeckSource {
  return { path, date: date ?? '', text, slides: minutes.slides }
}
