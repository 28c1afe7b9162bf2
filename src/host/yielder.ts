/**
 * Yields to other work in the extension host if enough time has passed since the last yield. Otherwise returns
 * undefined, so that the caller continues without `await` and other work cannot come in between.
 */
export type Yielder = () => Promise<void> | undefined

/** How long to work before yielding, in milliseconds. */
const yieldIntervalMs = 15

/**
 * Resumes waiting callers one at a time, because timers for the same time run without other work in between.
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
