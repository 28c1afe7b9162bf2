import { assert } from 'chai'
import * as vscode from 'vscode'
import { isDriven, press, see, type } from './driver'
import { eventually } from './waiting'
import { closeAll, moveBehind, open, openText, untilText, write } from './workspaceFiles'

/** The labels offered at the cursor, in the order of the list; words of the text are not ours. */
async function offered(editor: vscode.TextEditor, trigger: string): Promise<readonly string[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    editor.document.uri,
    editor.selection.active,
    trigger,
  )
  return list.items
    .filter(({ kind }) => kind !== vscode.CompletionItemKind.Text)
    .sort((one, other) => (one.sortText ?? '').localeCompare(other.sortText ?? ''))
    .map(({ label }) => (typeof label === 'string' ? label : label.label))
}

const head = '# 2026-03-12\n\n## Participants\n\n- @zelda-fitz\n- @mara-lindt\n\n## Agenda\n\n### One\n\n'

async function openMinutes(text: string, language: 'minutes' | 'markdown'): Promise<vscode.TextEditor> {
  // A file of its own each time: VS Code shows a file that it knows before it has read it again.
  const name = `202604${String(++files + 10)}`
  const path = `platform/${name}${language === 'minutes' ? '.minutes' : ''}.md`
  await write(path, head + text)
  const editor = await open(path)
  await moveBehind(editor, head + text)
  return editor
}

let files = 0

for (const language of ['minutes', 'markdown'] as const) {
  describe(`completion in ${language}`, () => {
    before(async () => {
      await vscode.commands.executeCommand('minutes.refreshActionItems')
    })
    afterEach(async () => {
      const { document } = vscode.window.activeTextEditor ?? {}
      await closeAll()
      if (document?.uri.scheme !== 'untitled' && document !== undefined) await vscode.workspace.fs.delete(document.uri)
    })

    it('offers this meeting’s participants first', async () => {
      const people = await offered(await openMinutes('- AI @', language), '@')
      assert.sameMembers(people.slice(0, 2), ['@zelda-fitz', '@mara-lindt'])
      assert.include(people, '@ole-hinrichsen', 'and those of the workspace')
    })

    it('offers a hyphenated handle after two letters, whatever the case', async () => {
      assert.equal((await offered(await openMinutes('_AI @ZE', language), 'E'))[0], '@zelda-fitz')
    })

    it('offers issues by number and by words of the title', async () => {
      assert.include(await offered(await openMinutes('- see standards#1', language), '#'), 'standards#17')
    })

    it('offers nothing in code and addresses', async () => {
      assert.notInclude(await offered(await openMinutes('`@', language), '@'), '@zelda-fitz')
      assert.notInclude(await offered(await openMinutes('mail@', language), '@'), '@zelda-fitz')
    })

    it('completes while somebody types, and survives the hyphen', async function () {
      if (!isDriven()) this.skip()
      const editor = await openMinutes('- AI ', language)
      await type('@zelda-')
      await eventually(
        () => see('.suggest-widget.visible .monaco-list-row.focused'),
        ([row]) => row?.includes('@zelda-fitz') === true,
      )
      await press('Enter')
      await untilText(editor.document, (text) => text.endsWith('- AI @zelda-fitz'))
    })

    it('offers an issue by a word of its title', async function () {
      if (!isDriven()) this.skip()
      const editor = await openMinutes('- see ', language)
      await type('#retention')
      await eventually(
        () => see('.suggest-widget.visible .monaco-list-row.focused'),
        ([row]) => row?.includes('standards#14') === true,
      )
      await press('Enter')
      await untilText(editor.document, (text) => /- see \[standards#14\]\(https?:\/\/[^)]+\)$/.test(text))
    })

    it('replaces the whole token', async function () {
      if (!isDriven()) this.skip()
      const editor = await openMinutes('- see ', language)
      await type('standards#1')
      await eventually(
        () => see('.suggest-widget.visible .monaco-list-row.focused'),
        ([row]) => row?.includes('standards#1') === true,
      )
      await press('Enter')
      await untilText(editor.document, (text) => /- see \[standards#1\d*\]\(https?:\/\/[^)]+\)$/.test(text))
    })
  })
}

describe('snippets', () => {
  // They come from a provider: whoever types before it is there gets none.
  before(() => vscode.extensions.getExtension('minutes.minutes')?.activate())
  afterEach(closeAll)

  it('are offered in minutes with the date filled in', async function () {
    if (!isDriven()) this.skip()
    const editor = await openText('', 'minutes')
    await type('minutes')
    await eventually(
      () => see('.suggest-widget.visible .monaco-list-row.focused'),
      ([row]) => row?.includes('minutes') === true,
    )
    await press('Enter')
    await untilText(editor.document, (text) => /^# \d{4}-\d\d-\d\d\n\n## Participants/.test(text.replaceAll('\r', '')))
    await press('Escape')
  })

  it('are offered in markdown files that are minutes, and in no others', async () => {
    await write('platform/20260312.md', '')
    const minutes = await open('platform/20260312.md')
    assert.include(await offered(minutes, ''), 'agenda')
    await vscode.workspace.fs.delete(minutes.document.uri)
    const readme = await open('README.md')
    assert.notInclude(await offered(readme, ''), 'agenda')
  })

  it('are those of slides in a deck', async () => {
    const deck = await open('community-call/20260305.md')
    const end = deck.document.lineAt(deck.document.lineCount - 1).range.end
    deck.selection = new vscode.Selection(end, end)
    await deck.edit((edit) => edit.insert(end, '\n'))
    const labels = await offered(deck, '')
    assert.include(labels, 'team')
    assert.notInclude(labels, 'agenda')
  })
})
