import { isFullName } from '../people/handlesAndNames'
import { splitPeople } from '../people/names'
import type { LineSection } from '../sections/sections'
import type { Source } from '../text/source'
import { duration, readDuration } from './timeBoxes'

/** People alone on the line below the title of a topic: "(Jane Doe, Acme - remote)", "Jane Doe, 10 min". */
export interface Speakers {
  readonly owners: readonly string[]
  readonly minutes: number | undefined
}

/** Without a time or a parenthesis, a name below a single title may be a place or another title. */
const minTopics = 2

/** Maximum number of words beside a speaker: "Acme", "remote". */
const maxRemark = 3

/** The speakers of the topics, if several topics have some. */
export function speakersOf(source: Source, topics: readonly LineSection[]): ReadonlyMap<LineSection, Speakers> {
  const found = topics.flatMap((topic) => {
    const line = source.lines[topic.from]
    const speakers = line?.kind === 'text' && topic.from < topic.to ? readSpeakers(line.maskedText) : undefined
    return speakers === undefined ? [] : [[topic, speakers] as const]
  })
  return new Map(found.length < minTopics ? [] : found)
}

function readSpeakers(maskedText: string): Speakers | undefined {
  if (maskedText.length > 120) return undefined
  const plain = maskedText.replace(/^\[[^[\]]*\]\uFFFC*\s*,\s*/, '').replace(/^[\s*_(]+|[\s*_).]+$/g, '')
  // "Jane Doe, Acme - remote", "Jane Doe (Acme)"
  const [people = '', remark = ''] = plain.replace(duration, '').split(/\s[–—-]\s|\s*\(|[,;]\s*$/)
  // "Jane Doe - the gate is too old" is what she said.
  if (remark.split(/\s+/).length > maxRemark) return undefined
  const pieces = splitPeople(people)
  const names = pieces.filter(isFullName)
  const hasOnlyPeople = pieces.length - names.length < 2 && pieces[0] === names[0]
  return names.length > 0 && hasOnlyPeople ? { owners: names, minutes: readDuration(plain) } : undefined
}
