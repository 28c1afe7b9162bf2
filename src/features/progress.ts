import * as vscode from 'vscode'

/**
 * Milliseconds until work shows that it is under way. VS Code shows no more than three notifications that come within 800
 * milliseconds, whatever they say: those of quick work would keep the one from being seen that tells how it ended.
 */
const unseen = 400

/** Shows a progress that can be cancelled, unless it is over at once; cancelling ends the request that is under way. */
export async function withProgress<T>(
  title: string,
  run: (signal: AbortSignal, report: (message: string) => void) => Promise<T>,
): Promise<T> {
  const abort = new AbortController()
  let step: string | undefined
  let show = (message: string): void => {
    step = message
  }
  const work = run(abort.signal, (message) => show(message))
  if (await isOverWithin(unseen, work)) return work
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    async (progress, token) => {
      show = (message) => progress.report({ message })
      if (step !== undefined) show(step)
      const cancellation = token.onCancellationRequested(() => abort.abort())
      try {
        return await work
      } finally {
        cancellation.dispose()
      }
    },
  )
}

/** Whether the work has ended by then, well or not. */
async function isOverWithin(milliseconds: number, work: Promise<unknown>): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), milliseconds)
  })
  const over = work.then(
    () => true,
    () => true,
  )
  try {
    return await Promise.race([over, late])
  } finally {
    clearTimeout(timer)
  }
}
