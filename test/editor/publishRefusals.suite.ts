import { assert } from 'chai'
import * as vscode from 'vscode'
import { createAccessCache } from '../../src/features/publish/access'
import { createImageFetcher } from '../../src/features/publish/images'
import { runPublication } from '../../src/features/publish/runPublication'
import type { PublishTools } from '../../src/features/publish/tools'
import { fetchFrom } from '../../src/github/fetchFrom'
import { createClient } from '../../src/github/octokitClient'
import { reportError } from '../../src/host/commands'
import { createConfirmations } from '../../src/host/confirmations'
import { createDocuments } from '../../src/host/documents'
import { createPublications } from '../../src/host/publications'
import * as settings from '../../src/host/settings'
import { callGitHub, pickEntry, screenshot } from './driver'
import { waitForListedMessage, waitForMessage } from './notifications'
import { clearMessages, setUpPublishingAsMara } from './publishingSetup'
import { waitForEntry, waitForTitle } from './quickPicks'
import { fileUri, waitForText, writeFile } from './workspaceFiles'

const minutes = { owner: 'orchard-cloud', repo: 'minutes' }
const text = (day: string, more = ''): string =>
  `# ${day}\n\n## Participants\n\n- @mara-lindt\n\n## Agenda\n\n### Backups\n\n- AI @mara-lindt: ask about tapes\n${more}`
const pixel = 'iVBORw0KGgo='

describe('publishing what GitHub has in another form', function () {
  setUpPublishingAsMara()

  const publish = (uri: vscode.Uri): Thenable<unknown> => vscode.commands.executeCommand('minutes.publish', uri)
  const commit = (files: Readonly<Record<string, unknown>>, branch?: string) =>
    callGitHub('addCommit', { ...minutes, files, author: 'ida-solberg', ...(branch === undefined ? {} : { branch }) })

  for (const { what, path, files, says } of [
    {
      what: 'a symbolic link in the place of the file',
      path: 'platform/20260917.md',
      files: { 'platform/20260917.md': { link: '../README.md' } },
      says: '“platform/20260917.md” is a folder, a symbolic link or a submodule, not a file',
    },
    {
      what: 'a file in the place of the folder',
      path: 'refused/20260917.md',
      files: { refused: 'a file\n' },
      says: '“refused” is a file, a symbolic link or a submodule, not a folder',
    },
    {
      what: 'a text that is not UTF-8',
      path: 'platform/20260924.md',
      files: { 'platform/20260924.md': { base64: btoa('# Gr\xf6\xdfe\n') } },
      says: '“platform/20260924.md” is not UTF-8',
    },
    {
      what: 'a folder that git encrypts',
      path: 'sealed/20260917.md',
      files: { 'sealed/.gitattributes': '*.md filter=git-crypt\n' },
      says: 'passes “sealed/20260917.md” through a filter',
    },
  ] as const)
    it(`is reported with what to do: ${what}`, async () => {
      await commit(files)
      assert.isUndefined(await publish(await writeFile(path, text('2026-09-17'))))
      const seen = await waitForMessage(says)
      assert.include(seen, 'with Git')
      assert.include(seen, 'Nothing was created on GitHub.')
      await screenshot(`refused-${path.split('/')[0] ?? ''}-${path.slice(-5, -3)}`)
    })

  it('is reported with what to do: a pull request that waits in a merge queue', async () => {
    const path = 'platform/20261001.md'
    const running = publish(await writeFile(path, text('2026-10-01')))
    await pickEntry('Publish as a pull request')
    const { number } = (await running) as { readonly number: number }
    await callGitHub('queuePullRequest', { ...minutes, number })
    const again = publish(await writeFile(path, text('2026-10-01', '- more\n')))
    await pickEntry(`Add a commit to pull request #${number}`)
    assert.isUndefined(await again)
    const seen = await waitForListedMessage('waits in a merge queue')
    assert.include(seen, 'Publish again once it is merged')
    assert.notInclude(seen, 'Publish from a Fork')
    await callGitHub('queuePullRequest', { ...minutes, number, isQueued: false })
  })

  it('leaves out what git ignores when all minutes of a series are published', async () => {
    await writeFile('pruning/.gitignore', '*-draft.md\n')
    await writeFile('pruning/20260112-draft.md', text('2026-01-12'))
    const uri = await writeFile('pruning/20260105.md', text('2026-01-05'))
    await vscode.window.showTextDocument(uri)
    await vscode.commands.executeCommand('minutes.refreshActionItems')
    const publishAll = () => vscode.commands.executeCommand('minutes.publishSeries', uri)
    const running = publishAll()
    await waitForTitle('20260105.md')
    await pickEntry('Publish as a pull request')
    assert.equal(((await running) as { readonly outcome: string }).outcome, 'created')
    const branches = await callGitHub<Readonly<Record<string, string>>>('branches', minutes)
    assert.property(branches, 'minutes/pruning/2026-01-05')
    assert.notProperty(branches, 'minutes/pruning/2026-01-05-to-2026-01-12')
    await clearMessages()
    assert.isUndefined(await publishAll())
    await waitForMessage('Git ignores the minutes of this series that are not published')
  })

  describe('an image whose name is taken', () => {
    const shown: string[] = []
    const log = vscode.window.createOutputChannel('Test', { log: true })
    after(() => log.dispose())

    /** The services of publishing, with images from a server that answers in the test. */
    function createTools(onFetch: (url: string) => Promise<unknown>): PublishTools {
      const kept = new Map<string, unknown>([['confirmedTargets', ['images pad.example']]])
      const memento: vscode.Memento = {
        keys: () => [...kept.keys()],
        get: <T>(key: string, fallback?: T) => (kept.get(key) ?? fallback) as T,
        update: (key, value) => Promise.resolve(void kept.set(key, value)),
      }
      const apiUrl = settings.apiUrl()
      const octokit = createClient({
        apiUrl,
        fetch: fetchFrom(apiUrl),
        token: 'token-mara-lindt',
        userAgent: 'minutes-test',
        log: console,
      })
      const connection = { octokit, label: 'mara-lindt', account: 'mara-lindt' }
      const session: PublishTools['session'] = {
        anonymous: () => Promise.resolve(octokit),
        connectSilently: () => Promise.resolve(connection),
        connect: () => Promise.resolve(connection),
        storeToken: () => Promise.resolve(),
        removeToken: () => Promise.resolve(),
        onDidChange: new vscode.EventEmitter<void>().event,
      }
      const uri = vscode.Uri.parse('minutes-preview:/x')
      return {
        documents: createDocuments([]),
        session,
        confirmations: createConfirmations(memento),
        publications: createPublications(fileUri('stored publications'), [], log),
        access: createAccessCache(session, []),
        waiting: {
          add: () => Promise.resolve(),
          remove: () => Promise.resolve(),
          move: () => Promise.resolve(),
          dispose: () => undefined,
        },
        images: createImageFetcher(async (input) => {
          await onFetch(input instanceof Request ? input.url : String(input))
          return new Response(Uint8Array.from(atob(pixel), (character) => character.charCodeAt(0)))
        }),
        texts: {
          put: (_name, content) => {
            shown.push(content)
            return uri
          },
          show: () => Promise.resolve(),
          compare: () => Promise.resolve(),
          closeAll: () => Promise.resolve(),
          dispose: () => undefined,
        },
        hasPadChanged: () => Promise.resolve(false),
        log,
      }
    }
    const run = async (tools: PublishTools, path: string, content: string) => {
      const document = await vscode.workspace.openTextDocument(await writeFile(path, content))
      // It may be open with its earlier text.
      if (document.getText() !== content) await waitForText(document, (shown) => shown === content)
      const job = { files: [{ document, target: { repository: minutes, path } }], position: '', viaFork: false }
      return runPublication(tools, { ...job, retry: () => undefined })
    }
    const images = (...names: readonly string[]): string =>
      names.map((name) => `![](https://pad.example/uploads/${name})\n`).join('')

    it('is reported when somebody takes it while the preview is prepared, and gets another name the next time', async () => {
      shown.length = 0
      const path = 'platform/20261008.md'
      const content = text('2026-10-08', images('taken-1.png', 'taken-2.png'))
      const tools = createTools(async (url) => {
        // The first name is chosen by now.
        if (url.endsWith('taken-2.png')) await commit({ 'platform/taken-1.png': 'theirs' })
      })
      const failed = await run(tools, path, content).then(
        () => undefined,
        (error: unknown) => error,
      )
      reportError(failed, log, () => undefined)
      assert.include(
        await waitForMessage('changed on GitHub at the same time'),
        'Nothing was overwritten. Publish again.',
      )
      await screenshot('images-taken')
      await clearMessages()
      const running = run(tools, path, content)
      await waitForEntry(/Publish as a pull request/)
      assert.match(shown.at(-1) ?? '', /Image copied: platform\/taken-1-[0-9a-f]{6}\.png/)
      await pickEntry('Publish as a pull request')
      assert.equal(((await running) as { readonly outcome: string }).outcome, 'created')
      assert.equal(await callGitHub<string>('file', { ...minutes, path: 'platform/taken-1.png' }), 'theirs')
    })

    it('gets another name when the pull request has another image of that name', async () => {
      shown.length = 0
      const path = 'platform/20261015.md'
      const tools = createTools(() => Promise.resolve())
      const first = run(tools, path, text('2026-10-15'))
      await pickEntry('Publish as a pull request')
      const { number } = (await first) as { readonly number: number }
      await commit({ 'platform/there.png': 'theirs' }, 'minutes/platform/2026-10-15')
      const running = run(tools, path, text('2026-10-15', images('there.png')))
      await waitForEntry(/Add a commit to pull request/)
      assert.match(shown.at(-1) ?? '', /Image copied: platform\/there-[0-9a-f]{6}\.png/)
      await pickEntry(`Add a commit to pull request #${number}`)
      assert.equal(((await running) as { readonly outcome: string }).outcome, 'updated')
      const ref = 'minutes/platform/2026-10-15'
      assert.equal(await callGitHub<string>('file', { ...minutes, ref, path: 'platform/there.png' }), 'theirs')
    })
  })
})
