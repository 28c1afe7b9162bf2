import { assert } from 'chai'
import * as vscode from 'vscode'
import { answerInput, callGitHub, canInteract, pressKey } from './driver'
import { quickPickEntries, waitForTitle } from './quickPicks'
import { pollUntil } from './waiting'
import { closeAllEditors, fileUri, openInEditor, readFile, waitForText, writeFile } from './workspaceFiles'

const tracker = { owner: 'orchard-cloud', repo: 'standards' }

/** Waits for a step of the command with this title and entry, and accepts the default. */
async function acceptStep(title: string, entry: string): Promise<void> {
  await waitForTitle(title)
  // The title appears before the entries.
  if (entry !== '') await pollUntil(quickPickEntries, (rows) => rows.some((row) => row.includes(entry)))
  await pressKey('Enter')
}

describe('new minutes', function () {
  before(function () {
    if (!canInteract()) this.skip()
  })
  afterEach(async () => {
    await vscode.commands.executeCommand('notifications.clearAll')
    await closeAllEditors()
  })

  it('start from the last ones of the series', async () => {
    const running = vscode.commands.executeCommand<vscode.Uri | undefined>('minutes.newMinutes', fileUri('standards'))
    await waitForTitle('meeting date')
    await vscode.commands.executeCommand('editor.action.selectAll')
    await answerInput('2026-03-11')
    await acceptStep('participants', 'of the last')
    await acceptStep('assign duties', 'Minutes: @')
    await acceptStep('open action items', 'check ocs-0007')
    const uri = await running
    assert.match(uri?.path ?? '', /standards\/20260311\.md$/)
    const text = vscode.window.activeTextEditor?.document.getText() ?? ''
    assert.match(text, /^## 2026-03-11\n\n### Participants\n\n- @/)
    assert.match(
      text,
      /#### Check AIs from last time\n\n[^]*- _AI @pvandersloot: check ocs-0007[^\n]*\n {2}- still open, waits for the runner\n/,
    )
    assert.match(text, /- minute taking: @(?!anselm-grot)/)
    assert.notInclude(text, 'aliases for two years')
    assert.equal(await readFile('standards/20260311.md'), text, 'the file is there')
  })

  it('offer people who have no handle, and write their names', async () => {
    const [first, second] = ['2026-03-03', '2026-03-10'].map(
      (day) => `# Council ${day}\n\nPresent: Ada Brook, Ben Sol, Cy Dee\nScribe: Cy Dee\n\n## Agenda\n\n### Heating\n`,
    )
    await writeFile('council/20260303.md', first ?? '')
    await writeFile('council/20260310.md', `${second}\n- AI Ben Sol: call the plumber\n`)
    await vscode.commands.executeCommand('minutes.refreshActionItems')
    const running = vscode.commands.executeCommand<vscode.Uri | undefined>('minutes.newMinutes', fileUri('council'))
    await acceptStep('meeting date', '')
    await acceptStep('participants', 'Ben Sol')
    await acceptStep('assign duties', 'Minutes: Ada Brook')
    await acceptStep('open action items', 'Ben Sol · 2026-03-10')
    const uri = await running
    const text = vscode.window.activeTextEditor?.document.getText() ?? ''
    assert.match(text, /^# Council [\d-]+\n\nPresent: Ada Brook, Ben Sol, Cy Dee\nScribe: Ada Brook\n\n/)
    assert.include(text, '- AI Ben Sol: call the plumber')
    assert.include(uri?.path ?? '', '/council/')
  })

  it('of slides start from the last deck', async () => {
    const running = vscode.commands.executeCommand<vscode.Uri | undefined>(
      'minutes.newMinutes',
      fileUri('community-call'),
    )
    await waitForTitle('meeting date')
    await vscode.commands.executeCommand('editor.action.selectAll')
    await answerInput('2026-04-02')
    const uri = await running
    assert.match(uri?.path ?? '', /community-call\/20260402\.md$/)
    const text = await readFile('community-call/20260402.md')
    assert.match(text, /Community Call 2026-04-02[^]*# Platform\n\n[^\n]*\n\nReport by @\n[^]*Next call: 2026-04-30\n$/)
    assert.notInclude(text, 'microcode')
    assert.equal(vscode.window.activeTextEditor?.document.getText(), text)
  })

  it('are opened if they already exist', async () => {
    const before = await readFile('standards/20260311.md')
    const running = vscode.commands.executeCommand('minutes.newMinutes', fileUri('standards/20260225.md'))
    await waitForTitle('meeting date')
    await vscode.commands.executeCommand('editor.action.selectAll')
    await answerInput('2026-03-11')
    await running
    assert.match(vscode.window.activeTextEditor?.document.uri.path ?? '', /20260311\.md$/)
    assert.equal(await readFile('standards/20260311.md'), before)
  })

  it('get the open action items once, under the heading of the series', async () => {
    await writeFile(
      'standards/20260325.md',
      '## 2026-03-25\n\n### Participants\n\n- @mara-lindt\n\n### Agenda\n\n#### Badge\n',
    )
    const editor = await openInEditor('standards/20260325.md')
    await vscode.commands.executeCommand('minutes.carryOverActionItems')
    await pollUntil(
      () => editor.document.getText(),
      (text) => text.includes('### Check AIs from last time'),
    )
    const text = editor.document.getText()
    assert.isBelow(text.indexOf('### Check AIs from last time'), text.indexOf('### Agenda'))
    assert.equal(await vscode.commands.executeCommand<number>('minutes.carryOverActionItems'), 0)
    assert.equal(editor.document.getText(), text)
  })

  it('get the issues with the label as agenda items', async () => {
    const number = await callGitHub<number>('addIssue', {
      ...tracker,
      author: 'hroessler',
      title: 'Talk about the badge',
      labels: ['minutes-agenda'],
    })
    const editor = await openInEditor('standards/20260325.md')
    await vscode.commands.executeCommand('minutes.addAgendaItemsFromGitHub')
    await waitForText(editor.document, (text) => text.includes('Talk about the badge'))
    assert.match(
      editor.document.getText(),
      new RegExp(`^#### Talk about the badge \\(\\[standards#${number}\\]\\(http.*\\)\\) \\(@hroessler\\)$`, 'm'),
    )
    const text = editor.document.getText()
    await vscode.commands.executeCommand('minutes.addAgendaItemsFromGitHub')
    assert.equal(editor.document.getText(), text, 'once')
  })

  after(async () => {
    if (!canInteract()) return
    const made = ['standards/20260311.md', 'standards/20260325.md', 'community-call/20260402.md'].map(fileUri)
    // Some files are missing if only some of the tests ran.
    await Promise.allSettled(made.map((uri) => vscode.workspace.fs.delete(uri)))
    await Promise.allSettled([vscode.workspace.fs.delete(fileUri('council'), { recursive: true })])
  })
})
