import { assert } from 'chai'
import * as vscode from 'vscode'
import { clickButton, canInteract, queryTexts } from './driver'
import { pollUntil, waitForEvent } from './waiting'
import { closeAllEditors, fileUri, moveCursorAfter, openInEditor, openUntitled, writeFile } from './workspaceFiles'

describe('the minutes language', () => {
  afterEach(closeAllEditors)

  it('is the language of .minutes.md files', async () => {
    await writeFile('notes/weekly.minutes.md', '# 2026-03-09\n')
    const { document } = await openInEditor('notes/weekly.minutes.md')
    assert.equal(document.languageId, 'minutes')
  })

  it('treats handles and references as one word', async () => {
    const { document } = await openUntitled('- AI @o-otte: see standards#509, orchard-cloud/site#12 and don’t #7\n')
    for (const word of ['@o-otte', 'standards#509', 'orchard-cloud/site#12', 'don’t', '#7']) {
      const position = document.positionAt(document.getText().indexOf(word) + word.length)
      // VS Code loads the word pattern of the language shortly after the first document in it opens.
      await pollUntil(
        () => Promise.resolve(document.getWordRangeAtPosition(position)),
        (range) => range !== undefined && document.getText(range) === word,
      )
    }
  })

  it('does not treat a bare number sign as a word, in a heading or elsewhere', async () => {
    const { document } = await openUntitled('## Agenda\n\n- see # @o-otte\n')
    // VS Code loads the word pattern of the language shortly after the first document in it opens.
    await pollUntil(
      () => document.getText(document.getWordRangeAtPosition(new vscode.Position(2, 10))),
      (word) => word === '@o-otte',
    )
    for (const [line, column] of [
      [0, 0],
      [0, 1],
      [0, 2],
      [2, 7],
    ] as const)
      assert.isUndefined(document.getWordRangeAtPosition(new vscode.Position(line, column)))
  })

  it('claims no other markdown file', async () => {
    assert.equal((await openInEditor('README.md')).document.languageId, 'markdown')
    assert.equal((await openInEditor('platform/20260305.md')).document.languageId, 'markdown')
  })

  it('folds by sections', async () => {
    const editor = await openUntitled('# 2026-03-09\n\n## Participants\n\n- @a\n- @b\n\n## Agenda\n\n### One\n\ntext\n')
    const ranges = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
      'vscode.executeFoldingRangeProvider',
      editor.document.uri,
    )
    assert.deepInclude(
      ranges.map(({ start, end }) => [start, end]),
      [2, 5],
    )
  })

  it('shows the button to publish in minutes, and not in other markdown files', async function () {
    if (!canInteract()) this.skip()
    const button = '.editor-actions [aria-label*="Publish as Pull Request"]'
    await openInEditor('platform/20260305.md')
    await pollUntil(
      () => queryTexts(button),
      ({ length }) => length > 0,
    )
    await openInEditor('README.md')
    await pollUntil(
      () => queryTexts(button),
      ({ length }) => length === 0,
    )
  })

  it('is turned on for a folder, and off again', async function () {
    if (!canInteract()) this.skip()
    await openInEditor('platform/20260305.md')
    const associations = (): unknown =>
      vscode.workspace.getConfiguration('files').inspect('associations')?.workspaceValue
    void vscode.commands.executeCommand('minutes.treatFolderAsMinutes')
    await waitForEvent(vscode.workspace.onDidChangeConfiguration, () => associations() !== undefined)
    assert.deepEqual(associations(), { '**/platform/[0-9]*.md': 'minutes' })
    await waitForEvent(vscode.workspace.onDidOpenTextDocument, () =>
      vscode.workspace.textDocuments.some(
        ({ uri, languageId }) =>
          uri.toString() === fileUri('platform/20260305.md').toString() && languageId === 'minutes',
      ),
    )
    await clickButton('Undo')
    await waitForEvent(vscode.workspace.onDidChangeConfiguration, () => associations() === undefined)
  })

  it('colors mentions and action items of markdown files that are minutes', async () => {
    const { document } = await openInEditor('platform/20260305.md')
    const tokens = await vscode.commands.executeCommand<vscode.SemanticTokens | undefined>(
      'vscode.provideDocumentSemanticTokens',
      document.uri,
    )
    assert.isAbove(tokens?.data.length ?? 0, 20)
    const other = await openInEditor('README.md')
    const none = await vscode.commands.executeCommand<vscode.SemanticTokens | undefined>(
      'vscode.provideDocumentSemanticTokens',
      other.document.uri,
    )
    assert.equal(none?.data.length ?? 0, 0)
  })
})

describe('numbers of issues', () => {
  afterEach(closeAllEditors)

  const coloursIn = async (path: string, text: string): Promise<number> => {
    const uri = await writeFile(path, text)
    await openInEditor(path)
    const found = await vscode.commands.executeCommand<vscode.ColorInformation[]>(
      'vscode.executeDocumentColorProvider',
      uri,
    )
    return found.length
  }

  it('are not colors in minutes, but in other markdown files', async () => {
    const line = '\n\n- see #509 and #abc\n'
    assert.equal(await coloursIn('swatches/other.md', `# Colors${line}`), 2)
    assert.equal(await coloursIn('swatches/20260618.md', `# 2026-06-18\n\n## Agenda${line}`), 0)
    assert.equal(await coloursIn('swatches/other.md', `# Colors${line}`), 2)
    const editor = vscode.workspace.getConfiguration('editor', { languageId: 'minutes' })
    assert.equal(editor.get('defaultColorDecorators'), 'never')
  })
})

describe('bad input in the editor', () => {
  afterEach(closeAllEditors)

  const bad = [
    ['an empty file', ''],
    ['an unclosed fence', '# 2026-03-09\n```\n@'],
    ['CR LF', '# 2026-03-09\r\n\r\n## Participants\r\n\r\n- @zz-top\r\n\r\n@'],
    ['tabs', '# 2026-03-09\n\n-\t@zz-top\n\t-\tAI @zz-top: x\n\n@'],
  ] as const
  for (const [index, [name, content]] of bad.entries()) {
    it(`is tolerated: ${name}`, async () => {
      const path = `platform/2026061${index}.md`
      const uri = await writeFile(path, content)
      const editor = await openInEditor(path)
      if (content !== '') await moveCursorAfter(editor, content)
      await vscode.commands.executeCommand('vscode.executeCompletionItemProvider', uri, editor.selection.active, '@')
      await vscode.workspace.fs.delete(uri)
    })
  }

  it('is tolerated: invalid UTF-8, NUL characters', async () => {
    const uri = await writeFile(
      'platform/20260309.md',
      new Uint8Array([0x23, 0x20, 0xff, 0xfe, 0x00, 0x0a, 0x40, 0x61, 0x0a]),
    )
    await vscode.commands.executeCommand('minutes.refreshActionItems')
    await vscode.workspace.fs.delete(uri)
  })

  it('of five megabytes is opened but not parsed', async () => {
    const uri = await writeFile(
      'platform/20260309.md',
      `# 2026-03-09\n\n${'- AI @zz-top: a long list of things to do\n'.repeat(125_000)}`,
    )
    const document = await vscode.workspace.openTextDocument(uri)
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      uri,
      document.positionAt(60),
      '@',
    )
    assert.isFalse(list.items.some(({ label }) => (typeof label === 'string' ? label : label.label).startsWith('@')))
    await vscode.workspace.fs.delete(uri)
  })
})
