import * as vscode from 'vscode'
import { answer, github, isDriven } from './driver'
import { closeAll } from './workspaceFiles'

// What suites do that act on GitHub as somebody.

/** Takes away the messages that lie over the window. */
export const clearMessages = (): Thenable<unknown> => vscode.commands.executeCommand('notifications.clearAll')

/** Changes a setting of ours. */
export const setSetting = (key: string, value: unknown, target = vscode.ConfigurationTarget.Global): Thenable<void> =>
  vscode.workspace.getConfiguration('minutes').update(key, value, target)

/** Signs in with a token, typed as a person does. */
export async function useToken(token: string): Promise<void> {
  const using = vscode.commands.executeCommand('minutes.useToken')
  await answer(token)
  await using
}

/** Makes a suite publish to the community's repository as somebody who may write there, and leave nothing behind. */
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
