import { assert } from 'chai'
import * as vscode from 'vscode'
import { signInWithToken } from './publishingSetup'
import { callGitHub, canInteract, clickElement, pressKey, queryTexts, typeText } from './driver'
import { quickPickEntries } from './quickPicks'
import { pollUntil } from './waiting'
import { closeAllEditors, moveCursorAfter, openInEditor, waitForText, writeFile } from './workspaceFiles'

const target = vscode.ConfigurationTarget.Global
const path = 'platform/20260502.md'
const text = '# 2026-05-02\n\n## Participants\n\n- @mara-lindt\n\n## Agenda\n\n- see '

async function openMinutes(): Promise<vscode.TextEditor> {
  await writeFile(path, text)
  const editor = await openInEditor(path)
  await moveCursorAfter(editor, text)
  return editor
}

/** The completions at the cursor. */
async function list(editor: vscode.TextEditor): Promise<vscode.CompletionList> {
  return vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    editor.document.uri,
    editor.selection.active,
    '#',
  )
}

async function labels(editor: vscode.TextEditor): Promise<readonly string[]> {
  return (await list(editor)).items.map(({ label }) => (typeof label === 'string' ? label : label.label))
}

/** Waits for the ten issues whose numbers start with 1. @returns Them from top to bottom. */
async function shownEntries(): Promise<readonly { readonly name: string; readonly icon: string }[]> {
  const row = '.suggest-widget.visible .monaco-list-row'
  const seen = await pollUntil(
    async () => [
      await queryTexts(row, 'data-index'),
      await queryTexts(`${row} .label-name`),
      await queryTexts(`${row} .suggest-icon`, 'class'),
    ],
    ([places, names, icons]) =>
      places?.length === 10 && icons?.length === 10 && names?.every((name) => /#1\d?$/.test(name)) === true,
  )
  const [places = [], names = [], icons = []] = seen
  return places
    .map((place, index) => ({ place: Number(place), name: names[index] ?? '', icon: icons[index] ?? '' }))
    .sort((one, other) => one.place - other.place)
}

/** Waits until the label of `{}` in the status bar contains a text. */
async function untilStatus(wanted: string): Promise<void> {
  await pollUntil(
    () => queryTexts('[id="status.languageStatus"] [aria-label]', 'aria-label'),
    (texts) => texts.some((one) => one.includes(wanted)),
  )
}

async function use(...repositories: readonly string[]): Promise<void> {
  await vscode.workspace.getConfiguration('minutes').update('references.repositories', repositories, target)
}

describe('the list of issues', function () {
  const crowd = { owner: 'orchard-crowd', repo: 'crowd' }
  const diary = { owner: 'mara-lindt', repo: 'diary' }

  before(async function () {
    if (!canInteract() || !vscode.workspace.isTrusted) this.skip()
    await vscode.workspace.getConfiguration('minutes').update('references.autoIndexCount', 0, target)
    await callGitHub('addOrganization', crowd.owner, { members: ['mara-lindt'] })
    await callGitHub('addRepository', { owner: crowd.owner, name: crowd.repo })
    for (let number = 1; number <= 110; number++) await callGitHub('addIssue', { ...crowd, title: `Chair ${number}` })
    await callGitHub('addRepository', { owner: diary.owner, name: diary.repo, private: true })
    await callGitHub('addIssue', { ...diary, title: 'Velvet curtains for the bedroom' })
  })
  afterEach(async () => {
    const { document } = vscode.window.activeTextEditor ?? {}
    await closeAllEditors()
    if (document !== undefined) await vscode.workspace.fs.delete(document.uri)
    await vscode.commands.executeCommand('notifications.clearAll')
  })
  after(async () => {
    if (!canInteract()) return
    await callGitHub('clearFaults')
    const settings = vscode.workspace.getConfiguration('minutes')
    await settings.update('references.autoIndexCount', undefined, target)
    await settings.update('references.repositories', undefined, target)
  })

  it('has an icon for each kind and state, and starts with the kind named before it', async () => {
    await use('orchard-cloud/standards')
    await vscode.commands.executeCommand('minutes.refreshIssues')
    await openMinutes()
    const pictures = {
      1: 'constant',
      11: 'issues',
      12: 'module',
      14: 'interface',
      16: 'struct',
      17: 'reference',
    } as const
    const isPull = (name: string): boolean => /#(?:10|12|14|16|17)$/.test(name)
    await typeText('PR standards#1')
    const pulls = await shownEntries()
    for (const [number, icon] of Object.entries(pictures))
      assert.include(pulls.find(({ name }) => name === `standards#${number}`)?.icon, icon, number)
    assert.isTrue(pulls.slice(0, 5).every(({ name }) => isPull(name)))
    await pressKey('Escape')
    await typeText(' and issue standards#1')
    const issues = await shownEntries()
    assert.isFalse(issues.slice(0, 5).some(({ name }) => isPull(name)))
    await pressKey('Escape')
  })

  it('follows the setting of the link', async () => {
    await use('orchard-cloud/standards')
    const settings = vscode.workspace.getConfiguration('minutes')
    await settings.update('references.linkTemplate', '${kind} [${title}](${url})', target)
    try {
      const editor = await openMinutes()
      await typeText('standards#14')
      await pollUntil(
        () => queryTexts('.suggest-widget.visible .monaco-list-row.focused'),
        ([row]) => row?.includes('standards#14') === true,
      )
      await pressKey('Tab')
      await waitForText(editor.document, (now) =>
        /see PR \[Add ocs-0010: log retention periods\]\(http\S+\/orchard-cloud\/standards\/pull\/14\)$/.test(now),
      )
    } finally {
      await settings.update('references.linkTemplate', undefined, target)
    }
  })

  it('is requested again at each letter instead of being long', async () => {
    await use('orchard-crowd/crowd')
    await vscode.commands.executeCommand('minutes.refreshIssues')
    const editor = await openMinutes()
    await typeText('crowd#')
    await waitForText(editor.document, (now) => now.endsWith('crowd#'))
    const { isIncomplete, items } = await list(editor)
    assert.isTrue(isIncomplete)
    assert.isAtLeast(items.length, 50)
    assert.isAtMost(items.length, 100)
    await pressKey('Escape')
  })

  it('stays usable when GitHub refuses, which the status bar shows', async () => {
    await use('orchard-crowd/crowd')
    await vscode.commands.executeCommand('minutes.refreshIssues')
    await openMinutes()
    await untilStatus('110 issues from 1 repository')
    for (const [answer, sentence] of [
      [{ status: 401, body: { message: 'Bad credentials' } }, 'GitHub rejected the sign-in'],
      [{ status: 403, body: { message: 'Not for you' } }, 'GitHub says: Not for you'],
      [
        { status: 403, headers: { 'x-github-sso': 'required; url=https://github.com/orgs/x/sso' }, body: {} },
        'requires single sign-on',
      ],
      [{ status: 429, headers: { 'retry-after': '60' }, body: { message: 'Slow down' } }, 'request limit is reached'],
      [{ status: 404, body: { message: 'Not Found' } }, 'your account cannot see it'],
    ] as const) {
      await callGitHub('addFault', { path: '/repos/orchard-crowd/crowd/issues', action: { kind: 'answer', ...answer } })
      await vscode.commands.executeCommand('minutes.refreshIssues')
      await untilStatus(sentence)
      await untilStatus('110 issues from 1 repository')
    }
    await vscode.commands.executeCommand('minutes.refreshIssues')
    await pollUntil(
      () => queryTexts('[id="status.languageStatus"] [aria-label]', 'aria-label'),
      (labels) => !labels.some((label) => label.includes('cannot see')),
    )
  })

  it('covers the most linked repositories unless the setting is off', async () => {
    const settings = vscode.workspace.getConfiguration('minutes')
    await settings.update('references.autoIndexCount', 2, target)
    await use('orchard-crowd/crowd')
    try {
      const choosing = vscode.commands.executeCommand('minutes.chooseRepositories')
      const rows = await pollUntil(
        () => queryTexts('.quick-input-widget:visible .monaco-list-row', 'aria-label'),
        (now) => now.some((row) => row.includes('linked in minutes')),
      )
      assert.isTrue(rows.some((row) => row.includes('orchard-crowd/crowd') && row.includes('from settings')))
      await typeText('standards')
      await pollUntil(quickPickEntries, (now) => now.length === 1)
      await clickElement('.quick-input-widget .monaco-list-row:visible .quick-input-list-label')
      await callGitHub('clearRequests')
      await pressKey('Enter')
      await choosing
      const off = vscode.workspace.getConfiguration('minutes').get<readonly string[]>('references.excludedRepositories')
      assert.include(off ?? [], 'orchard-cloud/standards')
      const asked = await callGitHub<readonly { path: string }[]>('requests')
      const paths = asked.map(({ path: one }) => one)
      assert.include(paths, '/repos/orchard-crowd/crowd/issues')
      assert.notInclude(paths, '/repos/orchard-cloud/standards/issues')
    } finally {
      await settings.update('references.autoIndexCount', 0, target)
      for (const name of ['references.repositories', 'references.excludedRepositories'])
        await settings.update(name, undefined, vscode.ConfigurationTarget.Workspace)
    }
  })

  it('shows no private issues of one token to the owner of another, after one request', async () => {
    await use('mara-lindt/diary')
    await signInWithToken('token-mara-lindt')
    try {
      await vscode.commands.executeCommand('minutes.refreshIssues')
      const editor = await openMinutes()
      await typeText('#velvet')
      await pollUntil(
        () => labels(editor),
        (now) => now.includes('diary#1'),
      )
      await pressKey('Escape')
      await callGitHub('clearRequests')
      await signInWithToken('token-dvorhees')
      await vscode.commands.executeCommand('notifications.clearAll')
      await pollUntil(
        () => labels(editor),
        (now) => !now.includes('diary#1'),
      )
      // Opening minutes refreshes in the background.
      await closeAllEditors()
      await openMinutes()
      await untilStatus('your account cannot see it')
      assert.isEmpty(await queryTexts('.notification-list-item-message'))
      await closeAllEditors()
      await openMinutes()
      const asked = await callGitHub<readonly { method: string; path: string }[]>('requests')
      assert.lengthOf(
        asked.filter(({ method, path: asked }) => method === 'GET' && asked.endsWith('/issues')),
        1,
      )
    } finally {
      await vscode.commands.executeCommand('minutes.removeToken')
    }
  })
})
