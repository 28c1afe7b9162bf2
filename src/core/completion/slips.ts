/**
 * How many slips part two words: a letter too many, missing, wrong, or two swapped (optimal string alignment).
 *
 * @param limit More slips than this count as `limit + 1`: the work is cut short.
 * @param isBeginning Whether `typed` may be the beginning of `word` only.
 */
export function slipsBetween(typed: string, word: string, limit: number, isBeginning = false): number {
  if (typed.length - word.length > limit || (!isBeginning && word.length - typed.length > limit)) return limit + 1
  let beforePrevious: readonly number[] = []
  let previous: readonly number[] = Array.from({ length: word.length + 1 }, (_, index) => index)
  for (let row = 1; row <= typed.length; row++) {
    const current = [row]
    let least = row
    for (let column = 1; column <= word.length; column++) {
      const isSame = typed[row - 1] === word[column - 1]
      let slips = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + (isSame ? 0 : 1),
      )
      const isSwapped =
        row > 1 && column > 1 && typed[row - 1] === word[column - 2] && typed[row - 2] === word[column - 1]
      if (isSwapped) slips = Math.min(slips, (beforePrevious[column - 2] ?? 0) + 1)
      current[column] = slips
      if (slips < least) least = slips
    }
    if (least > limit) return limit + 1
    beforePrevious = previous
    previous = current
  }
  const slips = isBeginning ? Math.min(...previous) : (previous[word.length] ?? 0)
  return Math.min(slips, limit + 1)
}
