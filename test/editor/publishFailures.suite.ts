import { assert } from 'chai'
import { readMinutes } from '../../src/core/reader/readMinutes'
import * as vscode from 'vscode'
import { blobShaOfBytes } from '../../src/github/gitBlob'
import { createImageFetcher, type ImageLimits, type TextWithImages } from '../../src/features/publish/images'
import type { Readiness } from '../../src/features/publish/preflight'
import { confirmPlan } from '../../src/features/publish/preview'
import { statusOf } from '../../src/features/publish/statusTexts'
import { GitHubError } from '../../src/github/errors'
import { createClient } from '../../src/github/octokitClient'
import type { Repository } from '../../src/github/steps/repositories'
import { showPick } from '../../src/host/quickPicks'
import { clearMessages, setUpPublishingAsMara, setSetting } from './publishingSetup'
import { clickButton, callGitHub, pickEntry, queryTexts } from './driver'
import { quickPickEntries, waitForEntry, waitForTitle } from './quickPicks'
import { waitForListedMessage } from './notifications'
import { pollUntil } from './waiting'
import { openInEditor, writeFile } from './workspaceFiles'

const minutes = { owner: 'orchard-cloud', repo: 'minutes' }

interface Published {
  readonly outcome: string
  readonly number: number
}

const text = (day: string, more = ''): string =>
  `# ${day}\n\n## Participants\n\n- @mara-lindt\n\n## Agenda\n\n### Backups\n\n- AI @mara-lindt: ask about tapes\n${more}`

const command = (uri: vscode.Uri, ...rest: readonly unknown[]): Thenable<Published | undefined> =>
  vscode.commands.executeCommand<Published | undefined>('minutes.publish', uri, ...rest)

const escape = () => vscode.commands.executeCommand('workbench.action.closeQuickOpen')

describe('publishing despite failures', function () {
  setUpPublishingAsMara()

  for (const { what, action, says, way } of [
    { what: 'a lost connection', action: { kind: 'drop' }, says: 'GitHub cannot be reached', way: 'Check Again' },
    {
      what: 'a rate limit',
      action: {
        kind: 'answer',
        status: 403,
        headers: { 'retry-after': '3600' },
        body: { message: 'You have exceeded a secondary rate limit.' },
      },
      says: 'GitHub’s request limit is reached until',
      way: 'Check Again',
    },
  ]) {
    it(`reports ${what} before the meeting ends, with a button`, async () => {
      await openInEditor('platform/20260402.md')
      await callGitHub('addFault', { method: 'GET', path: '/repos/orchard-cloud/minutes', times: 100, action })
      const asking = vscode.commands.executeCommand('minutes.checkPublishing')
      const seen = await waitForListedMessage('Cannot publish right now')
      assert.include(seen, says)
      assert.include(seen, way)
      await clearMessages()
      await asking
    })
  }

  it('reports an archived repository, or one that cannot be forked, before the meeting ends and on the click', async () => {
    const obstacles = [
      {
        owner: 'orchard-cloud',
        name: 'attic',
        archived: true,
        status: 'is archived',
        click: 'is archived and read-only',
      },
      {
        owner: 'dvorhees',
        name: 'closed',
        allowForking: false,
        status: 'Forking is not allowed',
        click: 'write to or fork',
      },
    ]
    const uri = await writeFile('platform/20260813.md', text('2026-08-13'))
    try {
      for (const { status, click: onClick, ...repository } of obstacles) {
        await callGitHub('addRepository', { ...repository, files: { 'README.md': '# Minutes\n' } })
        await setSetting('publish.repository', `${repository.owner}/${repository.name}`)
        await openInEditor('platform/20260813.md')
        const asking = vscode.commands.executeCommand('minutes.checkPublishing')
        assert.include(await waitForListedMessage(status), 'Choose Another Repository…')
        await clearMessages()
        await asking
        assert.isUndefined(await command(uri))
        assert.include(await waitForListedMessage(onClick), 'Choose Another Repository…')
        await clearMessages()
      }
    } finally {
      await setSetting('publish.repository', 'orchard-cloud/minutes')
    }
  })

  it('continues with the others if one of several pull requests fails', async () => {
    const days = ['20', '21', '22']
    const uris = await Promise.all(days.map((day) => writeFile(`platform/202608${day}.md`, text(`2026-08-${day}`))))
    await setSetting('publish.multipleFiles', 'each')
    try {
      const action = { kind: 'answer', status: 403, body: { message: 'Resource not accessible by integration' } }
      await callGitHub('addFault', {
        method: 'POST',
        path: '/repos/orchard-cloud/minutes/pulls',
        nth: 2,
        times: 9,
        action,
      })
      const running = command(uris[0] as vscode.Uri, uris)
      await waitForTitle('20260820.md (1 of 3)')
      await pickEntry('Publish as a pull request')
      await waitForTitle('20260821.md (2 of 3)')
      await pickEntry('Publish as a pull request')
      assert.isUndefined(await running)
      const failure = await waitForListedMessage('Your account lacks permission')
      assert.include(failure, 'minutes/platform/2026-08-21')
      await callGitHub('clearFaults')
      await clickButton('Continue')
      await waitForTitle('20260821.md (2 of 3)')
      await pickEntry('Publish as a pull request')
      await waitForTitle('20260822.md (3 of 3)')
      await pickEntry('Publish as a pull request')
      const heads = await pollUntil(
        async () =>
          (await callGitHub<readonly { readonly head: string }[]>('pullRequests', minutes)).map(({ head }) => head),
        (all) => all.some((head) => head.endsWith('2026-08-22')),
      )
      for (const day of days) {
        const branch = `minutes/platform/2026-08-${day}`
        assert.lengthOf(
          heads.filter((head) => head.endsWith(branch)),
          1,
        )
        const commits = await callGitHub<readonly { readonly message: string }[]>('commits', {
          ...minutes,
          ref: branch,
        })
        assert.include(commits[0]?.message, `202608${day}.md`)
        assert.notInclude(commits[1]?.message, `202608${day}.md`)
      }
    } finally {
      await setSetting('publish.multipleFiles', undefined)
    }
  })

  it('publishes none of the others after Escape', async () => {
    const uris = [
      await writeFile('platform/20260827.md', text('2026-08-27')),
      await writeFile('platform/20260828.md', text('2026-08-28')),
    ]
    await setSetting('publish.multipleFiles', 'each')
    try {
      const running = command(uris[0] as vscode.Uri, uris)
      await waitForTitle('(1 of 2)')
      await escape()
      assert.isUndefined(await running)
    } finally {
      await setSetting('publish.multipleFiles', undefined)
    }
  })

  it('skips a check from now on, if chosen', async () => {
    const running = command(await writeFile('platform/20260903.md', text('2026-09-03', '- ole@hinrichsen.se asks\n')))
    try {
      await pickEntry('Review private information')
      await pickEntry('ole@hinrichsen.se')
      await pickEntry('Turn off this check')
      await pollUntil(
        quickPickEntries,
        (rows) =>
          rows.some((row) => row.includes('Publish as a pull request')) &&
          !rows.some((row) => row.includes('private matter')),
      )
      const { globalValue } = vscode.workspace.getConfiguration('minutes').inspect('publish.ignoredChecks') ?? {}
      assert.deepEqual(globalValue, ['email'])
      await escape()
      assert.isUndefined(await running)
    } finally {
      await setSetting('publish.ignoredChecks', undefined)
    }
  })

  it('shows names from a hostile server as one line of text', async () => {
    const trick = 'x](command:evil)\nRepository: other/place $(alert)'
    let shown = ''
    const choosing = confirmPlan(
      {
        plan: {
          target: { owner: trick, repo: trick },
          baseBranch: trick,
          head: { owner: trick, repo: trick },
          branch: trick,
          start: { commitSha: '', treeSha: undefined },
          commits: [],
          title: 'A title',
          body: '',
          author: { name: trick, email: trick },
          pull: undefined,
          corrects: undefined,
          isDraft: false,
          reviewers: [],
          labels: [],
          assignees: [],
          renews: false,
          knownPulls: [],
          continues: [],
        },
        notes: [],
        findings: [],
        before: new Map(),
        copiedImages: [],
        failedImages: [],
        changedPads: [],
        account: trick,
        position: '',
      },
      (preview) => Promise.resolve((shown = preview)),
      () => Promise.resolve(),
    )
    const rows = await waitForEntry(/Publish as a pull request/)
    assert.deepEqual(await queryTexts('.quick-input-widget:visible .monaco-list-row .codicon-alert'), [])
    assert.isTrue(rows.some((row) => row.includes('other/place $\u200B(alert)')))
    assert.lengthOf(shown.match(/^Repository:/gm) ?? [], 1)
    await escape()
    assert.isUndefined(await choosing)
  })
})

describe('the state of publishing', () => {
  const repository: Repository = {
    owner: 'orchard-cloud',
    repo: 'minutes',
    defaultBranch: 'main',
    canPush: true,
    isPrivate: false,
    isArchived: false,
    allowsForks: true,
    isOrganization: true,
    requiresSignOff: false,
    url: 'https://github.com/orchard-cloud/minutes',
  }
  const failed = (error: GitHubError): Readiness => ({ kind: 'failed', error })
  const ready = (rights: Partial<Repository>): Readiness => ({
    kind: 'ready',
    access: {
      repository: { ...repository, ...rights },
      account: { login: 'mara-lindt', id: 1, name: undefined, email: undefined },
    },
    connection: {
      octokit: createClient({
        apiUrl: 'http://127.0.0.1:9',
        token: undefined,
        userAgent: 'minutes',
        fetch,
        log: console,
      }),
      label: undefined,
      account: '',
    },
  })
  const cases: readonly (readonly [Readiness, RegExp, string | undefined])[] = [
    [{ kind: 'untrusted' }, /Restricted Mode/, 'Manage Workspace Trust'],
    [{ kind: 'unknownRepository' }, /No repository to publish to/, 'Choose Repository…'],
    [{ kind: 'unpublishable', reason: 'It is a link.' }, /cannot be published.*It is a link\./, undefined],
    [{ kind: 'unconfirmedAddress' }, /sets a GitHub server/, 'Review Server'],
    [{ kind: 'signedOut', repository }, /Sign in to publish to orchard-cloud\/minutes/, 'Sign In'],
    [{ kind: 'archived', repository }, /orchard-cloud\/minutes is archived/, 'Choose Another Repository…'],
    [{ kind: 'noForks', repository }, /No write access.*Ask for write access/, 'Choose Another Repository…'],
    [failed(new GitHubError('offline')), /Cannot publish right now.*cannot be reached/, 'Check Again'],
    [failed(new GitHubError('serverError', { reason: 'x' })), /GitHub has a problem/, 'Check Again'],
    [failed(new GitHubError('rateLimited', { retryAt: new Date() })), /request limit is reached until/, 'Check Again'],
    [ready({}), /Not published\. Ready to publish to orchard-cloud\/minutes/, 'Publish'],
    [ready({ canPush: false }), /Ready to publish.*from your fork/, 'Publish'],
    [ready({ requiresSignOff: true }), /Ready to publish.*with sign-off/, 'Publish'],
    [
      { kind: 'archived', repository: { owner: 'o', repo: 'x](command:evil)\n$(alert)' } },
      /x\] \(.*\) \$\u200B\(/,
      undefined,
    ],
  ]
  for (const [readiness, words, button] of cases) {
    it(`is reported with what to do: ${words.source}`, () => {
      const { text: title, detail, command: way } = statusOf(readiness, undefined)
      assert.match(`${title}. ${detail}`, words)
      if (button !== undefined) assert.equal(way?.title, button)
    })
  }
})

describe('lists', () => {
  it('show words from outside literally', async () => {
    const words = '[three](command:workbench.action.toggleZenMode)'
    const running = showPick([{ icon: 'check', label: '$(alert) one', description: '$(bug) two', detail: words }], {})
    const rows = await waitForEntry(/one/)
    assert.isTrue(rows.some((row) => row.includes('(alert) one') && row.includes('(bug) two')))
    for (const [icon, count] of [
      ['check', 1],
      ['alert', 0],
      ['bug', 0],
    ] as const)
      assert.lengthOf(await queryTexts(`.quick-input-widget .monaco-list-row .codicon-${icon}`), count, icon)
    assert.deepEqual(await queryTexts('.quick-input-widget .monaco-list-row a[href]'), [])
    // Screen readers do not read out the names of icons.
    assert.lengthOf(await queryTexts('.quick-input-widget .monaco-list-row[aria-label*="check"]'), 0)
    assert.lengthOf(await queryTexts('.quick-input-widget .monaco-list-row[aria-label*="one"]'), 1)
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen')
    assert.isUndefined(await running)
  })
})

describe('images on a pad', () => {
  const megabyte = 1024 * 1024
  /** Streams a PNG of this size in chunks, without a content length. */
  const image = (megabytes = 0): ReadableStream<Uint8Array> => {
    let left = megabytes
    return new ReadableStream({
      start: (controller) => controller.enqueue(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)),
      pull: (controller) => {
        if (left-- <= 0) controller.close()
        else controller.enqueue(new Uint8Array(megabyte))
      },
    })
  }
  const asked: string[] = []
  const anywhere: ImageLimits = {
    taken: new Map(),
    isAllowed: () => true,
    files: { find: () => Promise.resolve([]), isFiltered: () => Promise.resolve(false) },
  }
  const sourceOf = (text: string, path: string) => ({ text, path, images: readMinutes(text).images })
  const illustrate = (addresses: readonly string[], answerTo: (url: string) => Response) => {
    asked.length = 0
    const fetcher = createImageFetcher((input) => {
      const { href } = new URL(input instanceof Request ? input.url : input)
      asked.push(href)
      return Promise.resolve(answerTo(href))
    })
    const words = addresses.map((address) => `![](${address})`).join('\n')
    return fetcher.fetchImages(sourceOf(words, 'platform/20260305.md'), new AbortController().signal)
  }
  const reasons = ({ failed }: TextWithImages): readonly string[] => failed.map(({ reason }) => reason)

  it('are published up to five megabytes, whatever size the server states', async () => {
    const answers: Readonly<Record<string, () => Response>> = {
      'https://pad.example/uploads/fits.png': () => new Response(image(4)),
      'https://pad.example/uploads/silent.png': () => new Response(image(6)),
      'https://pad.example/uploads/honest.png': () =>
        new Response(image(), { headers: { 'content-length': String(5 * megabyte + 1) } }),
    }
    const result = await illustrate(Object.keys(answers), (url) => answers[url]?.() ?? Response.error())
    assert.deepEqual(
      result.files.map(({ path }) => path),
      ['platform/fits.png'],
    )
    assert.deepEqual(reasons(result), ['larger than 5 MB', 'larger than 5 MB'])
    assert.include(result.text, '![](fits.png)\n![](https://pad.example/uploads/silent.png)')
  })

  it('do not overwrite each other, even if names differ only in case', async () => {
    const result = await illustrate(
      ['https://one.example/uploads/a.png', 'https://two.example/uploads/A.png', 'https://one.example/uploads/a.png'],
      () => new Response(image()),
    )
    assert.lengthOf(result.files, 1)
    assert.deepEqual(reasons(result), ['another image has the same name'])
    assert.equal(result.text, '![](a.png)\n![](https://two.example/uploads/A.png)\n![](a.png)')
    assert.deepEqual(asked, ['https://one.example/uploads/a.png'])
  })

  it('do not overwrite each other in files that are published together', async () => {
    const fetcher = createImageFetcher(() => Promise.resolve(new Response(image())))
    const taken = new Map<string, string>()
    const publish = (url: string, path: string) =>
      fetcher.fetchImages(sourceOf(`![](${url})`, path), new AbortController().signal, { ...anywhere, taken })
    assert.lengthOf((await publish('https://one.example/uploads/a.png', 'platform/20260305.md')).files, 1)
    const second = await publish('https://two.example/uploads/a.png', 'platform/20260312.md')
    assert.equal(second.text, '![](https://two.example/uploads/a.png)')
    assert.deepEqual(reasons(second), ['another image has the same name'])
    assert.lengthOf((await publish('https://two.example/uploads/a.png', 'standards/20260312.md')).files, 1)
  })

  it('are fifty at most, and no more are requested', async () => {
    const addresses = Array.from({ length: 52 }, (_, index) => `https://pad.example/uploads/${index}.png`)
    const result = await illustrate(addresses, () => new Response(image()))
    assert.lengthOf(result.files, 50)
    assert.deepEqual(reasons(result), ['more than 50 images', 'more than 50 images'])
    assert.lengthOf(asked, 50)
  })

  describe('where limits apply', () => {
    const address = 'https://pad.example/uploads/a.png'
    const publish = (limits: Partial<ImageLimits>) => {
      const fetcher = createImageFetcher((input) => {
        asked.push(input instanceof Request ? input.url : String(input))
        return Promise.resolve(new Response(image()))
      })
      asked.length = 0
      const { signal } = new AbortController()
      const source = sourceOf(`![](${address})`, 'platform/20260305.md')
      return fetcher.fetchImages(source, signal, { ...anywhere, taken: new Map(), ...limits })
    }
    const files = (sha: string, path = 'platform/a.png') => ({
      ...anywhere.files,
      find: () => Promise.resolve([{ path, sha }]),
    })
    it('are not requested from a host that the person has not allowed', async () => {
      const result = await publish({ isAllowed: () => false })
      assert.deepEqual(
        [result.failed[0]?.reason, result.failed[0]?.host, asked.length],
        ['images from pad.example are not allowed yet', 'pad.example', 0],
      )
    })
    it('do not overwrite another image on the base', async () => {
      for (const [sha, path] of [
        ['0'.repeat(40), 'platform/a.png'],
        ['0'.repeat(40), 'platform/A.png'],
      ] as const) {
        const result = await publish({ files: files(sha, path) })
        assert.match(result.files[0]?.path ?? '', /^platform\/a-[0-9a-f]{6}\.png$/)
        assert.match(result.text, /^!\[\]\(a-[0-9a-f]{6}\.png\)$/)
        assert.deepEqual(
          result.copied.map(({ url }) => url),
          [address],
        )
      }
    })
    it('keep their name where the base has the same image', async () => {
      const first = await publish({})
      const [file] = first.files
      assert.isTrue(file !== undefined && 'base64' in file)
      const bytes = file !== undefined && 'base64' in file ? atob(file.base64) : ''
      const sha = blobShaOfBytes(Uint8Array.from(bytes, (character) => character.charCodeAt(0)))
      assert.equal((await publish({ files: files(sha) })).text, '![](a.png)')
    })
    it('stay on the pad where Git LFS stores images', async () => {
      const result = await publish({ files: { ...anywhere.files, isFiltered: () => Promise.resolve(true) } })
      assert.deepEqual(reasons(result), ['the repository stores it with Git LFS or another Git filter'])
      assert.equal(result.text, `![](${address})`)
    })
  })

  it('stay on the pad if their name is invalid on some system', async () => {
    const result = await illustrate(['https://pad.example/uploads/con.png'], () => new Response(image()))
    assert.deepEqual(reasons(result), ['its file name does not work on every operating system'])
    assert.deepEqual(asked, [])
  })

  it('stay on the pad if its server is in a private network', async () => {
    const result = await illustrate(
      ['http://pad.corp/uploads/a.png', 'http://localhost.:3000/uploads/b.png', 'http://2130706433/uploads/c.png'],
      () => new Response(image()),
    )
    assert.deepEqual(reasons(result), Array<string>(3).fill('its server is in a private network'))
    assert.deepEqual(asked, [])
  })

  it('are loaded after a redirect to another place of the server, but not into a private network', async () => {
    const places: Readonly<Record<string, string>> = {
      'https://pad.example/uploads/moved.png': '/uploads/there.png',
      'https://pad.example/uploads/inwards.png': 'http://[::1]:9/uploads/there.png',
    }
    const result = await illustrate(Object.keys(places), (url) => {
      const location = places[url]
      return location === undefined ? new Response(image()) : new Response(null, { status: 302, headers: { location } })
    })
    assert.deepEqual(
      result.files.map(({ path }) => path),
      ['platform/moved.png'],
    )
    assert.deepEqual(reasons(result), ['the server redirects to a blocked address'])
    assert.deepEqual(asked, [
      'https://pad.example/uploads/moved.png',
      'https://pad.example/uploads/there.png',
      'https://pad.example/uploads/inwards.png',
    ])
  })

  it('are requested again where a browser hides a redirect', async () => {
    const hidden = Object.defineProperty(new Response(), 'type', { value: 'opaqueredirect' })
    const result = await illustrate(['https://pad.example/uploads/a.png'], () =>
      asked.length === 1 ? hidden : new Response(image()),
    )
    assert.lengthOf(result.files, 1)
    assert.lengthOf(asked, 2)
  })
})
