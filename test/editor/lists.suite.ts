import { assert } from 'chai'
import * as vscode from 'vscode'
import { canInteract, composeText, pressKey, pressWhileBusy, queryTexts, typeText } from './driver'
import { pollUntil } from './waiting'
import {
  closeAllEditors,
  moveCursorAfter,
  openInEditor,
  openUntitled,
  selectionArrives,
  writeFile,
} from './workspaceFiles'

const head = '# 2026-03-09\n\n## Participants\n\n- @mara-lindt\n\n## Agenda\n\n'

/** The languages of minutes, each with a function that opens a text in an editor. */
const languages: readonly (readonly [string, (text: string) => Promise<vscode.TextEditor>])[] = [
  ['the minutes language', (text) => openUntitled(text)],
  [
    'Markdown',
    async (text) => {
      // A new file each time: VS Code shows a known file before it reads it again. The date is invalid.
      const path = `platform/202602${String(++files + 40)}.md`
      await writeFile(path, text)
      return openInEditor(path)
    },
  ],
]

let files = 0

function textBelowHead(document: vscode.TextDocument): string {
  return document.getText().replaceAll('\r\n', '\n').slice(head.length)
}

for (const [name, open] of languages) {
  describe(`the keys of lists in ${name}`, () => {
    before(async function () {
      if (!canInteract()) this.skip()
      await vscode.extensions.getExtension('minutes.minutes')?.activate()
      // VS Code reads the rules of a language for Enter after it opened the first document.
      for (let text = ''; text !== '- one\n- two';) {
        const document = await at('- one')
        await pressKey('Enter')
        await typeText('two')
        text = await pollUntil(
          () => textBelowHead(document),
          (now) => now.endsWith('two'),
        )
        await closeAllEditors()
      }
    })
    afterEach(closeAllEditors)

    /** Opens minutes that end with `text`, with the cursor at the end. */
    const at = async (text: string): Promise<vscode.TextDocument> => {
      const editor = await open(head + text)
      await pollUntil(
        () => vscode.window.activeTextEditor,
        (active) => active === editor,
      )
      // The editor has no rules for Enter before it has colored the text.
      await pollUntil(
        () => queryTexts('.editor-instance .view-line span[class^="mtk"]:not([class="mtk1"])'),
        (colored) => colored.length > 0,
      )
      await moveCursorAfter(editor, head + text)
      return editor.document
    }
    /** Resolves once the text below the head is `text`. */
    const becomes = async (document: vscode.TextDocument, text: string): Promise<void> => {
      await pollUntil(
        () => textBelowHead(document),
        (all) => all === text,
      )
    }

    it('continue a bullet, a number, a task and a quote on Enter', async () => {
      for (const [line, next] of [
        ['- one', '- two'],
        ['1. one', '2. two'],
        ['* [x] one', '* [ ] two'],
        ['> one', '> two'],
      ]) {
        const document = await at(line ?? '')
        await pressKey('Enter')
        await typeText('two')
        await becomes(document, `${line}\n${next}`)
      }
    })

    it('end the list on a second Enter, as one step of undo', async () => {
      const document = await at('- one')
      await pressKey('Enter')
      await becomes(document, '- one\n- ')
      await pressKey('Enter')
      await becomes(document, '- one\n')
      await typeText('text')
      await becomes(document, '- one\ntext')
    })

    it('leave an item alone if somebody deletes or undoes something before a busy extension host has ended it', async () => {
      const document = await at('* one\n  * two')
      await pressKey('Enter')
      await becomes(document, '* one\n  * two\n  * ')
      await pressWhileBusy('Enter', 'Backspace')
      await typeText('## Ne')
      await becomes(document, '* one\n  * two\n  * \n## Ne')
      await typeText('xt')
      await becomes(document, '* one\n  * two\n  * \n## Next')
    })

    it('end a nested list however fast Enter is pressed', async () => {
      const document = await at('* one\n  * two')
      await pressKey('Enter')
      await becomes(document, '* one\n  * two\n  * ')
      await pressWhileBusy('Enter', 'Enter')
      await typeText('text')
      await becomes(document, '* one\n  * two\ntext')
    })

    it('leave an empty bullet that was typed by hand', async () => {
      const document = await at('')
      await typeText('- ')
      await pressKey('Enter')
      await typeText('x')
      await becomes(document, '- \nx')
    })

    it('make a line without a bullet on Shift+Enter', async () => {
      const document = await at('- one')
      await pressKey('Shift+Enter')
      await typeText('more')
      await becomes(document, '- one\nmore')
    })

    it('indent and outdent an item with Tab and Shift+Tab', async () => {
      const document = await at('- one\n- two')
      await pressKey('Tab')
      await becomes(document, '- one\n  - two')
      await pressKey('Shift+Tab')
      await becomes(document, '- one\n- two')
    })

    it('continue at several cursors', async () => {
      const document = await at('- one\n* two')
      const editor = vscode.window.activeTextEditor
      assert.ok(editor)
      const lines = [document.lineCount - 2, document.lineCount - 1]
      editor.selections = lines.map((line) => new vscode.Selection(line, 5, line, 5))
      await selectionArrives()
      await pressKey('Enter')
      await typeText('more')
      await becomes(document, '- one\n- more\n* two\n* more')
    })

    it('do not end the line on the Enter that ends a composition', async () => {
      const document = await at('- ')
      await composeText('会議')
      await becomes(document, '- 会議')
      await pressKey('Enter')
      await typeText('@')
      await composeText('に')
      await becomes(document, '- 会議\n- @に')
      await pressKey('Enter')
      await becomes(document, '- 会議\n- @に\n- ')
    })

    it('leave Enter in code alone', async () => {
      const document = await at('```\n- one')
      await pressKey('Enter')
      await typeText('two')
      await becomes(document, '```\n- one\ntwo')
    })

    it('move the topic at the cursor with Alt+Up', async () => {
      const document = await at('### One\n\na\n\n### Two')
      await pressKey('Alt+ArrowUp')
      await becomes(document, '### Two\n\n### One\n\na')
      assert.equal(vscode.window.activeTextEditor?.document, document)
    })
  })
}
