import { findPeople } from '../../src/core/completion/findPeople'
import { rankPeople } from '../../src/core/completion/people'
import { type PeopleStats, collectPeopleStats } from '../../src/core/completion/peopleStats'
import { readCursorContext, type CursorContext } from '../../src/core/completion/cursorContext'
import { type Digest, digestOf } from '../../src/core/digest'
import type { Minutes } from '../../src/core/minutes'
import { defaultLexicon, readMinutes } from '../../src/core/reader/readMinutes'
import { isPlaceholder } from '../../src/core/reader/people/handlesAndNames'
import { defaultReferenceOptions } from '../../src/core/reader/references'
import type { BenchDocument } from '../documents'

/** A mention, and the position of its person in the suggestions. */
export interface ReplayedMention {
  readonly path: string
  readonly offset: number
  readonly handle: string
  /** Position of the person, 0 for the first, -1 if missing; after one, two and three typed letters. */
  readonly positions: readonly number[]
  /** The same in an alphabetical list. */
  readonly alphabeticalPositions: readonly number[]
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
export interface MentionSample {
  readonly path: string
  readonly series: string
  readonly offset: number
  readonly handle: string
  readonly stats: PeopleStats
  readonly cursorContext: CursorContext
}

/**
 * Yields every mention outside the lists of people, without placeholders (`@todo`).
 *
 * Uses only files with an earlier date and the text before the mention, so that nothing later influences the result.
 */
export function* mentionSamples(documents: readonly ReadDocument[]): Generator<MentionSample> {
  const options = { lexicon: defaultLexicon, webOrigins: defaultReferenceOptions.webOrigins }
  for (const document of documents) {
    const { minutes, digest, path, text } = document
    const listed = new Set([...minutes.participants, ...minutes.excused].map(({ span }) => span.start.offset))
    const mentions = minutes.mentions.filter(
      ({ handle, span }) => !listed.has(span.start.offset) && !isPlaceholder(defaultLexicon, handle),
    )
    if (mentions.length === 0) continue
    const stats = collectPeopleStats(historyOf(documents, document), digest.series, digest.date)
    for (const { handle, span } of mentions) {
      const offset = span.start.offset
      const before = `${text.slice(0, offset)}@`
      const cursorContext = readCursorContext(before, { start: offset, end: before.length }, options)
      yield { path, series: digest.series, offset, handle, stats, cursorContext }
    }
  }
}

/**
 * Replays the typing of every mention, letter by letter as written.
 *
 * If the handle is a known misspelling (`learnSpellings`), the person to find is the one with the correct handle.
 */
export function* replayPeople(documents: readonly ReadDocument[]): Generator<ReplayedMention> {
  for (const { path, offset, handle, stats, cursorContext } of mentionSamples(documents)) {
    const people = rankPeople(stats, cursorContext)
    const alphabetical = people.map((person) => person.handle.toLowerCase()).sort()
    const wanted = stats.spellings.keyOf(handle)
    const isWanted = (offered: string): boolean => stats.spellings.keyOf(offered) === wanted
    const prefixes = prefixLengths.map((count) => handle.slice(0, count))
    yield {
      path,
      offset,
      handle,
      positions: prefixes.map((typed) =>
        findPeople(people, typed, maxPosition).findIndex((person) => isWanted(person.handle)),
      ),
      alphabeticalPositions: prefixes.map((typed) =>
        alphabetical.filter((name) => name.startsWith(typed.toLowerCase())).findIndex(isWanted),
      ),
    }
  }
}
