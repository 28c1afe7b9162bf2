import { assert } from 'chai'
import * as vscode from 'vscode'
import { canInteract, pasteFile, pressKey, queryTexts, queryTextsInFrames, typeText } from './driver'
import { pollUntil } from './waiting'
import { closeAllEditors, fileUri, moveCursorAfter, openInEditor, waitForText, writeFile } from './workspaceFiles'

const text =
  '# 2026-03-09\n\n## Agenda\n\n### One (@mara-lindt, 10 min)\n\n- a **bold** word\n- AI @o-otte: call\n\nsee ![x]('
/** An image of one pixel. */
const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

describe('a file in the minutes language', () => {
  const path = 'notes/call.minutes.md'
  const open = async (): Promise<vscode.TextEditor> => {
    await writeFile(path, text)
    const editor = await openInEditor(path)
    await moveCursorAfter(editor, text)
    return editor
  }
  afterEach(closeAllEditors)

  it('has the built-in preview on its keys and button', async function () {
    if (!canInteract()) this.skip()
    await open()
    await pressKey('Control+Shift+V')
    await pollUntil(
      () => queryTextsInFrames('h3'),
      (titles) => titles.some((title) => title.includes('One')),
    )
    await closeAllEditors()
    await open()
    await pollUntil(
      () => queryTexts('.editor-actions [aria-label*="Open Preview to the Side"]'),
      ({ length }) => length === 1,
    )
    await pressKey('Control+K')
    await pressKey('v')
    await pollUntil(
      () => queryTextsInFrames('h3'),
      (titles) => titles.some((title) => title.includes('One')),
    )
  })

  it('saves a pasted image beside the minutes, and undo takes the link away', async function () {
    if (!canInteract()) this.skip()
    const { document } = await open()
    await pressKey('Enter')
    await pasteFile('board.png', 'image/png', pixel)
    await waitForText(document, (all) => all.includes('![board](board.png)'))
    await pollUntil(
      async () => (await vscode.workspace.fs.readDirectory(fileUri('notes'))).map(([name]) => name),
      (names) => names.includes('board.png'),
    )
    await pressKey('Escape')
    await pressKey('Control+Z')
    await waitForText(document, (all) => !all.includes('board.png'))
    await vscode.workspace.fs.delete(fileUri('notes/board.png')).then(undefined, () => undefined)
  })

  it('completes the paths of files', async () => {
    const { document } = await open()
    await writeFile('notes/plan of (all).png', 'x')
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      document.positionAt(text.length),
    )
    const item = list.items.find(({ label }) => label === 'plan of (all).png')
    assert.equal(item?.insertText, 'plan%20of%20%28all%29.png')
    assert.isFalse(list.items.some(({ label }) => label === 'call.minutes.md'))
  })

  it('ends the line with Enter after a typed path', async function () {
    if (!canInteract()) this.skip()
    const { document } = await open()
    await typeText('../')
    await pollUntil(
      () => queryTexts('.suggest-widget.visible .monaco-list-row'),
      (rows) => rows.some((row) => row.includes('platform/')),
    )
    const typed = 'platform/20260305.md)'
    await typeText(typed)
    await pressKey('Enter')
    await waitForText(document, (all) => all.replaceAll('\r\n', '\n') === `${text}../${typed}\n`)
  })

  it('expands the selection by marks and items', async () => {
    const { document } = await open()
    const [range] = await vscode.commands.executeCommand<vscode.SelectionRange[]>(
      'vscode.executeSelectionRangeProvider',
      document.uri,
      [document.positionAt(text.indexOf('bold') + 1)],
    )
    const parts: string[] = []
    for (let each = range; each !== undefined; each = each.parent) parts.push(document.getText(each.range))
    for (const part of ['bold', '**bold**', 'a **bold** word', '- a **bold** word']) assert.include(parts, part)
  })
})

describe('the outline of minutes in Markdown', () => {
  afterEach(closeAllEditors)

  it('has topics with owners, action items and decisions beside the headings, and covers none of them', async () => {
    const path = 'platform/20260190.md'
    const uri = await writeFile(path, `${text}x.png)\n\n### Two\n\ntext\n\n### Three\n\n- Decision: we go on\n`)
    await openInEditor(path)
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      uri,
    )
    const ours = symbols.filter(({ name }) => !name.startsWith('#'))
    assert.deepEqual(
      ours.map(({ name, detail, children }) => [name, detail, children.map((child) => child.name)]),
      [
        ['One', '@mara-lindt 10 min', ['call']],
        ['Three', '', ['Decision: we go on']],
      ],
    )
    assert.isTrue(ours.every(({ range }) => range.isEmpty))
    await vscode.workspace.fs.delete(uri)
  })
})
