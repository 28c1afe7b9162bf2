import { assert } from 'chai'
import * as vscode from 'vscode'
import { answerInput, clickButton, callGitHub, canInteract, pickEntry, queryTexts } from './driver'
import { waitForEntry } from './quickPicks'
import { waitForMessage } from './notifications'
import { pollUntil } from './waiting'
import { closeAllEditors, fileUri, openInEditor, writeFile } from './workspaceFiles'

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

const pullRequests = (): Promise<readonly PullRequest[]> => callGitHub<readonly PullRequest[]>('pullRequests', minutes)

async function setSetting(key: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration('minutes').update(key, value, vscode.ConfigurationTarget.Global)
}

/** Runs the command and chooses the entry that publishes. */
async function publish(path: string, entry = 'Publish as a pull request'): Promise<Published | undefined> {
  await openInEditor(path)
  const running = vscode.commands.executeCommand<Published | undefined>('minutes.publish')
  await pickEntry(entry)
  return running
}

/** Waits for a message that contains a text, and closes it. */
async function closeMessageWith(text: string): Promise<string> {
  const message = await waitForMessage(text)
  await vscode.commands.executeCommand('notifications.clearAll')
  return message
}

describe('publishing', function () {
  before(async function () {
    if (!canInteract()) this.skip()
    await setSetting('publish.repository', 'orchard-cloud/minutes')
    await vscode.commands.executeCommand('notifications.clearAll')
  })
  afterEach(async () => {
    await callGitHub('clearFaults')
    await vscode.commands.executeCommand('notifications.clearAll')
    await closeAllEditors()
  })
  after(async () => {
    if (canInteract()) await setSetting('publish.repository', undefined)
  })

  it('asks for the sign-in, and says what to do when it is refused', async () => {
    await openInEditor('platform/20260305.md')
    // The progress notification of an earlier suite may still show a button of the same name.
    await pollUntil(
      () => queryTexts('.notification-list-item-message'),
      ({ length }) => length === 0,
    )
    const running = vscode.commands.executeCommand('minutes.publish')
    await clickButton('Cancel')
    await running
    assert.include(await closeMessageWith('Sign in to GitHub'), 'to publish minutes')
  })

  it('opens a pull request with the file, and shows its number', async () => {
    await writeFile(
      'platform/20260319.md',
      '# 2026-03-19\n\n## Participants\n\n- @mara-lindt\n\n## Agenda\n\n### Größe\n\n- AI @mara-lindt: mäße\n',
    )
    await openInEditor('platform/20260319.md')
    const running = vscode.commands.executeCommand<Published | undefined>('minutes.publish')
    await clickButton('Allow')
    await pickEntry('Publish as a pull request')
    const result = await running
    assert.equal(result?.outcome, 'created')
    const requestedScopes = vscode.workspace.getConfiguration('minutesTest').get<readonly string[]>('requestedScopes')
    assert.deepEqual(requestedScopes, ['public_repo'], 'no larger right than a public repository needs')
    const [pull] = (await pullRequests()).filter(({ number }) => number === result?.number)
    assert.equal(pull?.title, 'Add platform minutes of 2026-03-19')
    assert.include(pull?.body ?? '', '**mara-lindt**: mäße')
    const text = await callGitHub<string>('file', {
      ...minutes,
      ref: 'minutes/platform/2026-03-19',
      path: 'platform/20260319.md',
    })
    assert.equal(text, new TextDecoder().decode(await vscode.workspace.fs.readFile(fileUri('platform/20260319.md'))))
    await closeMessageWith(`#${result?.number ?? 0}`)
  })

  it('adds a commit to the same pull request, and sends nothing when nothing changed', async () => {
    const before = (await pullRequests()).length
    const editor = await openInEditor('platform/20260319.md')
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '<!-- later -->\n'))
    await editor.document.save()
    // Other suites may have opened pull requests, too.
    const pull = (await pullRequests()).find(({ head }) => head.endsWith('minutes/platform/2026-03-19'))
    const entry = `Add a commit to pull request #${pull?.number ?? 0}`
    assert.equal((await publish('platform/20260319.md', entry))?.outcome, 'updated')
    const again = await vscode.commands.executeCommand<Published | undefined>('minutes.publish')
    assert.equal(again?.outcome, 'unchanged', 'nothing is asked where nothing is to be sent')
    assert.equal((await pullRequests()).length, before)
    const commits = await callGitHub<readonly { readonly message: string }[]>('commits', {
      ...minutes,
      ref: 'minutes/platform/2026-03-19',
    })
    assert.match(commits[0]?.message ?? '', /^Signed-off-by: Mara Lindt <\d+\+mara-lindt@users\.noreply\./m)
    assert.match(commits[1]?.message ?? '', /^Add platform\/20260319\.md$/m)
  })

  it('shows everything before it is sent', async () => {
    await openInEditor('platform/20260305.md')
    const running = vscode.commands.executeCommand('minutes.publish')
    await waitForEntry(/Publish as a pull request/)
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
    await openInEditor('standards/20260225.md')
    const running = vscode.commands.executeCommand<Published | undefined>('minutes.publish')
    await pickEntry('Title')
    await vscode.commands.executeCommand('editor.action.selectAll')
    await answerInput('A title of my own')
    await pickEntry('Publish as a pull request')
    const result = await running
    assert.equal((await pullRequests()).find(({ number }) => number === result?.number)?.title, 'A title of my own')
  })

  it('reports a missing repository', async () => {
    await setSetting('publish.repository', 'orchard-cloud/nowhere')
    await openInEditor('platform/20260305.md')
    await vscode.commands.executeCommand('minutes.publish')
    assert.include(await closeMessageWith('does not exist'), 'or your account cannot see it')
    await setSetting('publish.repository', 'orchard-cloud/minutes')
  })

  it('reports a missing base branch, and works once it is corrected', async () => {
    await setSetting('publish.baseBranch', 'trunk')
    try {
      await openInEditor('containers/20260303.md')
      assert.isUndefined(await vscode.commands.executeCommand('minutes.publish'))
      assert.include(await closeMessageWith('no branch'), 'trunk')
    } finally {
      await setSetting('publish.baseBranch', undefined)
    }
    assert.equal((await publish('containers/20260303.md'))?.outcome, 'created')
  })

  it('reports that no repository is set', async () => {
    await setSetting('publish.repository', undefined)
    await openInEditor('platform/20260305.md')
    await vscode.commands.executeCommand('minutes.publish')
    await closeMessageWith('No repository to publish to')
    await setSetting('publish.repository', 'orchard-cloud/minutes')
  })

  it('reports a lost network, and works once it is back', async () => {
    await callGitHub('addFault', { times: 100, action: { kind: 'drop' } })
    await openInEditor('platform/20260219.md')
    await vscode.commands.executeCommand('minutes.publish')
    assert.include(await closeMessageWith('cannot be reached'), 'Your minutes are safe')
    await callGitHub('clearFaults')
    assert.equal((await publish('platform/20260219.md'))?.outcome, 'created')
  })

  it('does not publish files that are not saved, or empty', async () => {
    await vscode.window.showTextDocument(
      await vscode.workspace.openTextDocument({ language: 'minutes', content: '# x' }),
    )
    await vscode.commands.executeCommand('minutes.publish')
    await closeMessageWith('Save the minutes first')
    await writeFile('platform/20260320.md', '\n')
    await openInEditor('platform/20260320.md')
    await vscode.commands.executeCommand('minutes.publish')
    await closeMessageWith('nothing to publish')
    await vscode.workspace.fs.delete(fileUri('platform/20260320.md'))
  })

  it('works with a token of the user, and reports a wrong token', async () => {
    const using = vscode.commands.executeCommand('minutes.useToken')
    await answerInput('no-such-token-at-all')
    await using
    await vscode.commands.executeCommand('notifications.clearAll')
    await openInEditor('platform/20260305.md')
    await vscode.commands.executeCommand('minutes.publish')
    await closeMessageWith('rejected the sign-in')
    const again = vscode.commands.executeCommand('minutes.useToken')
    await answerInput('token-mara-lindt')
    await again
    await vscode.commands.executeCommand('notifications.clearAll')
    assert.equal((await publish('platform/20260305.md'))?.outcome, 'created')
    await vscode.commands.executeCommand('minutes.removeToken')
  })
})
