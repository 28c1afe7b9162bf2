import * as vscode from 'vscode'
import { assert } from 'chai'
import { canInteract, pressKey, typeText } from './driver'
import { waitForEvent } from './waiting'
import { openInEditor, writeFile } from './workspaceFiles'

describe(`Minutes in VS Code ${vscode.version}, ${vscode.env.appHost}, ${vscode.UIKind[vscode.env.uiKind]}`, () => {
  it('is installed and activates', async () => {
    const extension = vscode.extensions.getExtension('minutes.minutes')
    assert.isOk(extension, 'The extension minutes.minutes is missing.')
    await extension.activate()
    assert.isOk(extension.isActive)
  })

  it('opens a document of the workspace', async () => {
    const [file] = await vscode.workspace.findFiles('**/*.md', undefined, 1)
    assert.isOk(file, 'The workspace has no Markdown file.')
    const editor = await vscode.window.showTextDocument(file)
    assert.isOk(editor.document.getText().length > 0)
  })

  it('receives typed text', async function () {
    if (!canInteract()) {
      this.skip()
    }
    // No untitled document: the next one would have its name, and may show its text, which VS Code keeps as a backup.
    const path = 'typed.txt'
    await writeFile(path, '')
    const { document } = await openInEditor(path)
    // VS Code suggests words of the text, and Enter would take one. It suggests no numbers.
    await typeText('1,')
    await pressKey('Enter')
    await typeText('2')
    await waitForEvent(
      vscode.workspace.onDidChangeTextDocument,
      () => document.getText() === '1,\n2',
      () => JSON.stringify(document.getText()),
    )
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor')
    await vscode.workspace.fs.delete(document.uri)
  })
})
