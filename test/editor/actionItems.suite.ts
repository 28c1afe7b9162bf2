import { assert } from 'chai'
import * as vscode from 'vscode'
import { answerInput, dragElement, canInteract, pickEntry, clickElement, pressKey, queryTexts } from './driver'
import {
  collapseAllGroups,
  itemCount,
  expandGroup,
  rowSelector,
  rowWithText,
  moveFocusDownTo,
  waitForRows,
} from './itemRows'
import { pollUntil, waitForEvent } from './waiting'
import {
  closeAllEditors,
  fileUri,
  moveCursorAfter,
  openInEditor,
  readFile,
  waitForText,
  writeFile,
} from './workspaceFiles'

/** Resolves once the file watcher reports a new file. */
async function whenCreated(uri: vscode.Uri): Promise<void> {
  const watcher = vscode.workspace.createFileSystemWatcher('**', false, true, true)
  await new Promise<void>((resolve) => {
    watcher.onDidCreate((created) => {
      if (created.toString() === uri.toString()) resolve()
    })
  })
  watcher.dispose()
}

describe('the view of open action items', () => {
  before(async function () {
    if (!canInteract()) this.skip()
    await vscode.commands.executeCommand('minutes.actionItems.focus')
  })
  after(async () => {
    await closeAllEditors()
    if (canInteract()) await vscode.commands.executeCommand('workbench.view.explorer')
  })

  it('groups the workspace’s items by owner', async () => {
    const seen = await waitForRows((all) => itemCount(all, 'mara-lindt') > 0 && itemCount(all, 'yuki-arato') > 0)
    assert.isAbove(seen.length, 5)
  })

  it('shows the number of items on its badge', async () => {
    const [badge] = await pollUntil(
      () => queryTexts('.activitybar .action-item:has([aria-label^="Minutes"]) .badge-content'),
      ([text]) => Number(text) > 5,
    )
    assert.match(badge ?? '', /^\d+$/)
  })

  it('follows edits before they are saved', async () => {
    const editor = await openInEditor('platform/20260305.md')
    await editor.edit((edit) =>
      edit.insert(new vscode.Position(editor.document.lineCount, 0), '\n- AI @newcomer: say hello\n'),
    )
    await waitForRows((all) => itemCount(all, 'newcomer') === 1)
    await vscode.commands.executeCommand('workbench.action.files.revert')
    await waitForRows((all) => itemCount(all, 'newcomer') === 0)
  })

  it('follows files that are created, changed, renamed and deleted', async () => {
    const uri = await writeFile(
      'platform/20260313.md',
      '# 2026-03-13\n\n- AI @passenger: get on\n- AI @passenger: get off\n',
    )
    await waitForRows((all) => itemCount(all, 'passenger') === 2)
    await writeFile('platform/20260313.md', '# 2026-03-13\n\n- AI @passenger: get on\n')
    await waitForRows((all) => itemCount(all, 'passenger') === 1)
    const renamed = fileUri('platform/20260314.md')
    const edit = new vscode.WorkspaceEdit()
    edit.renameFile(uri, renamed)
    // The file watcher reports nothing about a file that is created and deleted between two checks.
    const isTold = whenCreated(renamed)
    await vscode.workspace.applyEdit(edit)
    await waitForRows((all) => itemCount(all, 'passenger') === 1)
    await isTold
    await vscode.workspace.fs.delete(renamed)
    await waitForRows((all) => itemCount(all, 'passenger') === 0)
  })

  it('forgets a folder that is deleted', async () => {
    await writeFile('guests/20260313.md', '# 2026-03-13\n\n- AI @guest: knock\n')
    await waitForRows((all) => itemCount(all, 'guest') === 1)
    await vscode.workspace.fs.delete(fileUri('guests'), { recursive: true })
    await waitForRows((all) => itemCount(all, 'guest') === 0)
  })

  it('reads the files of a new folder', async () => {
    // As after a pull or a move: the watcher reports only the new folder, not the files in it.
    await writeFile('guests/20260313.md', '# 2026-03-13\n\n- AI @guest: knock\n')
    await waitForRows((all) => itemCount(all, 'guest') === 1)
    await vscode.workspace.fs.rename(fileUri('guests'), fileUri('hosts'))
    // The group is removed and added again, collapsed. It is expanded once only the new path is known.
    await pollUntil(
      async () => {
        const find = 'vscode.executeWorkspaceSymbolProvider'
        const found = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(find, 'knock')
        return found.filter(({ name }) => name.startsWith('knock')).map(({ location }) => location.uri.path)
      },
      (paths) => paths.length === 1 && paths.every((path) => path.includes('/hosts/')),
    )
    await waitForRows((all) => all.some((row) => row.startsWith('guest, one ')))
    await expandGroup('guest')
    await waitForRows((all) => all.some((row) => /^knock, open, 2026-03-13 hosts/.test(row)))
    await vscode.workspace.fs.delete(fileUri('hosts'), { recursive: true })
    await waitForRows((all) => itemCount(all, 'guest') === 0)
  })

  it('reports skipped files while they exist', async () => {
    const message = (): Promise<readonly string[]> => queryTexts('.pane-body .message')
    await writeFile('guests/20260313.md', `# 2026-03-13\n\n- AI @guest: knock\n${'x'.repeat(4_000_001)}`)
    await pollUntil(message, (texts) => texts.some((text) => text.includes('Skipped: 20260313.md (too large)')))
    await vscode.workspace.fs.delete(fileUri('guests'), { recursive: true })
    await pollUntil(message, (texts) => texts.every((text) => !text.includes('Skipped')))
  })

  it('opens the line of an item', async () => {
    await closeAllEditors()
    await vscode.commands.executeCommand('minutes.actionItems.focus')
    await waitForRows((all) => itemCount(all, 'bbakker') > 0)
    await expandGroup('bbakker')
    await waitForRows((all) =>
      all.some((text) => text.startsWith('review the chapter until EOW, open, ⚠ overdue since')),
    )
    await clickElement(`${rowSelector}:has-text("review the chapter until EOW")`)
    await waitForEvent(
      vscode.window.onDidChangeTextEditorSelection,
      () => vscode.window.activeTextEditor?.selection.isEmpty === false,
    )
    const editor = vscode.window.activeTextEditor
    assert.equal(editor?.document.getText(editor.selection), 'AI @bbakker: review the chapter until EOW')
  })
})

const tasks = 'tasks/20260310.md'
const text = [
  '# 2026-03-10',
  '',
  '## Check AIs from last time',
  '',
  '- AI @tester-one: sweep the floor',
  '  - still open',
  '- AI @tester-two: water the plants',
  '  - done',
  '',
  '## Agenda',
  '',
  '- AI @tester-one: ring the bell',
  '',
].join('\n')

/**
 * Resolves once the document of a file has a text and is unsaved; the second follows the first with a delay. The
 * document is looked up each time, because the editor may close and reopen one that is not visible.
 */
async function untilEdited(path: string, isWanted: (text: string) => boolean): Promise<void> {
  const ask = async (): Promise<readonly [text: string, isDirty: boolean]> => {
    const document = await vscode.workspace.openTextDocument(fileUri(path))
    return [document.getText(), document.isDirty]
  }
  await pollUntil(ask, ([now, isDirty]) => isDirty && isWanted(now))
}

/** Set together, because two changes would rebuild the rows twice, the second time while a test uses them. */
const arrangement = () => ({
  series: { root: vscode.workspace.workspaceFolders?.[0]?.uri.toString() ?? '', series: 'tasks' },
  text: '',
  mine: false,
  showDone: false,
  groupBy: 'owner',
})

describe('the life of an action item', function () {
  before(async function () {
    if (!canInteract()) this.skip()
    await writeFile('tasks/20260303.md', text.replaceAll('03-10', '03-03').replace('  - still open\n', ''))
    await writeFile(tasks, text)
    await vscode.commands.executeCommand('minutes.actionItems.focus')
    await vscode.commands.executeCommand('minutes.filterActionItems', arrangement())
    await waitForRows((all) => itemCount(all, 'tester-one') === 2 && itemCount(all, 'tester-two') === 0)
  })
  afterEach(async () => {
    await closeAllEditors()
    await writeFile(tasks, text)
    await vscode.commands.executeCommand('minutes.filterActionItems', arrangement())
    await waitForRows((all) => itemCount(all, 'tester-one') === 2 && itemCount(all, 'tester-two') === 0)
    await collapseAllGroups()
  })
  after(async () => {
    if (!canInteract()) return
    await vscode.workspace.fs.delete(fileUri('tasks'), { recursive: true })
    await vscode.commands.executeCommand('minutes.clearActionItemFilter')
    await vscode.commands.executeCommand('workbench.view.explorer')
  })

  it('shows one row for an item in two minutes, with its history below', async () => {
    await expandGroup('tester-one')
    await waitForRows((all) =>
      all.some((row) => /^sweep the floor, open, 2026-03-10 tasks.* carried over 1×/.test(row)),
    )
    await clickElement(`${rowWithText('sweep the floor')} .monaco-tl-twistie`)
    await waitForRows((all) => all.some((label) => label.includes('still open · tasks/20260310.md:5')))
  })

  it('is marked as done with the mouse in the style of its series, and is not saved', async () => {
    await expandGroup('tester-one')
    await waitForRows((all) => all.some((row) => row.startsWith('ring the bell')))
    await clickElement(`${rowWithText('ring the bell')} .monaco-custom-toggle`)
    await untilEdited(tasks, (now) => now.includes('ring the bell\n  - done\n'))
    assert.equal(await readFile(tasks), text, 'nothing is saved unasked')
    await waitForRows((all) => itemCount(all, 'tester-one') === 1)
  })

  it('is marked as done with the keyboard', async () => {
    await expandGroup('tester-one')
    await waitForRows((all) => all.some((row) => row.startsWith('ring the bell')))
    await moveFocusDownTo('sweep the floor')
    await pressKey('Space')
    await untilEdited(tasks, (now) => now.includes('still open\n  - done\n'))
    await waitForRows((all) => itemCount(all, 'tester-one') === 1)
    // The next row has the focus, and the status bar tells screen readers.
    await pollUntil(
      () => queryTexts(`${rowSelector}.focused`, 'aria-label'),
      (labels) => labels.some((label) => label.startsWith('ring the bell')),
    )
    await pollUntil(
      () => queryTexts('.statusbar [role="alert"]', 'aria-label'),
      (labels) => labels.some((label) => label.includes('Marked as done: sweep the floor')),
    )
    await pressKey('Space')
    await untilEdited(tasks, (now) => now.includes('ring the bell\n  - done\n'))
  })

  it('keeps its row after it was marked as done, with Undo, until the view is refreshed', async () => {
    await expandGroup('tester-one')
    const rows = await waitForRows((all) => all.some((row) => row.startsWith('ring the bell')))
    const place = rows.findIndex((row) => row.startsWith('sweep the floor'))
    await clickElement(`${rowWithText('sweep the floor')} .monaco-custom-toggle`)
    await untilEdited(tasks, (now) => now.includes('still open\n  - done\n'))
    const kept = await waitForRows((all) => all.some((row) => /^sweep the floor, done · /.test(row)))
    assert.equal(
      kept.findIndex((row) => row.startsWith('sweep the floor')),
      place,
    )
    const [checked] = await queryTexts(`${rowWithText('sweep the floor')} .monaco-custom-toggle`, 'aria-checked')
    assert.equal(checked, 'true')
    await clickElement(`${rowWithText('sweep the floor')} .action-label[aria-label^="Undo"]`)
    await pollUntil(
      async () => (await vscode.workspace.openTextDocument(fileUri(tasks))).getText(),
      (now) => now === text,
    )
    await waitForRows((all) => itemCount(all, 'tester-one') === 2)
    await clickElement(`${rowWithText('ring the bell')} .monaco-custom-toggle`)
    await waitForRows((all) => all.some((row) => /^ring the bell, done · /.test(row)))
    await vscode.commands.executeCommand('minutes.refreshActionItems')
    await waitForRows((all) => !all.some((row) => row.startsWith('ring the bell')))
  })

  it('is restored exactly by undo', async () => {
    const editor = await openInEditor(tasks)
    const edited = editor.document
    await moveCursorAfter(editor, 'ring the')
    await vscode.commands.executeCommand('minutes.markActionItemDone')
    await untilEdited(tasks, (now) => now.includes('ring the bell\n  - done\n'))
    await vscode.commands.executeCommand('minutes.filterActionItems', { showDone: true })
    await waitForRows((all) => itemCount(all, 'tester-two') > 0)
    await vscode.commands.executeCommand('minutes.markActionItemOpen', { uri: edited.uri.toString(), line: 12 })
    await waitForText(edited, (now) => now === text)
    await vscode.commands.executeCommand('undo')
    await untilEdited(tasks, (now) => now.includes('ring the bell\n  - done\n'))
  })

  it('is edited in the current text of the file', async () => {
    await writeFile(tasks, text.replace('# 2026-03-10\n', '# 2026-03-10\n\nMoved by another window.\n'))
    await vscode.commands.executeCommand('minutes.actionItems.focus')
    await expandGroup('tester-one')
    await waitForRows((all) => all.some((row) => row.startsWith('ring the bell') && row.includes('line 14')))
    await clickElement(`${rowWithText('ring the bell')} .monaco-custom-toggle`)
    await untilEdited(tasks, (now) => /another window[^]*ring the bell\n {2}- done\n/.test(now))
  })

  it('is written according to the settings, and saved immediately', async () => {
    const configuration = vscode.workspace.getConfiguration('minutes.actionItems')
    await configuration.update('autoSave', true, vscode.ConfigurationTarget.Global)
    await configuration.update('doneStyle', 'emoji', vscode.ConfigurationTarget.Global)
    const editor = await openInEditor(tasks)
    await moveCursorAfter(editor, 'ring the')
    await vscode.commands.executeCommand('minutes.markActionItemDone')
    await pollUntil(
      () => readFile(tasks),
      (now) => now.includes('ring the bell ✅\n'),
    )
    await configuration.update('doneStyle', undefined, vscode.ConfigurationTarget.Global)
    await configuration.update('autoSave', undefined, vscode.ConfigurationTarget.Global)
  })

  it('is mine if the setting has my handle, in the filter and on the badge', async () => {
    const configuration = vscode.workspace.getConfiguration('minutes.actionItems')
    const badge = (): Promise<readonly string[]> =>
      queryTexts('.activitybar .action-item:has([aria-label^="Minutes"]) .badge-content')
    await configuration.update('me', ['Tester-One'], vscode.ConfigurationTarget.Global)
    await vscode.commands.executeCommand('minutes.filterActionItems', { mine: true, showDone: true })
    await waitForRows((all) => all.length === 1 && itemCount(all, 'tester-one') === 2)
    await pollUntil(badge, ([count]) => count === '2')
    await configuration.update('badge', 'all', vscode.ConfigurationTarget.Global)
    await pollUntil(badge, ([count]) => Number(count) > 2)
    await configuration.update('badge', undefined, vscode.ConfigurationTarget.Global)
    await configuration.update('me', undefined, vscode.ConfigurationTarget.Global)
  })

  it('is shown as mine after asking who I am', async () => {
    const running = vscode.commands.executeCommand('minutes.filterActionItems', { mine: true, showDone: true })
    await answerInput('tester-one')
    await running
    await waitForRows((all) => all.length === 1 && itemCount(all, 'tester-one') === 2)
    const configuration = vscode.workspace.getConfiguration('minutes.actionItems')
    assert.deepEqual(configuration.get('me'), ['tester-one'])
    await configuration.update('me', undefined, vscode.ConfigurationTarget.Global)
  })

  it('is assigned to somebody else', async () => {
    const editor = await openInEditor(tasks)
    await moveCursorAfter(editor, 'ring the')
    const running = vscode.commands.executeCommand('minutes.assignActionItem')
    await pollUntil(
      () => queryTexts('.quick-input-widget:visible .quick-input-title'),
      ([title = '']) => title.includes('ring the bell'),
    )
    await answerInput('newcomer-x')
    await running
    await untilEdited(tasks, (now) => now.includes('- AI @newcomer-x: ring the bell'))
    await waitForRows((all) => itemCount(all, 'newcomer-x') === 1 && itemCount(all, 'tester-one') === 1)
  })

  it('is assigned by dragging', async () => {
    await vscode.commands.executeCommand('minutes.filterActionItems', { showDone: true })
    await waitForRows((all) => itemCount(all, 'tester-two') > 0)
    await expandGroup('tester-one')
    await waitForRows((all) => all.some((row) => row.startsWith('ring the bell')))
    await dragElement(rowWithText('ring the bell'), rowWithText('tester-two'))
    await untilEdited(tasks, (now) => now.includes('- AI @tester-two: ring the bell'))
    await waitForRows((all) => itemCount(all, 'tester-one') === 1)
  })

  it('is assigned by dragging with one of another file after a preview of both changes', async () => {
    const other = 'chores/20260310.md'
    await writeFile(other, '# 2026-03-10\n\n- AI @tester-one: mend the tap\n- AI @tester-three: dust the shelf\n')
    await vscode.commands.executeCommand('minutes.clearActionItemFilter')
    await vscode.commands.executeCommand('minutes.filterActionItems', { text: 'tester-' })
    await waitForRows((all) => itemCount(all, 'tester-one') === 3 && itemCount(all, 'mara-lindt') === 0)
    await expandGroup('tester-one')
    await waitForRows((all) => all.some((row) => row.startsWith('sweep the floor')))
    await moveFocusDownTo('mend the tap')
    await vscode.commands.executeCommand('list.selectAndPreserveFocus')
    await pressKey('Shift+ArrowDown')
    await dragElement(rowWithText('mend the tap'), rowWithText('tester-three'))
    await clickElement('.bulk-edit-panel .monaco-button:has-text("Apply")')
    await untilEdited(other, (now) => now.includes('- AI @tester-three: mend the tap'))
    await untilEdited(tasks, (now) => now.includes('- AI @tester-three: sweep the floor'))
    await waitForRows((all) => itemCount(all, 'tester-one') === 1 && itemCount(all, 'tester-three') === 3)
    await closeAllEditors()
    await vscode.workspace.fs.delete(fileUri('chores'), { recursive: true })
  })

  it('of a deleted file is not marked as done, and the reason is shown', async () => {
    const { start } = new vscode.Range(0, 0, 0, 0)
    const item = { text: 'AI @x: a', span: { start: { line: 1, column: 1, offset: start.line } } }
    const latest = { file: fileUri('tasks/20260317.md').toString(), item }
    await vscode.commands.executeCommand('minutes.markActionItemDone', { occurrences: [], latest })
    await pollUntil(
      () => queryTexts('.notification-list-item-message'),
      (messages) => messages.some((message) => /20260317\.md” cannot be opened/.test(message)),
    )
    await vscode.commands.executeCommand('notifications.clearAll')
  })

  it('has actions in the light bulb and in the hover', async () => {
    const editor = await openInEditor(tasks)
    const position = new vscode.Position(11, 8)
    const actions = await vscode.commands.executeCommand<readonly vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      editor.document.uri,
      new vscode.Range(position, position),
    )
    assert.includeMembers(
      actions.map(({ title }) => title),
      ['Mark as done', 'Assign…'],
    )
    const hovers = await vscode.commands.executeCommand<readonly vscode.Hover[]>(
      'vscode.executeHoverProvider',
      editor.document.uri,
      position,
    )
    const words = hovers.flatMap(({ contents }) =>
      contents.map((one) => (one instanceof vscode.MarkdownString ? one.value : '')),
    )
    assert.include(words.join(), 'command:minutes.markActionItemDone')
  })

  it('is grouped as chosen, and the choice is kept', async () => {
    const running = vscode.commands.executeCommand('minutes.groupActionItems')
    await pickEntry('Meeting')
    await running
    await waitForRows((all) => all.some((row) => row.startsWith('2026-03-10 · tasks, 2 ')))
  })

  it('is copied and exported', async () => {
    await vscode.commands.executeCommand('minutes.exportActionItems', undefined, undefined, 'csv')
    const exported = vscode.window.activeTextEditor?.document.getText() ?? ''
    assert.match(exported, /^status,owners,task/)
    assert.include(exported, 'open,tester-one,ring the bell,tasks,2026-03-03,2026-03-10,1,')
  })
})

describe('the view of decisions', () => {
  before(function () {
    if (!canInteract()) this.skip()
  })
  after(async () => {
    if (canInteract()) await vscode.commands.executeCommand('workbench.view.explorer')
  })

  it('has every decision with its date', async () => {
    await vscode.commands.executeCommand('minutes.decisions.focus')
    await waitForRows((all) => all.some((row) => /^containers, \d+ decisions/.test(row)))
    await expandGroup('containers')
    await waitForRows((all) => all.some((row) => row.includes('merge as it is') && row.includes('2026-03-03')))
  })

  it('is searched, filtered by series and exported', async () => {
    const root = vscode.workspace.workspaceFolders?.[0]?.uri.toString() ?? ''
    await vscode.commands.executeCommand('minutes.filterDecisions', { text: 'merge as it is' })
    const ofSeries = (all: readonly string[]): readonly string[] =>
      all.filter((row) => /, (?:\d+ decisions|one decision)$/.test(row)).map((row) => row.replace(/,.*/, ''))
    await waitForRows(
      (all) => ofSeries(all).join() === 'containers' && all.some((row) => row.includes('merge as it is')),
    )
    await vscode.commands.executeCommand('minutes.exportDecisions', 'csv')
    const exported = vscode.window.activeTextEditor?.document.getText() ?? ''
    assert.match(exported, /^date,series,topic,decision,file,line\r?\n2026-03-03,containers,/)
    await vscode.commands.executeCommand('minutes.filterDecisions', {
      text: '',
      series: { root, series: 'standards' },
    })
    await waitForRows((all) => ofSeries(all).join() === 'standards')
    await vscode.commands.executeCommand('minutes.clearDecisionFilter')
    await waitForRows((all) => ofSeries(all).length > 2)
    await closeAllEditors()
  })
})
