/**
 * Finds which titles may match a query, so that Fuse.js has to rank a few only: each title is known by its pairs and
 * triples of letters, and those that share most of them with the query are the candidates. A slip breaks two pairs and
 * three triples and leaves the others.
 */
export interface TitleIndex {
  readonly size: number
  /** Positions of the titles, by pair or triple of letters. */
  readonly postings: ReadonlyMap<number, Uint16Array>
  /** Words of each title: of equal matches the shorter title is the better one, as in Fuse.js. */
  readonly lengths: Uint8Array
}

/** Titles in one index: as many as can be indexed without a pause that anybody feels. */
export const maxIndexedTitles = 250

/** @param titles At most `maxIndexedTitles`, the preferred ones first. */
export function indexTitles(titles: readonly string[]): TitleIndex {
  const growing = new Map<number, number[]>()
  const lengths = new Uint8Array(titles.length)
  titles.forEach((title, position) => {
    const text = normalize(title)
    lengths[position] = Math.min(maxLength, text.split(' ').length)
    for (const gram of gramsOf(text)) {
      const list = growing.get(gram)
      if (list === undefined) growing.set(gram, [position])
      else list.push(position)
    }
  })
  const postings = new Map([...growing].map(([gram, list]) => [gram, Uint16Array.from(list)]))
  return { size: titles.length, postings, lengths }
}

const maxLength = 31

export interface TitleCandidate {
  /** Number of the index among those searched, and the position in it. */
  readonly index: number
  readonly position: number
}

/** The ranks that a title can have; 0 is the best. */
const rankCount = 1_024

/**
 * The titles that probably match a query best, in the order of the indexes.
 *
 * How good a match is, is guessed from the pairs and triples that are missing, with the formula by which Fuse.js scores:
 * the part of the letters that are wrong, to the power of one by the root of the number of words.
 */
export function narrow(indexes: readonly TitleIndex[], query: string, limit: number): readonly TitleCandidate[] {
  const text = normalize(query)
  // Triples alone tell enough of a longer query, and stand in a tenth as many titles.
  const isLong = text.length >= triplesOnly
  const grams = [...gramsOf(text)].filter((gram) => !isLong || gram > pairLimit)
  if (grams.length === 0) return []
  const ranking = rankingOf(grams.length, text.length, isLong ? triplesOfSlip : allOfSlip)
  const histogram = new Uint32Array(rankCount + 1)
  const ranks = indexes.map((index) => rankTitles(index, grams, ranking, histogram))
  let worst = 0
  let better = 0
  while (worst < rankCount - 1 && better + (histogram[worst] ?? 0) < limit) better += histogram[worst++] ?? 0
  const found: TitleCandidate[] = []
  let atWorst = 0
  ranks.forEach((ofIndex, index) => {
    for (let position = 0; position < ofIndex.length; position++) {
      const rank = ofIndex[position] ?? rankCount
      if (rank < worst || (rank === worst && atWorst++ < limit - better)) found.push({ index, position })
    }
  })
  return found
}

/** Letters from which on a query is known by its triples alone. */
const triplesOnly = 8
/** Numbers of pairs are below, those of triples above. */
const pairLimit = 1 << 20

/** What breaks of the pairs and triples in question: at a wrong letter, at two swapped ones, at each letter of a wrong word. */
interface Slip {
  readonly wrong: number
  readonly swapped: number
  readonly further: number
}

const triplesOfSlip: Slip = { wrong: 3, swapped: 4, further: 1 }
const allOfSlip: Slip = { wrong: 5, swapped: 7, further: 2 }

/** Few that are missing are a slip, more are another word. */
function wrongLetters(missing: number, { wrong, swapped, further }: Slip): number {
  return missing <= swapped ? missing / wrong : swapped / wrong + (missing - swapped) / further
}

/** Gives the rank of a title by the pairs and triples that it shares with the query and its number of words. */
type Ranking = (shared: number, words: number) => number

function rankingOf(gramCount: number, letters: number, slip: Slip): Ranking {
  // Worked out once for each pair of numbers that occurs; 0 stands for not yet.
  const known = new Uint16Array((gramCount + 1) * (maxLength + 1))
  // Where most are broken there is no match.
  const least = Math.max(1, Math.floor(gramCount * 0.3))
  return (shared, words) => {
    if (shared < least) return rankCount
    const at = shared * (maxLength + 1) + words
    const before = known[at] ?? 0
    if (before > 0) return before
    const wrong = Math.min(1, wrongLetters(gramCount - shared, slip) / letters)
    const score = Math.pow(wrong, 1 / Math.sqrt(Math.max(1, words)))
    const rank = wrong === 0 ? words : maxLength + 1 + Math.floor(score * (rankCount - maxLength - 3))
    return (known[at] = Math.max(1, Math.min(rankCount - 1, rank)))
  }
}

function rankTitles(
  { size, postings, lengths }: TitleIndex,
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
    const rank = shared === 0 ? rankCount : ranking(shared, lengths[position] ?? 0)
    ranks[position] = rank
    histogram[rank] = (histogram[rank] ?? 0) + 1
  }
  return ranks
}

/** Lower case, anything but letters and digits as one blank. */
export function normalize(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** The pairs and triples of a text, each once, packed into numbers; two letters with the same low bits count as one. */
function gramsOf(text: string): ReadonlySet<number> {
  const grams = new Set<number>()
  for (let at = 0; at + 1 < text.length; at++) {
    const pair = ((text.charCodeAt(at) & 0x3ff) << 10) | (text.charCodeAt(at + 1) & 0x3ff)
    grams.add(pair)
    if (at + 2 < text.length) grams.add((pair + 1) * 1024 + (text.charCodeAt(at + 2) & 0x3ff))
  }
  return grams
}
