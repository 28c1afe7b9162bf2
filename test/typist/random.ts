/** Numbers from 0 to 1, excluding 1; the same for the same seed. */
export type Random = () => number

/** Creates a generator (mulberry32): small, fast, and the same on every machine. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Takes `count` values in random order; all of them if there are fewer. */
export function sample<T>(values: readonly T[], count: number, random: Random): readonly T[] {
  const remaining = [...values]
  const taken: T[] = []
  while (taken.length < count && remaining.length > 0) {
    taken.push(...remaining.splice(Math.floor(random() * remaining.length), 1))
  }
  return taken
}
