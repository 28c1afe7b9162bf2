import type * as vscode from 'vscode'

/** Resolves as soon as the condition holds: looked at now and at each event. The test's own time limit bounds it. */
export async function until(event: vscode.Event<unknown>, condition: () => boolean): Promise<void> {
  if (condition()) {
    return
  }
  await new Promise<void>((resolve) => {
    const subscription = event(() => {
      if (condition()) {
        subscription.dispose()
        resolve()
      }
    })
  })
}

/**
 * Asks again and again until the answer is as wanted, for what has no event: the window's own content. The test's time
 * limit bounds it.
 *
 * @returns The answer.
 */
export async function eventually<T>(ask: () => Promise<T> | T, isWanted: (answer: T) => boolean): Promise<T> {
  for (;;) {
    const answer = await ask()
    if (isWanted(answer)) return answer
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
