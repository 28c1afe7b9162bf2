import * as vscode from 'vscode'
import { answerInput, callGitHub, canInteract } from './driver'
import { closeAllEditors } from './workspaceFiles'

// Set-up for suites that publish to GitHub.

/** Closes all notifications. */
export const clearMessages = (): Thenable<unknown> => vscode.commands.executeCommand('notifications.clearAll')

/** Changes a setting of the extension, such as `publish.repository`. */
export const setSetting = (key: string, value: unknown, target = vscode.ConfigurationTarget.Global): Thenable<void> =>
  vscode.workspace.getConfiguration('minutes').update(key, value, target)

/** Signs in by typing a token into the input box. */
export async function signInWithToken(token: string): Promise<void> {
  const using = vscode.commands.executeCommand('minutes.useToken')
  await answerInput(token)
  await using
}

/** Registers hooks: the suite publishes to the community's repository as a user with write access, and cleans up after itself. */
export function setUpPublishingAsMara(): void {
  before(async function () {
    if (!canInteract()) this.skip()
    await setSetting('publish.repository', 'orchard-cloud/minutes')
    await signInWithToken('token-mara-lindt')
    await clearMessages()
  })
  afterEach(async () => {
    await callGitHub('clearFaults')
    await clearMessages()
    await closeAllEditors()
  })
  after(async () => {
    if (!canInteract()) return
    await vscode.commands.executeCommand('minutes.removeToken')
    await setSetting('publish.repository', undefined)
    await clearMessages()
  })
}
