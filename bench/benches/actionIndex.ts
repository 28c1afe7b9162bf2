import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { readFile, mkdir, readdir, rm, stat, utimes, writeFile, cp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative, resolve, sep } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { createItemIndex, type ItemIndex } from '../../src/core/actionItems/itemIndex'
import { digestOf } from '../../src/core/digest'
import { detectKind } from '../../src/core/detectMinutes'
import { defaultLexicon, readMinutes } from '../../src/core/reader/readMinutes'
import { prioritizeNewest } from '../../src/core/series'
import type { BenchOptions, Figures } from '../main'
import { round } from '../percentiles'

const reader = 'bench'
const parallelReads = 8
/** Meetings of each series that the view reads first. */
const newest = 3

/**
 * Builds the index of action items for a folder: from scratch, from the stored index, and after one file has changed.
 *
 * The ratios are to parsing all files once with remark. Both include reading the files from disk.
 */
export async function run({ corpus }: BenchOptions): Promise<Figures> {
  if (corpus === undefined) throw new Error('Give a folder of minutes: --corpus DIR')
  const root = mkdtempSync(join(tmpdir(), 'action-index-'))
  try {
    await cp(resolve(corpus), root, { recursive: true })
    const paths = pathsBelow(root)
    if (paths.length === 0) throw new Error(`There is no Markdown file below ${corpus}.`)
    const remark = unified().use(remarkParse).use(remarkGfm).freeze()
    // Alternate, so that a busy machine slows both down; the first round warms both up.
    const parse: number[] = []
    const cold: number[] = []
    const first: number[] = []
    let index = createItemIndex(reader)
    let heap = 0
    for (let turn = 0; turn < 3; turn++) {
      parse.push(
        await timed(async () => {
          for (const path of paths) remark.parse(await readFile(join(root, path), 'utf8'))
        }),
      )
      index = createItemIndex(reader)
      const before = heapUsed()
      const start = performance.now()
      const order = prioritizeNewest(paths, (path) => path, newest)
      await readAll(index, root, order.first)
      index.items()
      first.push(performance.now() - start)
      await readAll(index, root, order.rest)
      index.items()
      cold.push(performance.now() - start)
      heap = heapUsed() - before
    }
    const stored = join(root, 'index')
    await mkdir(stored)
    await store(index, stored)
    const unchanged: number[] = []
    const oneChange: number[] = []
    const storing: number[] = []
    for (let turn = 0; turn < 5; turn++) {
      unchanged.push(
        await timed(async () => {
          index = createItemIndex(reader, await load(stored))
          await readAll(index, root, paths)
          index.items()
        }),
      )
      const changed = paths[Math.floor((paths.length * (turn + 0.5)) / 5)] ?? ''
      const text = await readFile(join(root, changed), 'utf8')
      await writeFile(join(root, changed), `${text}\n- AI @somebody: look at it again, for the ${turn + 1}. time\n`)
      await utimes(join(root, changed), new Date(), new Date(Date.now() + 10_000 * (turn + 1)))
      oneChange.push(
        await timed(async () => {
          await readAll(index, root, [changed])
          index.items()
        }),
      )
      storing.push(await timed(() => store(index, stored)))
    }
    const parseMedian = median(parse)
    return {
      files: paths.length,
      coldRatio: round(median(cold) / parseMedian),
      firstItemsRatio: round(median(first) / parseMedian),
      unchangedRatio: round(median(unchanged) / parseMedian),
      oneChangeRatio: round(median(oneChange) / parseMedian),
      storingMs: round(median(storing)),
      heapMb: round(heap / 1e6),
    }
  } finally {
    rmSync(root, { recursive: true })
  }
}

/** Writes the changed parts of the index, as the editor does. */
async function store(index: ItemIndex, folder: string): Promise<void> {
  for (const [name, part] of index.takeChangedParts())
    if (part === undefined) await rm(join(folder, name))
    else await writeFile(join(folder, name), JSON.stringify(part))
}

async function load(folder: string): Promise<ReadonlyMap<string, unknown>> {
  const names = await readdir(folder)
  return new Map(
    await Promise.all(
      names.map(async (name) => [name, JSON.parse(await readFile(join(folder, name), 'utf8')) as unknown] as const),
    ),
  )
}

/** Reads new and changed files, as the editor does. */
async function readAll(index: ItemIndex, root: string, paths: readonly string[]): Promise<void> {
  for (let at = 0; at < paths.length; at += parallelReads) {
    await Promise.all(paths.slice(at, at + parallelReads).map((path) => readOne(index, root, path)))
  }
}

async function readOne(index: ItemIndex, root: string, path: string): Promise<void> {
  const file = join(root, path)
  const { mtimeMs, size } = await stat(file)
  const stamp = `${mtimeMs}-${size}`
  if (index.get(path)?.stamp === stamp) return
  const text = await readFile(file, 'utf8')
  const isMinutes = detectKind(path, text, defaultLexicon) !== 'other'
  index.put(path, { stamp, root, digest: isMinutes ? digestOf(path, readMinutes(text, { path }), text) : undefined })
}

function pathsBelow(root: string): readonly string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:md|markdown)$/i.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !/(?:^|\/)(?:node_modules|\.git)\//.test(path))
    .sort()
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[values.length >> 1] ?? NaN
}

function heapUsed(): number {
  setFlagsFromString('--expose_gc')
  ;(runInNewContext('gc') as () => void)()
  return process.memoryUsage().heapUsed
}
