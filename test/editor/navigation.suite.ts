import { assert } from 'chai'
import * as vscode from 'vscode'
import { canInteract, clickElement, pressKey, screenshot, queryTexts, typeText } from './driver'
import { closeMessages } from './notifications'
import { pollUntil } from './waiting'
import { closeAllEditors, moveCursorAfter, openInEditor, readFile, waitForText, writeFile } from './workspaceFiles'

/** Files with people who appear in no other suite. */
const files = {
  'orchardists/20260501.md':
    '# 2026-05-01\n\n## Participants\n\n- @pear-tree (Pia Pear)\n- @quince\n\n## Agenda\n\n### Frost\n\n- AI @pear-tree: cover the rows\n- Decision: we cover all rows\n',
  'orchardists/20260502.md':
    '---\ntype: slide\n---\n\n# Orchard 2026-05-02\n\nReport by <a href="https://github.com/pear-tree">@pear-tree</a>\n',
  'orchardists/20260508.md':
    '# 2026-05-08\n\n## Participants\n\n- @quince\n\n## Housekeeping\n\n- Minutes transfer: @Pear-Tree\n\n## Agenda\n\n### Harvest (@pear-tree, 5 min)\n\n- AI @quince: see orchard-cloud/standards#42\n- ask @pear-tree, @pear-tree-2 and `@pear-tree`\n- @all\n',
} as const

const uris: vscode.Uri[] = []

async function editorAt(text: string): Promise<{ readonly uri: vscode.Uri; readonly position: vscode.Position }> {
  const { document } = await openInEditor('orchardists/20260508.md')
  return { uri: document.uri, position: document.positionAt(document.getText().indexOf(text) + 3) }
}

async function hoverAt(text: string): Promise<string> {
  const { uri, position } = await editorAt(text)
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, position)
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (content instanceof vscode.MarkdownString ? content.value : '').replaceAll('&nbsp;', ' '))
    .join('\n')
}

describe('people and references', () => {
  before(async () => {
    for (const [path, text] of Object.entries(files)) uris.push(await writeFile(path, text))
    await vscode.commands.executeCommand('minutes.refreshActionItems')
  })
  afterEach(closeAllEditors)
  after(async () => {
    for (const uri of uris) await vscode.workspace.fs.delete(uri)
  })

  it('have hovers for people', async () => {
    const text = await pollUntil(
      () => hoverAt('@pear-tree, 5'),
      (hover) => hover.includes('cover the rows'),
    )
    for (const part of [
      'Pia Pear',
      'Takes the minutes',
      'Topics in this meeting: Harvest',
      'Last attended 2026',
      'Open action items: 1',
    ])
      assert.include(text.replaceAll('\\', ''), part)
  })

  it('have hovers by mouse and keyboard', async function () {
    if (!canInteract()) this.skip()
    await moveCursorAfter(await openInEditor('platform/20260305.md'), 'Quota dashboard (@mtei')
    await vscode.commands.executeCommand('editor.action.showHover')
    await pollUntil(
      () => queryTexts('.monaco-hover .hover-contents'),
      (texts) => texts.some((text) => text.includes('Open action items')),
    )
    await closeMessages()
    await screenshot('hover')
  })

  it('say if nothing is known about a person, and say nothing about everybody', async () => {
    assert.include(await hoverAt('@pear-tree-2'), 'No further information')
    assert.equal(await hoverAt('@all'), '')
  })

  it('have hovers for issues', async () => {
    const text = await hoverAt('orchard-cloud/standards#42')
    assert.include(text.replaceAll('\\', ''), 'orchard-cloud/standards#42')
    assert.match(text, /\/orchard-cloud\/standards\/issues\/42/)
  })

  it('are links', async () => {
    const { uri } = await editorAt('Harvest')
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>('vscode.executeLinkProvider', uri)
    const targets = links.map(({ target }) => target?.toString())
    for (const end of ['/pear-tree', '/orchard-cloud/standards/issues/42'])
      assert.isTrue(
        targets.some((target) => target?.endsWith(end)),
        `${end} is not among ${targets.join()}`,
      )
  })

  it('are highlighted in the document, ignoring case', async () => {
    const { uri, position } = await editorAt('@pear-tree, 5')
    const highlights = await vscode.commands.executeCommand<vscode.DocumentHighlight[]>(
      'vscode.executeDocumentHighlights',
      uri,
      position,
    )
    assert.equal(highlights.length, 3)
  })

  it('are found in all minutes', async () => {
    const { uri, position } = await editorAt('@pear-tree, @pear')
    const places = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      uri,
      position,
    )
    assert.equal(places.length, 6)
    assert.equal(new Set(places.map((place) => place.uri.toString())).size, 3)
  })

  it('are renamed in all minutes, and nowhere else', async () => {
    const { uri, position } = await editorAt('@pear-tree, 5')
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      uri,
      position,
      'plum-tree',
    )
    assert.deepEqual(
      edit
        .entries()
        .map(([, edits]) => edits.length)
        .sort(),
      // The deck has the handle and the URL of its link.
      [2, 2, 3],
    )
    for (const [, edits] of edit.entries()) for (const { newText } of edits) assert.equal(newText, 'plum-tree')
  })

  it('are renamed by typing, with a preview of the files', async function () {
    if (!canInteract()) this.skip()
    const editor = await openInEditor('orchardists/20260508.md')
    await moveCursorAfter(editor, 'ask @pear')
    await pressKey('F2')
    await pollUntil(
      () => queryTexts('.rename-box input:focus', 'aria-label'),
      ({ length }) => length > 0,
    )
    await pressKey('Control+A')
    await typeText('plum-tree')
    await pressKey('Control+Enter')
    await pollUntil(
      () => queryTexts('.refactor-preview .monaco-list-row, .bulk-edit-panel .monaco-list-row'),
      (rows) => rows.some((row) => row.includes('20260501.md')),
    )
    await closeMessages()
    await screenshot('rename')
    await vscode.commands.executeCommand('refactorPreview.apply')
    await waitForText(editor.document, (now) => now.includes('ask @plum-tree, @pear-tree-2 and `@pear-tree`'))
    await vscode.workspace.saveAll()
    await pollUntil(
      () => readFile('orchardists/20260501.md'),
      (text) => text.includes('@plum-tree (Pia Pear)') && text.includes('AI @plum-tree:'),
    )
  })
})

describe('the outline', () => {
  afterEach(closeAllEditors)

  const openFile = async (path: string, text: string): Promise<vscode.TextEditor> => {
    await writeFile(path, text)
    return openInEditor(path)
  }

  const symbolsOf = async (uri: vscode.Uri): Promise<readonly vscode.DocumentSymbol[]> =>
    (await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
      'vscode.executeDocumentSymbolProvider',
      uri,
    )) ?? []
  const shape = (symbols: readonly vscode.DocumentSymbol[], depth = 0): readonly string[] =>
    symbols.flatMap(({ name, detail, children }) => [
      `${'  '.repeat(depth)}${name}${detail === '' ? '' : ` [${detail}]`}`,
      ...shape(children, depth + 1),
    ])

  it('has sections, topics with their owners, action items and decisions', async () => {
    const { document } = await openFile(
      'outline/minutes.minutes.md',
      '# 2026-05-15\n\n## Participants\n\n- @ada\n\n## Agenda\n\n### Frost (@ada, 5 min)\n\n- AI @bo: cover the _rows_\n- Decision: all rows\n\n### Harvest\n',
    )
    assert.deepEqual(shape(await symbolsOf(document.uri)), [
      '2026-05-15',
      '  Participants',
      '  Agenda',
      '    Frost [@ada 5 min]',
      '      cover the rows [@bo]',
      '      Decision: all rows [decision]',
      '    Harvest',
    ])
  })

  it('has the slides of a deck, vertical slides nested', async () => {
    const { document } = await openFile(
      'outline/deck.minutes.md',
      '---\ntype: slide\n---\n\n# Call 2026-05-15\n\n---\n\n# Team A\n\n----\n\n## Details\n\n---\n\n# End\n',
    )
    assert.deepEqual(shape(await symbolsOf(document.uri)), [
      'Call 2026-05-15 [1]',
      'Team A [2]',
      '  Details [2.2]',
      'End [3]',
    ])
  })

  it('has the slides of a deck that is a markdown file, too', async () => {
    const { document } = await openFile(
      'outline/20260516.md',
      '---\ntype: slide\n---\n\n# Call\n\n---\n\nno heading\n\n----\n\n## Details\n',
    )
    const names = shape(await symbolsOf(document.uri))
    for (const name of ['Call [1]', 'Slide [2]', '  Details [2.2]']) assert.include(names, name)
  })

  it('does not change that of other markdown files', async () => {
    const { document } = await openInEditor('platform/20260305.md')
    const names = shape(await symbolsOf(document.uri))
    assert.equal(names.filter((name) => name.includes('Participants')).length, 1)
  })

  it('finds topics, action items and decisions of the workspace', async function () {
    // VS Code waits for all providers, and its own Markdown search reads all files for its first answer.
    const uri = await writeFile(
      'orchardists/20260522.md',
      '# 2026-05-22\n\n## Participants\n\n- @ada\n- Bea Holm\n\n## Agenda\n\n### Zwetschgen everywhere\n\n- AI @ada: harvest the Zwetschgen\n- ACTION: Bea Holm to press the Zwetschgen\n- Decision: Zwetschgen first\n',
    )
    const found = await pollUntil(
      async () =>
        vscode.commands.executeCommand<vscode.SymbolInformation[]>(
          'vscode.executeWorkspaceSymbolProvider',
          'zwetschgen',
        ),
      (symbols) => symbols.filter(({ name }) => !name.startsWith('#')).length >= 4,
    )
    assert.includeMembers(
      found.map(({ name }) => name),
      [
        'Zwetschgen everywhere',
        'harvest the Zwetschgen (@ada)',
        'press the Zwetschgen (Bea Holm)',
        'Decision: Zwetschgen first',
      ],
    )
    await vscode.workspace.fs.delete(uri)
  })

  it('is shown', async function () {
    if (!canInteract()) this.skip()
    const files = '.pane-header[aria-label^="Explorer Section"]'
    const uri = await writeFile('orchardists/weekly.minutes.md', await readFile('platform/20260305.md'))
    await openInEditor('orchardists/weekly.minutes.md')
    await vscode.commands.executeCommand('outline.focus')
    // Collapses the files to make room for the outline.
    await clickElement(files)
    await pollUntil(
      () => queryTexts('.outline-pane .monaco-list-row'),
      (rows) => rows.some((row) => row.startsWith('Region names')),
    )
    await closeMessages()
    await screenshot('outline')
    await clickElement(files)
    await vscode.commands.executeCommand('workbench.view.explorer')
    await vscode.workspace.fs.delete(uri)
  })
})
