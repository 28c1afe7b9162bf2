import * as vscode from 'vscode'

/** The window while a presentation has it for itself. */
export interface PresentationWindow {
  /** Leaves nothing on the screen but the active editor, as far as the person's own settings for Zen Mode let it. */
  enter(): Promise<void>
  /** Brings back what `enter` took away. */
  leave(): Promise<void>
  dispose(): void
}

/**
 * Zen Mode is VS Code's own full screen: it remembers what was visible, and `zenMode.fullScreen`, which is on unless the
 * person turned it off, takes the whole screen, in a browser too. What it would do to a text it must not do to slides:
 * centre them in two thirds of the width, and leave other editors beside them.
 */
export function createPresentationWindow(): PresentationWindow {
  let isEntered = false
  let isMaximized = false
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
      if (!isMaximized && hasOthers()) {
        isMaximized = true
        await vscode.commands.executeCommand('workbench.action.toggleMaximizeEditorGroup')
      }
      const isCentred = vscode.workspace.getConfiguration('zenMode').get('centerLayout') === true
      if (isCentred) await vscode.commands.executeCommand('workbench.action.toggleCenteredLayout')
    },
    async leave() {
      if (!isEntered) return
      isEntered = false
      if (isMaximized && hasOthers()) {
        await vscode.commands.executeCommand('workbench.action.toggleMaximizeEditorGroup')
      }
      isMaximized = false
      await vscode.commands.executeCommand('workbench.action.exitZenMode')
    },
    dispose: () => void watch.dispose(),
  }
}
