import fc from 'fast-check'
import type { FakeGitHub } from '../../github/fakeGitHub'
import { usingGitHub } from '../usingGitHub'
import { judgeHistory } from './judge'
import { type History, historySteps } from './steps'
import { createWorld, type World } from './world'

/** The most steps of a history. */
const maxSteps = 20

/** How long to look for fewer steps that fail. */
const shrinkingMs = 60_000

/**
 * Runs random histories, each from a seed of its own. The flows of the matrix already go through connections and are held
 * against GitHub's description; the histories do neither, because they are many.
 *
 * @param onFailed Called with the seed, the shrunk steps, and what was broken.
 * @returns How many failed.
 */
export async function runHistories(
  range: { readonly count: number; readonly seed: number },
  onFailed: (failed: string) => void,
  onProgress: (done: number) => void = () => undefined,
): Promise<number> {
  return usingGitHub(async (github) => {
    const connected = globalThis.fetch
    globalThis.fetch = github.fetch
    try {
      return await runAll(github, range, onFailed, onProgress)
    } finally {
      globalThis.fetch = connected
    }
  }, false)
}

async function runAll(
  github: FakeGitHub,
  { count, seed }: { readonly count: number; readonly seed: number },
  onFailed: (failed: string) => void,
  onProgress: (done: number) => void,
): Promise<number> {
  let failed = 0
  let repositories = 0
  // Waiting for forks is one of the flows.
  github.setForkDelay({})
  for (let index = 0; index < count; index++) {
    github.clearRequests()
    const details = await fc.check(
      fc.asyncProperty(historySteps(maxSteps), async (steps) => {
        const world = await createWorld(github, `History${seed}x${++repositories}`)
        const history: History = { records: [] }
        await fc.asyncModelRun(() => ({ model: history, real: world }), steps)
        const broken = await judgeHistory(history.records)
        removeWorld(world)
        if (broken.length > 0) throw new Error(broken.join('\n'))
      }),
      {
        seed: seed + index,
        numRuns: 1,
        unbiased: true,
        interruptAfterTimeLimit: shrinkingMs,
      },
    )
    if (details.failed && details.counterexample !== null) {
      failed++
      // The steps print themselves, without those that did not run.
      const printed = (details.counterexample[0] as { toString: () => string }).toString()
      const reason = details.errorInstance instanceof Error ? details.errorInstance.message : ''
      onFailed(`seed ${seed + index}\n${printed.replaceAll(/,(?=\S)/g, '\n')}\n→ ${reason}`)
    }
    onProgress(index + 1)
  }
  return failed
}

function removeWorld({ github, repo }: World): void {
  for (const each of github.repositories()) if (each.repo.startsWith(repo)) github.deleteRepository(each)
}
