import * as vscode from 'vscode'
import { tabsOf } from '../../host/tabs'

/** Controls the window during a full-screen presentation. */
export interface PresentationWindow {
  /** Hides everything but the active editor, as the settings for Zen Mode allow. */
  enter(): Promise<void>
  /** Call with the size of the presentation page, in CSS pixels. */
  setSize(size: PageSize): void
  /** Restores everything that `enter` has hidden. Call it once the presentation is closed. */
  leave(): Promise<void>
  dispose(): void
}

export interface PageSize {
  readonly width: number
  readonly height: number
}

/** The state of a document's editors before the presentation. */
interface EditorState {
  readonly document: vscode.TextDocument
  /** Number of visible editors. */
  readonly count: number
  /** Undefined if no editor showed line numbers. */
  readonly lineNumbers: vscode.TextEditorLineNumbersStyle | undefined
}

/** How long to wait for the editors behind the presentation, in milliseconds. */
const maxWaitMs = 2_000

/** Set in the workspace's storage while a presentation uses Zen Mode. */
const presentingKey = 'slides.presenting'

/**
 * Uses Zen Mode, which restores the layout afterwards and goes full screen by default (`zenMode.fullScreen`), even in
 * browsers. For slides, its centred layout is turned off and other editor groups are hidden.
 *
 * `leave` centres the layout again before it exits Zen Mode, so that Zen Mode can restore the original layout. If Zen Mode
 * has already ended (in a browser, Escape ends full screen and Zen Mode), the layout stays as it is. VS Code has no API
 * to detect that, but the page has become smaller.
 *
 * Zen Mode hides line numbers, and shows them again only in editors that are visible when it ends. So `leave` waits a
 * moment for the editors behind the presentation. Editors that are visible only later, for example behind the settings,
 * get their line numbers back then.
 *
 * @param state Stores that a presentation is running, in case the window is reloaded.
 */
export function createPresentationWindow(state: vscode.Memento): PresentationWindow {
  let isEntered = false
  let isMaximized = false
  let isCenteringOff = false
  let states: readonly EditorState[] = []
  let largest: PageSize | undefined
  let last: PageSize | undefined
  let restoring: vscode.Disposable | undefined
  // Opening another editor group, such as the speaker view, ends the maximized state.
  const watch = vscode.window.tabGroups.onDidChangeTabGroups(({ opened }) => {
    if (opened.length > 0) isMaximized = false
  })
  const hasOtherGroups = (): boolean => vscode.window.tabGroups.all.length > 1
  // When VS Code reloads a window, it restores Zen Mode, but not the presentation.
  if (state.get(presentingKey) === true) {
    void state.update(presentingKey, undefined)
    void vscode.commands.executeCommand('workbench.action.exitZenMode')
  }
  return {
    async enter() {
      // VS Code only has a command that toggles Zen Mode, so exit first.
      await vscode.commands.executeCommand('workbench.action.exitZenMode')
      restoring?.dispose()
      states = readStates()
      await state.update(presentingKey, true)
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
      await untilVisible(states)
      const isInZenMode = last !== undefined && last === largest
      if (isCenteringOff && isInZenMode) await vscode.commands.executeCommand('workbench.action.toggleCenteredLayout')
      isCenteringOff = false
      await vscode.commands.executeCommand('workbench.action.exitZenMode')
      restoring = restoreLineNumbers(states)
      states = []
      await state.update(presentingKey, undefined)
    },
    dispose() {
      restoring?.dispose()
      watch.dispose()
    },
  }
}

function readStates(): readonly EditorState[] {
  const editors = vscode.window.visibleTextEditors
  return [...new Set(editors.map(({ document }) => document))].map((document) => ({
    document,
    count: editorsOf(document).length,
    lineNumbers: editorsOf(document)
      .map(({ options }) => options.lineNumbers)
      .find((style) => style !== vscode.TextEditorLineNumbersStyle.Off),
  }))
}

/** Resolves once all editors that are still open are visible again, or after a time limit. */
async function untilVisible(states: readonly EditorState[]): Promise<void> {
  if (states.every(isVisibleAgain)) return
  await new Promise<void>((resolve) => {
    const end = (): void => {
      clearTimeout(timer)
      subscription.dispose()
      resolve()
    }
    const timer = setTimeout(end, maxWaitMs)
    const subscription = vscode.window.onDidChangeVisibleTextEditors(() => {
      if (states.every(isVisibleAgain)) end()
    })
  })
}

function isVisibleAgain({ document, count }: EditorState): boolean {
  return editorsOf(document).length >= Math.min(count, tabsOf(document.uri).length)
}

function editorsOf(document: vscode.TextDocument): readonly vscode.TextEditor[] {
  return vscode.window.visibleTextEditors.filter((editor) => editor.document === document)
}

/**
 * Shows the line numbers that Zen Mode left hidden, now and whenever one of the editors becomes visible again, until
 * all of them are or it is disposed. Sets an option of the editor, not a setting.
 */
function restoreLineNumbers(states: readonly EditorState[]): vscode.Disposable {
  const restore = (): void => {
    for (const { document, lineNumbers } of states)
      for (const editor of editorsOf(document))
        if (lineNumbers !== undefined && editor.options.lineNumbers === vscode.TextEditorLineNumbersStyle.Off)
          editor.options = { lineNumbers }
    if (states.every(isVisibleAgain)) subscription.dispose()
  }
  const subscription = vscode.window.onDidChangeVisibleTextEditors(restore)
  restore()
  return subscription
}

function areaOf({ width, height }: PageSize): number {
  return width * height
}
