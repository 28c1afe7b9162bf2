import { assert } from 'chai'
import * as vscode from 'vscode'
import { answerInput, callGitHub, canInteract, clickButton, pickEntry, pressKey, runSetting } from './driver'
import { waitForMessage } from './notifications'
import { setUpPublishingAsMara } from './publishingSetup'
import { waitForEntry, waitForTitle } from './quickPicks'
import { fileUri, openInEditor, readFile } from './workspaceFiles'

/** A rolling pad, newest first, with headings one level below those of the series. */
const rolling = [
  '# Platform',
  '',
  '[TOC]',
  '',
  '## 2026-04-16',
  '',
  '### Participants',
  '',
  '- @mara-lindt',
  '',
  '### Agenda',
  '',
  '#### GrÃ¼ÃŸe',
  '',
  '- AI @mara-lindt: write the guide',
  '',
  '---',
  '',
  '## 2026-04-02',
  '',
  '### Participants',
  '',
  '- @mara-lindt',
  '',
].join('\n')

const fetchTo = (folder: string): Thenable<readonly vscode.Uri[] | undefined> =>
  vscode.commands.executeCommand<readonly vscode.Uri[] | undefined>('minutes.fetchFromPad', fileUri(folder))

const names = (uris: readonly vscode.Uri[] | undefined): readonly string[] | undefined =>
  uris?.map(({ path }) => path.split('/').slice(-2).join('/'))

describe('pads', () => {
  setUpPublishingAsMara()
  let pad = ''
  before(async () => {
    await vscode.env.clipboard.writeText('')
  })

  it('become files of their series, after the server was confirmed', async () => {
    pad = await callGitHub<string>('addPad', rolling)
    const running = fetchTo('platform')
    await answerInput(`${pad}?both`)
    await clickButton('Use This Server')
    await waitForTitle('meetings of platform')
    await waitForEntry(/2026-04-16.*new/)
    await pressKey('Enter')
    const placed = await running
    assert.deepEqual(names(placed), ['platform/20260416.md', 'platform/20260402.md'])
    assert.match(await readFile('platform/20260416.md'), /^# 2026-04-16\n\n## Participants\n[^]*\n### GrÃ¼ÃŸe\n/)
    await waitForMessage('garbled')
    await clickButton('Repair')
  })

  it('are merged when they changed, and keep changes of the file that are not saved', async () => {
    const editor = await openInEditor('platform/20260416.md')
    await editor.edit((edit) => edit.insert(new vscode.Position(4, 0), '- @ole-hinrichsen\n'))
    await callGitHub('editPad', pad, rolling.replace('write the guide', 'write the short guide'))
    const running = vscode.commands.executeCommand<readonly vscode.Uri[]>(
      'minutes.fetchFromPad',
      fileUri('platform/20260416.md'),
    )
    await pickEntry('Apply 1 changed line')
    assert.deepEqual(names(await running), ['platform/20260416.md'])
    const text = editor.document.getText()
    assert.include(text, 'write the short guide')
    assert.include(text, '- @ole-hinrichsen')
    assert.isTrue(editor.document.isDirty)
    await editor.document.save()
  })

  it('are named before publishing if they changed since', async () => {
    await callGitHub('editPad', pad, rolling.replace('write the guide', 'write the very short guide'))
    await openInEditor('platform/20260416.md')
    const running = vscode.commands.executeCommand('minutes.publish')
    await waitForEntry(/Changed in the pad since you fetched it/)
    await pressKey('Escape')
    await running
  })

  it('are fetched and published with one confirmation', async () => {
    const running = vscode.commands.executeCommand<{ readonly outcome: string }>(
      'minutes.fetchAndPublish',
      fileUri('platform/20260416.md'),
    )
    await pickEntry('Apply 1 changed line')
    await pickEntry('Publish as a pull request')
    assert.equal((await running).outcome, 'created')
  })

  it('that require a sign-in are named, and their text is taken from the clipboard', async () => {
    const closed = await callGitHub<string>('addPad', '# 2026-04-30\n', true)
    await vscode.commands.executeCommand('minutes.fetchFromPad', closed)
    await waitForMessage(runSetting('host') === 'worker' ? 'The pad cannot be read.' : 'Only members can read this pad')
    await vscode.commands.executeCommand('notifications.clearAll')
    await vscode.env.clipboard.writeText('## 2026-04-30\n\n### Participants\n\n- @mara-lindt\n')
    const placed = await vscode.commands.executeCommand<readonly vscode.Uri[]>(
      'minutes.newMinutesFromClipboard',
      fileUri('platform'),
    )
    assert.deepEqual(names(placed), ['platform/20260430.md'])
    assert.equal(await readFile('platform/20260430.md'), '# 2026-04-30\n\n## Participants\n\n- @mara-lindt\n')
  })

  it('are created from minutes', async function () {
    // A web page cannot read the server's answer; the browser makes the pad there.
    if (runSetting('host') === 'worker') this.skip()
    await openInEditor('platform/20260430.md')
    const running = vscode.commands.executeCommand<string>('minutes.openAsPad')
    await pickEntry('New pad')
    await answerInput('')
    const page = await running
    assert.include(page, await callGitHub<string>('padServer'))
    assert.include(
      await callGitHub<readonly string[]>('padTexts'),
      '# 2026-04-30\n\n## Participants\n\n- @mara-lindt\n',
    )
    assert.equal(await vscode.env.clipboard.readText(), page)
  })

  after(() => {
    if (!canInteract()) return
    return vscode.env.clipboard.writeText('')
  })
})
