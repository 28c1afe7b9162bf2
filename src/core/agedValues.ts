/** A cache of values by key, which are read again after some time. */
export interface AgedValues<T> {
  /** A call while the value is being read waits for it. */
  get(key: string): Promise<T>
}

/**
 * @param read Reads a value. It must not fail; `last` is the previous value.
 * @param now Milliseconds since 1970.
 */
export function createAgedValues<T>(
  maxAgeMs: number,
  read: (key: string, last: T | undefined) => Promise<T>,
  now: () => number = Date.now,
): AgedValues<T> {
  const known = new Map<string, { readonly at: number; readonly value: Promise<T> }>()
  return {
    get: (key) => {
      const entry = known.get(key)
      if (entry !== undefined && now() - entry.at < maxAgeMs) return entry.value
      const value = Promise.resolve(entry?.value).then((last) => read(key, last))
      known.set(key, { at: now(), value })
      return value
    },
  }
}
