import * as vscode from 'vscode'
import { answer, github, isDriven } from './driver'
import { closeAll } from './workspaceFiles'

// Set-up for suites that publish to GitHub.

/** Closes all notifications. */
export const clearMessages = (): Thenable<unknown> => vscode.commands.executeCommand('notifications.clearAll')

/** Changes a setting of the extension, such as `publish.repository`. */
export const setSetting = (key: string, value: unknown, target = vscode.ConfigurationTarget.Global): Thenable<void> =>
  vscode.workspace.getConfiguration('minutes').update(key, value, target)

/** Signs in by typing a token into the input box. */
export async function useToken(token: string): Promise<void> {
  const using = vscode.commands.executeCommand('minutes.useToken')
  await answer(token)
  await using
}

/** Registers hooks: the suite publishes to the community's repository as a user with write access, and cleans up after itself. */
export function publishAsMara(): void {
  before(async function () {
    if (!isDriven()) this.skip()
    await setSetting('publish.repository', 'orchard-cloud/minutes')
    await useToken('token-mara-lindt')
    await clearMessages()
  })
  afterEach(async () => {
    await github('clearFaults')
    await clearMessages()
    await closeAll()
  })
  after(async () => {
    if (!isDriven()) return
    await vscode.commands.executeCommand('minutes.removeToken')
    await setSetting('publish.repository', undefined)
    await clearMessages()
  })
}
