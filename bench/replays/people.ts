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

/** What the list looked like when somebody was mentioned. */
export interface ReplayedMention {
  readonly path: string
  readonly offset: number
  readonly handle: string
  /** The wanted person's place, 0 for the first, after one, two and three typed letters; -1 where missing. */
  readonly places: readonly number[]
  /** The same in a list by the alphabet. */
  readonly alphabeticalPlaces: readonly number[]
}

export interface ReadDocument extends BenchDocument {
  readonly minutes: Minutes
  readonly digest: Digest
}

/** Reads a corpus once, for replays over it. */
export function readAll(documents: readonly BenchDocument[]): readonly ReadDocument[] {
  return documents.map(({ path, text }) => {
    const minutes = readMinutes(text, { path })
    return { path, text, minutes, digest: digestOf(path, minutes, text) }
  })
}

/** The digests of what was written before a document; none for a document without a date. */
export function historyOf(documents: readonly ReadDocument[], { digest }: ReadDocument): readonly Digest[] {
  const { date } = digest
  if (date === undefined) return []
  return documents.flatMap((other) =>
    other.digest.date !== undefined && other.digest.date < date ? [other.digest] : [],
  )
}

const letters = [1, 2, 3]
/** Places behind this one count as missing. */
const depth = 20

/** A mention, and all that was known when it was typed. */
export interface MentionScene {
  readonly path: string
  readonly series: string
  readonly offset: number
  readonly handle: string
  readonly memory: PeopleMemory
  readonly scene: Scene
}

/**
 * Every mention outside of the lists of participants (`@todo`, which a template left behind, is none), with the files dated earlier as history and the text before the
 * mention as document, so that nothing of the future is known.
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
 * Types every mention again.
 *
 * The wanted person is whom the handle means: where what was written is a misspelling by what was known at the time
 * (`learnSpellings`), that is the person meant. The typed letters are those that were written.
 */
export function* replayPeople(documents: readonly ReadDocument[]): Generator<ReplayedMention> {
  for (const { path, offset, handle, memory, scene } of scenesOfMentions(documents)) {
    const people = rankPeople(memory, scene)
    const byAlphabet = people.map((person) => person.handle.toLowerCase()).sort()
    const wanted = memory.spellings.keyOf(handle)
    const isWanted = (offered: string): boolean => memory.spellings.keyOf(offered) === wanted
    const begun = letters.map((count) => handle.slice(0, count))
    yield {
      path,
      offset,
      handle,
      places: begun.map((typed) => findPeople(people, typed, depth).findIndex((person) => isWanted(person.handle))),
      alphabeticalPlaces: begun.map((typed) =>
        byAlphabet.filter((name) => name.startsWith(typed.toLowerCase())).findIndex(isWanted),
      ),
    }
  }
}
