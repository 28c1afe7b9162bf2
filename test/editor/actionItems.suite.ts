import { assert } from 'chai'
import * as vscode from 'vscode'
import { isDriven, point, press, see } from './driver'
import { eventually, until } from './waiting'
import { closeAll, fileAt, open, write } from './workspaceFiles'

const rows = '.pane-body .monaco-list-row'

/** The rows of the view as a screen reader reads them. */
async function view(isWanted: (rows: readonly string[]) => boolean): Promise<readonly string[]> {
  return eventually(() => see(rows, 'aria-label'), isWanted)
}

/** The number of open items of an owner, 0 while the view has no such row. */
function countOf(seen: readonly string[], owner: string): number {
  const row = seen.find((text) => text.startsWith(`${owner}, `))
  return Number(/, (\d+) open/.exec(row ?? '')?.[1] ?? 0)
}

describe('the view of open action items', () => {
  before(async function () {
    if (!isDriven()) this.skip()
    await vscode.commands.executeCommand('minutes.actionItems.focus')
  })
  after(async () => {
    await closeAll()
    if (isDriven()) await vscode.commands.executeCommand('workbench.view.explorer')
  })

  it('groups the workspace’s items by owner', async () => {
    const seen = await view((all) => countOf(all, 'mara-lindt') > 0 && countOf(all, 'yuki-arato') > 0)
    assert.isAbove(seen.length, 5)
  })

  it('shows the number of items on its badge', async () => {
    const [badge] = await eventually(
      () => see('.activitybar .action-item:has([aria-label^="Minutes"]) .badge-content'),
      ([text]) => Number(text) > 5,
    )
    assert.match(badge ?? '', /^\d+$/)
  })

  it('follows edits before they are saved', async () => {
    const editor = await open('platform/20260305.md')
    await editor.edit((edit) =>
      edit.insert(new vscode.Position(editor.document.lineCount, 0), '\n- AI @newcomer: say hello\n'),
    )
    await view((all) => countOf(all, 'newcomer') === 1)
    await vscode.commands.executeCommand('workbench.action.files.revert')
    await view((all) => countOf(all, 'newcomer') === 0)
  })

  it('follows files that come, change, are renamed and go', async () => {
    const uri = await write(
      'platform/20260313.md',
      '# 2026-03-13\n\n- AI @passenger: get on\n- AI @passenger: get off\n',
    )
    await view((all) => countOf(all, 'passenger') === 2)
    await write('platform/20260313.md', '# 2026-03-13\n\n- AI @passenger: get on\n')
    await view((all) => countOf(all, 'passenger') === 1)
    const edit = new vscode.WorkspaceEdit()
    edit.renameFile(uri, fileAt('platform/20260314.md'))
    await vscode.workspace.applyEdit(edit)
    await view((all) => countOf(all, 'passenger') === 1)
    await vscode.workspace.fs.delete(fileAt('platform/20260314.md'))
    await view((all) => countOf(all, 'passenger') === 0)
  })

  it('forgets a folder that is deleted', async () => {
    await write('guests/20260313.md', '# 2026-03-13\n\n- AI @guest: knock\n')
    await view((all) => countOf(all, 'guest') === 1)
    await vscode.workspace.fs.delete(fileAt('guests'), { recursive: true })
    await view((all) => countOf(all, 'guest') === 0)
  })

  it('opens the line of an item', async () => {
    await closeAll()
    await vscode.commands.executeCommand('minutes.actionItems.focus')
    await view((all) => countOf(all, 'bbakker') > 0)
    await point(`${rows}:has-text("bbakker")`)
    await press('ArrowRight')
    await view((all) => all.some((text) => text.startsWith('review the chapter until EOW, from 2026-03-05')))
    await point(`${rows}:has-text("review the chapter until EOW")`)
    await until(
      vscode.window.onDidChangeTextEditorSelection,
      () => vscode.window.activeTextEditor?.selection.isEmpty === false,
    )
    const editor = vscode.window.activeTextEditor
    assert.equal(editor?.document.getText(editor.selection), 'AI @bbakker: review the chapter until EOW')
  })
})
