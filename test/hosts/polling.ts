const pollIntervalMs = 50

export interface Bound {
  /** What is awaited, for the error message: "code-server to answer". */
  readonly what: string
  readonly milliseconds: number
}

/**
 * Polls `condition` until it returns a value.
 *
 * @throws after the timeout, or at once what `condition` throws.
 */
export async function waitFor<T>(condition: () => T | undefined | Promise<T | undefined>, bound: Bound): Promise<T> {
  const end = Date.now() + bound.milliseconds
  for (;;) {
    const value = await condition()
    if (value !== undefined) {
      return value
    }
    if (Date.now() > end) {
      throw new Error(`Waited ${bound.milliseconds / 1000} s for ${bound.what}.`)
    }
    await new Promise((resolve) => setTimeout(resolve, pollIntervalMs))
  }
}
