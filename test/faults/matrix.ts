/**
 * The fault matrix: publishes with each request failing in each way, then again without the fault. Then it runs random
 * histories of several people and machines, and checks them with git.
 *
 * `npm run --silent test:faults` prints the counts in its last line.
 *
 * `-- --every 10` runs every tenth case, starting at `--offset 3`, so that ten runs cover all. `--histories 100` sets
 * the number of histories (0 for none), and `--seed 7` selects others.
 */
import { parseArgs } from 'node:util'
import { type FaultCase, listCases, runCase } from './cases'
import { flows } from './flows'
import { runHistories } from './histories/run'
import { usingGitHub } from './usingGitHub'

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
 * @param offset The first case, from 0.
 */
export async function runMatrix(
  every: number,
  onCase: (failed: string) => void,
  onProgress: (done: number, all: number) => void = () => undefined,
  offset = 0,
): Promise<MatrixCounts> {
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
  await usingGitHub(async (github) => {
    const all = await listCases(github)
    const chosen = every === 0 ? [] : all.filter((_, index) => index % every === offset % every)
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
  })
  return counts
}

export function titleOf({ flow, request, route, kind }: FaultCase): string {
  return `${flow.name}, request ${request} (${route}), ${kind.name}`
}

/** Shows the progress: on a terminal in one line, otherwise with a new line from time to time. */
function showProgress(done: number, all: number): void {
  if (process.stderr.isTTY && done % 20 === 0) process.stderr.write(`${done} of ${all}\r`)
  else if (!process.stderr.isTTY && done % 100 === 0) process.stderr.write(`${done} of ${all}\n`)
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      every: { type: 'string', default: '1' },
      offset: { type: 'string', default: '0' },
      histories: { type: 'string', default: '2000' },
      seed: { type: 'string', default: '1' },
    },
  })
  const [histories, seed] = [Number(values.histories), Number(values.seed)]
  const report = (failed: string): void => console.error(failed)
  const counts = await runMatrix(Number(values.every), report, showProgress, Number(values.offset))
  const historiesFailed = await runHistories({ count: histories, seed }, report, (done) =>
    showProgress(done, histories),
  )
  const all = { ...counts, histories, historiesFailed, seed }
  console.log(JSON.stringify(all).replaceAll(/([,:])"?/g, (match) => match.replace(/^[,:]/, '$& ')))
  const { cases, completed, lost, duplicatePullRequests, duplicateCommits, duplicateIssues, unclearMessages } = counts
  const faults = [lost, duplicatePullRequests, duplicateCommits, duplicateIssues, unclearMessages, historiesFailed]
  process.exitCode = completed === cases && faults.every((count) => count === 0) ? 0 : 1
}

if (require.main === module) void main()
