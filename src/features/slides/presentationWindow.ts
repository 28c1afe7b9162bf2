import * as vscode from 'vscode'

/** The window during a full-screen presentation. */
export interface PresentationWindow {
  /** Hides everything but the active editor, as the settings for Zen Mode allow. */
  enter(): Promise<void>
  /** Call with the size of the presentation page, in CSS pixels. */
  setSize(size: PageSize): void
  /** Restores what `enter` has hidden. */
  leave(): Promise<void>
  dispose(): void
}

export interface PageSize {
  readonly width: number
  readonly height: number
}

/**
 * Uses Zen Mode, which restores the layout afterwards and goes full screen by default (`zenMode.fullScreen`), in browsers
 * too. For slides, its centred layout is turned off and other editor groups are hidden.
 *
 * `leave` centres the layout again before it exits Zen Mode, so that Zen Mode can restore the original layout. If Zen Mode
 * has already ended (in a browser, Escape ends full screen and Zen Mode), the layout stays as it is. VS Code has no API for
 * that, but the page has become smaller.
 */
export function createPresentationWindow(): PresentationWindow {
  let isEntered = false
  let isMaximized = false
  let isCenteringOff = false
  let largest: PageSize | undefined
  let last: PageSize | undefined
  // Opening another editor group, such as the speaker view, ends the maximized state.
  const watch = vscode.window.tabGroups.onDidChangeTabGroups(({ opened }) => {
    if (opened.length > 0) isMaximized = false
  })
  const hasOtherGroups = (): boolean => vscode.window.tabGroups.all.length > 1
  return {
    async enter() {
      // VS Code only has a command that toggles Zen Mode, so exit first.
      await vscode.commands.executeCommand('workbench.action.exitZenMode')
      await vscode.commands.executeCommand('workbench.action.toggleZenMode')
      isEntered = true
      largest = last = undefined
      if (!isMaximized && hasOtherGroups()) {
        isMaximized = true
        await vscode.commands.executeCommand('workbench.action.toggleMaximizeEditorGroup')
      }
      isCenteringOff = vscode.workspace.getConfiguration('zenMode').get('centerLayout') === true
      if (isCenteringOff) await vscode.commands.executeCommand('workbench.action.toggleCenteredLayout')
    },
    setSize(size) {
      last = size
      if (largest === undefined || areaOf(size) >= areaOf(largest)) largest = size
    },
    async leave() {
      if (!isEntered) return
      isEntered = false
      if (isMaximized && hasOtherGroups()) {
        await vscode.commands.executeCommand('workbench.action.toggleMaximizeEditorGroup')
      }
      isMaximized = false
      const isInZenMode = last !== undefined && last === largest
      if (isCenteringOff && isInZenMode) await vscode.commands.executeCommand('workbench.action.toggleCenteredLayout')
      isCenteringOff = false
      await vscode.commands.executeCommand('workbench.action.exitZenMode')
    },
    dispose: () => void watch.dispose(),
  }
}

function areaOf({ width, height }: PageSize): number {
  return width * height
}
