import * as vscode from 'vscode'
import { canInteract, clickElement, screenshot, queryTexts } from './driver'
import { itemCount, waitForRows } from './itemRows'
import { pollUntil } from './waiting'
import { fileUri, writeFile } from './workspaceFiles'

/** Text that is slow to parse: all files together take about ten seconds. */
const paragraph = 'Some words of **prose** about <b>a</b> thing, see https://example.org/x and @ada, `code` too.\n\n'
const files = 200

describe('reading a workspace for longer than a second', () => {
  const configuration = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('minutes.files')
  before(async function () {
    if (!canInteract()) this.skip()
    await vscode.commands.executeCommand('minutes.actionItems.focus')
    await waitForRows((all) => itemCount(all, 'mara-lindt') > 0)
    await configuration().update('exclude', ['slow/**'], vscode.ConfigurationTarget.Global)
    const prose = paragraph.repeat(450)
    await Promise.all(
      Array.from({ length: files }, (_, at) => {
        const day = new Date(Date.UTC(2026, 3, at + 1)).toISOString().slice(0, 10)
        return writeFile(`slow/${day}.md`, `# ${day}\n\n- AI @tortoise: arrive with ${at}\n\n${prose}`)
      }),
    )
  })
  after(async () => {
    if (!canInteract()) return
    // Already deleted, unless the test failed.
    await Promise.allSettled([vscode.workspace.fs.delete(fileUri('slow'), { recursive: true })])
    await configuration().update('exclude', undefined, vscode.ConfigurationTarget.Global)
    await vscode.commands.executeCommand('minutes.refreshActionItems')
    await vscode.commands.executeCommand('workbench.view.explorer')
  })

  it('shows progress and the files read so far; its button stops it, and a refresh continues', async () => {
    const message = (): Promise<readonly string[]> => queryTexts('.pane-body .message')
    await configuration().update('exclude', undefined, vscode.ConfigurationTarget.Global)
    await pollUntil(message, (texts) => texts.some((text) => /Reading minutes: \d+ of \d{2,} files/.test(text)))
    await waitForRows((all) => itemCount(all, 'tortoise') > 0 && itemCount(all, 'tortoise') < files)
    await screenshot('reading')
    // A view's buttons are visible only while it has the focus.
    await vscode.commands.executeCommand('minutes.actionItems.focus')
    await clickElement('.pane-header .action-label[aria-label*="Stop Reading Minutes"]')
    await pollUntil(message, (texts) => texts.some((text) => /^Stopped after \d+ of \d+ files/.test(text)))
    await pollUntil(
      () => queryTexts('.pane-header .action-label[aria-label*="Stop Reading Minutes"]', 'aria-label'),
      (buttons) => buttons.length === 0,
    )
    await vscode.workspace.fs.delete(fileUri('slow'), { recursive: true })
    await vscode.commands.executeCommand('minutes.refreshActionItems')
    await pollUntil(message, (texts) => texts.every((text) => !text.includes('Stopped')))
    await waitForRows((all) => itemCount(all, 'tortoise') === 0)
  })
})
