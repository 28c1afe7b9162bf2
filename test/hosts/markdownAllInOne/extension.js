// Types the name of each key that Markdown All in One has in lists, so that a test sees whose the key is.
const vscode = require('vscode')

const texts = {
  onEnterKey: '\n(enter)',
  onShiftEnterKey: '(shift+enter)',
  onTabKey: '(tab)',
  onShiftTabKey: '(shift+tab)',
}

exports.activate = (context) => {
  for (const [name, text] of Object.entries(texts))
    context.subscriptions.push(
      vscode.commands.registerTextEditorCommand(`markdown.extension.${name}`, (editor, edit) =>
        edit.insert(editor.selection.active, text),
      ),
    )
}
