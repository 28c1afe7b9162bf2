/** An adjustable clock for seeding past events: pass `now` to the stand-in and the clock to `seedCommunity`. */
export interface DemoClock {
  readonly now: () => Date
  /** Stops the clock at an ISO 8601 time. */
  setTo: (time: string) => void
  /** Follows real time again, as it does initially. */
  resume: () => void
}

export function createDemoClock(): DemoClock {
  let stopped: Date | undefined
  return {
    now: () => stopped ?? new Date(),
    setTo: (time) => {
      stopped = new Date(time)
    },
    resume: () => {
      stopped = undefined
    },
  }
}
