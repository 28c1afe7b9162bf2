import assert from 'node:assert/strict'
import { detectKind } from '../../../src/core/detectMinutes'
import { type Digest, digestOf } from '../../../src/core/digest'
import { defaultLexicon, readMinutes } from '../../../src/core/reader/readMinutes'
import type { FileContent } from '../../../src/host/minutesFiles'
import { createMinutesIndexer, type MinutesIndexer, type MinutesSources } from '../../../src/host/minutesIndexer'

/** Files in memory, by path; a value that is not a string says why the file is skipped. */
type Files = Map<string, string | (FileContent & { readonly skippedFile: string })>

function digestOfText(file: string, text: string): Digest | undefined {
  return detectKind(file, text, defaultLexicon) === 'other'
    ? undefined
    : digestOf(file, readMinutes(text, { path: file }), text)
}

function sourcesOf(files: Files, own: Partial<MinutesSources> = {}): MinutesSources {
  return {
    find: () => Promise.resolve([...files.keys()]),
    findNear: () => Promise.resolve([]),
    pathOf: (file) => file,
    rootOf: () => '',
    stampOf: (file) => {
      const content = files.get(file)
      return Promise.resolve(content === undefined ? undefined : JSON.stringify(content))
    },
    read: (file) => {
      const content = files.get(file)
      return Promise.resolve(typeof content === 'string' ? { text: content } : content)
    },
    digest: (file, text) => Promise.resolve(digestOfText(file, text)),
    prepareDocument: () => Promise.resolve(),
    openDocument: () => undefined,
    ...own,
  }
}

function readingOf(sources: MinutesSources, announce: () => void = () => undefined): MinutesIndexer {
  return createMinutesIndexer(sources, () => 'reader', announce)
}

const minutes = (task: string): string => `# 2026-03-10\n\n- AI @ada: ${task}\n`
const tasks = (reading: MinutesIndexer): readonly string[] =>
  reading
    .index()
    .items()
    .map(({ latest }) => latest.item.task)
    .sort()

/** A promise, and the function that resolves it. */
function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open = (): void => undefined
  const opened = new Promise<void>((resolve) => (open = resolve))
  return { opened, open: () => open() }
}

describe('reading a workspace', () => {
  it('finds the 50 minutes among 20,000 files, and gets to them first', async () => {
    const files: Files = new Map()
    for (let number = 0; number < 19_950; number++) files.set(`notes/${number}.md`, `# Note ${number}\n\nNothing.\n`)
    for (let number = 0; number < 50; number++)
      files.set(`team-${number % 25}/2026${number < 25 ? '03' : '02'}10.md`, minutes(`task ${number}`))
    const order: string[] = []
    const sources = sourcesOf(files)
    const reading = readingOf({
      ...sources,
      read: (file) => {
        order.push(file)
        return sources.read(file)
      },
    })
    await reading.readAll()
    assert.equal(reading.index().files().length, 50)
    assert.equal(tasks(reading).length, 50)
    assert.ok(order.slice(0, 50).every((file) => file.startsWith('team-')))
    assert.deepEqual(reading.state(), {
      isReading: false,
      read: 20_000,
      total: 20_000,
      isStopped: false,
      skippedFiles: new Map(),
    })
    order.length = 0
    files.set('team-3/20260310.md', minutes('another'))
    await reading.readAll()
    assert.deepEqual(order, ['team-3/20260310.md'], 'only what has changed is read again')
    assert.ok(tasks(reading).includes('another') && !tasks(reading).includes('task 3'))
  })

  it('begins with the newest minutes near the open ones, while it searches for the others', async () => {
    const files: Files = new Map()
    for (const team of ['a', 'b', 'c'])
      for (const month of ['01', '02', '03', '04', '05']) files.set(`${team}/2026${month}10.md`, minutes(team + month))
    const search = gate()
    const found = gate()
    const order: string[] = []
    const sources = sourcesOf(files)
    const reading = readingOf(
      {
        ...sources,
        find: async () => {
          await search.opened
          return sources.find()
        },
        findNear: () =>
          Promise.resolve(['b/', 'a/'].map((folder) => [...files.keys()].filter((file) => file.startsWith(folder)))),
        read: (file) => {
          order.push(file)
          return sources.read(file)
        },
      },
      () => {
        if (tasks(reading).length === 6) found.open()
      },
    )
    const done = reading.readAll()
    await found.opened
    assert.deepEqual(tasks(reading), ['a03', 'a04', 'a05', 'b03', 'b04', 'b05'])
    assert.ok(order.slice(0, 3).every((file) => file.startsWith('b/')))
    search.open()
    await done
    assert.equal(order.length, 15, 'each is read once')
  })

  it('keeps what is added while the stored index is loaded', async () => {
    const files: Files = new Map([['a/20260310.md', minutes('early')]])
    const loading = gate()
    const added = gate()
    const kept = gate()
    let isLoaded = false
    const reading = readingOf({ ...sourcesOf(files), find: () => Promise.resolve([]) }, () => {
      if (tasks(reading).includes('early')) (isLoaded ? kept : added).open()
    })
    const done = reading.readAll(async () => {
      await loading.opened
      isLoaded = true
      return new Map()
    })
    reading.queueFile('a/20260310.md')
    await added.opened
    loading.open()
    await done
    await kept.opened
    assert.deepEqual(tasks(reading), ['early'])
  })

  it('is cancelled half-way, keeps the loaded pages, and is resumed', async () => {
    const files: Files = new Map(
      Array.from({ length: 40 }, (_, at) => [`team-${at}/20260310.md`, minutes(`task ${at}`)]),
    )
    const reading = readingOf(sourcesOf(files), () => {
      if (reading.state().read === 16) reading.stop()
    })
    await reading.readAll()
    assert.deepEqual(
      { ...reading.state(), skippedFiles: 0 },
      { isReading: false, read: 16, total: 40, isStopped: true, skippedFiles: 0 },
    )
    assert.equal(tasks(reading).length, 16)
    const again = readingOf(sourcesOf(files))
    await again.readAll(() => Promise.resolve(reading.index().takeChangedParts()))
    assert.equal(tasks(again).length, 40)
    assert.equal(again.state().isStopped, false)
  })

  for (const [how, forget] of [
    ['is deleted', (reading: MinutesIndexer) => reading.removeBelow('a')],
    ['is no longer found by a refresh', (reading: MinutesIndexer) => reading.readAll()],
  ] as const)
    it(`does not add a file that ${how} while its text is read`, async () => {
      const files: Files = new Map([['a/20260310.md', minutes('call')]])
      const begun = gate()
      const going = gate()
      const reading = readingOf(
        sourcesOf(files, {
          digest: async (file, text) => {
            begun.open()
            await going.opened
            return digestOfText(file, text)
          },
        }),
      )
      const done = reading.readAll()
      await begun.opened
      reading.stop()
      files.clear()
      await forget(reading)
      going.open()
      await done
      assert.deepEqual(tasks(reading), [])
    })

  it('reports an unreadable file until it is readable, and removes its content', async () => {
    const files: Files = new Map([['a/20260310.md', minutes('call')]])
    const reading = readingOf(sourcesOf(files))
    await reading.readAll()
    files.set('a/20260310.md', { skippedFile: 'unreadable' })
    await reading.readFile('a/20260310.md')
    assert.deepEqual([...reading.state().skippedFiles], [['a/20260310.md', 'unreadable']])
    assert.deepEqual(tasks(reading), [])
    files.set('a/20260310.md', minutes('call again'))
    await reading.readFile('a/20260310.md')
    assert.equal(reading.state().skippedFiles.size, 0)
    assert.deepEqual(tasks(reading), ['call again'])
  })

  it('also says so if the file system has no times', async () => {
    const files: Files = new Map([['a/20260310.md', { skippedFile: 'unreadable' }]])
    const reading = readingOf(sourcesOf(files, { stampOf: () => Promise.resolve(undefined) }))
    await reading.readAll()
    assert.deepEqual([...reading.state().skippedFiles.keys()], ['a/20260310.md'])
  })

  it('removes a file whose deletion was not reported, as soon as it is read', async () => {
    const files: Files = new Map([['a/20260310.md', minutes('call')]])
    const reading = readingOf(sourcesOf(files))
    await reading.readAll()
    files.clear()
    await reading.readFile('a/20260310.md')
    assert.deepEqual(tasks(reading), [])
    assert.equal(reading.state().skippedFiles.size, 0, 'what is gone is not left out')
  })

  it('forgets a folder with all that is in it, and nothing beside it', async () => {
    const files: Files = new Map([
      ['a/20260310.md', minutes('one')],
      ['a/b/20260310.md', minutes('two')],
      ['ab/20260310.md', minutes('three')],
    ])
    const reading = readingOf(sourcesOf(files))
    await reading.readAll()
    reading.removeBelow('a')
    assert.deepEqual(tasks(reading), ['three'])
  })

  it('uses the reading that began last, although an earlier one ends later', async () => {
    const slow = gate()
    let count = 0
    const reading = readingOf(
      sourcesOf(new Map(), {
        stampOf: () => Promise.resolve(`${count}`),
        read: async () => {
          if (count++ > 0) return { text: minutes('new') }
          await slow.opened
          return { text: minutes('old') }
        },
      }),
    )
    const first = reading.readFile('a/20260310.md')
    // The first one has to ask for the file before the second one begins.
    while (count === 0) await Promise.resolve()
    await reading.readFile('a/20260310.md')
    slow.open()
    await first
    assert.deepEqual(tasks(reading), ['new'])
  })

  it('uses the typed text, not what another window has saved in the meantime', async () => {
    const files: Files = new Map([['a/20260310.md', minutes('as saved')]])
    const sources = sourcesOf(files)
    let typed: string | undefined
    const reading = readingOf({
      ...sources,
      openDocument: (file) =>
        typed === undefined ? undefined : { stamp: 'v1', digest: digestOfText(file, typed), isUnsaved: true },
    })
    await reading.readAll()
    typed = minutes('as typed')
    files.set('a/20260310.md', minutes('as saved by another window'))
    await reading.readFile('a/20260310.md')
    assert.deepEqual(tasks(reading), ['as typed'])
    reading.removeBelow('a')
    assert.deepEqual(tasks(reading), ['as typed'], 'although the file is deleted')
    typed = undefined
    await reading.readFile('a/20260310.md')
    assert.deepEqual(tasks(reading), ['as saved by another window'])
  })

  it('reads hundreds of changed files a few at a time, with progress, and can be stopped', async () => {
    const files: Files = new Map(
      Array.from({ length: 200 }, (_, at) => [`team-${at}/20260310.md`, minutes(`task ${at}`)]),
    )
    let atOnce = 0
    let most = 0
    const sources = sourcesOf(files)
    const reading = readingOf({
      ...sources,
      find: () => Promise.resolve([]),
      digest: async (file, text) => {
        await new Promise((resolve) => setImmediate(resolve))
        return sources.digest(file, text)
      },
      read: async (file) => {
        most = Math.max(most, ++atOnce)
        const content = await sources.read(file)
        atOnce--
        return content
      },
    })
    await reading.readAll()
    for (const file of files.keys()) reading.queueFile(file)
    assert.deepEqual(
      { ...reading.state(), skippedFiles: 0 },
      { isReading: true, read: 1, total: 200, isStopped: false, skippedFiles: 0 },
    )
    while (reading.state().read < 96) await new Promise((resolve) => setImmediate(resolve))
    assert.ok(most <= 8, `${most} at once`)
    reading.stop()
    while (reading.state().isReading) await new Promise((resolve) => setImmediate(resolve))
    assert.equal(reading.state().isStopped, true)
    assert.equal(reading.state().total, 200)
    const count = tasks(reading).length
    assert.ok(count >= 88 && count < 200, `${count} are read`)
  })
})
