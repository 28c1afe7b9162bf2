import * as vscode from 'vscode'
import { mostLinkedRepositories } from '../core/completion/repositories'
import type { RepositoryName } from '../github/remotes'
import * as settings from './settings'
import type { WorkspaceMinutes } from './workspaceMinutes'

/** The repositories whose issues are suggested. */
export interface RepositoriesInUse {
  /** The configured repositories, then the most linked ones, without the excluded ones. */
  names(): readonly RepositoryName[]
  /** All repositories that the minutes link to often, including excluded ones. */
  learned(): readonly RepositoryName[]
}

/** Maximum number of learned repositories. */
const maxLearned = 40

export function createRepositoriesInUse(
  workspace: WorkspaceMinutes,
  subscriptions: vscode.ExtensionContext['subscriptions'],
): RepositoriesInUse {
  let learned: readonly RepositoryName[] | undefined
  subscriptions.push(workspace.onDidChange(() => (learned = undefined)))
  // Ignore the repositories that an untrusted folder links to.
  const learn = (): readonly RepositoryName[] =>
    vscode.workspace.isTrusted
      ? (learned ??= mostLinkedRepositories(
          workspace.files().map(({ digest }) => digest),
          maxLearned,
        ))
      : []
  return {
    names: () => {
      const excluded = new Set(settings.excludedRepositories().map(nameOf))
      const names = [...settings.indexedRepositories(), ...learn().slice(0, settings.autoIndexCount())]
      return [...new Map(names.map((name) => [nameOf(name), name])).values()].filter(
        (name) => !excluded.has(nameOf(name)),
      )
    },
    learned: learn,
  }
}

function nameOf({ owner, repo }: RepositoryName): string {
  return `${owner}/${repo}`.toLowerCase()
}
