/** Work in steps of a few milliseconds, so that the caller can yield to other work in between. */
export type Steps<T> = Generator<undefined, T>

/** Runs all steps at once. */
export function runToEnd<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next()
    if (done === true) return value
  }
}

/** Runs the steps one by one, with other work in between. */
export async function runYielding<T>(steps: Steps<T>, yieldToOthers: () => Promise<void> | undefined): Promise<T> {
  for (;;) {
    const { done, value } = steps.next()
    if (done === true) return value
    await yieldToOthers()
  }
}
