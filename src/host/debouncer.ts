/** Runs each task after a delay that restarts with every request for the same key. */
export interface Debouncer {
  /** Cancels all pending tasks. */
  dispose(): void
  schedule(key: string, run: () => void): void
}

/** @param delayMs The delay. With 0, a task runs right after the current turn of the event loop. */
export function createDebouncer(delayMs: number): Debouncer {
  const timers = new Map<string, ReturnType<typeof setTimeout>>()
  return {
    schedule: (key, run) => {
      if (delayMs === 0 && timers.has(key)) return
      clearTimeout(timers.get(key))
      timers.set(
        key,
        setTimeout(() => {
          timers.delete(key)
          run()
        }, delayMs),
      )
    },
    dispose: () => {
      for (const timer of timers.values()) clearTimeout(timer)
      timers.clear()
    },
  }
}
