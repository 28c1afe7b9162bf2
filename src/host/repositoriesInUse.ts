import * as vscode from 'vscode'
import { mostLinkedRepositories } from '../core/completion/repositories'
import type { RepositoryName } from '../github/remotes'
import * as settings from './settings'
import type { WorkspaceMinutes } from './workspaceMinutes'

/** The repositories whose issues are offered. */
export interface RepositoriesInUse {
  /** Configured ones first, then those that the workspace's minutes link to most; without those switched off. */
  names(): readonly RepositoryName[]
  /** All that minutes link to often, those switched off too. */
  learned(): readonly RepositoryName[]
}

/** Learned repositories that can be chosen from. */
const maxLearned = 40

export function createRepositoriesInUse(
  workspace: WorkspaceMinutes,
  subscriptions: vscode.ExtensionContext['subscriptions'],
): RepositoriesInUse {
  let learned: readonly RepositoryName[] | undefined
  subscriptions.push(workspace.onDidChange(() => (learned = undefined)))
  // A folder that nobody trusts names no repositories to ask for.
  const learn = (): readonly RepositoryName[] =>
    vscode.workspace.isTrusted
      ? (learned ??= mostLinkedRepositories(
          workspace.files().map(({ digest }) => digest),
          maxLearned,
        ))
      : []
  return {
    names: () => {
      const off = new Set(settings.excludedRepositories().map(nameOf))
      const names = [...settings.indexedRepositories(), ...learn().slice(0, settings.learnedRepositories())]
      return [...new Map(names.map((name) => [nameOf(name), name])).values()].filter((name) => !off.has(nameOf(name)))
    },
    learned: learn,
  }
}

function nameOf({ owner, repo }: RepositoryName): string {
  return `${owner}/${repo}`.toLowerCase()
}
