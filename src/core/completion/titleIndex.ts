/**
 * An n-gram index of titles: it selects the titles that Fuse.js ranks.
 *
 * Titles that share the most pairs and triples of letters with the query are candidates. A typo changes two pairs and
 * three triples, but no others.
 */
export interface TitleIndex {
  readonly size: number
  /** Positions of titles, by pair or triple of letters (see `gramsOf`). */
  readonly postings: ReadonlyMap<number, Uint16Array>
  /** Number of words in each title, because the shorter of two equal matches ranks higher, as in Fuse.js. */
  readonly wordCounts: Uint8Array
}

/** Maximum number of titles in an index, so that indexing causes no noticeable delay. */
export const maxIndexedTitles = 250

/** @param titles At most `maxIndexedTitles`, the preferred ones first. */
export function indexTitles(titles: readonly string[]): TitleIndex {
  const positionsByGram = new Map<number, number[]>()
  const wordCounts = new Uint8Array(titles.length)
  titles.forEach((title, position) => {
    const text = normalizeText(title)
    wordCounts[position] = Math.min(maxWordCount, text.split(' ').length)
    for (const gram of gramsOf(text)) {
      const list = positionsByGram.get(gram)
      if (list === undefined) positionsByGram.set(gram, [position])
      else list.push(position)
    }
  })
  const postings = new Map([...positionsByGram].map(([gram, list]) => [gram, Uint16Array.from(list)]))
  return { size: titles.length, postings, wordCounts }
}

const maxWordCount = 31

export interface TitleCandidate {
  /** Position of the index among those searched, and of the title in it. */
  readonly index: number
  readonly position: number
}

/** Number of possible ranks; 0 is the best, `rankCount` means no match. */
const rankCount = 1_024

/**
 * Returns the titles that probably match a query best, in the order of the indexes.
 *
 * Estimates the score of Fuse.js from the missing pairs and triples: the share of wrong letters, to the power of
 * 1 / sqrt(number of words).
 */
export function prefilter(indexes: readonly TitleIndex[], query: string, limit: number): readonly TitleCandidate[] {
  const text = normalizeText(query)
  // Triples are enough for a longer query, and occur in a tenth as many titles.
  const isLong = text.length >= minLengthForTriplesOnly
  const grams = [...gramsOf(text)].filter((gram) => !isLong || gram > pairLimit)
  if (grams.length === 0) return []
  const ranking = rankingOf(grams.length, text.length, isLong ? brokenTriples : brokenGrams)
  const histogram = new Uint32Array(rankCount + 1)
  const ranks = indexes.map((index) => rankTitles(index, grams, ranking, histogram))
  let worst = 0
  let better = 0
  while (worst < rankCount - 1 && better + (histogram[worst] ?? 0) < limit) better += histogram[worst++] ?? 0
  const found: TitleCandidate[] = []
  let atWorst = 0
  ranks.forEach((indexRanks, index) => {
    for (let position = 0; position < indexRanks.length; position++) {
      const rank = indexRanks[position] ?? rankCount
      if (rank < worst || (rank === worst && atWorst++ < limit - better)) found.push({ index, position })
    }
  })
  return found
}

/** From this length on, only the triples of a query are used. */
const minLengthForTriplesOnly = 8
/** Encoded pairs are below this number, encoded triples above. */
const pairLimit = 1 << 20

/** How many n-grams change at a wrong letter, at two swapped letters, and at each letter of a wrong word. */
interface BrokenCounts {
  readonly wrong: number
  readonly swapped: number
  readonly perWrongLetter: number
}

const brokenTriples: BrokenCounts = { wrong: 3, swapped: 4, perWrongLetter: 1 }
const brokenGrams: BrokenCounts = { wrong: 5, swapped: 7, perWrongLetter: 2 }

/** Estimates the number of wrong letters from the missing n-grams: a few are a typo, more are a different word. */
function wrongLetters(missing: number, { wrong, swapped, perWrongLetter }: BrokenCounts): number {
  return missing <= swapped ? missing / wrong : swapped / wrong + (missing - swapped) / perWrongLetter
}

/** Computes a title's rank from the number of n-grams shared with the query and its number of words. */
type Ranking = (shared: number, words: number) => number

function rankingOf(gramCount: number, letters: number, broken: BrokenCounts): Ranking {
  // Cache by both numbers; 0 means not computed yet.
  const cache = new Uint16Array((gramCount + 1) * (maxWordCount + 1))
  // A title that lacks most n-grams does not match.
  const minShared = Math.max(1, Math.floor(gramCount * 0.3))
  return (shared, words) => {
    if (shared < minShared) return rankCount
    const at = shared * (maxWordCount + 1) + words
    const cached = cache[at] ?? 0
    if (cached > 0) return cached
    const wrong = Math.min(1, wrongLetters(gramCount - shared, broken) / letters)
    const score = Math.pow(wrong, 1 / Math.sqrt(Math.max(1, words)))
    const rank = wrong === 0 ? words : maxWordCount + 1 + Math.floor(score * (rankCount - maxWordCount - 3))
    return (cache[at] = Math.max(1, Math.min(rankCount - 1, rank)))
  }
}

function rankTitles(
  { size, postings, wordCounts }: TitleIndex,
  grams: readonly number[],
  ranking: Ranking,
  histogram: Uint32Array,
): Uint16Array {
  const ranks = new Uint16Array(size)
  for (const gram of grams) {
    const list = postings.get(gram)
    if (list === undefined) continue
    for (const position of list) ranks[position] = (ranks[position] ?? 0) + 1
  }
  for (let position = 0; position < size; position++) {
    const shared = ranks[position] ?? 0
    const rank = shared === 0 ? rankCount : ranking(shared, wordCounts[position] ?? 0)
    ranks[position] = rank
    histogram[rank] = (histogram[rank] ?? 0) + 1
  }
  return ranks
}

/** In lower case; anything but letters and digits becomes one space. */
export function normalizeText(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** The pairs and triples of letters, each once, packed into numbers. Letters with the same low 10 bits collide. */
function gramsOf(text: string): ReadonlySet<number> {
  const grams = new Set<number>()
  for (let at = 0; at + 1 < text.length; at++) {
    const pair = ((text.charCodeAt(at) & 0x3ff) << 10) | (text.charCodeAt(at + 1) & 0x3ff)
    grams.add(pair)
    if (at + 2 < text.length) grams.add((pair + 1) * 1024 + (text.charCodeAt(at + 2) & 0x3ff))
  }
  return grams
}
