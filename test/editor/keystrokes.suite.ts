import { assert } from 'chai'
import * as vscode from 'vscode'
import { canInteract, pressKey, queryTexts, typeText } from './driver'
import { pollUntil } from './waiting'
import { closeAllEditors, moveCursorAfter, openInEditor, waitForText, writeFile } from './workspaceFiles'

/** Who attends, in no order that a list could know. */
const attendees = [
  'hroessler',
  'mara-lindt',
  'yuki-arato',
  'bbakker',
  'ole-hinrichsen',
  'anselm-grot',
  'jonas-brandauer',
  'pvandersloot',
  'rafi-benamar',
  'wendelin-koch',
  'kubaszcz',
  'mteixeira42',
]

// The keys that a person presses who looks at the list: `docs/writing.md` names these figures.
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
  /** Types a token letter by letter until its entry is the first one in the list, and takes it with Tab. */
  const choose = async (token: string, isWanted: (row: string) => boolean): Promise<void> => {
    for (const letter of token) {
      await type(letter)
      if (isWanted((await settledList())[0] ?? '')) break
    }
    await press('Tab')
  }
  /** Types the letters that are known to suffice, and takes the entry with Tab once it is the first one. */
  const chooseBy = async (letters: string, isWanted: (row: string) => boolean): Promise<void> => {
    await type(letters)
    await pollUntil(
      () => queryTexts('.suggest-widget.visible .monaco-list-row.focused'),
      ([row]) => isWanted(row ?? ''),
    )
    await press('Tab')
  }
  /** The focused row, once the list has not changed for a while. */
  const settledList = async (): Promise<readonly string[]> => {
    let rows: readonly string[] = []
    for (let same = 0, asked = 0; same < 3 && asked < 100; asked++) {
      const next = await queryTexts('.suggest-widget.visible .monaco-list-row.focused')
      same = next.length > 0 && next.join() === rows.join() ? same + 1 : 0
      rows = next
    }
    return rows
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
    this.timeout(90_000)
    const document = await open('20260271', '# 2026-03-12\n\n## Participants\n\n')
    await type('- ')
    for (const [index, handle] of attendees.entries()) {
      if (index > 0) await press('Enter')
      await choose(`@${handle}`, (row) => row.startsWith(`@${handle}`))
    }
    const list = attendees.map((handle) => `- @${handle}`).join('\n')
    await waitForText(document, (text) => text.replaceAll('\r', '').endsWith(list))
    assert.isAtMost(keys, 60)
  })

  it('for an action item with owner and issue are those of its prose and 12', async () => {
    const head = '# 2026-03-12\n\n## Participants\n\n- @mara-lindt\n- @yuki-arato\n\n## Agenda\n\n### One\n\n- '
    const document = await open('20260272', head)
    const prose = 'write to the operators, see '
    await type('AI ')
    await chooseBy('@y', (row) => row.startsWith('@yuki-arato'))
    await type(`: ${prose}`)
    await chooseBy('#14', (row) => row.startsWith('issues#14'))
    await waitForText(document, (text) =>
      /- AI @yuki-arato: write to the operators, see \[[^\]]*\]\(\S+\/issues\/14\)$/.test(text),
    )
    assert.isAtMost(keys, prose.length + 12)
  })
})
