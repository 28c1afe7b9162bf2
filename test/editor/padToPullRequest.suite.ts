import { assert } from 'chai'
import * as vscode from 'vscode'
import { callGitHub, canInteract, pickEntry, queryTexts, screenshot } from './driver'
import { fetchFirst } from './fetching'
import { setUpPublishingAsMara } from './publishingSetup'
import { waitForTitle } from './quickPicks'
import { pollUntil } from './waiting'
import { fileUri, openInEditor, readFile, replaceText } from './workspaceFiles'

const minutes = { owner: 'orchard-cloud', repo: 'minutes' }
const path = 'containers/20260512.md'

/** A rolling pad with one meeting that is not a file yet, and headings one level below those of the series. */
const pad = [
  '# Containers',
  '',
  '## 2026-05-12',
  '',
  '### Participants',
  '',
  '- @mara-lindt',
  '',
  '### Agenda',
  '',
  '#### Registry',
  '',
  '- AI @mara-lindt: move the registry',
  '',
  '#### Old registry',
  '',
  '- it stays until autumn',
  '',
].join('\n')

interface SeenRequest {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
}

describe('the way from the pad to the pull request', () => {
  setUpPublishingAsMara()
  let url = ''
  const fetchAgain = (): Thenable<readonly vscode.Uri[] | undefined> =>
    vscode.commands.executeCommand('minutes.fetchFromPad', fileUri(path))
  before(async () => {
    await vscode.env.clipboard.writeText('')
    url = await callGitHub<string>('addPad', pad)
  })
  after(async () => {
    if (!canInteract()) return
    await vscode.workspace.fs.delete(fileUri(path)).then(undefined, () => undefined)
  })

  it('fetches the meeting as a file of its series', async () => {
    assert.deepEqual((await fetchFirst('containers', url)).placed, [path])
    assert.match(await readFile(path), /^# 2026-05-12\n\n## Participants\n[^]*\n### Registry\n\n- AI @mara-lindt: move/)
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), fileUri(path).toString())
  })

  it('shows changes of the pad, and merges them with unsaved changes', async () => {
    const editor = await openInEditor(path)
    await replaceText(editor, 'move the registry', 'move the registry to the new rack')
    await callGitHub('editPad', url, pad.replace('until autumn', 'until October'))
    const running = fetchAgain()
    await waitForTitle('The pad changed since you fetched')
    // A narrow window shows both texts one below the other.
    for (const end of ['autumn', 'October'])
      await pollUntil(
        async () => (await queryTexts('.monaco-diff-editor .view-lines')).map((text) => text.replaceAll('\u00A0', ' ')),
        (texts) => texts.some((text) => text.includes('to the new rack') && text.includes(`it stays until ${end}`)),
      )
    await screenshot('pad-diff')
    await pickEntry('Apply 1 changed line')
    await running
    const text = editor.document.getText()
    assert.include(text, 'move the registry to the new rack\n')
    assert.include(text, 'it stays until October\n')
    assert.isTrue(editor.document.isDirty)
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs)
    assert.isFalse(tabs.some(({ input }) => input instanceof vscode.TabInputTextDiff))
    await editor.document.save()
    assert.deepEqual(await fetchAgain(), [])
  })

  it('opens a pull request with the file byte for byte', async () => {
    await openInEditor(path)
    const running = vscode.commands.executeCommand<{ readonly outcome: string }>('minutes.publish')
    await pickEntry('Publish as a pull request')
    assert.equal((await running).outcome, 'created')
    const pulls = await callGitHub<readonly { readonly head: string }[]>('pullRequests', minutes)
    const [pull, ...others] = pulls.filter(({ head }) => head.endsWith('/2026-05-12'))
    assert.deepEqual(others, [])
    const ref = pull?.head.replace(/^[^:]*:/, '')
    assert.equal(await callGitHub<string>('file', { ...minutes, ref, path }), await readFile(path))
  })

  it('only reads the pad, with no sign-in and no question before', async () => {
    const requests = (await callGitHub<readonly SeenRequest[]>('padRequests')).filter((request) =>
      request.path.startsWith(new URL(url).pathname),
    )
    assert.isAbove(requests.length, 2)
    for (const { method, path: route, headers } of requests) {
      assert.equal(method, 'GET')
      assert.match(route, /\/download$|\/info$/)
      assert.notProperty(headers, 'cookie')
      assert.notProperty(headers, 'authorization')
    }
  })
})
