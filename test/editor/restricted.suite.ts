import { assert } from 'chai'
import * as vscode from 'vscode'
import { queryTexts } from './driver'
import { waitForListedMessage } from './notifications'
import { pollUntil } from './waiting'
import { closeAllEditors, openInEditor } from './workspaceFiles'

// Runs in its own host, which opens the workspace in Restricted Mode.
if (!vscode.workspace.isTrusted) {
  describe('in an untrusted workspace', () => {
    after(closeAllEditors)

    it('the extension is active and completes', async () => {
      const editor = await openInEditor('platform/20260305.md')
      const list = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        editor.document.uri,
        new vscode.Position(4, 3),
        '@',
      )
      assert.isAbove(list.items.length, 0)
    })

    it('nothing is published', async () => {
      await openInEditor('platform/20260305.md')
      await vscode.commands.executeCommand('minutes.publish')
      await pollUntil(
        () => queryTexts('.notification-list-item-message'),
        (messages) => messages.some((message) => message.includes('Restricted Mode')),
      )
    })

    it('shows before the meeting ends that nothing can be published, with a button', async () => {
      await vscode.commands.executeCommand('notifications.clearAll')
      await openInEditor('platform/20260305.md')
      const asking = vscode.commands.executeCommand('minutes.checkPublishing')
      assert.include(await waitForListedMessage('Publishing is disabled in Restricted Mode'), 'Manage Workspace Trust')
      await vscode.commands.executeCommand('notifications.clearAll')
      await asking
    })

    it('the workspace cannot choose where GitHub is', () => {
      const { workspaceValue } = vscode.workspace.getConfiguration('minutes').inspect('github.apiUrl') ?? {}
      assert.equal(workspaceValue, undefined)
      assert.equal(vscode.workspace.getConfiguration('minutes').get('publish.repository'), '')
    })
  })
}
