import type * as vscode from 'vscode'
import { screenshot } from './driver'
import { actionTimeoutMs } from './protocol'

/**
 * Resolves once the condition holds; it is checked now and at each event.
 *
 * @param describe Returns the current state, for the error message.
 * @throws after a timeout, and saves a screenshot of the window in `out/screenshots`.
 */
export async function waitForEvent(
  event: vscode.Event<unknown>,
  condition: () => boolean,
  describe: () => string = () => '',
): Promise<void> {
  if (condition()) return
  const isMet = await new Promise<boolean>((resolve) => {
    const end = (met: boolean): void => {
      subscription.dispose()
      clearTimeout(timer)
      resolve(met)
    }
    const subscription = event(() => {
      if (condition()) end(true)
    })
    const timer = setTimeout(() => end(false), actionTimeoutMs)
  })
  if (isMet) return
  await screenshot(`failure-${Date.now()}`)
  throw new Error(`The condition was not met. ${describe()}`)
}

/**
 * Polls until the answer meets the condition. For what has no event: the content of the window.
 *
 * @returns The answer.
 * @throws with the last answer after a timeout, and saves a screenshot of the window in `out/screenshots`.
 */
export async function pollUntil<T>(ask: () => Promise<T> | T, isWanted: (answer: T) => boolean): Promise<T> {
  const end = Date.now() + actionTimeoutMs
  for (;;) {
    const answer = await ask()
    if (isWanted(answer)) return answer
    if (Date.now() > end) {
      await screenshot(`failure-${end}`)
      throw new Error(`The condition was not met. Last answer: ${JSON.stringify(answer).slice(0, 1_000)}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
