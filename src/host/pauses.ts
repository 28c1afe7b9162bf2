/** Runs things a while after they were last asked for, each by its key. */
export interface Pauses {
  /** Nothing is run any more. */
  dispose(): void
  after(key: string, run: () => void): void
}

/** @param milliseconds The silence that is waited for; with 0 everything of one turn is run once, right after it. */
export function createPauses(milliseconds: number): Pauses {
  const timers = new Map<string, ReturnType<typeof setTimeout>>()
  return {
    after: (key, run) => {
      if (milliseconds === 0 && timers.has(key)) return
      clearTimeout(timers.get(key))
      timers.set(
        key,
        setTimeout(() => {
          timers.delete(key)
          run()
        }, milliseconds),
      )
    },
    dispose: () => {
      for (const timer of timers.values()) clearTimeout(timer)
      timers.clear()
    },
  }
}
