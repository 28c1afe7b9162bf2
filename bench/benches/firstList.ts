import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { launchBrowser } from '../../test/hosts/browser'
import { ensureHosts } from '../../test/hosts/install'
import { makeTemporaryDirectory } from '../../test/hosts/temporaryDirectory'
import { makeMinutes, readCorpus, type BenchDocument } from '../documents'
import type { BenchOptions, Figures } from '../main'
import { percentile, round } from '../percentiles'
import { measureFirstList } from '../window/firstList'

/** The number of files that the first users have. */
const generatedFiles = 866

/**
 * Time to the first list in a newly opened VS Code that reads the workspace for the first time, compared with a
 * provider of fifty ready entries. Needs the build (`npm run build`).
 *
 * `n` is the number of windows of each kind. `missing` and `readyMissing` count the windows without a list. The person typed
 * is known from other minutes; `attending…` is for a person in the list of participants of the open file.
 */
export async function run({ corpus, n = 3 }: BenchOptions): Promise<Figures> {
  await ensureHosts()
  const directory = makeTemporaryDirectory('bench')
  const folder = corpus ?? writeMinutes(join(directory.path, 'corpus'))
  const handles = commonHandles(readCorpus(folder))
  const [wanted = 'ada'] = handles
  const options = { folder, path: 'bench/20300101.md', token: `@${wanted.slice(0, 4)}`, participants: [] }
  const readyEntries = Array.from({ length: 50 }, (_, index) => `@${handles[index] ?? `${wanted}-${index}`}`)
  const browser = await launchBrowser()
  try {
    const ours: number[] = []
    const attending: number[] = []
    const ready: number[] = []
    const tasks: number[] = []
    const readyTasks: number[] = []
    for (let turn = 0; turn < n; turn++) {
      const trivial = await measureFirstList(browser, { ...options, readyEntries })
      const own = await measureFirstList(browser, { ...options, readyEntries: undefined })
      const listed = await measureFirstList(browser, { ...options, participants: [wanted], readyEntries: undefined })
      if (listed.listMs !== undefined) attending.push(listed.listMs)
      if (trivial.listMs !== undefined) ready.push(trivial.listMs)
      if (own.listMs !== undefined) ours.push(own.listMs)
      tasks.push(own.longestTaskMs)
      readyTasks.push(trivial.longestTaskMs)
    }
    return {
      token: options.token,
      windows: n,
      missing: 2 * n - ours.length - attending.length,
      readyMissing: n - ready.length,
      listMs: round(percentile(ours, 0.5)),
      readyMs: round(percentile(ready, 0.5)),
      ratio: round(percentile(ours, 0.5) / percentile(ready, 0.5)),
      attendingMs: round(percentile(attending, 0.5)),
      attendingRatio: round(percentile(attending, 0.5) / percentile(ready, 0.5)),
      longestTaskMs: round(percentile(tasks, 0.5)),
      readyLongestTaskMs: round(percentile(readyTasks, 0.5)),
    }
  } finally {
    await browser.close()
    directory.remove()
  }
}

/** Handles by how often they are mentioned, without `@`. */
function commonHandles(documents: readonly BenchDocument[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const { text } of documents)
    for (const [, handle = ''] of text.matchAll(/(?<![\w/])@([a-z][a-z0-9-]{3,30})/g))
      counts.set(handle, (counts.get(handle) ?? 0) + 1)
  return [...counts].sort(([, one], [, other]) => other - one).map(([handle]) => handle)
}

function writeMinutes(folder: string): string {
  const { text } = makeMinutes(4)
  for (let index = 0; index < generatedFiles; index++) {
    const day = new Date(Date.UTC(2020, 0, 1 + 7 * Math.floor(index / 20)))
    const file = join(folder, `team-${index % 20}`, `${day.toISOString().slice(0, 10).replaceAll('-', '')}.md`)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  return folder
}
