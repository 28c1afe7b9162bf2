import * as vscode from 'vscode'
import { ok } from './assert'
import { isDriven, press, type } from './driver'
import { until } from './waiting'

describe(`Minutes in VS Code ${vscode.version}, ${vscode.env.appHost}, ${vscode.UIKind[vscode.env.uiKind]}`, () => {
  it('is installed and activates', async () => {
    const extension = vscode.extensions.getExtension('minutes.minutes')
    ok(extension, 'The extension minutes.minutes is missing.')
    await extension.activate()
    ok(extension.isActive)
  })

  it('opens a document of the workspace', async () => {
    const [file] = await vscode.workspace.findFiles('**/*.md', undefined, 1)
    ok(file, 'The workspace has no Markdown file.')
    const editor = await vscode.window.showTextDocument(file)
    ok(editor.document.getText().length > 0)
  })

  it('sees what a person types', async function () {
    if (!isDriven()) {
      this.skip()
    }
    const document = await vscode.workspace.openTextDocument({ language: 'plaintext', content: '' })
    await vscode.window.showTextDocument(document)
    await type('Hello,')
    await press('Enter')
    await type('world')
    await until(vscode.workspace.onDidChangeTextDocument, () => document.getText() === 'Hello,\nworld')
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor')
  })
})
