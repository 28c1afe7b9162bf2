/** Runs each task after a delay that restarts with every request for the same key. */
export interface Debouncer {
  /** Cancels all pending tasks. */
  dispose(): void
  schedule(key: string, run: () => void): void
}

/** @param delayMs The delay. With 0, a key runs once, right after the current turn of the event loop. */
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

/** How long to work before yielding to other work in the extension host. */
const yieldIntervalMs = 15

/** Returns a function that yields to the event loop if enough time has passed since the last yield. */
export function createYielder(): () => Promise<void> {
  let last = 0
  return async () => {
    if (performance.now() - last < yieldIntervalMs) return
    await new Promise((resolve) => setTimeout(resolve, 0))
    last = performance.now()
  }
}
