import { assert } from 'chai'
import * as vscode from 'vscode'
import { canInteract, pressKey, queryTexts, typeText } from './driver'
import { pollUntil } from './waiting'
import { closeAllEditors, moveCursorAfter, openInEditor, waitForText, writeFile } from './workspaceFiles'

/** The participants, in arbitrary order, each with the letters after which they are always the first entry. */
const attendees = [
  ['hroessler', '@hr'],
  ['mara-lindt', '@ma'],
  ['yuki-arato', '@y'],
  ['bbakker', '@bb'],
  ['ole-hinrichsen', '@o'],
  ['anselm-grot', '@an'],
  ['jonas-brandauer', '@j'],
  ['pvandersloot', '@pv'],
  ['rafi-benamar', '@r'],
  ['wendelin-koch', '@w'],
  ['kubaszcz', '@ku'],
  ['mteixeira42', '@mt'],
] as const

// The keys that a person who watches the list presses. `docs/writing.md` contains these figures.
describe('the keys pressed', () => {
  let keys = 0
  const type = async (text: string): Promise<void> => {
    keys += text.length
    await typeText(text)
  }
  const press = async (key: string): Promise<void> => {
    keys++
    await pressKey(key)
  }
  /** Types the letters, and accepts the entry with Tab once it is the first one. */
  const choose = async (letters: string, isWanted: (row: string) => boolean): Promise<void> => {
    await type(letters)
    await pollUntil(
      () => queryTexts('.suggest-widget.visible .monaco-list-row.focused'),
      ([row]) => isWanted(row ?? ''),
    )
    await press('Tab')
  }
  const open = async (name: string, text: string): Promise<vscode.TextDocument> => {
    const path = `platform/${name}.md`
    await writeFile(path, text)
    const editor = await openInEditor(path)
    await moveCursorAfter(editor, text)
    keys = 0
    return editor.document
  }

  before(async function () {
    if (!canInteract()) this.skip()
    await vscode.commands.executeCommand('minutes.refreshActionItems')
  })
  afterEach(async () => {
    const uri = vscode.window.activeTextEditor?.document.uri
    await closeAllEditors()
    if (uri !== undefined) await vscode.workspace.fs.delete(uri)
  })

  it('for twelve participants are 60 at most', async function () {
    this.timeout(240_000)
    const document = await open('20260271', '# 2026-03-12\n\n## Participants\n\n')
    await type('- ')
    for (const [index, [handle, letters]] of attendees.entries()) {
      if (index > 0) await press('Enter')
      await choose(letters, (row) => row.startsWith(`@${handle}`))
    }
    const list = attendees.map(([handle]) => `- @${handle}`).join('\n')
    await waitForText(document, (text) => text.replaceAll('\r', '').endsWith(list))
    assert.isAtMost(keys, 60)
  })

  it('for an action item with owner and issue are those of its prose and 12', async () => {
    const head = '# 2026-03-12\n\n## Participants\n\n- @mara-lindt\n- @yuki-arato\n\n## Agenda\n\n### One\n\n- '
    const document = await open('20260272', head)
    const prose = 'write to the operators, see '
    await type('AI ')
    await choose('@y', (row) => row.startsWith('@yuki-arato'))
    await type(`: ${prose}`)
    await choose('#14', (row) => row.startsWith('issues#14'))
    await waitForText(document, (text) =>
      /- AI @yuki-arato: write to the operators, see \[[^\]]*\]\(\S+\/issues\/14\)$/.test(text),
    )
    assert.isAtMost(keys, prose.length + 12)
  })
})
