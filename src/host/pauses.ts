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

/** Milliseconds of work after which others in the extension host get their turn. */
const turn = 15

/** A pause that lets others work, as soon as enough has been done since the last one. */
export function createBreathing(): () => Promise<void> {
  let last = 0
  return async () => {
    if (performance.now() - last < turn) return
    await new Promise((resolve) => setTimeout(resolve, 0))
    last = performance.now()
  }
}
