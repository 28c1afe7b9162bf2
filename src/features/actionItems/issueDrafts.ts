import * as vscode from 'vscode'

/** The scheme of the address of an issue that is being written. */
export const issueScheme = 'minutes-issue'

/** Issues that are being written, each a document in memory that is edited, saved and closed like a file. */
export interface IssueDrafts<T> {
  /** Shows a new one; the cursor stands before its title. */
  open(key: string, name: string, text: string, about: T): Promise<void>
  /** Shows the one that is open already, with what was changed in it. @returns whether there is one. */
  show(key: string): Promise<boolean>
  /** What a document is about; undefined for one that is none of these, or of an earlier session. */
  aboutOf(uri: vscode.Uri): T | undefined
  /** Closes it without asking. */
  close(uri: vscode.Uri): Promise<void>
  dispose(): void
}

interface Draft<T> {
  readonly key: string
  readonly uri: vscode.Uri
  readonly about: T
  content: Uint8Array
}

export function createIssueDrafts<T>(): IssueDrafts<T> {
  const drafts = new Map<string, Draft<T>>()
  let count = 0
  const draftOf = (uri: vscode.Uri): Draft<T> => {
    const draft = drafts.get(uri.toString())
    // After a restart of the editor the tab may still be there.
    if (draft === undefined) throw vscode.FileSystemError.FileNotFound(uri)
    return draft
  }
  const refuse = (uri: vscode.Uri): never => {
    throw vscode.FileSystemError.NoPermissions(uri)
  }
  const tabsOf = (uri: vscode.Uri): readonly vscode.Tab[] =>
    vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .filter(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString())
  const nothing = new vscode.EventEmitter<vscode.FileChangeEvent[]>()
  const subscriptions = vscode.Disposable.from(
    nothing,
    vscode.workspace.registerFileSystemProvider(issueScheme, {
      onDidChangeFile: nothing.event,
      watch: () => new vscode.Disposable(() => undefined),
      stat: (uri) => ({ type: vscode.FileType.File, ctime: 0, mtime: 0, size: draftOf(uri).content.length }),
      readFile: (uri) => draftOf(uri).content,
      writeFile: (uri, content) => {
        draftOf(uri).content = content
      },
      readDirectory: refuse,
      createDirectory: refuse,
      delete: refuse,
      rename: refuse,
    }),
    vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
      // One that is moved to another group is closed in its old one.
      for (const { input } of closed)
        if (input instanceof vscode.TabInputText && tabsOf(input.uri).length === 0) drafts.delete(input.uri.toString())
    }),
  )
  return {
    open: async (key, name, text, about) => {
      // An address of its own each time: nothing of an earlier draft can come back.
      const path = `/${++count}/${name.replaceAll(/[/\\?#]/g, '-')}.md`
      const uri = vscode.Uri.from({ scheme: issueScheme, path })
      drafts.set(uri.toString(), { key, uri, about, content: new TextEncoder().encode(text) })
      const document = await vscode.workspace.openTextDocument(uri)
      const at = document.positionAt(text.indexOf('-->') + '-->\n\n'.length)
      await vscode.window.showTextDocument(document, { preview: false, selection: new vscode.Range(at, at) })
    },
    show: async (key) => {
      const draft = [...drafts.values()].find((one) => one.key === key)
      if (draft === undefined) return false
      await vscode.window.showTextDocument(draft.uri, { preview: false })
      return true
    },
    aboutOf: (uri) => drafts.get(uri.toString())?.about,
    close: async (uri) => {
      const document = vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri.toString())
      if (document?.isDirty === true) await document.save()
      await vscode.window.tabGroups.close(tabsOf(uri))
      drafts.delete(uri.toString())
    },
    dispose: () => {
      subscriptions.dispose()
    },
  }
}
