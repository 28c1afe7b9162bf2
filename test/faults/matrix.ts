/**
 * The fault matrix: publishes with each request failing in each way, then again without the fault.
 * `npm run --silent test:faults` prints the counts in its last line; `-- --every 10` runs every tenth case.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { seedFixture } from '../github/githubFixture'
import { startFakeGitHub } from '../github/fakeGitHub'
import { type FaultCase, listCases, runCase } from './cases'
import { flows } from './flows'

export interface MatrixCounts {
  readonly cases: number
  readonly completed: number
  readonly lost: number
  readonly duplicatePullRequests: number
  readonly duplicateCommits: number
  readonly unclearMessages: number
  readonly flows: number
  readonly duplicateIssues: number
}

/**
 * @param every Runs every nth case.
 * @param onCase Called for each failed case.
 */
export async function runMatrix(
  every: number,
  onCase: (failed: string) => void,
  onProgress: (done: number, all: number) => void = () => undefined,
): Promise<MatrixCounts> {
  const directory = await mkdtemp(path.join(tmpdir(), 'fault-matrix-'))
  const github = await startFakeGitHub({ directory })
  const counts = {
    cases: 0,
    completed: 0,
    lost: 0,
    duplicatePullRequests: 0,
    duplicateCommits: 0,
    unclearMessages: 0,
    flows: flows.length,
    duplicateIssues: 0,
  }
  try {
    await seedFixture(github)
    // The rate limit is one of the faults; it must not be reached otherwise.
    github.setRateLimit('core', Number.MAX_SAFE_INTEGER)
    const all = await listCases(github)
    const chosen = all.filter((_, index) => index % every === 0)
    for (const each of chosen) {
      const result = await runCase(github, each, `Notes-${counts.cases}`)
      counts.cases++
      counts.completed += result.completed ? 1 : 0
      counts.lost += result.lost
      counts.duplicatePullRequests += result.duplicatePullRequests
      counts.duplicateCommits += result.duplicateCommits
      counts.duplicateIssues += result.duplicateIssues
      counts.unclearMessages += result.unclear === undefined ? 0 : 1
      const { completed, lost, duplicatePullRequests, duplicateCommits, duplicateIssues, unclear } = result
      const wrong = lost + duplicatePullRequests + duplicateCommits + duplicateIssues
      if (!completed || wrong > 0 || unclear !== undefined) onCase(`${titleOf(each)}: ${JSON.stringify(result)}`)
      onProgress(counts.cases, chosen.length)
    }
    return counts
  } finally {
    await github.stop()
    await rm(directory, { recursive: true, force: true })
  }
}

export function titleOf({ flow, request, route, kind }: FaultCase): string {
  return `${flow.name}, request ${request} (${route}), ${kind.name}`
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { every: { type: 'string', default: '1' } } })
  const counts = await runMatrix(
    Number(values.every),
    (failed) => console.error(failed),
    (done, all) => {
      if (process.stderr.isTTY && done % 20 === 0) process.stderr.write(`${done} of ${all}\r`)
    },
  )
  console.log(JSON.stringify(counts).replaceAll(/([,:])"?/g, (match) => match.replace(/^[,:]/, '$& ')))
  const { cases, completed, flows: _, ...faults } = counts
  process.exitCode = completed === cases && Object.values(faults).every((count) => count === 0) ? 0 : 1
}

if (require.main === module) void main()
