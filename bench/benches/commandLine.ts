import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BenchOptions, Figures } from '../main'
import { round } from '../percentiles'

const project = join(__dirname, '../..')
const defaultRuns = 12

/**
 * Starts the command line program, as one built file, to print its help.
 *
 * The ratio is to `node -e 0`. Both run alternately. Only the fastest run of each counts, because other programs can
 * only slow it down.
 */
export function run({ n = defaultRuns }: BenchOptions): Figures {
  const folder = mkdtempSync(join(tmpdir(), 'command-line-'))
  try {
    execFileSync(process.execPath, [join(project, 'esbuild.mjs'), '--command-line', '--out', folder])
    const help: number[] = []
    const empty: number[] = []
    for (let turn = 0; turn < n; turn++) {
      empty.push(timeOf(['-e', '0']))
      help.push(timeOf([join(folder, 'minutes.js'), '--help']))
    }
    return { runs: n, helpRatio: round(Math.min(...help) / Math.min(...empty)) }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function timeOf(parameters: readonly string[]): number {
  const start = performance.now()
  const { status } = spawnSync(process.execPath, parameters)
  if (status !== 0) throw new Error(`node ${parameters.join(' ')} failed.`)
  return performance.now() - start
}
