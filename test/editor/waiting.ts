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
