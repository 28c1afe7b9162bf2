import { assert } from 'chai'
import * as vscode from 'vscode'
import { canInteract, clickElement, pressKey, screenshot, queryTexts, typeText } from './driver'
import { waitForEntry } from './quickPicks'
import { pollUntil } from './waiting'
import {
  closeAllEditors,
  fileUri,
  moveCursorAfter,
  openInEditor,
  selectionArrives,
  openUntitled,
  waitForText,
  writeFile,
} from './workspaceFiles'

/** The labels offered at the cursor in the order of the list, without word-based suggestions. */
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
  // A new file each time: VS Code shows a known file before it reads it again. The date is invalid, so that the file
  // belongs to no other suite and is never a later meeting.
  const name = `202604${String(++files + 40)}`
  const path = `platform/${name}${language === 'minutes' ? '.minutes' : ''}.md`
  await writeFile(path, head + text)
  const editor = await openInEditor(path)
  await moveCursorAfter(editor, head + text)
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
      await closeAllEditors()
      if (document?.uri.scheme !== 'untitled' && document !== undefined) await vscode.workspace.fs.delete(document.uri)
    })

    it('offers this meeting’s participants first', async () => {
      const people = await offered(await openMinutes('- AI @', language), '@')
      assert.sameMembers(people.slice(0, 2), ['@zelda-fitz', '@mara-lindt'])
      assert.include(people, '@ole-hinrichsen', 'and those of the workspace')
    })

    it('offers a hyphenated handle after two letters, ignoring case', async () => {
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
      if (!canInteract()) this.skip()
      const editor = await openMinutes('- AI ', language)
      await typeText('@zelda-')
      await pollUntil(
        () => queryTexts('.suggest-widget.visible .monaco-list-row.focused'),
        ([row]) => row?.includes('@zelda-fitz') === true,
      )
      await pressKey('Enter')
      await waitForText(editor.document, (text) => text.endsWith('- AI @zelda-fitz'))
    })

    it('offers an issue by a word of its title', async function () {
      if (!canInteract()) this.skip()
      const editor = await openMinutes('- see ', language)
      await typeText('#retention')
      await pollUntil(
        () => queryTexts('.suggest-widget.visible .monaco-list-row.focused'),
        ([row]) => row?.includes('standards#14') === true,
      )
      await pressKey('Enter')
      await waitForText(editor.document, (text) => /- see \[standards#14\]\(https?:\/\/[^)]+\)$/.test(text))
    })

    it('replaces the whole token', async function () {
      if (!canInteract()) this.skip()
      const editor = await openMinutes('- see ', language)
      await typeText('standards#1')
      await pollUntil(
        () => queryTexts('.suggest-widget.visible .monaco-list-row.focused'),
        ([row]) => row?.includes('standards#1') === true,
      )
      await pressKey('Tab')
      await waitForText(editor.document, (text) => /- see \[standards#1\d*\]\(https?:\/\/[^)]+\)$/.test(text))
    })
  })
}

/** The labels of the list from top to bottom; in the page its rows are in order of creation. */
async function shownLabels(): Promise<readonly string[]> {
  const places = await queryTexts('.suggest-widget.visible .monaco-list-row', 'data-index')
  const labels = await queryTexts('.suggest-widget.visible .monaco-list-row .label-name')
  return places
    .map((place, index) => ({ place: Number(place), label: labels[index] ?? '' }))
    .sort((one, other) => one.place - other.place)
    .map(({ label }) => label)
}

/** Waits until the focused entry, which Enter accepts, has a label. */
async function focusedEntry(label: string): Promise<void> {
  await pollUntil(
    () => queryTexts('.suggest-widget.visible .monaco-list-row.focused'),
    ([row]) => row?.includes(label) === true,
  )
}

for (const language of ['minutes', 'markdown'] as const) {
  describe(`completion keeps up with typing in ${language}`, function () {
    before(async function () {
      if (!canInteract()) this.skip()
      await vscode.commands.executeCommand('minutes.refreshActionItems')
    })
    afterEach(async () => {
      const { document } = vscode.window.activeTextEditor ?? {}
      await closeAllEditors()
      if (document !== undefined) await vscode.workspace.fs.delete(document.uri)
    })

    it('across a slash and the number sign, and replaces the whole token', async () => {
      const editor = await openMinutes('- see ', language)
      await typeText('orchard-cloud/standards#1')
      await focusedEntry('standards#1')
      await pressKey('Tab')
      await waitForText(editor.document, (text) =>
        /- see \[standards#1\d*\]\(https?:\/\/[^)]+\/orchard-cloud\/standards\/(?:issues|pull)\/1\d*\)$/.test(text),
      )
    })

    it('after a typo is corrected', async () => {
      const editor = await openMinutes('- AI ', language)
      await typeText('@zelda-f')
      await focusedEntry('@zelda-fitz')
      await pressKey('Backspace')
      await focusedEntry('@zelda-fitz')
      await pressKey('Backspace')
      await focusedEntry('@zelda-fitz')
      await typeText('-')
      await focusedEntry('@zelda-fitz')
      await pressKey('Enter')
      await waitForText(editor.document, (text) => text.endsWith('- AI @zelda-fitz'))
    })

    it('across a full stop inside a handle, until a comma', async () => {
      const editor = await openMinutes('- thanks @nora.ek\n- AI ', language)
      await moveCursorAfter(editor, '- AI ')
      await typeText('@nora.')
      await focusedEntry('@nora.ek')
      await typeText('e')
      await focusedEntry('@nora.ek')
      await pressKey('Enter')
      await waitForText(editor.document, (text) => text.endsWith('- AI @nora.ek'))
      await typeText(' @zel')
      await focusedEntry('@zelda-fitz')
      await typeText(',')
      await waitForText(editor.document, (text) => text.endsWith('- AI @nora.ek @zel,'))
      await pollUntil(
        () => queryTexts('.suggest-widget.visible .monaco-list-row'),
        (rows) => rows.length === 0,
      )
    })

    it('with suggestions of other extensions where there are none of ours, and without their duplicates otherwise', async () => {
      const other = vscode.languages.registerCompletionItemProvider(
        '*',
        {
          // Like GitHub Pull Requests: people after `@` and issues after `#`, in every language.
          provideCompletionItems: () =>
            ['@zelda-fitz', '@elsewhere', '#14', '#404'].map((label) => new vscode.CompletionItem(label)),
        },
        '@',
        '#',
      )
      try {
        await openMinutes('- ', language)
        await typeText('@')
        await focusedEntry('@')
        const rows = await queryTexts('.suggest-widget.visible .monaco-list-row')
        assert.lengthOf(
          rows.filter((row) => row.includes('@zelda-fitz')),
          1,
        )
        await pressKey('Escape')
        await typeText(' #14')
        await pollUntil(shownLabels, (labels) => labels.includes('standards#14'))
        assert.isFalse((await shownLabels()).some((label) => label.startsWith('#')))
        await pressKey('Escape')
        await typeText(' `@')
        await pollUntil(
          () => queryTexts('.suggest-widget.visible .monaco-list-row'),
          (others) => others.some((row) => row.includes('@elsewhere')),
        )
        await pressKey('Escape')
      } finally {
        other.dispose()
      }
    })

    it('and Enter ends the line after fully typed entries, and after numbers', async () => {
      const editor = await openMinutes('', language)
      const start = editor.document.getText()
      const lines = ['@zelda-fitz', '@', 'standards#14', '#1', '#', 'C#', '#fff', 'Present :', 'x < 5 (and']
      const typed = lines.map((line) => `${line}\n`).join('')
      await typeText(typed)
      await waitForText(editor.document, (text) => text.replaceAll('\r', '') === start + typed)
    })

    it('and an arrow key chooses what Enter alone does not', async () => {
      const editor = await openMinutes('- see ', language)
      await typeText('standards#1')
      // Not the list for `standards#`, which is about to be replaced.
      await pollUntil(
        () => shownLabels(),
        (labels) => labels.length > 0 && labels.every((label) => label.startsWith('standards#1')),
      )
      await pressKey('ArrowDown')
      await pressKey('Enter')
      await waitForText(editor.document, (text) => /- see \[standards#1\d*\]\(\S+\)$/.test(text))
      await pressKey('Control+Z')
      await waitForText(editor.document, (text) => text.endsWith('- see standards#1'))
    })

    it('and keeps the word after the cursor', async () => {
      const editor = await openMinutes('- AI review', language)
      await moveCursorAfter(editor, '- AI ')
      await typeText('@zel')
      await pressKey('Control+Space')
      await focusedEntry('@zelda-fitz')
      await pressKey('Tab')
      await waitForText(editor.document, (text) => text.endsWith('- AI @zelda-fitzreview'))
    })

    it('at several cursors', async () => {
      const editor = await openMinutes('- AI \n- AI ', language)
      const last = editor.document.lineCount - 1
      editor.selections = [last - 1, last].map((line) => new vscode.Selection(line, 5, line, 5))
      await selectionArrives()
      await typeText('@zel')
      await focusedEntry('@zelda-fitz')
      // Enter ends both lines: only a choice changes text at several places.
      await pressKey('Tab')
      await waitForText(editor.document, (text) => text.endsWith('- AI @zelda-fitz\n- AI @zelda-fitz'))
    })

    it('and offers every entry once, people with the icon for people', async () => {
      const editor = await openMinutes('- ', language)
      await typeText('@')
      await focusedEntry('@')
      // The deletion of earlier tests' files may still change the order, so the list is requested again.
      await pollUntil(
        async () => {
          await pressKey('Escape')
          await vscode.commands.executeCommand('editor.action.triggerSuggest')
          await focusedEntry('@')
          const shown = await shownLabels()
          const ours = (await offered(editor, '@')).filter((label) => label.startsWith('@'))
          return [shown.join(' '), ours.slice(0, shown.length).join(' ')]
        },
        ([shown, ours]) => shown !== '' && shown === ours,
      )
      await typeText('ze')
      await focusedEntry('@zelda-fitz')
      const rows = await queryTexts('.suggest-widget.visible .monaco-list-row')
      assert.lengthOf(
        rows.filter((row) => row.includes('@zelda-fitz')),
        1,
      )
      await screenshot(`people-${language}`)
      await pressKey('Escape')
    })

    it('offers those listed already last among the participants', async () => {
      const editor = await openMinutes('', language)
      const line = editor.document.getText().split('\n').indexOf('- @mara-lindt')
      await editor.edit((edit) => edit.insert(new vscode.Position(line + 1, 0), '- \n'))
      editor.selection = new vscode.Selection(line + 1, 2, line + 1, 2)
      await selectionArrives()
      await typeText('@')
      await pollUntil(
        () => queryTexts('.suggest-widget.visible .monaco-list-row'),
        (rows) => rows.length > 1 && !rows[0]!.includes('@mara-lindt') && !rows[0]!.includes('@zelda-fitz'),
      )
      await pressKey('Escape')
    })

    it('after the beginning of a title is deleted', async () => {
      const editor = await openMinutes('- see ', language)
      await typeText('#retentiom')
      await waitForText(editor.document, (text) => text.endsWith('#retentiom'))
      for (const expected of ['#retentio', '#retenti']) {
        await pressKey('Backspace')
        await waitForText(editor.document, (text) => text.endsWith(`- see ${expected}`))
        await focusedEntry('standards#14')
      }
      await typeText('on')
      await focusedEntry('standards#14')
      await pressKey('Enter')
      await waitForText(editor.document, (text) => /- see \[standards#14\]\(\S+\)$/.test(text))
    })

    it('who become known after the token was typed, and only Tab accepts them', async () => {
      const late = `platform/2026020${language === 'minutes' ? 1 : 2}.md`
      const handle = `quill-${language}`
      const editor = await openMinutes('- ', language)
      // The list for "@" closes when nobody matches, and VS Code does not ask again.
      await typeText('@')
      await focusedEntry('@')
      await typeText('quill')
      await waitForText(editor.document, (text) => text.endsWith('- @quill'))
      assert.isEmpty((await shownLabels()).filter((label) => label.startsWith('@quill')))
      const file = await writeFile(late, `# Minutes\n\n## Participants\n\n- @${handle}\n- @mara-lindt\n`)
      try {
        await focusedEntry(`@${handle}`)
        await pressKey('Enter')
        await waitForText(editor.document, (text) => /- @quill\r?\n- $/.test(text))
        await typeText('@quill')
        await focusedEntry(`@${handle}`)
        await pressKey('Tab')
        await waitForText(editor.document, (text) => text.endsWith(`- @${handle}`))
      } finally {
        await vscode.workspace.fs.delete(file)
      }
    })

    it('but shows no list again that somebody has closed', async () => {
      const editor = await openMinutes('- ', language)
      await typeText('@mar')
      await focusedEntry('@mara-lindt')
      await pressKey('Escape')
      // VS Code does not ask again within a word.
      await typeText('a')
      await waitForText(editor.document, (text) => text.endsWith('- @mara'))
      const folder = `marble-${language}`
      // Once the second person is known, the window has had time to handle the first one.
      for (const handle of ['mara-one', 'mara-two']) {
        await writeFile(`${folder}/20260203-${handle}.md`, `# Minutes\n\n## Participants\n\n- @${handle}\n`)
        await pollUntil(
          () => offered(editor, '@'),
          (labels) => labels.includes(`@${handle}`),
        )
      }
      assert.isEmpty(await queryTexts('.suggest-widget.visible .monaco-list-row'))
      await vscode.workspace.fs.delete(fileUri(folder), { recursive: true })
    })

    it('and Ctrl+Space elsewhere is a request, after a list that came back by itself', async () => {
      const editor = await openMinutes('- see ', language)
      const added = 'https://github.com/orchard-cloud/standards/issues/5 there\n- '
      await editor.edit((edit) => edit.insert(editor.selection.active, added))
      await selectionArrives()
      await typeText('@zen')
      await waitForText(editor.document, (text) => text.endsWith('- @zen'))
      await pressKey('Backspace')
      await focusedEntry('@zelda-fitz')
      await pressKey('Escape')
      await moveCursorAfter(editor, '/issues/5')
      await pressKey('Control+Space')
      await focusedEntry('standards#5')
      await pressKey('Escape')
    })

    it('in the middle of a token, which is replaced as a whole', async () => {
      const editor = await openMinutes('- see standards#14 there', language)
      await moveCursorAfter(editor, '- see standards#1')
      await pressKey('Control+Space')
      await focusedEntry('standards#1')
      await pressKey('Enter')
      await waitForText(editor.document, (text) => /- see \[standards#1\d*\]\(\S+\/1\d*\) there$/.test(text))
    })

    it('and accepts nothing on the full stop after a number', async () => {
      const editor = await openMinutes('- see ', language)
      await typeText('standards#14')
      await focusedEntry('standards#14')
      await typeText('.')
      await pollUntil(
        () => queryTexts('.suggest-widget.visible .monaco-list-row'),
        (rows) => !rows.some((row) => row.includes('standards#')),
      )
      await pressKey('Enter')
      await waitForText(editor.document, (text) => /- see standards#14\.\r?\n/.test(text))
    })

    it('after a URL in the text, which becomes a link in the configured style', async () => {
      const address = 'https://github.com/orchard-cloud/standards'
      const editor = await openMinutes('- see ', language)
      // Not saved: plain URLs in the file would be the style of the series for the next test.
      const added = `${address}/issues/5#issuecomment-7\n- and ${address}/pull/14, too`
      await editor.edit((edit) => edit.insert(editor.selection.active, added))
      await moveCursorAfter(editor, '#issuecomment-7')
      await pressKey('Control+Space')
      await focusedEntry('standards#5')
      await pressKey('Enter')
      await waitForText(editor.document, (text) =>
        text.includes(`- see [standards#5](${address}/issues/5#issuecomment-7)`),
      )
      await moveCursorAfter(editor, `${address}/pull/14`)
      await pressKey('Control+Space')
      await focusedEntry('Add ocs-0010')
      await pressKey('Enter')
      await waitForText(editor.document, (text) => text.endsWith(`- and [standards#14](${address}/pull/14), too`))
    })

    it('and a pasted URL becomes a link in the configured style', async () => {
      const editor = await openMinutes('- see ', language)
      await vscode.env.clipboard.writeText('https://github.com/orchard-cloud/standards/issues/5')
      await pressKey('Control+V')
      await waitForText(editor.document, (text) =>
        text.endsWith('- see [standards#5](https://github.com/orchard-cloud/standards/issues/5)'),
      )
    })
  })
}

describe('adding participants', function () {
  afterEach(closeAllEditors)

  it('preselects likely attendees and adds them to the list', async function () {
    if (!canInteract()) this.skip()
    const editor = await openMinutes('', 'markdown')
    void vscode.commands.executeCommand('minutes.addParticipants')
    const rows = await waitForEntry(/@ole-hinrichsen/)
    assert.isFalse(
      rows.some((row) => row.includes('@zelda-fitz')),
      'those listed are left out',
    )
    await clickElement('.quick-input-widget .monaco-list-row:visible .quick-input-list-label')
    await pressKey('Enter')
    await waitForText(editor.document, (text) => text.includes('- @mara-lindt\n- @ole-hinrichsen\n'))
    await vscode.workspace.fs.delete(editor.document.uri)
  })
})

describe('snippets', () => {
  afterEach(closeAllEditors)

  it('are offered in minutes with the date filled in', async function () {
    if (!canInteract()) this.skip()
    const editor = await openUntitled('', 'minutes')
    await typeText('minutes')
    await pressKey('Control+Space')
    await pollUntil(
      () => queryTexts('.suggest-widget.visible .monaco-list-row.focused'),
      ([row]) => row?.includes('minutes') === true,
    )
    await pressKey('Enter')
    await waitForText(editor.document, (text) =>
      /^# \d{4}-\d\d-\d\d\n\n## Participants/.test(text.replaceAll('\r', '')),
    )
    await pressKey('Escape')
  })

  it('are offered in markdown files that are minutes, and in no others', async () => {
    await writeFile('platform/20260312.md', '')
    const minutes = await openInEditor('platform/20260312.md')
    assert.includeMembers([...(await offered(minutes, ''))], ['agenda', 'deck'], 'an empty file may become either')
    await vscode.workspace.fs.delete(minutes.document.uri)
    const readme = await openInEditor('README.md')
    assert.notInclude(await offered(readme, ''), 'agenda')
  })

  it('keep the tabs of a style, and name the people of the series', async function () {
    if (!canInteract()) this.skip()
    await writeFile('platform/20260326.md', '')
    const { document } = await openInEditor('platform/20260326.md')
    await typeText('minutes-board')
    await pressKey('Control+Space')
    await pollUntil(
      () => queryTexts('.suggest-widget.visible .monaco-list-row.focused'),
      ([row]) => row?.includes('minutes-board') === true,
    )
    await pressKey('Enter')
    await waitForText(document, (text) =>
      /^## 2026-03-26\n\n### Participants\n\n- @\n[^]+\n- Minutes: @[a-z-]{3,}\n[^]+\n\t- $/m.test(
        text.replaceAll('\r', ''),
      ),
    )
    await pressKey('Escape')
    await closeAllEditors()
    await vscode.workspace.fs.delete(document.uri)
  })

  it('are those of slides in a deck', async () => {
    const deck = await openInEditor('community-call/20260305.md')
    const end = deck.document.lineAt(deck.document.lineCount - 1).range.end
    deck.selection = new vscode.Selection(end, end)
    await deck.edit((edit) => edit.insert(end, '\n'))
    const labels = await offered(deck, '')
    assert.include(labels, 'team')
    assert.notInclude(labels, 'agenda')
  })
})
