import { assert } from 'chai'
import * as vscode from 'vscode'
import { createConfirmations } from '../../src/host/confirmations'
import { clearMessages, setUpPublishingAsMara, setSetting, signInWithToken } from './publishingSetup'
import {
  clickButton,
  callGitHub,
  pickEntry,
  clickElement,
  pressKey,
  runSetting,
  screenshot,
  queryTexts,
} from './driver'
import { quickPickEntries, waitForEntry, waitForTitle } from './quickPicks'
import { waitForListedMessage, waitForMessage } from './notifications'
import { pollUntil } from './waiting'
import { fileUri, openInEditor, readFile, writeFile } from './workspaceFiles'

const minutes = { owner: 'orchard-cloud', repo: 'minutes' }

interface PullRequest {
  readonly number: number
  readonly title: string
  readonly head: string
  readonly isMerged: boolean
}

interface Published {
  readonly outcome: string
  readonly number: number
  readonly url: string
}

const text = (day: string, more = ''): string =>
  `# ${day}\n\n## Participants\n\n- @mara-lindt\n\n## Agenda\n\n### Backups\n\n- AI @mara-lindt: ask about tapes\n${more}`

const command = (uri?: vscode.Uri, ...rest: readonly unknown[]): Thenable<Published | undefined> =>
  vscode.commands.executeCommand<Published | undefined>('minutes.publish', uri, ...rest)

async function publishNew(path: string, content: string): Promise<Published> {
  const running = command(await writeFile(path, content))
  await pickEntry('Publish as a pull request')
  const result = await running
  if (result?.outcome !== 'created') throw new Error(`${path} was not published: ${JSON.stringify(result)}`)
  return result
}

/** Changes a file in the editor and saves it. */
async function change(path: string, content: string): Promise<vscode.Uri> {
  const editor = await openInEditor(path)
  const all = new vscode.Range(0, 0, editor.document.lineCount, 0)
  assert.isTrue(await editor.edit((edit) => edit.replace(all, content)), 'the editor takes the change')
  assert.isTrue(await editor.document.save(), 'it is saved')
  assert.equal(editor.document.getText(), content)
  return editor.document.uri
}

const published = (path: string, ref: string, place = minutes) =>
  callGitHub<string | undefined>('file', { ...place, ref, path })

/** Whether a diff editor is open. */
function isComparing(): boolean {
  return vscode.window.tabGroups.all.some(({ tabs }) =>
    tabs.some(({ input }) => input instanceof vscode.TabInputTextDiff),
  )
}

/** The requests so far without those for issues and people, and without preflight requests. */
async function requestsForPublishing(): Promise<readonly string[]> {
  const all = await callGitHub<readonly { readonly method: string; readonly path: string }[]>('requests')
  return all
    .filter(({ method, path }) => method !== 'OPTIONS' && !/\/(?:issues|members)/.test(path))
    .map(({ method, path }) => `${method} ${path}`)
}

/** Clicks the button of the dialog: a progress notification may have one with the same name. */
const decline = () => clickElement('.monaco-dialog-box .monaco-button:has-text("Cancel")')

describe('publishing with others', function () {
  setUpPublishingAsMara()

  it('shows before the meeting ends that everything is ready', async () => {
    await writeFile('platform/20260402.md', text('2026-04-02'))
    await openInEditor('platform/20260402.md')
    const asking = vscode.commands.executeCommand('minutes.checkPublishing')
    assert.include(await waitForMessage('orchard-cloud/minutes'), 'Not published. Ready to publish')
    await clearMessages()
    await asking
  })

  it('takes eleven requests after the click, one for each open pull request, and six to update', async () => {
    await callGitHub('clearRequests')
    const first = await publishNew('platform/20260402.md', text('2026-04-02'))
    const taken = (await requestsForPublishing()).filter((request) => !request.endsWith('/files'))
    assert.isAtMost(taken.length, 11, taken.join())
    await waitForMessage(`#${first.number}`)
    await change('platform/20260402.md', text('2026-04-02', '- more\n'))
    await callGitHub('clearRequests')
    const running = command(fileUri('platform/20260402.md'))
    await pickEntry(`Add a commit to pull request #${first.number}`)
    assert.equal((await running)?.outcome, 'updated')
    const again = await requestsForPublishing()
    assert.isAtMost(again.length, 6, again.join())
  })

  it('marks the file in the explorer and on its tab', async () => {
    await openInEditor('platform/20260402.md')
    await pollUntil(
      () => queryTexts('.tab.active .monaco-icon-label', 'aria-label'),
      (labels) => labels.some((label) => /Pull request #\d+ is open/.test(label)),
    )
  })

  it('shows before the meeting ends what blocks publishing, with a button', async () => {
    const path = '/repos/orchard-cloud/minutes'
    const sso = { 'x-github-sso': 'required; url=https://github.com/orgs/orchard-cloud/sso?authorization_request=A' }
    const restricted =
      'Although you appear to have the correct authorization, OAuth App access restrictions are enabled.'
    const obstacles = [
      {
        status: 403,
        headers: sso,
        message: 'Resource protected by organization SAML enforcement.',
        way: 'Open Sign-On Page',
      },
      { status: 403, message: restricted, way: 'Use a Token…' },
      { status: 401, message: 'Bad credentials', way: 'Sign In Again' },
      { status: 404, message: 'Not Found', way: 'Choose Another Repository…' },
    ]
    await openInEditor('platform/20260402.md')
    for (const { status, headers = {}, message, way } of obstacles) {
      const action = { kind: 'answer', status, headers, body: { message } }
      await callGitHub('addFault', { method: 'GET', path, times: 100, action })
      const asking = vscode.commands.executeCommand('minutes.checkPublishing')
      const seen = await waitForListedMessage('Cannot publish right now')
      assert.include(seen, way)
      await clearMessages()
      await asking
      await callGitHub('clearFaults')
    }
  })

  it('asks about private information before anything is sent, and removes it', async () => {
    const path = 'platform/20260409.md'
    const editor = await vscode.window.showTextDocument(
      await writeFile(path, text('2026-04-09', '- write to Ole <ole@hinrichsen.se>, Passcode: 471100\n')),
    )
    const running = command(editor.document.uri)
    await pollUntil(
      () => queryTexts('.quick-input-widget:visible .monaco-list-row.focused'),
      (rows) => rows.some((row) => /Review private information.*email address, meeting passcode/.test(row)),
    )
    await screenshot('private-matter')
    await pressKey('Enter')
    await pickEntry('Remove all (2)')
    await pickEntry('Publish as a pull request')
    assert.equal((await running)?.outcome, 'created')
    const there = (await published(path, 'minutes/platform/2026-04-09')) ?? ''
    assert.include(there, '- write to Ole , Passcode:\n')
    assert.equal(there, editor.document.getText(), 'what is published is what stands in the editor')
  })

  it('leaves the images of a pad in a private network where they are, and says so', async () => {
    const pad = new URL(runSetting('driver')).origin
    const path = 'platform/20260418.md'
    const own = text('2026-04-18', `![a](${pad}/uploads/pixel.png)\n`)
    const running = command(await writeFile(path, own))
    await pollUntil(quickPickEntries, (rows) => rows.some((row) => /Image not copied.*private network/.test(row)))
    await pickEntry('Publish as a pull request')
    await running
    const ref = 'minutes/platform/2026-04-18'
    assert.equal(await published(path, ref), own)
    assert.notExists(await published('platform/pixel.png', ref))
    assert.equal(await readFile(path), own, 'the file stays as it is')
  })

  it('keeps and shows changes of somebody else', async () => {
    const path = 'platform/20260423.md'
    const branch = 'minutes/platform/2026-04-23'
    const first = await publishNew(path, text('2026-04-23'))
    assert.equal(await published(path, branch), text('2026-04-23'))
    const files = { [path]: `<!-- seen -->\n${text('2026-04-23')}` }
    await callGitHub('addCommit', { ...minutes, branch, files, author: 'ida-solberg' })
    const running = command(await change(path, text('2026-04-23', '- mine\n')))
    await pickEntry('Merged with someone else’s changes')
    await pollUntil(isComparing, (shown) => shown)
    await waitForTitle('20260423.md')
    assert.isTrue(isComparing(), 'the two texts stay while the list asks again')
    await pickEntry(`Add a commit to pull request #${first.number}`)
    assert.equal((await running)?.outcome, 'updated')
    assert.equal(await published(path, branch), `<!-- seen -->\n${text('2026-04-23', '- mine\n')}`)
  })

  it('asks if the same line changed, and overwrites only if chosen', async () => {
    const path = 'platform/20260430.md'
    const branch = 'minutes/platform/2026-04-30'
    const first = await publishNew(path, text('2026-04-30'))
    const theirs = text('2026-04-30').replace('tapes', 'discs')
    await callGitHub('addCommit', { ...minutes, branch, files: { [path]: theirs }, author: 'ida-solberg' })
    const uri = await change(path, text('2026-04-30').replace('tapes', 'both'))
    const turned = command(uri)
    await pickEntry('Compare changes')
    // The quick pick closes and opens again beside the diff.
    await pollUntil(isComparing, (shown) => shown)
    await waitForTitle('Same Lines')
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen')
    assert.isUndefined(await turned)
    assert.equal(await published(path, branch), theirs, 'nothing was sent')
    const running = command(uri)
    await pickEntry('Overwrite with a new commit')
    await pickEntry(`Add a commit to pull request #${first.number}`)
    assert.equal((await running)?.outcome, 'updated')
    assert.include(await published(path, branch), 'both')
  })

  it('publishes several files as one pull request', async () => {
    const uris = [
      await writeFile('platform/20260514.md', text('2026-05-14')),
      await writeFile('platform/20260521.md', text('2026-05-21')),
    ]
    const running = command(uris[0], uris)
    await pickEntry('Publish as a pull request')
    const result = await running
    const pulls = await callGitHub<readonly PullRequest[]>('pullRequests', minutes)
    const pull = pulls.find(({ number }) => number === result?.number)
    assert.equal(pull?.title, 'Add platform minutes of 2026-05-14 to 2026-05-21')
    for (const day of ['14', '21'])
      assert.isDefined(await published(`platform/202605${day}.md`, pull?.head.split(':')[1] ?? ''))
  })

  it('publishes all unpublished minutes of a series', async () => {
    await writeFile('harvest/20260105.md', text('2026-01-05'))
    const uri = await writeFile('harvest/20260112.md', text('2026-01-12'))
    await vscode.window.showTextDocument(uri)
    await vscode.commands.executeCommand('minutes.refreshActionItems')
    const running = vscode.commands.executeCommand<Published | undefined>('minutes.publishSeries', uri)
    await pickEntry('Publish as a pull request')
    const result = await running
    const commits = await callGitHub<readonly { readonly message: string }[]>('commits', {
      ...minutes,
      ref: 'minutes/harvest/2026-01-05-to-2026-01-12',
    })
    assert.equal(result?.outcome, 'created')
    assert.deepEqual(
      commits.slice(0, 2).map(({ message }) => message.split('\n')[0]),
      ['Add harvest/20260112.md', 'Add harvest/20260105.md'],
    )
  })

  it('reports after cancelling what exists on GitHub, and deletes it', async () => {
    const path = 'platform/20260528.md'
    const running = command(await writeFile(path, text('2026-05-28')))
    await waitForEntry(/Publish as a pull request/)
    await callGitHub('addFault', {
      method: 'POST',
      path: '/repos/orchard-cloud/minutes/pulls',
      action: { kind: 'stall' },
    })
    await pickEntry('Publish as a pull request')
    await pollUntil(
      () => callGitHub<Readonly<Record<string, string>>>('branches', minutes),
      (branches) => 'minutes/platform/2026-05-28' in branches,
    )
    // The progress notification of the preparation may still be closing.
    await clickElement('.notification-list-item:has-text("Publishing minutes") .monaco-button:has-text("Cancel")')
    await running
    assert.include(await waitForMessage('Cancelled'), 'without a pull request')
    await screenshot('cancelled')
    await clickButton('Undo')
    await waitForMessage('was deleted')
    const branches = await callGitHub<Readonly<Record<string, string>>>('branches', minutes)
    assert.notProperty(branches, 'minutes/platform/2026-05-28')
  })

  it('continues a run that a lost connection ended', async () => {
    const path = 'platform/20260604.md'
    const uri = await writeFile(path, text('2026-06-04'))
    const running = command(uri)
    await waitForEntry(/Publish as a pull request/)
    const before = (await callGitHub<readonly PullRequest[]>('pullRequests', minutes)).length
    const lost = {
      method: 'POST',
      path: '/repos/orchard-cloud/minutes/pulls',
      times: 100,
      action: { kind: 'loseAnswer' },
    }
    await callGitHub('addFault', lost)
    await pickEntry('Publish as a pull request')
    await running
    const pulls = await callGitHub<readonly PullRequest[]>('pullRequests', minutes)
    assert.include(
      await waitForMessage('cannot be reached'),
      `Pull request #${pulls.at(-1)?.number ?? 0} with this text exists on GitHub`,
    )
    await callGitHub('clearFaults')
    await clickButton('Continue')
    await waitForMessage('is already up to date')
    assert.equal((await callGitHub<readonly PullRequest[]>('pullRequests', minutes)).length, before + 1)
  })

  it('keeps files that were published without a network, and offers them again', async () => {
    const path = 'platform/20260910.md'
    await callGitHub('addFault', { times: 10_000, action: { kind: 'drop' } })
    const uri = await writeFile(path, text('2026-09-10'))
    assert.isUndefined(await command(uri))
    assert.include(await waitForMessage('cannot be reached'), 'offered again')
    await callGitHub('clearFaults')
    await clearMessages()
    await change(path, text('2026-09-10', '- later\n'))
    await waitForMessage('GitHub can be reached again')
    await clickButton('Publish Now')
    await pickEntry('Publish as a pull request')
    await waitForMessage('Published as pull request')
    assert.equal(await published(path, 'minutes/platform/2026-09-10'), text('2026-09-10', '- later\n'))
  })

  it('keeps what others added to a pull request that another machine opened', async () => {
    const path = 'platform/20260813.md'
    const branch = 'minutes/platform/2026-08-13'
    const first = { [path]: text('2026-08-13') }
    await callGitHub('addCommit', { ...minutes, branch, files: first, author: 'mara-lindt' })
    const head = { ...minutes, head: branch, title: 'Add platform minutes of 2026-08-13', author: 'mara-lindt' }
    const number = await callGitHub<number>('addPullRequest', head)
    const seen = { [path]: `<!-- seen -->\n${text('2026-08-13')}` }
    await callGitHub('addCommit', { ...minutes, branch, files: seen, author: 'ida-solberg' })
    const running = command(await writeFile(path, text('2026-08-13', '- mine\n')))
    await waitForEntry(/Merged with someone else’s changes/)
    await pickEntry(`Add a commit to pull request #${number}`)
    const result = await running
    assert.deepEqual([result?.outcome, result?.number], ['updated', number])
    assert.equal(await published(path, branch), `<!-- seen -->\n${text('2026-08-13', '- mine\n')}`)
  })

  it('publishes a correction again that was closed', async () => {
    const path = 'platform/20261112.md'
    const first = await publishNew(path, text('2026-11-12'))
    await callGitHub('mergePullRequest', { ...minutes, number: first.number })
    const correction = command(await change(path, text('2026-11-12', '- corrected\n')))
    await pickEntry('Publish as a pull request')
    const closed = (await correction)?.number ?? 0
    await callGitHub('closePullRequest', { ...minutes, number: closed })
    const running = command(fileUri(path))
    await waitForEntry(/Replaces #/)
    await pickEntry('Publish as a pull request')
    const again = await running
    assert.equal(again?.outcome, 'created')
    assert.notEqual(again?.number, closed)
    const pulls = await callGitHub<readonly PullRequest[]>('pullRequests', minutes)
    const head = pulls.find(({ number }) => number === again?.number)?.head.split(':')[1] ?? ''
    assert.equal(await published(path, head), text('2026-11-12', '- corrected\n'))
  })

  it('moves a file that was renamed before the merge', async () => {
    const [from, to] = ['platform/20260827.md', 'platform/20260828.md']
    const first = await publishNew(from, text('2026-08-27'))
    const edit = new vscode.WorkspaceEdit()
    edit.renameFile(fileUri(from), fileUri(to))
    assert.isTrue(await vscode.workspace.applyEdit(edit))
    const running = command(fileUri(to))
    await waitForEntry(/Renamed/)
    await pickEntry(`Add a commit to pull request #${first.number}`)
    assert.equal((await running)?.outcome, 'updated')
    const branch = 'minutes/platform/2026-08-27'
    assert.equal(await published(to, branch), text('2026-08-27'))
    assert.notExists(await published(from, branch))
  })

  it('shows at the second publish what will change', async () => {
    const path = 'platform/20261119.md'
    const first = await publishNew(path, text('2026-11-19'))
    const running = command(await change(path, text('2026-11-19', '- more\n')))
    await waitForEntry(/Compare with GitHub/)
    const shown = vscode.workspace.textDocuments.map((document) => document.getText())
    assert.isTrue(shown.some((preview) => preview.includes(`Changes in ${path}`) && preview.includes('\n+ - more\n')))
    await pickEntry('Compare with GitHub')
    await pollUntil(isComparing, (is) => is)
    await waitForEntry(/Add a commit to pull request/)
    await screenshot('second-publish')
    await pickEntry(`Add a commit to pull request #${first.number}`)
    assert.equal((await running)?.outcome, 'updated')
  })

  it('shows GitHub’s words as text, not as links that run commands', async () => {
    const hostile = 'Look [here](command:workbench.action.toggleZenMode) $(alert) now'
    const running = command(await writeFile('platform/20260611.md', text('2026-06-11')))
    await waitForEntry(/Publish as a pull request/)
    const action = { kind: 'answer', status: 422, body: { message: hostile } }
    await callGitHub('addFault', { method: 'POST', path: '/repos/orchard-cloud/minutes/git/trees', action })
    await pickEntry('Publish as a pull request')
    await running
    assert.include(await waitForMessage('GitHub rejected'), '(command:workbench.action.toggleZenMode)')
    assert.deepEqual(await queryTexts('.notification-list-item-message a'), [])
  })

  it('publishes from a fork where the account may not write', async () => {
    await signInWithToken('token-dvorhees')
    await clearMessages()
    try {
      const running = command(await writeFile('platform/20260618.md', text('2026-06-18')))
      const rows = await waitForEntry(/From your fork/)
      assert.isAbove(rows.length, 2)
      await pickEntry('Publish as a pull request')
      const result = await running
      const pulls = await callGitHub<readonly PullRequest[]>('pullRequests', minutes)
      assert.equal(pulls.find(({ number }) => number === result?.number)?.head, 'dvorhees:minutes/platform/2026-06-18')
    } finally {
      await signInWithToken('token-mara-lindt')
      await clearMessages()
    }
  })

  it('publishes the failed file from a fork, whichever file is open', async () => {
    const uri = await writeFile('platform/20260730.md', text('2026-07-30'))
    await writeFile('platform/20260806.md', text('2026-08-06'))
    await openInEditor('platform/20260806.md')
    const action = { kind: 'answer', status: 403, body: { message: 'Resource not accessible by integration' } }
    await callGitHub('addFault', { method: 'POST', path: '/repos/orchard-cloud/minutes/git/trees', times: 9, action })
    const running = command(uri)
    await pickEntry('Publish as a pull request')
    assert.isUndefined(await running)
    await waitForListedMessage('Your account lacks permission')
    await callGitHub('clearFaults')
    await clickButton('Publish from a Fork')
    const rows = await waitForEntry(/From your fork/)
    assert.isTrue(rows.some((row) => /Publish as a pull request.*20260730\.md/.test(row)))
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen')
  })

  it('publishes no symbolic link, and no file in a linked folder', async function () {
    if (runSetting('host') !== 'node') this.skip()
    const { mkdtempSync, rmSync, symlinkSync, writeFileSync } = process.getBuiltinModule('node:fs')
    const outside = mkdtempSync(`${process.getBuiltinModule('node:os').tmpdir()}/minutes-outside-`)
    const links = ['platform/20260716.md', 'elsewhere']
    try {
      writeFileSync(`${outside}/20260723.md`, text('2026-07-23'))
      symlinkSync(`${outside}/20260723.md`, fileUri('platform/20260716.md').fsPath)
      symlinkSync(outside, fileUri('elsewhere').fsPath)
      await callGitHub('clearRequests')
      for (const path of ['platform/20260716.md', 'elsewhere/20260723.md']) {
        assert.isUndefined(await command(fileUri(path)))
        await waitForListedMessage('is a symbolic link')
        await clearMessages()
      }
      assert.deepEqual(await requestsForPublishing(), [])
    } finally {
      for (const link of links) rmSync(fileUri(link).fsPath, { force: true })
      rmSync(outside, { recursive: true })
    }
  })

  it('asks once if the repository comes from the workspace', async () => {
    await setSetting('publish.repository', 'orchard-cloud/minutes', vscode.ConfigurationTarget.Workspace)
    try {
      const uri = await writeFile('platform/20260625.md', text('2026-06-25'))
      const declined = command(uri)
      await decline()
      assert.isUndefined(await declined)
      const running = command(uri)
      await clickButton('Publish')
      await pickEntry('Publish as a pull request')
      assert.equal((await running)?.outcome, 'created')
      const again = command(await writeFile('platform/20260702.md', text('2026-07-02')))
      await pickEntry('Publish as a pull request')
      assert.equal((await again)?.outcome, 'created')
    } finally {
      await setSetting('publish.repository', undefined, vscode.ConfigurationTarget.Workspace)
    }
  })

  it('also asks if the settings of an opened repository name another one', async () => {
    const kept = new Map<string, unknown>()
    const memento: vscode.Memento = {
      keys: () => [...kept.keys()],
      get: <T>(key: string, fallback?: T) => (kept.get(key) ?? fallback) as T,
      update: (key, value) => Promise.resolve(void kept.set(key, value)),
    }
    const confirmations = createConfirmations(memento)
    const itself = vscode.Uri.parse('vscode-vfs://github/orchard-cloud/minutes/platform/20260402.md')
    await setSetting('publish.repository', undefined)
    assert.isTrue(await confirmations.confirmRepository(minutes, itself))
    await setSetting('publish.repository', 'somebody/else', vscode.ConfigurationTarget.Workspace)
    try {
      const asking = confirmations.confirmRepository({ owner: 'somebody', repo: 'else' }, itself)
      await decline()
      assert.isFalse(await asking)
      assert.equal(kept.size, 0)
    } finally {
      await setSetting('publish.repository', undefined, vscode.ConfigurationTarget.Workspace)
      await setSetting('publish.repository', 'orchard-cloud/minutes')
    }
  })

  it('sends no token to a server that only the workspace names', async () => {
    const own = vscode.workspace.getConfiguration('minutes').get<string>('github.apiUrl') ?? ''
    await setSetting('github.apiUrl', own.replace('127.0.0.1', 'localhost'), vscode.ConfigurationTarget.Workspace)
    try {
      await callGitHub('clearRequests')
      const running = command(await writeFile('platform/20260709.md', text('2026-07-09')))
      // Not by its button: a progress notification may have one with the same name.
      await pollUntil(
        () => queryTexts('.monaco-dialog-box'),
        ({ length }) => length > 0,
      )
      await pressKey('Escape')
      assert.isUndefined(await running)
      assert.deepEqual(await callGitHub<readonly unknown[]>('requests'), [])
    } finally {
      await setSetting('github.apiUrl', undefined, vscode.ConfigurationTarget.Workspace)
    }
  })
})
