import { assert } from 'chai'
import * as vscode from 'vscode'
import { canInteract, pressKey, queryTexts, screenshot, typeText } from './driver'
import { pollUntil } from './waiting'
import { closeAllEditors, openInEditor, selectionArrives, windowIsCurrent, writeFile } from './workspaceFiles'

const head = '# 2026-03-12\n\n## Participants\n\n- @zelda-fitz\n- @mara-lindt\n\n## Agenda\n\n### One\n\n'

/** A text before and after pressing keys; each `¦` is a cursor. */
type Case = readonly [before: string, keys: readonly string[], after: string]

const enterCases: readonly Case[] = [
  ['- on¦e', ['Enter'], '- on\n- ¦e'],
  ['¦- one', ['Enter'], '\n¦- one'],
  ['+ [x] a¦', ['Enter'], '+ [x] a\n+ [ ] ¦'],
  ['2) z\n3) a¦', ['Enter'], '2) z\n3) a\n4) ¦'],
  ['> > a¦', ['Enter'], '> > a\n> > ¦'],
  ['| a | b |¦', ['Enter'], '| a | b |\n¦'],
  ['---¦', ['Enter'], '---\n¦'],
  ['- one\n  more¦', ['Enter'], '- one\n  more\n  ¦'],
  ['\t- a¦', ['Enter'], '\t- a\n\t- ¦'],
  ['- a\n  - b¦', ['Enter', 'Enter'], '- a\n  - b\n- ¦'],
  ['- a\n  - b¦', ['Enter', 'Enter', 'Enter'], '- a\n  - b\n¦'],
  ['1. a\n   - b¦', ['Enter', 'Enter'], '1. a\n   - b\n2. ¦'],
  ['- [ ] a¦', ['Enter', 'Enter'], '- [ ] a\n¦'],
  ['- a¦\n* b¦', ['Enter'], '- a\n- ¦\n* b\n* ¦'],
  ['- a¦', ['Enter', 'Control+Z'], '- a¦'],
  ['- a¦', ['Shift+Enter', 'Control+Z'], '- a¦'],
  ['~~~\n- a¦', ['Enter'], '~~~\n- a\n¦'],
  ['<!--\n- a¦', ['Enter'], '<!--\n- a\n¦'],
]

const tabCases: readonly Case[] = [
  ['- a¦', ['Tab'], '- a¦'],
  ['- a¦', ['Shift+Tab'], '- a¦'],
  ['- a\n- b¦\n- c¦', ['Tab'], '- a\n  - b¦\n  - c¦'],
  ['- a\n\t- b\n- c¦', ['Tab'], '- a\n\t- b\n\t- c¦'],
  ['- a\n- b\n  - c¦', ['Shift+Tab'], '- a\n- b\n- c¦'],
  ['- a\n- b¦\n  more\n  - c', ['Tab'], '- a\n  - b¦\n    more\n    - c'],
  ['```\n- a\n- b¦', ['Tab'], '```\n- a\n- b ¦'],
  ['> - a\n> - b¦', ['Tab'], '> - a\n>   - b¦'],
]

/** Lines that a person types without accepting a suggestion. */
const typedLines = [
  ...[
    '@ZELDA-FITZ',
    '**@zelda-fitz**',
    '@zelda-fitz:',
    'Topic (@newcomer)',
    'PR #14',
    '#14.',
    'standards#',
    'F#',
    '#bad',
  ],
  ...[':D', 'a :', ':tada', 'a - b', 'e.g.', '@home', 'link', 'minutes', 'agenda', 'de'],
  ...['x <y', '`tick', '[a', "it's", '_AI @zelda-fitz: see #1_', 'https://github.com/orchard-cloud/standards/issues/5'],
]

/** Places where a pasted address stays unchanged. */
const plainPlaces = [
  '```\n¦',
  '- `¦`',
  '<!-- ¦',
  '[label¦](x)',
  '[1]: ¦',
  '\n    ¦',
  '[x](¦)',
  '<¦>',
  '- see https://¦',
] as const
const address = 'https://github.com/orchard-cloud/standards/issues/5'

/** The lines of a text that are not as expected, each with the expected one. */
function differences(text: string, expected: string): readonly string[] {
  const lines = text.split(/\r?\n/)
  const expectedLines = expected.split('\n')
  return Array.from({ length: Math.max(lines.length, expectedLines.length) }, (_, index) =>
    lines[index] === expectedLines[index]
      ? []
      : [`${expectedLines[index] ?? 'no line'} → ${lines[index] ?? 'no line'}`],
  ).flat()
}

for (const language of ['minutes', 'markdown'] as const)
  describe(`typing in ${language}`, () => {
    let editor: vscode.TextEditor
    before(async function () {
      if (!canInteract()) this.skip()
      // An invalid date, so that it is never a meeting's.
      const path = language === 'minutes' ? 'platform/20260390.minutes.md' : 'platform/20260390.md'
      await writeFile(path, `${head}- \n`)
      editor = await openInEditor(path)
      await vscode.commands.executeCommand('minutes.refreshActionItems')
    })
    after(async () => {
      const { uri } = editor.document
      await closeAllEditors()
      await vscode.workspace.fs.delete(uri)
    })

    /** Replaces the text below the head, and sets its cursors. */
    const show = async (text: string): Promise<void> => {
      const { document } = editor
      await pressKey('Escape')
      await windowIsCurrent()
      editor.options = { insertSpaces: !text.includes('\t'), tabSize: 4 }
      const parts = text.split('¦')
      const range = new vscode.Range(0, 0, document.lineCount, 0)
      assert.isTrue(await editor.edit((edit) => edit.replace(range, head + parts.join(''))), 'the text is replaced')
      editor.selections = parts.slice(1).map((_, index) => {
        const position = document.positionAt(head.length + parts.slice(0, index + 1).join('').length)
        return new vscode.Selection(position, position)
      })
      // Enter has no rules in lines that the editor has not tokenized yet, as after an edit of many lines.
      await vscode.commands.executeCommand('editor.action.forceRetokenize')
      await selectionArrives()
    }
    const shown = (): string =>
      editor.selections
        .map(({ active }) => editor.document.offsetAt(active))
        .sort((one, other) => other - one)
        .reduce((all, cursor) => `${all.slice(0, cursor)}¦${all.slice(cursor)}`, editor.document.getText())
        .slice(head.length)
    const assertKeys = async ([before, keys, after]: Case): Promise<void> => {
      await show(before)
      for (const key of keys) await pressKey(key)
      await windowIsCurrent()
      await pollUntil(shown, (text) => text === after)
    }

    for (const each of [...enterCases, ...tabCases])
      it(`${each[1].join(', ')} in ${JSON.stringify(each[0])}`, async () => assertKeys(each))

    it('undoes Tab in one step', async () => {
      await assertKeys(['1. a\n2. b¦\n3. c', ['Tab'], '1. a\n   1. b¦\n2. c'])
      await pressKey('Control+Z')
      await pollUntil(shown, (text) => text === '1. a\n2. b¦\n3. c')
    })

    it('ends each line with Enter as it was typed', async () => {
      await show('¦')
      const text = typedLines.map((line) => `${line}\n`).join('')
      await typeText(text)
      await pollUntil(
        () => differences(editor.document.getText(), head + text),
        (lines) => lines.length === 0,
      )
    })

    it('leaves a pasted address as it is where no link can be', async () => {
      for (const place of plainPlaces) {
        await show(place)
        await vscode.env.clipboard.writeText(address)
        await pressKey('Control+V')
        await pollUntil(shown, (text) => text === place.replace('¦', `${address}¦`))
      }
    })

    it('brings back the letters typed when an accepted entry is undone', async () => {
      await show('- ¦')
      await typeText('@ze')
      await focused('@zelda-fitz')
      await pressKey('Enter')
      await pollUntil(shown, (text) => text === '- @zelda-fitz¦')
      await pressKey('Control+Z')
      await pollUntil(shown, (text) => text === '- @ze¦')
    })

    it('offers emoji on request, also after a deletion', async () => {
      await show('- ¦')
      await typeText(':tad2')
      await pressKey('Backspace')
      await pollUntil(
        async () => {
          await pressKey('Escape')
          await pressKey('Control+Space')
          let rows: readonly string[] = []
          for (let asked = 0; rows.length === 0 && asked < 20; asked++)
            rows = await queryTexts('.suggest-widget.visible .monaco-list-row.focused')
          return rows
        },
        ([row]) => row?.includes(':tada:') === true,
      )
      await pressKey('Escape')
    })

    it('ends the line once the list was closed with Escape', async () => {
      await show('¦')
      await typeText('@ze')
      await focused('@zelda-fitz')
      await pressKey('Escape')
      await pressKey('Enter')
      await pollUntil(shown, (text) => text === '@ze\n¦')
    })

    // Only Markdown has snippets of VS Code.
    if (language === 'markdown')
      it('ends the line while VS Code’s own list is open because a request of ours came too late', async () => {
        // What the window receives then, in this order.
        for (const [text, keys, after] of [
          ['- link¦', ['Enter'], '- link\n- ¦'],
          ['- link¦', ['ArrowDown', 'Enter'], '- [text¦](https://)'],
        ] as const) {
          await show(text)
          await vscode.commands.executeCommand('setContext', 'minutes.suggestions', 'requested')
          await vscode.commands.executeCommand('editor.action.triggerSuggest', { auto: true })
          await focused('link')
          for (const key of keys) await pressKey(key)
          await pollUntil(shown, (shownText) => shownText === after)
        }
        await vscode.commands.executeCommand('setContext', 'minutes.suggestions', undefined)
        await pressKey('Escape')
      })

    it('ends the line after a handle in full, also if an arrow was pressed before', async () => {
      await show('¦')
      await typeText('@')
      await focused('@')
      await pressKey('ArrowDown')
      await typeText('zelda-fitz')
      // The list for the letters before closes, because no entry matches.
      await pollUntil(
        () => queryTexts('.suggest-widget.visible .monaco-list-row'),
        (rows) => rows.length === 0,
      )
      await pressKey('Enter')
      await pollUntil(shown, (text) => text === '@zelda-fitz\n¦')
    })

    it('shows titles of issues without the word "open" beside them, and whole ones in the details', async () => {
      await show('- see ¦')
      await typeText('#retention')
      await focused('standards#14')
      const rows = await queryTexts('.suggest-widget.visible .monaco-list-row')
      assert.isTrue(
        rows.some((row) => /standards#\d+ ?Log retention: minimum period/.test(row)),
        rows.join('\n'),
      )
      assert.isFalse(rows.some((row) => /\bopen\b/.test(row)))
      await pressKey('Control+Space')
      await pollUntil(
        () => queryTexts('.suggest-details-container .body'),
        ([details]) => details?.includes('Add ocs-0010: log retention period') === true,
      )
      await screenshot(`issues-${language}`)
      // VS Code remembers whether the details are open.
      await pressKey('Control+Space')
      await pressKey('Escape')
    })
  })

async function focused(label: string): Promise<void> {
  await pollUntil(
    () => queryTexts('.suggest-widget.visible .monaco-list-row.focused'),
    ([row]) => row?.includes(label) === true,
  )
  // Whether Enter accepts an entry is decided after the last key typed.
  await selectionArrives()
}
