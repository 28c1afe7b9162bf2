import * as vscode from 'vscode'

const previewScheme = 'minutes-preview'

/** Shows texts without a file as read-only documents. */
export interface VirtualTexts {
  /** Returns a URI for the text; replaces an earlier text of the same name. */
  put(name: string, text: string): vscode.Uri
  /** Opens it to the side, without focus. */
  show(uri: vscode.Uri): Promise<void>
  /** Opens a diff without focus, by default to the side. */
  compare(title: string, left: vscode.Uri, right: vscode.Uri, column?: vscode.ViewColumn): Promise<void>
  /** Closes all tabs of these texts. */
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
    compare: async (title, left, right, viewColumn = vscode.ViewColumn.Beside) => {
      await vscode.commands.executeCommand('vscode.diff', left, right, title, {
        viewColumn,
        preserveFocus: true,
        preview: true,
      })
    },
    closeAll: async () => {
      texts.clear()
      const isOurs = ({ input }: vscode.Tab): boolean => {
        const shown =
          input instanceof vscode.TabInputText
            ? [input.uri]
            : input instanceof vscode.TabInputTextDiff
              ? [input.original, input.modified]
              : []
        return shown.some(({ scheme }) => scheme === previewScheme)
      }
      await vscode.window.tabGroups.close(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(isOurs), true)
    },
    dispose: () => {
      registration.dispose()
      changed.dispose()
    },
  }
}
