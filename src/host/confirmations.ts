import * as vscode from 'vscode'
import type { RepositoryName } from '../github/remotes'
import { plainMessage } from './plainMessage'
import { settingKeys } from './settingKeys'
import * as settings from './settings'

/**
 * What comes from the folder that is open and decides where texts or a sign-in go: the person confirms it once. What
 * stands in the user's own settings is confirmed by standing there.
 */
export interface Confirmations {
  /** Whether a sign-in may go to GitHub's address in use. */
  isAddressConfirmed(): boolean
  /** Asks where need be. @returns False where the person does not want it. */
  confirmAddress(): Promise<boolean>
  confirmRepository(repository: RepositoryName, uri: vscode.Uri): Promise<boolean>
}

const key = 'confirmedTargets'

export function createConfirmations(memento: vscode.Memento): Confirmations {
  const known = (): readonly string[] => memento.get<readonly string[]>(key, [])
  const confirm = async (target: string, message: string, detail: string, action: string): Promise<boolean> => {
    if (known().includes(target)) return true
    const chosen = await vscode.window.showWarningMessage(message, { modal: true, detail }, action)
    if (chosen !== action) return false
    await memento.update(key, [...known(), target])
    return true
  }
  const address = (): string => settings.apiUrl().toLowerCase()
  const isAddressConfirmed = (): boolean =>
    !settings.isFromWorkspace(settingKeys.apiUrl) ||
    address() === 'https://api.github.com' ||
    known().includes(address())
  return {
    isAddressConfirmed,
    confirmAddress: async () =>
      isAddressConfirmed() ||
      confirm(
        address(),
        vscode.l10n.t('Use the GitHub server {0}?', plainMessage(address())),
        vscode.l10n.t(
          'The address comes from the settings of this workspace. Your sign-in and the minutes that you publish would go there.',
        ),
        vscode.l10n.t('Use This Server'),
      ),
    confirmRepository: async (repository, uri) => {
      const name = `${repository.owner}/${repository.repo}`
      // Without a setting, a repository that was opened as itself is what the person has chosen; its settings are not.
      const isOwnChoice = settings.publishRepository(uri)
        ? !settings.isFromWorkspace(settingKeys.publishRepository, uri)
        : uri.scheme === 'vscode-vfs'
      return (
        isOwnChoice ||
        confirm(
          `${address()} ${name.toLowerCase()}`,
          vscode.l10n.t('Publish the minutes of this folder to {0}?', plainMessage(name)),
          settings.publishRepository(uri) === undefined
            ? vscode.l10n.t('The repository is that of the folder’s git remote. You are asked once.')
            : vscode.l10n.t('The repository comes from the settings of this workspace. You are asked once.'),
          vscode.l10n.t('Publish There'),
        )
      )
    },
  }
}
