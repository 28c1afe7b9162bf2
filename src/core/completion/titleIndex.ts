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
export const maxIndexedTitles = 500

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

/**
 * The titles that share most pairs and triples of letters with a query, the best first; at equal overlap the shorter
 * title, then the earlier one.
 */
export function narrow(indexes: readonly TitleIndex[], query: string, limit: number): readonly TitleCandidate[] {
  const grams = [...gramsOf(normalize(query))]
  if (grams.length === 0) return []
  const histogram = new Uint32Array((grams.length + 1) * (maxLength + 1))
  const ranks = indexes.map((index) => rankTitles(index, grams, histogram))
  let cut = histogram.length - 1
  let above = 0
  // No single pair in common is no match.
  const least = (maxLength + 1) * Math.max(1, Math.floor(grams.length / 4))
  while (cut > least && above + (histogram[cut] ?? 0) < limit) above += histogram[cut--] ?? 0
  const found: { readonly candidate: TitleCandidate; readonly rank: number }[] = []
  let atCut = 0
  ranks.forEach((ofIndex, index) => {
    for (let position = 0; position < ofIndex.length; position++) {
      const rank = ofIndex[position] ?? 0
      if (rank < cut || rank < least || (rank === cut && atCut++ >= limit - above)) continue
      found.push({ candidate: { index, position }, rank })
    }
  })
  return found.sort((one, other) => other.rank - one.rank).map(({ candidate }) => candidate)
}

function rankTitles({ size, postings, lengths }: TitleIndex, grams: readonly number[], histogram: Uint32Array): Uint16Array {
  const ranks = new Uint16Array(size)
  for (const gram of grams) {
    const list = postings.get(gram)
    if (list === undefined) continue
    for (const position of list) ranks[position]! += 1
  }
  for (let position = 0; position < size; position++) {
    const shared = ranks[position] ?? 0
    if (shared === 0) continue
    const rank = shared * (maxLength + 1) + maxLength - (lengths[position] ?? 0)
    ranks[position] = rank
    histogram[rank]! += 1
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
