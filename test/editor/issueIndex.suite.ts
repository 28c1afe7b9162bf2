import { assert } from 'chai'
import * as vscode from 'vscode'
import { github, isDriven, press, see, type } from './driver'
import { eventually } from './waiting'
import { closeAll, moveBehind, open, untilText, write } from './workspaceFiles'

interface Seen {
  readonly method: string
  readonly path: string
  readonly status: number | undefined
}

const target = vscode.ConfigurationTarget.Global

/** The lists of issues that were asked for since the last look. */
async function listings(): Promise<readonly Seen[]> {
  const requests = await github<readonly Seen[]>('requests')
  // A browser asks for leave first (OPTIONS); that is free.
  return requests.filter(({ method, path }) => method === 'GET' && path.endsWith('/issues'))
}

describe('the index of issues', function () {
  before(async function () {
    if (!isDriven() || !vscode.workspace.isTrusted) this.skip()
    const settings = vscode.workspace.getConfiguration('minutes')
    await settings.update('references.learnedRepositories', 0, target)
    await settings.update('references.repositories', ['orchard-cloud/minutes'], target)
    await github('addIssue', { owner: 'orchard-cloud', repo: 'minutes', title: 'Wallpaper for the server room' })
  })
  afterEach(async () => {
    await vscode.commands.executeCommand('notifications.clearAll')
    await closeAll()
  })
  after(async () => {
    if (!isDriven()) return
    await github('clearFaults')
    const settings = vscode.workspace.getConfiguration('minutes')
    await settings.update('references.learnedRepositories', undefined, target)
    await settings.update('references.repositories', undefined, target)
  })

  it('is fetched on demand, and conditional requests confirm it', async () => {
    await vscode.commands.executeCommand('minutes.refreshIssues')
    await github('clearRequests')
    await vscode.commands.executeCommand('minutes.refreshIssues')
    // The change of the settings refreshes in the background, too; what was asked for last is the one on demand.
    const seen = await listings()
    for (const { path } of seen) assert.equal(path, '/repos/orchard-cloud/minutes/issues')
    assert.equal(seen.at(-1)?.status, 304)
  })

  it('answers while somebody types, without a request', async () => {
    const path = 'platform/20260501.md'
    const text = '# 2026-05-01\n\n## Participants\n\n- @mara-lindt\n\n## Agenda\n\n- see '
    await write(path, text)
    const editor = await open(path)
    await moveBehind(editor, text)
    await github('clearRequests')
    await type('#server-wallp')
    await eventually(
      () => see('.suggest-widget.visible .monaco-list-row.focused'),
      ([row]) => row?.includes('Wallpaper for the server room') === true,
    )
    await press('Enter')
    await untilText(editor.document, (all) => /\[minutes#\d+\]\(http[^)]+\)$/.test(all))
    assert.isEmpty(await github<readonly Seen[]>('requests'))
    await vscode.workspace.fs.delete(editor.document.uri)
  })

  it('stays usable when GitHub refuses, and says so when asked', async () => {
    await github('addFault', {
      path: '/repos/orchard-cloud/minutes/issues',
      action: {
        kind: 'answer',
        status: 403,
        body: { message: 'API rate limit exceeded' },
        headers: { 'x-ratelimit-remaining': '0' },
      },
    })
    await vscode.commands.executeCommand('minutes.refreshIssues')
    await eventually(
      () => see('.notification-list-item-message'),
      (messages) => messages.some((message) => message.includes('GitHub takes no more requests')),
    )
  })
})
