import * as vscode from 'vscode'
import type { WorkspaceMinutes } from '../../host/workspaceMinutes'

/** Milliseconds after which reading counts as long, and is shown. */
const patience = 1_000

export interface ReadingProgress {
  readonly disposable: vscode.Disposable
  /** The workspace is being read, and has been for longer than nobody minds. */
  isShown(): boolean
}

/**
 * Shows in a view that the workspace is being read, whoever asked for it, once that takes longer than a second; with it
 * comes the button that stops it.
 *
 * @param onShow Called when it begins to be shown.
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
    else timer ??= setTimeout(show, patience)
  }
  return {
    disposable: vscode.Disposable.from(workspace.onDidChange(follow), new vscode.Disposable(hide)),
    isShown: () => end !== undefined,
  }
}
