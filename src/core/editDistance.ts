/**
 * Number of typos between two words: extra, missing, wrong or swapped letters (optimal string alignment).
 *
 * @param limit Larger distances return `limit + 1` early.
 * @param isPrefix Whether `typed` may match just the start of `word`.
 */
export function editDistance(typed: string, word: string, limit: number, isPrefix = false): number {
  if (typed.length - word.length > limit || (!isPrefix && word.length - typed.length > limit)) return limit + 1
  if (limit === 1) return typosUpToOne(typed, word, isPrefix)
  let beforePrevious: readonly number[] = []
  let previous: readonly number[] = Array.from({ length: word.length + 1 }, (_, index) => index)
  for (let row = 1; row <= typed.length; row++) {
    const current = [row]
    let smallest = row
    for (let column = 1; column <= word.length; column++) {
      const isSame = typed[row - 1] === word[column - 1]
      let distance = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + (isSame ? 0 : 1),
      )
      const isSwapped =
        row > 1 && column > 1 && typed[row - 1] === word[column - 2] && typed[row - 2] === word[column - 1]
      if (isSwapped) distance = Math.min(distance, (beforePrevious[column - 2] ?? 0) + 1)
      current[column] = distance
      if (distance < smallest) smallest = distance
    }
    if (smallest > limit) return limit + 1
    beforePrevious = previous
    previous = current
  }
  const distance = isPrefix ? Math.min(...previous) : (previous[word.length] ?? 0)
  return Math.min(distance, limit + 1)
}

/** A fast version for `limit` 1, which is the most frequent: compares the rest after the first difference. */
function typosUpToOne(typed: string, word: string, isPrefix: boolean): number {
  let same = 0
  while (same < typed.length && typed[same] === word[same]) same++
  const fits = (typedFrom: number, wordFrom: number): boolean =>
    wordFrom <= word.length &&
    word.startsWith(typed.slice(typedFrom), wordFrom) &&
    (isPrefix || word.length - wordFrom === Math.max(0, typed.length - typedFrom))
  if (fits(same, same)) return 0
  const isSwapped = typed[same] === word[same + 1] && typed[same + 1] === word[same] && fits(same + 2, same + 2)
  return isSwapped || fits(same + 1, same + 1) || fits(same + 1, same) || fits(same, same + 1) ? 1 : 2
}
