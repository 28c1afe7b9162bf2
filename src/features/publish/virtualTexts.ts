import * as vscode from 'vscode'

const previewScheme = 'minutes-preview'

/** Shows texts that are no files as read-only documents, so that they can be read, searched and compared like any. */
export interface VirtualTexts {
  /** Gives a text an address, over the one that has it. */
  put(name: string, text: string): vscode.Uri
  /** Shows it beside the editor, which keeps the focus. */
  show(uri: vscode.Uri): Promise<void>
  /** Shows what would change: theirs on the left, ours on the right. */
  compare(title: string, theirs: vscode.Uri, ours: vscode.Uri): Promise<void>
  /** Closes all that is shown. */
  closeAll(): Promise<void>
  dispose(): void
}

export function createVirtualTexts(): VirtualTexts {
  const changed = new vscode.EventEmitter<vscode.Uri>()
  const texts = new Map<string, string>()
  const registration = vscode.workspace.registerTextDocumentContentProvider(previewScheme, {
    onDidChange: changed.event,
    provideTextDocumentContent: (uri) => texts.get(uri.toString()) ?? '',
  })
  return {
    put: (name, text) => {
      const uri = vscode.Uri.from({ scheme: previewScheme, path: `/${name.replaceAll(/[/\\?#]/g, '-')}` })
      texts.set(uri.toString(), text)
      changed.fire(uri)
      return uri
    },
    show: async (uri) => {
      const document = await vscode.workspace.openTextDocument(uri)
      await vscode.window.showTextDocument(document, {
        viewColumn: vscode.ViewColumn.Beside,
        preserveFocus: true,
        preview: true,
      })
    },
    compare: async (title, theirs, ours) => {
      await vscode.commands.executeCommand('vscode.diff', theirs, ours, title, {
        viewColumn: vscode.ViewColumn.Beside,
        preserveFocus: true,
        preview: true,
      })
    },
    closeAll: async () => {
      texts.clear()
      const isOurs = ({ input }: vscode.Tab): boolean =>
        (input instanceof vscode.TabInputText && input.uri.scheme === previewScheme) ||
        (input instanceof vscode.TabInputTextDiff && input.original.scheme === previewScheme)
      await vscode.window.tabGroups.close(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(isOurs), true)
    },
    dispose: () => {
      registration.dispose()
      changed.dispose()
    },
  }
}
