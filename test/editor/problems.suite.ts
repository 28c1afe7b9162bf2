import { assert } from 'chai'
import * as vscode from 'vscode'
import { canInteract, pressKey, screenshot, queryTexts } from './driver'
import { closeMessages } from './notifications'
import { pollUntil, waitForEvent } from './waiting'
import {
  closeAllEditors,
  fileUri,
  moveCursorAfter,
  openInEditor,
  readFile,
  waitForText,
  writeFile,
} from './workspaceFiles'

const issue = 'https://github.com/orchard-cloud/standards/issues/509'

/** A problem in its own file: its code, the text, the title of a fix, and the text after the fix. */
interface Case {
  readonly code: string
  readonly text: string
  readonly fix: string
  readonly fixed: string
  /** The file, if it needs a certain name, as decks and dates do; default: a numbered file. */
  readonly path?: string
}

const head = '# 2026-07-01\n\n## Participants\n\n- @o-otte\n\n## Agenda\n\n### One (@o-otte)\n\n'

const cases: readonly Case[] = [
  {
    code: 'label-number',
    text: `${head}- [standards#508](${issue})\n`,
    fix: 'Change the label to “509”',
    fixed: `${head}- [standards#509](${issue})\n`,
  },
  {
    code: 'label-repository',
    text: `${head}- [standrads#509](${issue})\n`,
    fix: 'Change the label to “standards”',
    fixed: `${head}- [standards#509](${issue})\n`,
  },
  {
    code: 'label-kind',
    text: `${head}- [PR #509](${issue})\n`,
    fix: 'Change the label to “issue”',
    fixed: `${head}- [issue #509](${issue})\n`,
  },
  {
    code: 'misspelled-handle',
    text: `${head}- @o-ottte will call\n`,
    fix: 'Change to “@o-otte”',
    fixed: `${head}- @o-otte will call\n`,
  },
  {
    code: 'duplicate-participant',
    text: head.replace('- @o-otte\n', '- @o-otte\n- @O-Otte\n'),
    fix: 'Remove the second “@O-Otte”',
    fixed: head,
  },
  {
    code: 'date-mismatch',
    text: head.replace('2026-07-01', '2026-06-01'),
    fix: 'Change the date to 2026-07-01',
    fixed: head,
  },
  {
    code: 'mojibake',
    text: `${head}- a dash â€“ and Ã¼ber\n`,
    fix: 'Fix all garbled characters in this line',
    fixed: `${head}- a dash – and über\n`,
  },
  {
    code: 'setext-heading',
    path: 'community-call/20260701.md',
    text: '---\ntype: slide\n---\n\n# Call 2026-07-01\n\nwelcome\n---\n\n# Team\n',
    fix: 'Add an empty line before the slide',
    fixed: '---\ntype: slide\n---\n\n# Call 2026-07-01\n\nwelcome\n\n---\n\n# Team\n',
  },
  {
    code: 'placeholder',
    text: `${head}- Report by @todo\n`,
    fix: 'Ignore “placeholder” here (adds a comment)',
    fixed: `${head}- Report by @todo <!-- minutes: ignore placeholder -->\n`,
  },
  {
    code: 'unassigned-duty',
    text: head.replace('## Agenda', '## Housekeeping\n\n- Minutes transfer: @\n\n## Agenda'),
    fix: 'Ignore “unassigned-duty” here (adds a comment)',
    fixed: head.replace(
      '## Agenda',
      '## Housekeeping\n\n- Minutes transfer: @ <!-- minutes: ignore unassigned-duty -->\n\n## Agenda',
    ),
  },
  {
    code: 'pad-image',
    text: `${head}![](https://pad.example.org/uploads/1ab.png =640x)\n`,
    fix: 'Ignore “pad-image” here (adds a comment)',
    fixed: `${head}![](https://pad.example.org/uploads/1ab.png =640x) <!-- minutes: ignore pad-image -->\n`,
  },
  {
    code: 'bare-reference',
    text: `${head}- [#1](https://github.com/orchard-cloud/docs/issues/1), [#2](https://github.com/orchard-cloud/docs/issues/2), see #12\n`,
    fix: 'Link to orchard-cloud/docs#12',
    fixed: `${head}- [#1](https://github.com/orchard-cloud/docs/issues/1), [#2](https://github.com/orchard-cloud/docs/issues/2), see [docs#12](https://github.com/orchard-cloud/docs/issues/12)\n`,
  },
  {
    code: 'unassigned-action-item',
    text: `${head}- AI: call them\n`,
    fix: 'Ignore “unassigned-action-item” here (adds a comment)',
    fixed: `${head}- AI: call them <!-- minutes: ignore unassigned-action-item -->\n`,
  },
]

/** New links point to the stand-in, whose URL differs in each run. */
function onGitHub(text: string): string {
  return text.replace(/http:\/\/(?:127\.0\.0\.1|localhost):\d+/g, 'https://github.com')
}

function diagnosticsOf(uri: vscode.Uri, code: string): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter((diagnostic) => diagnostic.code === code)
}

async function untilDiagnosed(uri: vscode.Uri, code: string, isThere = true): Promise<void> {
  await waitForEvent(vscode.languages.onDidChangeDiagnostics, () => diagnosticsOf(uri, code).length > 0 === isThere)
}

/** Opens the quick fixes at the cursor with the keyboard, once the editor has the focus and there are some. */
async function openQuickFixes(): Promise<void> {
  for (const sign of ['.editor-instance .monaco-editor.focused', '.monaco-editor [class*="lightbulb" i]:visible']) {
    await pollUntil(
      () => queryTexts(sign, 'class'),
      ({ length }) => length > 0,
    )
  }
  await pressKey('Control+.')
}

/** Applies the first quick fix with the keyboard and accepts the first person; checks the title of the fix. */
async function nameByFirstFix(title: string, person: string): Promise<void> {
  await openQuickFixes()
  await pollUntil(
    () => queryTexts('.action-widget .monaco-list-row.action'),
    ([first]) => first === title,
  )
  await pressKey('Enter')
  await pollUntil(
    () => queryTexts('.suggest-widget.visible .monaco-list-row'),
    (rows) => rows.some((row) => row.includes(person)),
  )
  await pressKey('Enter')
}

async function actionsAt(uri: vscode.Uri, range: vscode.Range): Promise<readonly vscode.CodeAction[]> {
  return vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', uri, range)
}

async function applyNamed(uri: vscode.Uri, range: vscode.Range, title: string): Promise<void> {
  const isWanted = (action: vscode.CodeAction): boolean => action.title === title
  // While the window is busy with the file, the result is empty.
  const actions = await pollUntil(
    () => actionsAt(uri, range),
    (answer) => answer.some(isWanted),
  )
  const edit = actions.find(isWanted)?.edit
  assert.isDefined(edit)
  assert.isTrue(await vscode.workspace.applyEdit(edit))
}

describe('problems', () => {
  let uri: vscode.Uri | undefined
  afterEach(async () => {
    await closeAllEditors()
    if (uri !== undefined) await vscode.workspace.fs.delete(uri)
    uri = undefined
  })

  // A folder for each case, because the window releases a deleted file only after a while.
  for (const { code, text, fix, fixed, path = `problems/${code}/20260701.md` } of cases) {
    it(`show ${code} until it is fixed`, async () => {
      uri = await writeFile(path, text)
      const { document } = await openInEditor(path)
      await untilDiagnosed(uri, code)
      const [diagnostic] = diagnosticsOf(uri, code)
      assert.isDefined(diagnostic)
      await applyNamed(uri, diagnostic.range, fix)
      await waitForText(document, (now) => onGitHub(now) === fixed)
      await untilDiagnosed(uri, code, false)
    })
  }

  it('can be turned off in the workspace, and on again', async () => {
    uri = await writeFile('problems/1/20260701.md', `${head}- Report by @todo\n`)
    await openInEditor('problems/1/20260701.md')
    await untilDiagnosed(uri, 'placeholder')
    const [diagnostic] = diagnosticsOf(uri, 'placeholder')
    assert.isDefined(diagnostic)
    const off = (await actionsAt(uri, diagnostic.range)).find(
      ({ title }) => title === 'Turn off “placeholder” in this workspace',
    )
    assert.isDefined(off?.command)
    await vscode.commands.executeCommand(off.command.command, ...((off.command.arguments ?? []) as unknown[]))
    await untilDiagnosed(uri, 'placeholder', false)
    const set = (value: unknown): Thenable<void> =>
      vscode.workspace
        .getConfiguration('minutes')
        .update('problems.severity', value, vscode.ConfigurationTarget.Workspace)
    const shown = uri
    await set({ placeholder: 'error' })
    await waitForEvent(
      vscode.languages.onDidChangeDiagnostics,
      () => diagnosticsOf(shown, 'placeholder')[0]?.severity === vscode.DiagnosticSeverity.Error,
    )
    await set(undefined)
    await waitForEvent(
      vscode.languages.onDidChangeDiagnostics,
      () => diagnosticsOf(shown, 'placeholder')[0]?.severity === vscode.DiagnosticSeverity.Warning,
    )
  })

  it('of a date are also fixed by renaming the file', async () => {
    const text = head.replace('2026-07-01', '2026-07-08')
    const old = await writeFile('problems/renamed/20260701.md', text)
    await openInEditor('problems/renamed/20260701.md')
    await untilDiagnosed(old, 'date-mismatch')
    await applyNamed(old, new vscode.Range(0, 3, 0, 3), 'Rename the file to 20260708.md')
    uri = fileUri('problems/renamed/20260708.md')
    await pollUntil(
      () => vscode.window.activeTextEditor?.document.uri.toString(),
      (shown) => shown === uri?.toString(),
    )
    assert.equal(await readFile('problems/renamed/20260708.md'), text)
    assert.deepEqual(diagnosticsOf(old, 'date-mismatch'), [])
  })

  it('of an image are fixed by a local copy, if there is one', async () => {
    const picture = (name: string): string => `- ![](https://pad.example.org/uploads/${name})\n`
    uri = await writeFile('problems/picture/20260701.md', head + picture('here.png') + picture('gone.png'))
    const file = await writeFile('problems/picture/here.png', new Uint8Array([0x89, 0x50]))
    const { document } = await openInEditor('problems/picture/20260701.md')
    const lines = head.split('\n').length - 1
    const gone = await actionsAt(uri, new vscode.Range(lines + 1, 10, lines + 1, 10))
    assert.notMatch(gone.map(({ title }) => title).join(), /next to this file/)
    await applyNamed(uri, new vscode.Range(lines, 10, lines, 10), 'Use “here.png” next to this file')
    await waitForText(document, (now) => now === `${head}- ![](here.png)\n${picture('gone.png')}`)
    await vscode.workspace.fs.delete(file)
  })

  it('of garbled characters are fixed in the whole file except where intended, and undone in one step', async () => {
    const meant = '- a dash became â€“ there <!-- minutes: ignore mojibake -->\n'
    const text = `${head}- Ã¼ber Ã¤hren\n- Ã¶fter\n${meant}`
    uri = await writeFile('problems/garbled/20260701.md', text)
    const { document } = await openInEditor('problems/garbled/20260701.md')
    await untilDiagnosed(uri, 'mojibake')
    const [diagnostic] = diagnosticsOf(uri, 'mojibake')
    assert.isDefined(diagnostic)
    await applyNamed(uri, diagnostic.range, 'Fix all garbled characters in this file')
    await waitForText(document, (now) => now === `${head}- über ähren\n- öfter\n${meant}`)
    await untilDiagnosed(uri, 'mojibake', false)
    await vscode.commands.executeCommand('undo')
    await waitForText(document, (now) => now === text)
    await untilDiagnosed(uri, 'mojibake')
  })

  it('are ignored in the whole file by a comment, but only those that it names', async () => {
    const text = `${head}- Report by @todo\n- Ã¼ber @todo\n`
    uri = await writeFile('problems/silenced/20260701.md', text)
    const editor = await openInEditor('problems/silenced/20260701.md')
    await untilDiagnosed(uri, 'placeholder')
    const end = editor.document.positionAt(text.length)
    await editor.edit((edit) => edit.insert(end, '\n<!-- minutes: ignore-file placeholder -->\n'))
    await untilDiagnosed(uri, 'placeholder', false)
    assert.equal(diagnosticsOf(uri, 'mojibake').length, 1)
    await vscode.commands.executeCommand('undo')
    const shown = uri
    await waitForEvent(vscode.languages.onDidChangeDiagnostics, () => diagnosticsOf(shown, 'placeholder').length === 2)
  })

  it('are not reported in other markdown files', async () => {
    uri = await writeFile('problems/2/README.md', '# Read me\n\nAsk @todo, see #12\n')
    await openInEditor('problems/2/README.md')
    const other = await writeFile('problems/2/20260702.md', `${head}- @todo\n`)
    await openInEditor('problems/2/20260702.md')
    await untilDiagnosed(other, 'placeholder')
    assert.deepEqual(vscode.languages.getDiagnostics(uri), [])
    await vscode.workspace.fs.delete(other)
  })

  it('of a missing owner are fixed by naming somebody, rather than ignored', async function () {
    if (!canInteract()) this.skip()
    uri = await writeFile('problems/4/20260701.md', `${head}- Report by @todo\n`)
    const editor = await openInEditor('problems/4/20260701.md')
    await untilDiagnosed(uri, 'placeholder')
    await moveCursorAfter(editor, 'by @to')
    await nameByFirstFix('Assign…', '@o-otte')
    await waitForText(editor.document, (now) => now === `${head}- Report by @o-otte\n`)
  })

  it('are fixed with the keyboard', async function () {
    if (!canInteract()) this.skip()
    const editor = await openInEditor('platform/20260305.md')
    await untilDiagnosed(editor.document.uri, 'misspelled-handle')
    await vscode.commands.executeCommand('workbench.actions.view.problems')
    await pollUntil(
      () => queryTexts('.markers-panel-container .monaco-list-row'),
      (rows) => rows.some((row) => row.includes('Did you mean @ole-hinrichsen?')),
    )
    await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup')
    await moveCursorAfter(editor, 'especially @ole')
    editor.revealRange(editor.selection)
    await openQuickFixes()
    await pollUntil(
      () => queryTexts('.action-widget .monaco-list-row'),
      (rows) => rows.some((row) => row.includes('Change to “@ole-hinrichsen”')),
    )
    await closeMessages()
    await screenshot('problems')
    await pressKey('Enter')
    await waitForText(editor.document, (now) => now.includes('especially @ole-hinrichsen\n'))
    await vscode.commands.executeCommand('workbench.action.closePanel')
  })
})

describe('refactorings', () => {
  let uri: vscode.Uri | undefined
  afterEach(async () => {
    await closeAllEditors()
    if (uri !== undefined) await vscode.workspace.fs.delete(uri)
    uri = undefined
  })

  it('format all references, undone in one step', async () => {
    const text = `${head}- ${issue}\n- orchard-cloud/docs#3\n`
    uri = await writeFile('refactor/1/20260701.md', text)
    const { document } = await openInEditor('refactor/1/20260701.md')
    await vscode.commands.executeCommand('minutes.formatReferences')
    const links = `- [standards#509](${issue})\n- [docs#3](https://github.com/orchard-cloud/docs/issues/3)\n`
    await waitForText(document, (now) => onGitHub(now) === head + links)
    await vscode.commands.executeCommand('undo')
    await waitForText(document, (now) => now === text)
  })

  it('sort and deduplicate the participants', async () => {
    uri = await writeFile('refactor/2/20260701.md', head.replace('- @o-otte\n', '- @zed\n- @o-otte\n- @Zed\n'))
    const { document } = await openInEditor('refactor/2/20260701.md')
    await vscode.commands.executeCommand('minutes.sortParticipants')
    await waitForText(document, (now) => now === head.replace('- @o-otte\n', '- @o-otte\n- @zed\n'))
  })

  it('turn a URL into a link with its title, if known', async () => {
    uri = await writeFile('refactor/3/20260701.md', `${head}- ${issue}\n`)
    const { document } = await openInEditor('refactor/3/20260701.md')
    const at = document.positionAt(document.getText().indexOf(issue) + 5)
    await applyNamed(uri, new vscode.Range(at, at), 'Change to “standards#509”')
    await waitForText(document, (now) => now === `${head}- [standards#509](${issue})\n`)
  })

  it('turn a line into an action item, and ask for the owner', async function () {
    if (!canInteract()) this.skip()
    uri = await writeFile('refactor/4/20260701.md', `${head}- call the growers\n`)
    const editor = await openInEditor('refactor/4/20260701.md')
    await moveCursorAfter(editor, 'call the')
    await pressKey('Control+Shift+R')
    await pollUntil(
      () => queryTexts('.action-widget .monaco-list-row'),
      (rows) => rows.some((row) => row.includes('Convert to action item')),
    )
    await pressKey('Enter')
    await pollUntil(
      () => queryTexts('.suggest-widget.visible .monaco-list-row'),
      (rows) => rows.some((row) => row.includes('@o-otte')),
    )
    // After a bare `@`, only Tab or an arrow key selects.
    await pressKey('Tab')
    await waitForText(editor.document, (now) => /- _?AI @o-otte: call the growers_?\n/.test(now))
  })

  it('assign an item without an owner', async function () {
    const text = `${head}- TODO: call the growers\n`
    uri = await writeFile('refactor/5/20260701.md', text)
    const editor = await openInEditor('refactor/5/20260701.md')
    await moveCursorAfter(editor, 'call')
    await untilDiagnosed(uri, 'unassigned-action-item')
    const at = editor.selection.active
    const actions = await actionsAt(uri, new vscode.Range(at, at))
    const assign = actions.find(({ title }) => title === 'Assign to…')
    // Otherwise "Ignore" would come first.
    assert.isTrue(assign?.isPreferred)
    if (!canInteract()) this.skip()
    await nameByFirstFix('Assign to…', '@o-otte')
    await waitForText(editor.document, (now) => now === text.replace('TODO:', 'TODO @o-otte:'))
    await pressKey('Control+Z')
    await waitForText(editor.document, (now) => now === text.replace('TODO:', 'TODO @:'))
    await pressKey('Control+Z')
    await waitForText(editor.document, (now) => now === text)
  })
})
