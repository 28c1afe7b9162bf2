/** A queue of keys, each processed once, a few at a time. */
export interface WorkQueue {
  add(key: string): void
  delete(key: string): void
  /** Removes the keys that are still waiting. */
  clear(): void
  /** The number of keys processed since the queue was last empty, and the total. */
  state(): { readonly done: number; readonly total: number }
}

/**
 * @param concurrency The number of keys processed at the same time.
 * @param onProgress Called after each batch.
 */
export function createWorkQueue(
  concurrency: number,
  run: (key: string) => Promise<void>,
  onProgress: () => void,
): WorkQueue {
  const waiting = new Set<string>()
  let done = 0
  let isRunning = false
  const processAll = async (): Promise<void> => {
    isRunning = true
    try {
      while (waiting.size > 0) {
        const batch = [...firstOf(waiting, concurrency)]
        for (const key of batch) waiting.delete(key)
        done += batch.length
        await Promise.all(batch.map(run))
        onProgress()
      }
    } finally {
      isRunning = false
      done = 0
      onProgress()
    }
  }
  return {
    add: (key) => {
      waiting.add(key)
      if (!isRunning) void processAll()
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
