import type * as vscode from 'vscode'
import { countHandles, type HandleCounts } from '../core/problems/misspelledHandles'
import type { WorkspaceMinutes } from './workspaceMinutes'

/** Facts about all minutes of the workspace, computed on demand and cached until the minutes change. */
export interface WorkspaceFacts {
  handles(): HandleCounts
  /** The names of linked repositories in lower case, without owners. */
  repositories(): ReadonlySet<string>
}

export function createWorkspaceFacts(
  workspace: WorkspaceMinutes,
  subscriptions: vscode.ExtensionContext['subscriptions'],
): WorkspaceFacts {
  let handles: HandleCounts | undefined
  let repositories: ReadonlySet<string> | undefined
  subscriptions.push(
    workspace.onDidChange(() => {
      handles = undefined
      repositories = undefined
    }),
  )
  return {
    handles: () => (handles ??= countHandles(workspace.files().map(({ digest }) => digest))),
    repositories: () =>
      (repositories ??= new Set(
        workspace.files().flatMap(({ digest }) => digest.references.map(({ repo }) => repo.toLowerCase())),
      )),
  }
}
