import * as vscode from 'vscode'

/** The window while a presentation has it for itself. */
export interface PresentationWindow {
  /** Leaves nothing on the screen but the active editor, as far as the person's own settings for Zen Mode let it. */
  enter(): Promise<void>
  /** How large the presentation is now, in pixels of its page. */
  resized(size: PageSize): void
  /** Brings back what `enter` took away. */
  leave(): Promise<void>
  dispose(): void
}

export interface PageSize {
  readonly width: number
  readonly height: number
}

/**
 * Zen Mode is VS Code's own full screen: it remembers what was visible, and `zenMode.fullScreen`, which is on unless the
 * person turned it off, takes the whole screen, in a browser too. What it would do to a text it must not do to slides:
 * centre them in two thirds of the width, and leave other editors beside them.
 *
 * What was centred is centred again before Zen Mode is left, which then takes that back if it was its doing and not the
 * person's. Where Zen Mode has ended before (a browser's Escape ends the full screen, and that ends Zen Mode), nothing is
 * centred: nobody can ask VS Code, but the page has become smaller.
 */
export function createPresentationWindow(): PresentationWindow {
  let isEntered = false
  let isMaximized = false
  let isUncentred = false
  let largest: PageSize | undefined
  let last: PageSize | undefined
  // An editor that opens beside the presentation, such as the speaker's view, ends the maximized state by itself.
  const watch = vscode.window.tabGroups.onDidChangeTabGroups(({ opened }) => {
    if (opened.length > 0) isMaximized = false
  })
  const hasOthers = (): boolean => vscode.window.tabGroups.all.length > 1
  return {
    async enter() {
      // There are only commands that toggle: leave first, so that they enter.
      await vscode.commands.executeCommand('workbench.action.exitZenMode')
      await vscode.commands.executeCommand('workbench.action.toggleZenMode')
      isEntered = true
      largest = last = undefined
      if (!isMaximized && hasOthers()) {
        isMaximized = true
        await vscode.commands.executeCommand('workbench.action.toggleMaximizeEditorGroup')
      }
      isUncentred = vscode.workspace.getConfiguration('zenMode').get('centerLayout') === true
      if (isUncentred) await vscode.commands.executeCommand('workbench.action.toggleCenteredLayout')
    },
    resized(size) {
      last = size
      if (largest === undefined || areaOf(size) >= areaOf(largest)) largest = size
    },
    async leave() {
      if (!isEntered) return
      isEntered = false
      if (isMaximized && hasOthers()) {
        await vscode.commands.executeCommand('workbench.action.toggleMaximizeEditorGroup')
      }
      isMaximized = false
      const isInZenMode = last !== undefined && last === largest
      if (isUncentred && isInZenMode) await vscode.commands.executeCommand('workbench.action.toggleCenteredLayout')
      isUncentred = false
      await vscode.commands.executeCommand('workbench.action.exitZenMode')
    },
    dispose: () => void watch.dispose(),
  }
}

function areaOf({ width, height }: PageSize): number {
  return width * height
}
