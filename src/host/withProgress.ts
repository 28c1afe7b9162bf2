import * as vscode from 'vscode'

/**
 * Milliseconds before progress is shown. VS Code shows at most three notifications within 800 ms, so progress of quick
 * work could hide the result.
 */
const progressDelayMs = 400

/** Shows cancellable progress unless the work ends quickly. Cancelling aborts `signal`. */
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
  if (await settlesWithin(progressDelayMs, work)) return work
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

/** Whether the work settles in time, successfully or not. */
async function settlesWithin(milliseconds: number, work: Promise<unknown>): Promise<boolean> {
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
