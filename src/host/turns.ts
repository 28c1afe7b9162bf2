/** Things that are to be done, each once, a few at a time. */
export interface Turns {
  add(key: string): void
  delete(key: string): void
  /** Gives up what has not begun. */
  clear(): void
  /** How many have had their turn since there were none, and of how many. */
  state(): { readonly done: number; readonly total: number }
}

/**
 * @param atOnce So many are done at the same time.
 * @param announce Called after each turn.
 */
export function createTurns(atOnce: number, run: (key: string) => Promise<void>, announce: () => void): Turns {
  const waiting = new Set<string>()
  let done = 0
  let isServing = false
  const serve = async (): Promise<void> => {
    isServing = true
    try {
      while (waiting.size > 0) {
        const turn = [...firstOf(waiting, atOnce)]
        for (const key of turn) waiting.delete(key)
        done += turn.length
        await Promise.all(turn.map(run))
        announce()
      }
    } finally {
      isServing = false
      done = 0
      announce()
    }
  }
  return {
    add: (key) => {
      waiting.add(key)
      if (!isServing) void serve()
    },
    delete: (key) => waiting.delete(key),
    clear: () => waiting.clear(),
    state: () => ({ done, total: done + waiting.size }),
  }
}

function* firstOf(keys: Iterable<string>, count: number): Generator<string> {
  let left = count
  for (const key of keys) {
    if (left-- === 0) return
    yield key
  }
}
