/** A clock that can be set, for the past of the demo: give `now` to the stand-in and the clock to `seedCommunity`. */
export interface DemoClock {
  readonly now: () => Date
  /** It stands still at that time, of ISO 8601. */
  setTo: (time: string) => void
  /** It goes with the real time again, as it does at first. */
  goOn: () => void
}

export function createDemoClock(): DemoClock {
  let stopped: Date | undefined
  return {
    now: () => stopped ?? new Date(),
    setTo: (time) => {
      stopped = new Date(time)
    },
    goOn: () => {
      stopped = undefined
    },
  }
}
