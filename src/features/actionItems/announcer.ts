import * as vscode from 'vscode'

const shownMs = 5_000

export interface Announcer {
  readonly disposable: vscode.Disposable
  announce(text: string): void
}

/** Announces a result in the status bar, and to screen readers immediately. */
export function createAnnouncer(): Announcer {
  let item: vscode.StatusBarItem | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const hide = (): void => {
    clearTimeout(timer)
    item?.dispose()
    item = undefined
  }
  return {
    disposable: new vscode.Disposable(hide),
    announce: (text) => {
      hide()
      item = vscode.window.createStatusBarItem(vscode.StatusBarAlignment.Left)
      item.text = text
      // A new element of this role is read out; a changed one is not.
      item.accessibilityInformation = { label: text, role: 'alert' }
      item.show()
      timer = setTimeout(hide, shownMs)
    },
  }
}
