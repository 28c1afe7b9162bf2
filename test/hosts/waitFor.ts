const pollIntervalMs = 50

export interface WaitLimit {
  /** What is awaited, for the error message: "code-server to answer". */
  readonly description: string
  readonly timeoutMs: number
}

/**
 * Polls `condition` until it returns a value.
 *
 * @throws after the timeout, or at once what `condition` throws.
 */
export async function waitFor<T>(
  condition: () => T | undefined | Promise<T | undefined>,
  bound: WaitLimit,
): Promise<T> {
  const end = Date.now() + bound.timeoutMs
  for (;;) {
    const value = await condition()
    if (value !== undefined) {
      return value
    }
    if (Date.now() > end) {
      throw new Error(`Waited ${bound.timeoutMs / 1000} s for ${bound.description}.`)
    }
    await new Promise((resolve) => setTimeout(resolve, pollIntervalMs))
  }
}
