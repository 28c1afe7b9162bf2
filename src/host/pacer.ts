/** Runs work at a pace that follows its cost: it takes at most a tenth of the time. */
export interface Pacer {
  /** Milliseconds to wait before the next run. */
  delayMs(): number
  run(work: () => void): void
}

/** Time to wait, in times of what the last run took. */
const restPerRun = 9

/**
 * @param shortestMs The shortest delay.
 * @param now The clock, in milliseconds.
 */
export function createPacer(shortestMs: number, now: () => number = () => performance.now()): Pacer {
  let lastMs = 0
  return {
    delayMs: () => Math.max(shortestMs, lastMs * restPerRun),
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
