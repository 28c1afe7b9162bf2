import { assert } from 'chai'
import * as vscode from 'vscode'
import { answer, github, isDriven, pick, press, see } from './driver'
import { eventually } from './waiting'
import { closeAll, fileAt, moveBehind, open, untilText, write } from './workspaceFiles'

const tracker = { owner: 'orchard-cloud', repo: 'standards' }
const path = 'promoting/20260310.md'
const text = [
  '# 2026-03-10',
  '',
  '## Agenda',
  '',
  '### Bells ([standards#5](https://github.com/orchard-cloud/standards/issues/5))',
  '',
  '- _AI @mara-lindt: ask @yuki-arato for a louder bell_',
  '- AI @mara-lindt: close what is closed, see ORIGIN/orchard-cloud/standards/issues/1',
  '',
].join('\n')

interface Promoted {
  readonly number: number
  readonly isNew: boolean
}

describe('making an issue of an action item', function () {
  before(async function () {
    if (!isDriven()) this.skip()
    const origin = String(vscode.workspace.getConfiguration('minutes').get('github.apiUrl')).replace(/\/api\/v3$/, '')
    await write(path, text.replace('ORIGIN', origin).replace('https://github.com', origin))
    await vscode.commands.executeCommand('notifications.clearAll')
    const using = vscode.commands.executeCommand('minutes.useToken')
    await answer('token-ida-solberg')
    await using
    await vscode.commands.executeCommand('notifications.clearAll')
  })
  after(async () => {
    if (!isDriven()) return
    await closeAll()
    await vscode.commands.executeCommand('minutes.removeToken')
    await vscode.commands.executeCommand('notifications.clearAll')
    await vscode.workspace.fs.delete(fileAt('promoting'), { recursive: true })
  })

  it('chooses the repository by habit, assigns the owner, and writes the reference into the line', async () => {
    const editor = await open(path)
    await moveBehind(editor, 'for a louder')
    const running = vscode.commands.executeCommand<Promoted>('minutes.promoteActionItem')
    await pick('orchard-cloud/standards')
    await eventually(
      () => see('.quick-input-widget .quick-input-title'),
      (titles) => titles.some((one) => one.includes('Issue in orchard-cloud/standards')),
    )
    await answer('')
    const result = await running
    assert.isTrue(result.isNew)
    await untilText(editor.document, (now) => now.includes(`bell_ ([standards#${result.number}](`))
    const issues = await github<
      readonly { number: number; title: string; body: string; assignees: readonly string[] }[]
    >('issues', tracker)
    const issue = issues.find(({ number }) => number === result.number)
    assert.equal(issue?.title, 'ask @yuki-arato for a louder bell')
    assert.include(issue?.body ?? '', 'From the minutes promoting/20260310.md')
    assert.notInclude(issue?.body ?? '', '@yuki-arato')
    assert.deepEqual(issue?.assignees, ['mara-lindt'])
  })

  it('finds the first issue the second time', async () => {
    const editor = await open(path)
    const before = editor.document.getText()
    await moveBehind(editor, 'for a louder')
    const running = vscode.commands.executeCommand<Promoted>('minutes.promoteActionItem')
    await pick('orchard-cloud/standards')
    await eventually(
      () => see('.quick-input-widget .quick-input-title'),
      (titles) => titles.some((one) => one.includes('Issue in orchard-cloud/standards')),
    )
    await answer('')
    const result = await running
    assert.isFalse(result.isNew)
    assert.include(before, `standards#${result.number}`)
    assert.equal(editor.document.getText(), before)
  })

  it('offers to close what is closed on GitHub', async () => {
    const running = vscode.commands.executeCommand<number>('minutes.closeDoneActionItems')
    await eventually(
      () => see('.quick-input-widget:visible .monaco-list-row'),
      (rows) => rows.some((row) => row.includes('close what is closed')),
    )
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen')
    assert.equal(await running, 0, 'Escape changes nothing')
  })

  it('closes what is chosen of it', async () => {
    const editor = await open(path)
    const running = vscode.commands.executeCommand<number>('minutes.closeDoneActionItems')
    await eventually(
      () => see('.quick-input-widget:visible .monaco-list-row'),
      (rows) => rows.some((row) => row.includes('close what is closed')),
    )
    await press('Enter')
    await eventually(
      () => editor.document.getText(),
      (now) => /close what is closed[^\n]*\n {2}- done\n/.test(now),
    )
    assert.isAtLeast(await running, 1)
  })
})
