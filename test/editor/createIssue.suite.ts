import { assert } from 'chai'
import * as vscode from 'vscode'
import { answerInput, callGitHub, canInteract, pickEntry, pressKey, queryTexts, runSetting } from './driver'
import { waitForMessage } from './notifications'
import { pollUntil, waitForEvent } from './waiting'
import {
  closeAllEditors,
  fileUri,
  moveCursorAfter,
  openInEditor,
  replaceText,
  waitForText,
  writeFile,
} from './workspaceFiles'

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
  '- AI @mara-lindt: oil the clapper',
  '- AI @mara-lindt: read what was closed long before, see ORIGIN/orchard-cloud/standards/issues/1',
  '',
].join('\n')
const earlierPath = 'promoting/20260203.md'
/** Issue 6 was closed six days after this meeting. */
const earlierText = [
  '# 2026-02-03',
  '',
  '## Agenda',
  '',
  '- AI @mara-lindt: close what is closed, see ORIGIN/orchard-cloud/standards/issues/6',
  '',
].join('\n')

interface Promoted {
  readonly number: number
}

/** Starts with the item at the cursor, and waits for the draft. */
async function draftIssue(): Promise<vscode.TextEditor> {
  const running = vscode.commands.executeCommand('minutes.createIssueFromActionItem')
  await pickEntry('orchard-cloud/standards')
  await running
  await waitForEvent(
    vscode.window.onDidChangeActiveTextEditor,
    () => vscode.window.activeTextEditor?.document.uri.scheme === 'minutes-issue',
  )
  const editor = vscode.window.activeTextEditor
  if (editor === undefined) throw new Error('There is no draft.')
  return editor
}

describe('creating an issue from an action item', function () {
  before(async function () {
    if (!canInteract()) this.skip()
    const origin = String(vscode.workspace.getConfiguration('minutes').get('github.apiUrl')).replace(/\/api\/v3$/, '')
    await writeFile(path, text.replace('ORIGIN', origin).replace('https://github.com', origin))
    await writeFile(earlierPath, earlierText.replace('ORIGIN', origin))
    await vscode.commands.executeCommand('notifications.clearAll')
    const using = vscode.commands.executeCommand('minutes.useToken')
    await answerInput('token-ida-solberg')
    await using
    await vscode.commands.executeCommand('notifications.clearAll')
  })
  after(async () => {
    if (!canInteract()) return
    await closeAllEditors()
    await vscode.commands.executeCommand('minutes.removeToken')
    await vscode.commands.executeCommand('notifications.clearAll')
    await vscode.workspace.fs.delete(fileUri('promoting'), { recursive: true })
  })

  it('shows the issue before it is created, allows changes, and adds the reference to the line', async () => {
    const editor = await openInEditor(path)
    await moveCursorAfter(editor, 'for a louder')
    const draft = await draftIssue()
    assert.match(
      draft.document.getText(),
      /-->\n\nask @yuki-arato for a louder bell\n\nRepository: orchard-cloud\/standards\nAssignees: @mara-lindt\nLabels: \n\n> _AI mara-lindt: ask yuki-arato for a louder bell_\n\nFrom the minutes promoting\/20260310.md \(2026-03-10\), not published yet\.\n/,
    )
    await replaceText(draft, 'a louder bell\n\nRepository', 'the bell\n\nRepository')
    await replaceText(draft, 'Assignees: @mara-lindt', 'Assignees: @mara-lindt, @nobody-there')
    await replaceText(draft, '\n\nFrom the', '\n\nIt is far too quiet.\n\nFrom the')
    await pressKey('Control+Enter')
    await waitForText(editor.document, (now) => now.includes('bell_ ([standards#'))
    const issues = await callGitHub<
      readonly { number: number; title: string; body: string; assignees: readonly string[] }[]
    >('issues', tracker)
    const issue = issues.find(({ title }) => title === 'ask @yuki-arato for the bell')
    assert.include(editor.document.getText(), `bell_ ([standards#${issue?.number}](`)
    assert.match(issue?.body ?? '', /bell_\n\nIt is far too quiet\.\n\nFrom [^]*<!-- minutes-action-item: \w+ -->$/)
    assert.notInclude(issue?.body ?? '', '@')
    assert.deepEqual(issue?.assignees, ['mara-lindt'])
    await waitForMessage('GitHub did not set @nobody-there')
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs)
    assert.isFalse(
      tabs.some(({ label }) => label.startsWith('New Issue')),
      'the draft is closed',
    )
  })

  it('finds the first issue the second time', async () => {
    const editor = await openInEditor(path)
    const before = editor.document.getText()
    await moveCursorAfter(editor, 'for a louder')
    const running = vscode.commands.executeCommand<Promoted>('minutes.createIssueFromActionItem')
    await pickEntry('orchard-cloud/standards')
    const { number } = await running
    assert.include(before, `standards#${number}`)
    assert.equal(editor.document.getText(), before)
  })

  it('links the issue if the answer is lost, and reports one that a browser sent again', async () => {
    const editor = await openInEditor(path)
    await moveCursorAfter(editor, 'oil the')
    await draftIssue()
    const issuesPath = `/repos/${tracker.owner}/${tracker.repo}/issues`
    await callGitHub('addFault', { method: 'POST', path: issuesPath, times: 1, action: { kind: 'loseAnswer' } })
    await pressKey('Control+Enter')
    await waitForText(editor.document, (now) => now.includes('clapper ([standards#'))
    await callGitHub('clearFaults')
    const issues = await callGitHub<readonly { readonly number: number; readonly title: string }[]>('issues', tracker)
    const own = issues.filter(({ title }) => title === 'oil the clapper')
    assert.isTrue(own.some(({ number }) => editor.document.getText().includes(`clapper ([standards#${number}](`)))
    if (own.length > 1) await waitForMessage(`The issue is on GitHub ${own.length} times`)
    if (runSetting('host') === 'node') assert.lengthOf(own, 1)
  })

  it('offers to mark items with closed issues as done', async () => {
    const running = vscode.commands.executeCommand<number>('minutes.markItemsWithClosedIssuesDone')
    const rows = await pollUntil(
      () => queryTexts('.quick-input-widget:visible .monaco-list-row'),
      (seen) => seen.some((row) => row.includes('close what is closed')),
    )
    assert.isFalse(
      rows.some((row) => row.includes('closed long before')),
      'an issue that was closed before the item was raised says nothing',
    )
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen')
    assert.equal(await running, 0, 'Escape changes nothing')
  })

  it('marks the chosen items as done', async () => {
    const editor = await openInEditor(earlierPath)
    const running = vscode.commands.executeCommand<number>('minutes.markItemsWithClosedIssuesDone')
    await pollUntil(
      () => queryTexts('.quick-input-widget:visible .monaco-list-row'),
      (rows) => rows.some((row) => row.includes('close what is closed')),
    )
    await pressKey('Enter')
    await pollUntil(
      () => editor.document.getText(),
      (now) => /close what is closed[^\n]*\n {2}- done\n/.test(now),
    )
    assert.isAtLeast(await running, 1)
  })
})
