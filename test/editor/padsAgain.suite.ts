import { assert } from 'chai'
import * as vscode from 'vscode'
import { callGitHub, canInteract, clickButton, pickEntry } from './driver'
import { fetchFirst } from './fetching'
import { closeMessages, waitForMessage } from './notifications'
import { setUpPublishingAsMara } from './publishingSetup'
import { waitForTitle } from './quickPicks'
import { waitForEvent } from './waiting'
import { fileUri, readFile, writeFile } from './workspaceFiles'

const meeting = (day: string, text: string): string =>
  `## ${day}\n\n### Participants\n\n- @mara-lindt\n\n### Agenda\n\n#### Masts and sails\n\n- ${text}\n`

describe('pads that are fetched again', () => {
  setUpPublishingAsMara()
  const fetchAgain = (path: string): Thenable<readonly vscode.Uri[] | undefined> =>
    vscode.commands.executeCommand('minutes.fetchFromPad', fileUri(path))
  before(() => vscode.env.clipboard.writeText(''))
  afterEach(closeMessages)
  after(async () => {
    if (!canInteract()) return
    for (const folder of ['boat', 'ship'])
      await vscode.workspace.fs.delete(fileUri(folder), { recursive: true }).then(undefined, () => undefined)
  })

  it('keep their day if no heading says it', async () => {
    await writeFile('boat/20260501.md', '# 2026-05-01\n\n## Participants\n\n- @mara-lindt\n')
    const text = '# Boat\n\n## Participants\n\n- @mara-lindt\n\n## Agenda\n\n- sails\n'
    const pad = await callGitHub<string>('addPad', text)
    const { placed } = await fetchFirst('boat', `${pad}#2026-05-08`)
    assert.deepEqual(placed, ['boat/20260508.md'])
    await callGitHub('editPad', pad, text.replace('sails', 'red sails'))
    const running = fetchAgain('boat/20260508.md')
    await pickEntry('Apply 1 changed line')
    await running
    assert.include(await readFile('boat/20260508.md'), '- red sails\n')
  })

  it('report that the meeting of a file is missing, and keep the file', async () => {
    const pad = await callGitHub<string>('addPad', meeting('2026-05-15', 'paint the mast'))
    await fetchFirst('boat', pad)
    const before = await readFile('boat/20260515.md')
    await callGitHub('editPad', pad, meeting('2026-05-22', 'wait for the paint'))
    assert.isUndefined(await fetchAgain('boat/20260515.md'))
    await waitForMessage('The pad no longer contains the meeting of 2026-05-15')
    assert.equal(await readFile('boat/20260515.md'), before)
    await clickButton('Fetch Other Meetings')
    await waitForEvent(
      vscode.window.onDidChangeActiveTextEditor,
      () => vscode.window.activeTextEditor?.document.uri.path.endsWith('/boat/20260522.md') === true,
    )
    assert.include(await readFile('boat/20260522.md'), '- wait for the paint\n')
  })

  it('are asked about if they lost most of a meeting, and change nothing if they were emptied', async () => {
    const pad = await callGitHub<string>('addPad', meeting('2026-05-29', 'masts, sails and ropes; '.repeat(10)))
    await fetchFirst('boat', pad)
    const before = await readFile('boat/20260529.md')
    await callGitHub('editPad', pad, '## 2026-05-29\n')
    const running = fetchAgain('boat/20260529.md')
    await clickButton('Cancel')
    assert.deepEqual(await running, [])
    await callGitHub('editPad', pad, '\n')
    assert.isUndefined(await fetchAgain('boat/20260529.md'))
    await waitForMessage('The pad is empty')
    assert.equal(await readFile('boat/20260529.md'), before)
  })

  it('are known after the folder of the series was renamed', async () => {
    const text = meeting('2026-06-05', 'sell the boat')
    const pad = await callGitHub<string>('addPad', text)
    await fetchFirst('boat', pad)
    const edit = new vscode.WorkspaceEdit()
    edit.renameFile(fileUri('boat'), fileUri('ship'))
    const renamed = new Promise((resolve) => vscode.workspace.onDidRenameFiles(resolve))
    assert.isTrue(await vscode.workspace.applyEdit(edit))
    await renamed
    await callGitHub('editPad', pad, text.replace('sell the boat', 'buy a ship'))
    const running = fetchAgain('ship/20260605.md')
    await waitForTitle('The pad changed since you fetched')
    await pickEntry('Apply 1 changed line')
    await running
    assert.include(await readFile('ship/20260605.md'), '- buy a ship\n')
  })
})
