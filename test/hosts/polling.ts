const interval = 50

export interface Bound {
  /** What is awaited, as it stands in the error message: "code-server to answer". */
  readonly what: string
  readonly milliseconds: number
}

/**
 * Asks `condition` until it gives a value.
 *
 * @throws when it gave none within the bound. What `condition` itself throws is passed on at once.
 */
export async function waitFor<T>(condition: () => T | undefined | Promise<T | undefined>, bound: Bound): Promise<T> {
  const end = Date.now() + bound.milliseconds
  for (;;) {
    const value = await condition()
    if (value !== undefined) {
      return value
    }
    if (Date.now() > end) {
      throw new Error(`Waited ${bound.milliseconds / 1000} s in vain for ${bound.what}.`)
    }
    await new Promise((resolve) => setTimeout(resolve, interval))
  }
}
