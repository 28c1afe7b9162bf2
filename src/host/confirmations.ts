import * as vscode from 'vscode'
import { isAllowedHost } from '../core/slides/imageAddress'
import type { RepositoryName } from '../github/remotes'
import { escapeMessage } from './escapeMessage'
import { settingKeys } from './settingKeys'
import * as settings from './settings'
import { confirmModally } from './messages'

/**
 * Asks once before minutes or the sign-in go to a target that comes from the open folder. Targets in the user's own
 * settings need no confirmation.
 */
export interface Confirmations {
  /** Whether the sign-in may be sent to the configured GitHub address. */
  isAddressConfirmed(): boolean
  /** Asks if necessary. @returns False when the person declines. */
  confirmAddress(): Promise<boolean>
  confirmRepository(repository: RepositoryName, uri: vscode.Uri): Promise<boolean>
  /** Whether pads of a server may be read. */
  isPadServerConfirmed(origin: string): boolean
  /** Whether images may be read from the host of an address: a confirmed pad server, or a host allowed by the person. */
  isImageHostAllowed(url: string): boolean
  /** Stores that the person has allowed images from a host. */
  allowImageHost(host: string): Promise<void>
  /** Asks if necessary. @returns False when the person declines. */
  confirmPadServer(origin: string): Promise<boolean>
}

const key = 'confirmedTargets'

/** The keys of decisions that apply to all of the person's computers. */
export const roamingKeys: readonly string[] = [key]

function padServerKey(origin: string): string {
  return `pad ${origin.toLowerCase()}`
}

function imageHostKey(host: string): string {
  return `images ${host.toLowerCase()}`
}

export function createConfirmations(memento: vscode.Memento): Confirmations {
  const known = (): readonly string[] => memento.get<readonly string[]>(key, [])
  const confirm = async (target: string, message: string, detail: string, action: string): Promise<boolean> => {
    if (known().includes(target)) return true
    if (!(await confirmModally(message, detail, action))) return false
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
        vscode.l10n.t('Use the GitHub server {0}?', escapeMessage(address())),
        vscode.l10n.t(
          'This address comes from the workspace settings. Your sign-in and the minutes you publish will be sent there.',
        ),
        vscode.l10n.t('Use This Server'),
      ),
    isPadServerConfirmed: (origin) => known().includes(padServerKey(origin)),
    isImageHostAllowed: (url) => {
      const { origin, host, hostname } = new URL(url)
      const isAllowed = isAllowedHost(hostname, settings.allowedImageHosts())
      return isAllowed || known().includes(padServerKey(origin)) || known().includes(imageHostKey(host))
    },
    allowImageHost: async (host) => memento.update(key, [...known(), imageHostKey(host)]),
    confirmPadServer: (origin) =>
      confirm(
        padServerKey(origin),
        vscode.l10n.t('Read pads from {0}?', escapeMessage(origin)),
        vscode.l10n.t(
          'Minutes reads the text of pads on this server without signing in, and sends text there only when you create a pad. You will be asked only once.',
        ),
        vscode.l10n.t('Use This Server'),
      ),
    confirmRepository: async (repository, uri) => {
      const name = `${repository.owner}/${repository.repo}`
      // Opening a virtual repository is the person's own choice; the settings inside it are not.
      const isOwnChoice = settings.publishRepository(uri)
        ? !settings.isFromWorkspace(settingKeys.publishRepository, uri)
        : uri.scheme === 'vscode-vfs'
      return (
        isOwnChoice ||
        confirm(
          `${address()} ${name.toLowerCase()}`,
          vscode.l10n.t('Publish the minutes in this folder to {0}?', escapeMessage(name)),
          settings.publishRepository(uri) === undefined
            ? vscode.l10n.t('This is the repository of the folder’s Git remote. You will be asked only once.')
            : vscode.l10n.t('This repository comes from the workspace settings. You will be asked only once.'),
          vscode.l10n.t('Publish'),
        )
      )
    },
  }
}
