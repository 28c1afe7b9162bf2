import * as vscode from 'vscode'
import { commandIds } from '../../host/commandIds'
import type { CurrentUser } from '../../host/currentUser'
import * as settings from '../../host/settings'
import type { WorkspaceMinutes } from '../../host/workspaceMinutes'
import { pickOwner } from './pickOwner'

const signIn = 'signIn'

/**
 * Asks the user to sign in or enter a name, unless the user is known.
 *
 * @returns Whether the user is known now, or is signing in.
 */
export async function askWhoIAm(whoAmI: CurrentUser, workspace: WorkspaceMinutes): Promise<boolean> {
  if ((await whoAmI.knownNames()).length > 0) return true
  const person = await pickOwner(workspace, {
    title: vscode.l10n.t('Who are you? Only your items are shown'),
    first: [{ owner: signIn, icon: 'github', label: vscode.l10n.t('Sign in to GitHub'), alwaysShow: true }],
  })
  if (person === undefined) return false
  if (person === signIn) await vscode.commands.executeCommand(commandIds.signIn)
  else await settings.setOwnNames([person.replace(/^@/, '')])
  return true
}
