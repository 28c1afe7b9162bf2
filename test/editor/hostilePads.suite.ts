import { assert } from 'chai'
import * as vscode from 'vscode'
import { callGitHub, canInteract, clickButton, clickElement, runSetting } from './driver'
import { fetchFirst, startFetch } from './fetching'
import { closeMessages, waitForMessage } from './notifications'
import { setUpPublishingAsMara } from './publishingSetup'
import { quickPickEntries, waitForEntry } from './quickPicks'
import { fileUri } from './workspaceFiles'

const folder = 'strangers'
const dayMs = 86_400_000

/** The names of all files below the folder. */
async function filesMade(uri = fileUri(folder)): Promise<readonly string[]> {
  const entries = await vscode.workspace.fs.readDirectory(uri).then(
    (all) => all,
    () => [],
  )
  const names = await Promise.all(
    entries.map(async ([name, type]) =>
      type === vscode.FileType.Directory ? filesMade(vscode.Uri.joinPath(uri, name)) : [name],
    ),
  )
  return names.flat()
}

describe('pads of strangers', () => {
  setUpPublishingAsMara()
  before(async () => {
    await vscode.env.clipboard.writeText('')
    await vscode.workspace.fs.createDirectory(fileUri(folder))
  })
  afterEach(closeMessages)
  after(async () => {
    if (!canInteract()) return
    await vscode.workspace.fs.delete(fileUri(folder), { recursive: true })
  })

  it('that are a web page are not read as minutes', async () => {
    const pad = await callGitHub<string>('addPad', '<!DOCTYPE html>\n<html>\n\n# 2026-05-01\n\n</html>\n')
    assert.isUndefined((await fetchFirst(folder, pad)).placed)
    await waitForMessage('Only members can read this pad')
    assert.deepEqual(await filesMade(), [])
  })

  it('that never end can be cancelled, and leave no file', async () => {
    const pad = await callGitHub<string>('addPad', '# 2026-05-01\n')
    await callGitHub('failPads', { kind: 'endless' })
    const { placed } = await startFetch(folder, pad)
    await waitForMessage('Fetching the pad')
    await clickButton('Cancel')
    assert.isUndefined(await placed)
    assert.deepEqual(await filesMade(), [])
  })

  it('that break off leave no file', async () => {
    const pad = await callGitHub<string>('addPad', '# 2026-05-01\n')
    await callGitHub('failPads', { kind: 'cut' })
    assert.isUndefined(await (await startFetch(folder, pad)).placed)
    const isWorker = runSetting('host') === 'worker'
    await waitForMessage(isWorker ? 'The pad cannot be read' : 'The pad’s server cannot be reached')
    assert.deepEqual(await filesMade(), [])
  })

  it('of 400 meetings offer the newest first, and become files of their folder only where ticked', async () => {
    const days = Array.from({ length: 400 }, (_, index) =>
      new Date(Date.UTC(2020, 0, 1) + index * dayMs).toISOString().slice(0, 10),
    )
    const text = days.map((day) => `## ${day} ../../../etc/x%2e%2e\n\n### Participants\n\n- @mara-lindt\n`).join('\n')
    const { placed } = await startFetch(folder, await callGitHub<string>('addPad', text))
    const newest = days.at(-1) ?? ''
    await waitForEntry(new RegExp(newest))
    assert.match((await quickPickEntries())[0] ?? '', new RegExp(`^${newest}`))
    await clickElement('.quick-input-header > .monaco-checkbox')
    await clickElement(`.quick-input-list .monaco-list-row[aria-label*="${newest}"] .monaco-checkbox`)
    await clickElement('.quick-input-action .monaco-button')
    const name = `${newest.replaceAll('-', '')}.md`
    assert.deepEqual(await placed, [`${folder}/${name}`])
    assert.deepEqual(await filesMade(), [name])
  })
})
