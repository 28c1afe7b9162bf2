/** Limits how often work runs by its cost, so that it takes at most a tenth of the time. */
export interface Pacer {
  /** Milliseconds to wait before the next run. */
  delayMs(): number
  run(work: () => void): void
}

/** The delay as a multiple of the last run's duration. */
const delayPerRun = 9

/**
 * @param shortestMs The shortest delay.
 * @param now The clock, in milliseconds.
 */
export function createPacer(shortestMs: number, now: () => number = () => performance.now()): Pacer {
  let lastMs = 0
  return {
    delayMs: () => Math.max(shortestMs, lastMs * delayPerRun),
    run: (work) => {
      const start = now()
      try {
        work()
      } finally {
        lastMs = now() - start
      }
    },
  }
}
