import * as vscode from 'vscode'
import { canInteract, pressKey, queryTexts, typeText } from './driver'
import { waitForEntry, waitForTitle } from './quickPicks'
import { pollUntil } from './waiting'
import { closeAllEditors, moveCursorAfter, openInEditor, openUntitled, writeFile } from './workspaceFiles'

const head = '# 2026-03-09\n\n## Participants\n\n- @mara-lindt\n- @o-otte\n\n## Agenda\n\n'
const topics = '### One (@mara-lindt, 5 min)\n\n- a\n\t- b\n\n### Two\n\n- c\n'

/** The languages of minutes, each with a function that opens a text in an editor. */
const languages: readonly (readonly [string, (text: string) => Promise<vscode.TextEditor>])[] = [
  ['the minutes language', (text) => openUntitled(text)],
  [
    'Markdown',
    async (text) => {
      // A new file each time: VS Code shows a known file before it reads it again. The date is invalid.
      const path = `live/202601${String(++files + 40)}.md`
      await writeFile(path, text)
      return openInEditor(path)
    },
  ],
]

let files = 0

for (const [name, open] of languages) {
  describe(`writing live in ${name}`, () => {
    before(async function () {
      if (!canInteract()) this.skip()
      await vscode.extensions.getExtension('minutes.minutes')?.activate()
    })
    afterEach(closeAllEditors)

    /** Opens minutes with the cursor after `before`. */
    const at = async (before: string, text = head + topics): Promise<vscode.TextDocument> => {
      const editor = await open(text)
      await moveCursorAfter(editor, before)
      return editor.document
    }
    const chord = async (letter: string): Promise<void> => {
      await pressKey('Control+K')
      await pressKey(letter)
    }
    const showsText = async (document: vscode.TextDocument, isWanted: (text: string) => boolean): Promise<void> => {
      await pollUntil(() => document.getText().replaceAll('\r\n', '\n'), isWanted)
    }
    const becomes = async (document: vscode.TextDocument, text: string): Promise<void> => {
      await showsText(document, (all) => all === text)
    }

    it('adds a topic with owner and time box in eight keys and its title', async () => {
      const document = await at('- a')
      await chord('t')
      await showsText(document, (all) => /\(@owner, \d+ min\)/.test(all))
      await typeText('New')
      await pressKey('Tab')
      await pollUntil(
        () => queryTexts('.suggest-widget.visible .monaco-list-row'),
        (rows) => rows.some((row) => row.includes('o-otte')),
      )
      await typeText('o-')
      await pollUntil(
        () => queryTexts('.suggest-widget.visible .monaco-list-row.focused'),
        ([row]) => row?.includes('o-otte') === true,
      )
      await pressKey('Tab')
      await typeText('10')
      const added = '### New (@o-otte, 10 min)\n\n- \n\n'
      await becomes(document, head + topics.replace('### Two', `${added}### Two`))
    })

    it('is undone in one step', async () => {
      const document = await at('- @o-otte')
      await chord('t')
      await showsText(document, (all) => /\(@owner, \d+ min\)/.test(all))
      await pressKey('Escape')
      await pressKey('Control+Z')
      await becomes(document, head + topics)
    })

    it('adds an action item after the item at the cursor, as deep and with its indentation', async () => {
      const document = await at('\t- b')
      await chord('a')
      await showsText(document, (all) => all.includes('\n\t- b\n\t- AI @owner: \n'))
      await typeText('mara')
      await pollUntil(
        () => queryTexts('.suggest-widget.visible .monaco-list-row.focused'),
        ([row]) => row?.includes('mara-lindt') === true,
      )
      await pressKey('Tab')
      await typeText('call')
      await becomes(document, head + topics.replace('\t- b\n', '\t- b\n\t- AI @mara-lindt: call\n'))
    })

    it('adds a decision to the last topic from outside of the topics', async () => {
      const document = await at('# 2026-03-09')
      await chord('y')
      await showsText(document, (all) => all.endsWith('- c\n- Decision: \n'))
      await typeText('we go on')
      await becomes(document, `${head}${topics}- Decision: we go on\n`)
    })

    it('notes who joins and leaves, and leaves the cursor where it is', async () => {
      const document = await at('- c')
      await chord('j')
      await waitForTitle('Someone Joined')
      await typeText('@new-guest')
      await waitForEntry(/@new-guest/)
      await pressKey('Enter')
      await showsText(document, (all) => all.includes('- @o-otte\n- @new-guest\n'))
      await chord('l')
      await waitForTitle('Someone Left')
      await typeText('mara')
      await waitForEntry(/@mara-lindt/)
      await pressKey('Enter')
      await showsText(document, (all) => /- @mara-lindt \((?:left early|until \d\d:\d\d)\)\n/.test(all))
      await typeText('!')
      await showsText(document, (all) => all.includes('- c!'))
    })

    it('shows the time box of the topic at the cursor, started by a click', async () => {
      const box = '[id="minutes.minutes.minutes.timeBox"]'
      const shown = async (wanted: string): Promise<void> => {
        await pollUntil(
          () => queryTexts(box),
          (texts) => texts.some((text) => text.includes(wanted)),
        )
      }
      await at('- a')
      await shown('One: 5 min')
      await vscode.commands.executeCommand('minutes.startOrStopTimeBox')
      await shown('One: 5 of 5 min left')
      await vscode.commands.executeCommand('minutes.startOrStopTimeBox')
      await shown('One: 5 min')
      for (const editor of vscode.window.visibleTextEditors) await moveCursorAfter(editor, '- c')
      await pollUntil(
        () => queryTexts(`${box}:visible`),
        (texts) => texts.length === 0,
      )
    })
  })
}
