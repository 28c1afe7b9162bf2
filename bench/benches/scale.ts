import { join } from 'node:path'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { launchBrowser } from '../../test/hosts/browser'
import { ensureHosts } from '../../test/hosts/install'
import { makeTemporaryDirectory } from '../../test/hosts/temporaryDirectory'
import { buildExtension, checkOut, ownFolder } from '../builds/buildExtension'
import type { Bench, Figures } from '../main'
import { round } from '../percentiles'
import { writeWorkspace } from '../window/generatedWorkspace'
import { measureReading, type ReadingRun } from '../window/readingRun'

const multiples = [1, 2, 4, 8]

/**
 * Reads generated workspaces of 2,500 Markdown files and 2, 4 and 8 times as many in a real VS Code, with no view of ours
 * visible, against reading the files and scanning their lines in the same process, and against another commit.
 *
 *   npm run --silent bench -- scale [--n LARGEST] [--against COMMIT]
 *
 * `n` is the largest multiple.
 */
export const run: Bench = async ({ n = 8, against }) => {
  await ensureHosts()
  buildExtension(ownFolder)
  const other = against === undefined ? undefined : checkOut(against)
  const browser = await launchBrowser()
  try {
    if (other !== undefined) buildExtension(other.folder)
    const figures: Record<string, number | string> = {}
    for (const multiple of multiples.filter((each) => each <= n)) {
      const directory = makeTemporaryDirectory('scale-workspace')
      try {
        const folder = join(directory.path, 'workspace')
        const { files, longest } = writeWorkspace(folder, multiple)
        const parseMs = timeOfParse(longest)
        const name = `${files}`
        const ours = await measureReading(browser, { folder, extension: ownFolder })
        Object.assign(figures, figuresOf(name, ours, parseMs))
        if (other !== undefined) {
          const theirs = await measureReading(browser, { folder, extension: other.folder })
          Object.assign(figures, figuresOf(`${name}.against`, theirs, parseMs))
          figures[`${name}.cpuShare`] = round(ours.cpuMs / theirs.cpuMs)
        }
      } finally {
        directory.remove()
      }
    }
    return figures
  } finally {
    await browser.close()
    other?.remove()
  }
}

function figuresOf(name: string, run: ReadingRun, parseMs: number): Figures {
  return {
    [`${name}.cpuMs`]: Math.round(run.cpuMs),
    [`${name}.wallMs`]: Math.round(run.wallMs),
    [`${name}.scanCpuMs`]: Math.round(run.scanCpuMs),
    [`${name}.longestTaskMs`]: Math.round(run.longestTaskMs),
    [`${name}.longestTaskInParses`]: round(run.longestTaskMs / parseMs),
    [`${name}.tasksOver50Ms`]: run.tasksOver50Ms,
    [`${name}.heapMb`]: Math.round(run.heapMb),
    [`${name}.storedBytesPerChange`]: run.storedBytesPerChange,
  }
}

/** Milliseconds of one remark parse, warm. */
function timeOfParse(text: string): number {
  const remark = unified().use(remarkParse).use(remarkGfm).freeze()
  const times = Array.from({ length: 9 }, () => {
    const start = performance.now()
    remark.parse(text)
    return performance.now() - start
  }).sort((one, another) => one - another)
  return times[4] ?? NaN
}
