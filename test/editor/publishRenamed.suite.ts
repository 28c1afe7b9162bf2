import { assert } from 'chai'
import * as vscode from 'vscode'
import { callGitHub, pickEntry, queryTexts } from './driver'
import { waitForMessage } from './notifications'
import { clearMessages, setUpPublishingAsMara } from './publishingSetup'
import { waitForEntry, waitForTitle } from './quickPicks'
import { pollUntil } from './waiting'
import { fileUri, openInEditor, writeFile } from './workspaceFiles'

const minutes = { owner: 'orchard-cloud', repo: 'minutes' }
const text = (day: string): string =>
  `# ${day}\n\n## Participants\n\n- @mara-lindt\n\n## Agenda\n\n### Backups\n\n- AI @mara-lindt: ask about tapes\n`

interface Published {
  readonly outcome: string
  readonly number: number
}

const publish = (uri: vscode.Uri) => vscode.commands.executeCommand<Published | undefined>('minutes.publish', uri)

async function publishNew(path: string, content: string): Promise<number> {
  const running = publish(await writeFile(path, content))
  await pickEntry('Publish as a pull request')
  return (await running)?.number ?? assert.fail(`${path} was not published`)
}

async function rename(from: string, to: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit()
  edit.renameFile(fileUri(from), fileUri(to))
  assert.isTrue(await vscode.workspace.applyEdit(edit))
}

const stored = (path: string, ref: string) => callGitHub<string | undefined>('file', { ...minutes, ref, path })

/** Waits until the tab of the active editor says something. */
const waitForTab = (expected: RegExp) =>
  pollUntil(
    () => queryTexts('.tab.active .monaco-icon-label', 'aria-label'),
    (labels) => labels.some((label) => expected.test(label)),
  )

describe('publishing minutes that were renamed, or whose pull request was closed', function () {
  setUpPublishingAsMara()

  it('marks them as changed, asks about their text by the old name, and moves them', async () => {
    const [from, to] = ['renamed/20260305.md', 'renamed/20260312.md']
    const branch = 'minutes/renamed/2026-03-05'
    const number = await publishNew(from, text('2026-03-05'))
    await openInEditor(from)
    await waitForTab(new RegExp(`Pull request #${number} is open`))
    await rename(from, to)
    await openInEditor(to)
    await waitForTab(new RegExp(`Changed since pull request #${number}`))
    const theirs = text('2026-03-05').replace('tapes', 'discs')
    await callGitHub('addCommit', { ...minutes, branch, files: { [from]: theirs }, author: 'ida-solberg' })
    const mine = text('2026-03-05').replace('tapes', 'both')
    const editor = await openInEditor(to)
    await editor.edit((edit) => edit.replace(new vscode.Range(0, 0, editor.document.lineCount, 0), mine))
    const running = publish(fileUri(to))
    await waitForTitle(`${to} (${from} on GitHub)`)
    await pickEntry('Overwrite with a new commit')
    await waitForEntry(/Renamed/)
    await pickEntry(`Add a commit to pull request #${number}`)
    assert.equal((await running)?.outcome, 'updated')
    assert.equal(await stored(to, branch), mine)
    assert.notExists(await stored(from, branch))
    await waitForTab(new RegExp(`Pull request #${number} is open`))
  })

  it('adds them beside the merged ones, and does not call that a correction', async () => {
    const [from, to] = ['renamed/20260402.md', 'renamed/20260409.md']
    const number = await publishNew(from, text('2026-04-02'))
    await callGitHub('mergePullRequest', { ...minutes, number })
    await rename(from, to)
    const editor = await openInEditor(to)
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '<!-- renamed -->\n'))
    const running = publish(fileUri(to))
    await waitForEntry(new RegExp(`Pull request #${number} was merged`))
    const shown = vscode.workspace.textDocuments.map((document) => document.getText())
    assert.isTrue(shown.some((preview) => preview.includes('does not have the minutes under this name')))
    await pickEntry('Publish as a pull request')
    assert.equal((await running)?.outcome, 'created')
    assert.equal(await stored(from, 'main'), text('2026-04-02'))
  })

  it('does not say that all are published when a pull request was closed', async () => {
    const path = 'declined/20260305.md'
    const number = await publishNew(path, text('2026-03-05'))
    const { uri } = (await openInEditor(path)).document
    await vscode.commands.executeCommand('minutes.refreshActionItems')
    await callGitHub('closePullRequest', { ...minutes, number })
    const checking = vscode.commands.executeCommand('minutes.checkPublishing')
    await waitForMessage(`Pull request #${number} was closed without merging`)
    await clearMessages()
    await checking
    await vscode.commands.executeCommand('minutes.publishSeries', uri)
    await waitForMessage('Some of its pull requests were closed without merging')
  })
})
