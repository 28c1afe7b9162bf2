import { assert } from 'chai'
import * as vscode from 'vscode'
import { answer, click, github, isDriven, pick, see } from './driver'
import { listed } from './lists'
import { messageWith } from './notifications'
import { eventually } from './waiting'
import { closeAll, fileAt, open, write } from './workspaceFiles'

const minutes = { owner: 'orchard-cloud', repo: 'minutes' }

interface PullRequest {
  readonly number: number
  readonly title: string
  readonly body: string
  readonly head: string
}

interface Published {
  readonly outcome: string
  readonly number: number
}

const pullRequests = (): Promise<readonly PullRequest[]> => github<readonly PullRequest[]>('pullRequests', minutes)

async function setSetting(key: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration('minutes').update(key, value, vscode.ConfigurationTarget.Global)
}

/** Runs the command and chooses the entry that publishes. */
async function publish(path: string, entry = 'Publish as a pull request'): Promise<Published | undefined> {
  await open(path)
  const running = vscode.commands.executeCommand<Published | undefined>('minutes.publish')
  await pick(entry)
  return running
}

/** Waits for a message that contains a text, and closes it. */
async function closeMessageWith(text: string): Promise<string> {
  const message = await messageWith(text)
  await vscode.commands.executeCommand('notifications.clearAll')
  return message
}

describe('publishing', function () {
  before(async function () {
    if (!isDriven()) this.skip()
    await setSetting('publish.repository', 'orchard-cloud/minutes')
    await vscode.commands.executeCommand('notifications.clearAll')
  })
  afterEach(async () => {
    await github('clearFaults')
    await vscode.commands.executeCommand('notifications.clearAll')
    await closeAll()
  })
  after(async () => {
    if (isDriven()) await setSetting('publish.repository', undefined)
  })

  it('asks for the sign-in, and says what to do when it is refused', async () => {
    await open('platform/20260305.md')
    // The progress of an earlier suite has a button of the same name as long as it is seen.
    await eventually(
      () => see('.notification-list-item-message'),
      ({ length }) => length === 0,
    )
    const running = vscode.commands.executeCommand('minutes.publish')
    await click('Cancel')
    await running
    assert.include(await closeMessageWith('Sign in to GitHub'), 'to publish minutes')
  })

  it('opens a pull request with the file, and shows its number', async () => {
    await write(
      'platform/20260319.md',
      '# 2026-03-19\n\n## Participants\n\n- @mara-lindt\n\n## Agenda\n\n### Größe\n\n- AI @mara-lindt: mäße\n',
    )
    await open('platform/20260319.md')
    const running = vscode.commands.executeCommand<Published | undefined>('minutes.publish')
    await click('Allow')
    await pick('Publish as a pull request')
    const result = await running
    assert.equal(result?.outcome, 'created')
    const requestedScopes = vscode.workspace.getConfiguration('minutesTest').get<readonly string[]>('requestedScopes')
    assert.deepEqual(requestedScopes, ['public_repo'], 'no larger right than a public repository needs')
    const [pull] = (await pullRequests()).filter(({ number }) => number === result?.number)
    assert.equal(pull?.title, 'Add platform minutes of 2026-03-19')
    assert.include(pull?.body ?? '', '**mara-lindt**: mäße')
    const text = await github<string>('file', {
      ...minutes,
      ref: 'minutes/platform/2026-03-19',
      path: 'platform/20260319.md',
    })
    assert.equal(text, new TextDecoder().decode(await vscode.workspace.fs.readFile(fileAt('platform/20260319.md'))))
    await closeMessageWith(`#${result?.number ?? 0}`)
  })

  it('adds a commit to the same pull request, and sends nothing when nothing changed', async () => {
    const before = (await pullRequests()).length
    const editor = await open('platform/20260319.md')
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '<!-- later -->\n'))
    await editor.document.save()
    const [pull] = await pullRequests()
    const entry = `Add a commit to pull request #${pull?.number ?? 0}`
    assert.equal((await publish('platform/20260319.md', entry))?.outcome, 'updated')
    const again = await vscode.commands.executeCommand<Published | undefined>('minutes.publish')
    assert.equal(again?.outcome, 'unchanged', 'nothing is asked where nothing is to be sent')
    assert.equal((await pullRequests()).length, before)
    const commits = await github<readonly { readonly message: string }[]>('commits', {
      ...minutes,
      ref: 'minutes/platform/2026-03-19',
    })
    assert.match(commits[0]?.message ?? '', /^Signed-off-by: Mara Lindt <\d+\+mara-lindt@users\.noreply\./m)
    assert.match(commits[1]?.message ?? '', /^Add platform\/20260319\.md$/m)
  })

  it('shows everything before it is sent', async () => {
    await open('platform/20260305.md')
    const running = vscode.commands.executeCommand('minutes.publish')
    await listed(/Publish as a pull request/)
    const preview = vscode.workspace.textDocuments.find(
      ({ uri }) => uri.scheme === 'minutes-preview' && uri.path.includes('20260305'),
    )
    assert.match(
      preview?.getText() ?? '',
      /Repository:\s+orchard-cloud\/minutes[\s\S]+Signed-off-by: Mara Lindt[\s\S]+### Open action items/,
    )
    const count = (await pullRequests()).length
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen')
    await running
    assert.equal((await pullRequests()).length, count, 'Escape sends nothing')
    assert.isFalse(
      vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(({ label }) => label.startsWith('Publish'))),
      'the preview is closed',
    )
  })

  it('changes the title on request', async () => {
    await open('standards/20260225.md')
    const running = vscode.commands.executeCommand<Published | undefined>('minutes.publish')
    await pick('Title')
    await vscode.commands.executeCommand('editor.action.selectAll')
    await answer('A title of my own')
    await pick('Publish as a pull request')
    const result = await running
    assert.equal((await pullRequests()).find(({ number }) => number === result?.number)?.title, 'A title of my own')
  })

  it('reports a missing repository', async () => {
    await setSetting('publish.repository', 'orchard-cloud/nowhere')
    await open('platform/20260305.md')
    await vscode.commands.executeCommand('minutes.publish')
    assert.include(await closeMessageWith('does not exist'), 'or your account cannot see it')
    await setSetting('publish.repository', 'orchard-cloud/minutes')
  })

  it('reports a missing base branch, and works once it is corrected', async () => {
    await setSetting('publish.baseBranch', 'trunk')
    try {
      await open('containers/20260303.md')
      assert.isUndefined(await vscode.commands.executeCommand('minutes.publish'))
      assert.include(await closeMessageWith('no branch'), 'trunk')
    } finally {
      await setSetting('publish.baseBranch', undefined)
    }
    assert.equal((await publish('containers/20260303.md'))?.outcome, 'created')
  })

  it('reports that no repository is set', async () => {
    await setSetting('publish.repository', undefined)
    await open('platform/20260305.md')
    await vscode.commands.executeCommand('minutes.publish')
    await closeMessageWith('No repository to publish to')
    await setSetting('publish.repository', 'orchard-cloud/minutes')
  })

  it('reports a lost network, and works once it is back', async () => {
    await github('addFault', { times: 100, action: { kind: 'drop' } })
    await open('platform/20260219.md')
    await vscode.commands.executeCommand('minutes.publish')
    assert.include(await closeMessageWith('cannot be reached'), 'the minutes are safe')
    await github('clearFaults')
    assert.equal((await publish('platform/20260219.md'))?.outcome, 'created')
  })

  it('does not publish files that are not saved, or empty', async () => {
    await vscode.window.showTextDocument(
      await vscode.workspace.openTextDocument({ language: 'minutes', content: '# x' }),
    )
    await vscode.commands.executeCommand('minutes.publish')
    await closeMessageWith('Save the minutes first')
    await write('platform/20260320.md', '\n')
    await open('platform/20260320.md')
    await vscode.commands.executeCommand('minutes.publish')
    await closeMessageWith('Nothing to publish')
    await vscode.workspace.fs.delete(fileAt('platform/20260320.md'))
  })

  it('works with a token of the user, and reports a wrong token', async () => {
    const using = vscode.commands.executeCommand('minutes.useToken')
    await answer('no-such-token-at-all')
    await using
    await vscode.commands.executeCommand('notifications.clearAll')
    await open('platform/20260305.md')
    await vscode.commands.executeCommand('minutes.publish')
    await closeMessageWith('rejected the sign-in')
    const again = vscode.commands.executeCommand('minutes.useToken')
    await answer('token-mara-lindt')
    await again
    await vscode.commands.executeCommand('notifications.clearAll')
    assert.equal((await publish('platform/20260305.md'))?.outcome, 'created')
    await vscode.commands.executeCommand('minutes.removeToken')
  })
})
