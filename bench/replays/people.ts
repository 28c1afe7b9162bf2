import { findPeople } from '../../src/core/completion/findPeople'
import { rankPeople } from '../../src/core/completion/people'
import { type PeopleMemory, rememberPeople } from '../../src/core/completion/peopleMemory'
import { readScene, type Scene } from '../../src/core/completion/scene'
import { type Digest, digestOf } from '../../src/core/digest'
import type { Minutes } from '../../src/core/minutes'
import { defaultLexicon, readMinutes } from '../../src/core/reader/readMinutes'
import { isPlaceholder } from '../../src/core/reader/people'
import { defaultReferenceOptions } from '../../src/core/reader/references'
import type { BenchDocument } from '../documents'

/** A mention, and the position of its person in the suggestions. */
export interface ReplayedMention {
  readonly path: string
  readonly offset: number
  readonly handle: string
  /** Position of the person, 0 for the first, -1 if missing; after one, two and three typed letters. */
  readonly places: readonly number[]
  /** The same in an alphabetical list. */
  readonly alphabeticalPlaces: readonly number[]
}

export interface ReadDocument extends BenchDocument {
  readonly minutes: Minutes
  readonly digest: Digest
}

/** Reads all documents. */
export function readAll(documents: readonly BenchDocument[]): readonly ReadDocument[] {
  return documents.map(({ path, text }) => {
    const minutes = readMinutes(text, { path })
    return { path, text, minutes, digest: digestOf(path, minutes, text) }
  })
}

/** Digests of all documents with an earlier date; none for a document without a date. */
export function historyOf(documents: readonly ReadDocument[], { digest }: ReadDocument): readonly Digest[] {
  const { date } = digest
  if (date === undefined) return []
  return documents.flatMap((other) =>
    other.digest.date !== undefined && other.digest.date < date ? [other.digest] : [],
  )
}

const prefixLengths = [1, 2, 3]
/** Later positions count as missing. */
const maxPosition = 20

/** A mention, and what was known when it was typed. */
export interface MentionScene {
  readonly path: string
  readonly series: string
  readonly offset: number
  readonly handle: string
  readonly memory: PeopleMemory
  readonly scene: Scene
}

/**
 * Yields every mention outside the lists of people, without placeholders (`@todo`).
 *
 * Only files with an earlier date and the text before the mention are used, so that nothing of the future is known.
 */
export function* scenesOfMentions(documents: readonly ReadDocument[]): Generator<MentionScene> {
  const options = { lexicon: defaultLexicon, webOrigins: defaultReferenceOptions.webOrigins }
  for (const document of documents) {
    const { minutes, digest, path, text } = document
    const listed = new Set([...minutes.participants, ...minutes.excused].map(({ span }) => span.start.offset))
    const mentions = minutes.mentions.filter(
      ({ handle, span }) => !listed.has(span.start.offset) && !isPlaceholder(defaultLexicon, handle),
    )
    if (mentions.length === 0) continue
    const memory = rememberPeople(historyOf(documents, document), digest.series, digest.date)
    for (const { handle, span } of mentions) {
      const offset = span.start.offset
      const before = `${text.slice(0, offset)}@`
      const scene = readScene(before, { start: offset, end: before.length }, options)
      yield { path, series: digest.series, offset, handle, memory, scene }
    }
  }
}

/**
 * Replays the typing of every mention, letter by letter as written.
 *
 * If the handle is a known misspelling (`learnSpellings`), the person to find is the one with the correct handle.
 */
export function* replayPeople(documents: readonly ReadDocument[]): Generator<ReplayedMention> {
  for (const { path, offset, handle, memory, scene } of scenesOfMentions(documents)) {
    const people = rankPeople(memory, scene)
    const alphabetical = people.map((person) => person.handle.toLowerCase()).sort()
    const wanted = memory.spellings.keyOf(handle)
    const isWanted = (offered: string): boolean => memory.spellings.keyOf(offered) === wanted
    const prefixes = prefixLengths.map((count) => handle.slice(0, count))
    yield {
      path,
      offset,
      handle,
      places: prefixes.map((typed) =>
        findPeople(people, typed, maxPosition).findIndex((person) => isWanted(person.handle)),
      ),
      alphabeticalPlaces: prefixes.map((typed) =>
        alphabetical.filter((name) => name.startsWith(typed.toLowerCase())).findIndex(isWanted),
      ),
    }
  }
}
