import { assert } from 'chai'
import type { Octokit } from '@octokit/rest'
import * as vscode from 'vscode'
import type { GitHubError } from '../../src/github/errors'
import { fetchFrom } from '../../src/github/fetchFrom'
import { createClient } from '../../src/github/octokitClient'
import { createIssueIndex, type IssueIndex } from '../../src/host/issueIndex'
import type { GitHubSession } from '../../src/host/session'
import * as settings from '../../src/host/settings'
import { clickButton, callGitHub, canInteract, pressKey, queryTexts, typeText } from './driver'
import { waitForMessage } from './notifications'
import { pollUntil } from './waiting'
import { closeAllEditors, fileUri, moveCursorAfter, openInEditor, waitForText, writeFile } from './workspaceFiles'

interface Seen {
  readonly method: string
  readonly path: string
  readonly status: number | undefined
}

const target = vscode.ConfigurationTarget.Global
const listing = '/repos/orchard-cloud/minutes/issues'

/** The requests for lists of issues since the last call. */
async function listings(): Promise<readonly Seen[]> {
  const requests = await callGitHub<readonly Seen[]>('requests')
  // Without the preflight requests (OPTIONS) of browsers, which cost nothing.
  return requests.filter(({ method, path }) => method === 'GET' && path.endsWith('/issues'))
}

describe('the index of issues', function () {
  before(async function () {
    if (!canInteract() || !vscode.workspace.isTrusted) this.skip()
    const settings = vscode.workspace.getConfiguration('minutes')
    await settings.update('references.autoIndexCount', 0, target)
    await settings.update('references.repositories', ['orchard-cloud/minutes'], target)
    await callGitHub('addIssue', {
      owner: 'orchard-cloud',
      repo: 'minutes',
      title: 'Wallpaper for the server room',
      labels: ['indoors', '[trap](command:minutes.trap)'],
    })
  })
  afterEach(async () => {
    await vscode.commands.executeCommand('notifications.clearAll')
    await closeAllEditors()
  })
  after(async () => {
    if (!canInteract()) return
    await callGitHub('clearFaults')
    const settings = vscode.workspace.getConfiguration('minutes')
    await settings.update('references.autoIndexCount', undefined, target)
    await settings.update('references.repositories', undefined, target)
  })

  it('is fetched on demand, and conditional requests confirm it', async () => {
    await vscode.commands.executeCommand('minutes.refreshIssues')
    await callGitHub('clearRequests')
    await vscode.commands.executeCommand('minutes.refreshIssues')
    // The changed setting also refreshes in the background; the last request is the one on demand.
    const seen = await listings()
    for (const { path } of seen) assert.equal(path, listing)
    assert.equal(seen.at(-1)?.status, 304)
  })

  it('serves completion and hovers without a request', async () => {
    const path = 'platform/20260501.md'
    const text = '# 2026-05-01\n\n## Participants\n\n- @mara-lindt\n\n## Agenda\n\n- see '
    await writeFile(path, text)
    const editor = await openInEditor(path)
    await moveCursorAfter(editor, text)
    await vscode.commands.executeCommand('minutes.refreshIssues')
    await callGitHub('clearRequests')
    await typeText('#server-wallp')
    await pollUntil(
      () => queryTexts('.suggest-widget.visible .monaco-list-row.focused'),
      ([row]) => row?.includes('Wallpaper for the server room') === true,
    )
    await pressKey('Enter')
    await waitForText(editor.document, (all) => /\[minutes#\d+\]\(http[^)]+\)$/.test(all))
    await moveCursorAfter(editor, '[minutes#')
    await vscode.commands.executeCommand('editor.action.showHover')
    // Labels are shown as plain text.
    await pollUntil(
      () => queryTexts('.monaco-hover .hover-contents'),
      (hovers) => hovers.some((hover) => hover.includes('Labels: indoors, [trap](command:minutes.trap)')),
    )
    assert.isEmpty(await callGitHub<readonly Seen[]>('requests'))
    await vscode.workspace.fs.delete(editor.document.uri)
  })

  it('shows progress, and ends silently when cancelled', async () => {
    await callGitHub('addFault', { path: listing, times: 10, action: { kind: 'stall' } })
    const refreshing = vscode.commands.executeCommand('minutes.refreshIssues')
    await pollUntil(
      () => queryTexts('.notifications-toasts .notification-list-item'),
      (toasts) => toasts.some((toast) => toast.includes('Refreshing issues: orchard-cloud/minutes')),
    )
    await clickButton('Cancel')
    await refreshing
    await pollUntil(
      () => queryTexts('.notification-list-item'),
      (toasts) => toasts.length === 0,
    )
    await callGitHub('clearFaults')
  })

  it('stays usable when GitHub refuses, and says so when asked', async () => {
    await callGitHub('addFault', {
      path: listing,
      // A background refresh may come before the requested one.
      times: 10,
      action: {
        kind: 'answer',
        status: 403,
        body: { message: 'API rate limit exceeded' },
        headers: { 'x-ratelimit-remaining': '0' },
      },
    })
    await vscode.commands.executeCommand('minutes.refreshIssues')
    await waitForMessage('GitHub’s request limit is reached')
  })
})

/** State that survives a restart of the editor. */
interface PersistedState {
  readonly globalStorageUri: vscode.Uri
  readonly globalState: vscode.Memento
}

const owner = 'orchard-parts'
const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }

/** The signed-in user, which may change. */
interface SignedIn {
  login: string | undefined
  readonly changed: vscode.EventEmitter<void>
}

/** Creates an index as at the start of the editor. @param login The signed-in user; undefined if signed out. */
function start(
  kept: PersistedState,
  login: string | undefined | SignedIn,
  repositories: readonly string[],
): IssueIndex {
  const who = typeof login === 'object' ? login : { login, changed: new vscode.EventEmitter<void>() }
  const client = (token?: string): Octokit =>
    createClient({
      apiUrl: settings.apiUrl(),
      token,
      userAgent: 'minutes-test',
      fetch: fetchFrom(settings.apiUrl()),
      log: silent,
      retryInterval: 1,
    })
  const session: GitHubSession = {
    anonymous: () => Promise.resolve(client()),
    connectSilently: () =>
      Promise.resolve(
        who.login === undefined
          ? undefined
          : { octokit: client(`token-${who.login}`), label: who.login, account: who.login },
      ),
    connect: () => Promise.resolve(undefined),
    storeToken: () => Promise.resolve(),
    removeToken: () => Promise.resolve(),
    onDidChange: who.changed.event,
  }
  const log = vscode.window.createOutputChannel('Minutes test', { log: true })
  const context = { ...kept, subscriptions: [log] }
  return createIssueIndex(context, session, () => repositories.map((repo) => ({ owner, repo })), log)
}

/** The requests about repositories and people of this suite since the last call. */
async function asked(): Promise<readonly Seen[]> {
  const requests = await callGitHub<readonly Seen[]>('requests')
  return requests.filter(({ method, path }) => method === 'GET' && path.includes(owner))
}

describe('the index of issues, from start to start', function () {
  this.timeout(30_000)
  const names = Array.from({ length: 20 }, (_, index) => `part-${index}`)
  const values = new Map<string, unknown>()
  const memento: vscode.Memento = {
    keys: () => [...values.keys()],
    get: <T>(key: string, otherwise?: T) => (values.has(key) ? values.get(key) : otherwise) as T,
    update: (key: string, value: unknown) => Promise.resolve(void values.set(key, value)),
  }
  let kept: PersistedState

  before(async function () {
    if (!canInteract()) this.skip()
    kept = { globalStorageUri: fileUri('kept'), globalState: memento }
    await callGitHub('addOrganization', owner, { members: ['mara-lindt'] })
    for (const name of names) {
      await callGitHub('addRepository', { owner, name })
      await callGitHub('addIssue', { owner, repo: name, title: `Polish ${name}` })
    }
    await start(kept, 'mara-lindt', names).refresh()
  })
  after(async () => {
    if (!canInteract()) return
    await callGitHub('clearFaults')
    await vscode.workspace.fs.delete(kept.globalStorageUri, { recursive: true })
  })

  it('is read from storage, with the members, after a sign-out and without a request', async () => {
    await callGitHub('clearRequests')
    const index = start(kept, undefined, names)
    await index.load()
    assert.lengthOf(index.library().segments, 20)
    assert.equal(index.library().byKey.get(`${owner}/part-7#1`)?.title, 'Polish part-7')
    assert.deepEqual(index.members(), [{ login: 'mara-lindt' }])
    assert.isEmpty(await asked())
  })

  it('costs twenty requests for twenty unchanged repositories, all answered 304', async () => {
    await callGitHub('clearRequests')
    const index = start(kept, 'mara-lindt', names)
    assert.deepEqual(await index.refresh(), { repositories: 20, failed: [] })
    assert.deepEqual(
      (await asked()).map(({ path, status }) => `${path} ${status}`),
      names.map((name) => `/repos/${owner}/${name}/issues 304`),
    )
  })

  it('shows and cancels a refresh that already runs in the background', async () => {
    const index = start(kept, 'mara-lindt', names)
    const states: boolean[] = []
    index.onDidChange(() => states.push(index.state().isRefreshing))
    index.refreshInBackground()
    assert.deepEqual(states, [true])
    const seen: string[] = []
    const abort = new AbortController()
    const refreshing = index.refresh((repository) => {
      seen.push(repository)
      if (repository.endsWith('/part-1')) abort.abort()
    }, abort.signal)
    const error = await refreshing.then(
      () => undefined,
      (reason: unknown) => reason,
    )
    assert.instanceOf(error, vscode.CancellationError)
    assert.equal(seen.at(-1), `${owner}/part-1`)
    assert.isFalse(index.state().isRefreshing)
    assert.deepEqual(await index.refresh(), { repositories: 20, failed: [] })
  })

  it('is hidden from another account', async () => {
    values.set('indexAccount', 'dvorhees')
    const index = start(kept, 'dvorhees', names)
    await index.load()
    assert.isEmpty(index.library().segments)
    values.set('indexAccount', 'mara-lindt')
  })

  it('stops if another account signs in, and is hidden from it', async () => {
    await callGitHub('clearRequests')
    const who: SignedIn = { login: 'mara-lindt', changed: new vscode.EventEmitter<void>() }
    const index = start(kept, who, names)
    await index.load()
    assert.lengthOf(index.library().segments, 20)
    await index.refresh((repository) => {
      if (!repository.endsWith('/part-1')) return
      who.login = 'dvorhees'
      who.changed.fire()
    })
    assert.isEmpty(index.library().segments)
    assert.lengthOf(await asked(), 2)
    values.set('indexAccount', 'mara-lindt')
  })

  const faults: readonly [string, object, string][] = [
    ['a sign-in that is no longer valid', { status: 401, body: { message: 'Bad credentials' } }, 'signInRequired'],
    ['a refusal', { status: 403, body: { message: 'Resource not accessible' } }, 'noPermission'],
    [
      'single sign-on',
      { status: 403, headers: { 'x-github-sso': 'required; url=https://github.com/orgs/x/sso' }, body: {} },
      'ssoRequired',
    ],
    ['a rate limit', { status: 429, headers: { 'retry-after': '60' }, body: { message: 'Slow down' } }, 'rateLimited'],
    ['a repository that vanished', { status: 404, body: { message: 'Not Found' } }, 'repositoryMissing'],
  ]
  for (const [name, answer, code] of faults) {
    it(`stays usable after ${name}, which its state reports, after one request`, async () => {
      const path = `/repos/${owner}/part-0/issues`
      await callGitHub('addFault', { path, action: { kind: 'answer', ...answer } })
      await callGitHub('clearRequests')
      const index = start(kept, 'mara-lindt', names.slice(0, 1))
      await index.refresh()
      const [failure] = index.state().failed
      assert.equal((failure?.error as GitHubError | undefined)?.code, code)
      assert.equal(index.library().byKey.get(`${owner}/part-0#1`)?.title, 'Polish part-0')
      index.refreshInBackground()
      assert.isFalse(index.state().isRefreshing, 'the next one that nobody asked for has to wait')
      assert.lengthOf(await asked(), 1)
    })
  }
})
