/**
 * Yields to other work in the extension host, if enough time has passed since the last yield. Undefined if not: then go on at
 * once, without `await`, since others may check in between.
 */
export type Yielder = () => Promise<void> | undefined

/** How long to work before yielding, in milliseconds. */
const yieldIntervalMs = 15

/**
 * Of several that wait, one goes on at a time: timers that are due together run without other work in between.
 *
 * @param now The clock, in milliseconds.
 */
export function createYielder(now: () => number = () => performance.now()): Yielder {
  let last = -Infinity
  let waiting: Promise<void> = Promise.resolve()
  return () => {
    if (now() - last < yieldIntervalMs) return undefined
    waiting = waiting
      .then(() => new Promise<void>((resolve) => setTimeout(resolve, 0)))
      .then(() => {
        last = now()
      })
    return waiting
  }
}
