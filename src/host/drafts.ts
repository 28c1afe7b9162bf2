import * as vscode from 'vscode'
import { tabsOf } from './tabs'

/** Drafts of issues and comments: in-memory documents that are edited, saved and closed like files. */
export interface Drafts<T> {
  /** Opens a new draft with the cursor before its title. */
  open(key: string, name: string, text: string, about: T): Promise<void>
  /** Shows the open draft with this key, including its edits. @returns whether it exists. */
  show(key: string): Promise<boolean>
  /** The subject of a draft; undefined for other documents, and for drafts of an earlier session. */
  subjectOf(uri: vscode.Uri): T | undefined
  /** Closes a draft without asking. */
  close(uri: vscode.Uri): Promise<void>
  dispose(): void
}

interface Draft<T> {
  readonly key: string
  readonly uri: vscode.Uri
  readonly subject: T
  content: Uint8Array
}

/** @param scheme The URI scheme of these drafts. */
export function createDrafts<T>(scheme: string): Drafts<T> {
  const drafts = new Map<string, Draft<T>>()
  let count = 0
  const draftOf = (uri: vscode.Uri): Draft<T> => {
    const draft = drafts.get(uri.toString())
    // The tab may have been restored after a restart.
    if (draft === undefined) throw vscode.FileSystemError.FileNotFound(uri)
    return draft
  }
  const denyAccess = (uri: vscode.Uri): never => {
    throw vscode.FileSystemError.NoPermissions(uri)
  }
  const noChanges = new vscode.EventEmitter<vscode.FileChangeEvent[]>()
  const subscriptions = vscode.Disposable.from(
    noChanges,
    vscode.workspace.registerFileSystemProvider(scheme, {
      onDidChangeFile: noChanges.event,
      watch: () => new vscode.Disposable(() => undefined),
      stat: (uri) => ({ type: vscode.FileType.File, ctime: 0, mtime: 0, size: draftOf(uri).content.length }),
      readFile: (uri) => draftOf(uri).content,
      writeFile: (uri, content) => {
        draftOf(uri).content = content
      },
      readDirectory: denyAccess,
      createDirectory: denyAccess,
      delete: denyAccess,
      rename: denyAccess,
    }),
    vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
      // Moving a tab to another group also closes it in the old one.
      for (const { input } of closed)
        if (input instanceof vscode.TabInputText && tabsOf(input.uri).length === 0) drafts.delete(input.uri.toString())
    }),
  )
  return {
    open: async (key, name, text, subject) => {
      // A new URI each time, so that VS Code restores nothing from an earlier draft.
      const path = `/${++count}/${name.replaceAll(/[/\\?#]/g, '-')}.md`
      const uri = vscode.Uri.from({ scheme, path })
      drafts.set(uri.toString(), { key, uri, subject, content: new TextEncoder().encode(text) })
      const document = await vscode.workspace.openTextDocument(uri)
      const position = document.positionAt(text.indexOf('-->') + '-->\n\n'.length)
      await vscode.window.showTextDocument(document, {
        preview: false,
        selection: new vscode.Range(position, position),
      })
    },
    show: async (key) => {
      const draft = [...drafts.values()].find((one) => one.key === key)
      if (draft === undefined) return false
      await vscode.window.showTextDocument(draft.uri, { preview: false })
      return true
    },
    subjectOf: (uri) => drafts.get(uri.toString())?.subject,
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
