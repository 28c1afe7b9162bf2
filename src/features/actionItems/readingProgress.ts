import * as vscode from 'vscode'
import type { WorkspaceMinutes } from '../../host/workspaceMinutes'

/** Milliseconds of reading before progress is shown. */
const showDelayMs = 1_000

export interface ReadingProgress {
  readonly disposable: vscode.Disposable
  /** Whether progress is shown: the workspace has been read for longer than the delay. */
  isShown(): boolean
}

/**
 * Shows progress and a stop button in a view when reading the workspace takes longer than a second.
 *
 * @param onShow Called when progress appears.
 */
export function registerReadingProgress(
  viewId: string,
  workspace: WorkspaceMinutes,
  onShow: () => void,
): ReadingProgress {
  let timer: ReturnType<typeof setTimeout> | undefined
  let end: (() => void) | undefined
  const show = (): void => {
    void vscode.window.withProgress({ location: { viewId } }, () => new Promise<void>((resolve) => (end = resolve)))
    void vscode.commands.executeCommand('setContext', 'minutes.isReading', true)
    onShow()
  }
  const hide = (): void => {
    clearTimeout(timer)
    timer = undefined
    if (end === undefined) return
    end()
    end = undefined
    void vscode.commands.executeCommand('setContext', 'minutes.isReading', false)
  }
  const follow = (): void => {
    if (!workspace.state().isReading) hide()
    else timer ??= setTimeout(show, showDelayMs)
  }
  return {
    disposable: vscode.Disposable.from(workspace.onDidChange(follow), new vscode.Disposable(hide)),
    isShown: () => end !== undefined,
  }
}
