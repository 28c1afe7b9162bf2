import type * as vscode from 'vscode'
import { screenshot } from './driver'
import { patience } from './protocol'

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
 * Asks again and again until the answer is as wanted, for what has no event: the window's own content.
 *
 * @returns The answer.
 * @throws with the last answer when it takes too long; `out/screenshots` then has a picture of the window.
 */
export async function eventually<T>(ask: () => Promise<T> | T, isWanted: (answer: T) => boolean): Promise<T> {
  const end = Date.now() + patience
  for (;;) {
    const answer = await ask()
    if (isWanted(answer)) return answer
    if (Date.now() > end) {
      await screenshot(`failure-${end}`)
      throw new Error(`It did not become as wanted. The last answer: ${JSON.stringify(answer).slice(0, 1_000)}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
