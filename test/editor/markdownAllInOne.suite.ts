import { assert } from 'chai'
import * as vscode from 'vscode'
import { pressKey, queryTexts, typeText } from './driver'
import { pollUntil } from './waiting'
import { closeAllEditors, moveCursorAfter, openInEditor, writeFile } from './workspaceFiles'

const head = '# 2026-03-12\n\n## Participants\n\n- @zelda-fitz\n\n## Agenda\n\n- one'

// Runs in the window that has the stand-in for Markdown All in One.
if (vscode.extensions.getExtension('yzhang.markdown-all-in-one') !== undefined) {
  describe('beside Markdown All in One', () => {
    afterEach(closeAllEditors)

    /** Resolves once the text after the head is `text`. */
    const becomes = async (document: vscode.TextDocument, text: string): Promise<void> => {
      await pollUntil(
        () => document.getText().replaceAll('\r\n', '\n').slice(head.length),
        (all) => all === text,
      )
    }

    for (const [key, text] of [
      ['Enter', '\n(enter)'],
      ['Shift+Enter', '(shift+enter)'],
      ['Tab', '(tab)'],
      ['Shift+Tab', '(shift+tab)'],
    ] as const)
      it(`${key} in a list of a Markdown file is its own`, async () => {
        const path = `platform/2026036${text.length}.md`
        const uri = await writeFile(path, head)
        const editor = await openInEditor(path)
        await moveCursorAfter(editor, head)
        await pressKey(key)
        await becomes(editor.document, text)
        await vscode.workspace.fs.delete(uri)
      })

    it('Enter in a Markdown file takes no suggestion and is its own', async () => {
      const uri = await writeFile('platform/20260370.md', head)
      const editor = await openInEditor('platform/20260370.md')
      await moveCursorAfter(editor, head)
      await typeText(' @z')
      await pollUntil(
        () => queryTexts('.suggest-widget.visible .monaco-list-row'),
        (rows) => rows.some((row) => row.includes('@zelda-fitz')),
      )
      await pressKey('Enter')
      await becomes(editor.document, ' @z\n(enter)')
      await vscode.workspace.fs.delete(uri)
    })

    it('Enter and Tab in the minutes language are ours', async () => {
      const uri = await writeFile('platform/20260371.minutes.md', head)
      const editor = await openInEditor('platform/20260371.minutes.md')
      // Enter has no rules in lines that the editor has not tokenized yet.
      await vscode.commands.executeCommand('editor.action.forceRetokenize')
      await moveCursorAfter(editor, head)
      await pressKey('Enter')
      await becomes(editor.document, '\n- ')
      await typeText('two')
      await becomes(editor.document, '\n- two')
      await pressKey('Tab')
      await becomes(editor.document, '\n  - two')
      assert.equal(editor.document.languageId, 'minutes')
      await closeAllEditors()
      await vscode.workspace.fs.delete(uri)
    })
  })
}
