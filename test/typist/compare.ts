import { splitLines } from './sources'

/** The observations while typing a document. */
export interface TypingRecord {
  /** Indices of source lines after which Enter inserted no line break. */
  readonly swallowed: readonly number[]
  /** Indices of source lines whose end was completed, where it is unclear whether the person wanted that. */
  readonly ambiguous: readonly number[]
  /** Indices of source lines before which white space or a list marker was removed. */
  readonly repairs: readonly number[]
  readonly keys: number
  /** The text of the file at the end. */
  readonly result: string
}

export interface Altered {
  /** Index of the source line. */
  readonly line: number
  readonly source: string
  /** The nearest line of the result, for the report. */
  readonly result: string
}

/** Finds source lines that are not in the result. Ambiguous lines are left out. */
export function findAltered(lines: readonly string[], { result, ambiguous }: TypingRecord): readonly Altered[] {
  const written = splitLines(result)
  const kept = longestCommonLines(lines, written)
  const altered: Altered[] = []
  let next = 0
  lines.forEach((source, line) => {
    const place = kept.get(line)
    if (place !== undefined) next = place + 1
    else if (!ambiguous.includes(line) && !isMissingEnd(lines, line, written))
      altered.push({ line, source, result: written[next] ?? '' })
  })
  return altered
}

/** Empty lines at the end of the source need no line in the result. */
function isMissingEnd(lines: readonly string[], line: number, written: readonly string[]): boolean {
  return line >= written.length && lines.slice(line).every((text) => text === '')
}

/** Pairs of indices of a longest common subsequence. */
function longestCommonLines(one: readonly string[], other: readonly string[]): ReadonlyMap<number, number> {
  const width = other.length + 1
  const lengths = new Uint32Array((one.length + 1) * width)
  const at = (row: number, column: number): number => lengths[row * width + column] ?? 0
  for (let row = one.length - 1; row >= 0; row--)
    for (let column = other.length - 1; column >= 0; column--)
      lengths[row * width + column] =
        one[row] === other[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1))
  const pairs = new Map<number, number>()
  for (let row = 0, column = 0; row < one.length && column < other.length;) {
    if (one[row] === other[column]) pairs.set(row++, column++)
    else if (at(row + 1, column) >= at(row, column + 1)) row++
    else column++
  }
  return pairs
}

/** Handles written in texts, in lower case, without `@`. */
export function handlesIn(texts: readonly string[]): ReadonlySet<string> {
  return new Set(
    texts.flatMap((text) =>
      [...text.matchAll(/@([\p{L}\p{N}][\p{L}\p{M}\p{N}_.-]*)/gu)].flatMap(([, handle = '']) => [
        handle.toLowerCase(),
        handle.toLowerCase().replace(/[-_.]+$/, ''),
      ]),
    ),
  )
}

/**
 * Whether Enter after a line may have been meant as accepting a suggestion. The line ends in a word that is not a known
 * handle, but is the beginning or the initials of the inserted one; or it ends in `#word`, and a link was inserted.
 *
 * @param shown The text after Enter.
 */
export function isAmbiguous(source: string, shown: string, known: ReadonlySet<string>): boolean {
  const mention = /@([\p{L}\p{N}][\p{L}\p{M}\p{N}_.-]*)$/u.exec(source)
  if (mention !== null) {
    const typed = (mention[1] ?? '').toLowerCase()
    const inserted = /@([\p{L}\p{N}][\p{L}\p{M}\p{N}_.-]*)$/u.exec(shown)?.[1]?.toLowerCase()
    return inserted !== undefined && inserted !== typed && !known.has(typed) && known.has(inserted)
  }
  const reference = /#(\p{L}[\p{L}\p{M}\p{N}_-]*)$/u.exec(source)
  return reference !== null && /(?:\]\([^)]*\)|\/\d+)$/.test(shown)
}
