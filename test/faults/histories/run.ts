import fc from 'fast-check'
import type { FakeGitHub } from '../../github/fakeGitHub'
import { usingGitHub } from '../usingGitHub'
import { judgeHistory } from './judge'
import { type History, historySteps, type Steps } from './steps'
import { createWorld, type World } from './world'

/** Maximum number of steps of a history. */
const maxSteps = 20

/** Time limit for shrinking a failing history, in milliseconds. */
const shrinkingMs = 60_000

/**
 * Runs random histories, each with its own seed. Because there are many, they use no network connections and are not
 * validated against GitHub's API description, unlike the flows of the matrix.
 *
 * @param onFailed Called with the seed, the shrunk steps and the broken promises.
 * @returns How many failed.
 */
export async function runHistories(
  range: { readonly count: number; readonly seed: number },
  onFailed: (failed: string) => void,
  onProgress: (done: number) => void = () => undefined,
): Promise<number> {
  const clock = createClock()
  return usingGitHub(
    async (github) => {
      const connected = globalThis.fetch
      globalThis.fetch = github.fetch
      try {
        return await runAll(github, clock, range, onFailed, onProgress)
      } finally {
        globalThis.fetch = connected
      }
    },
    { isValidated: false, now: clock.now },
  )
}

/** The time on GitHub. It depends only on the history, so that a seed always gives the same commits. */
interface Clock {
  readonly now: () => Date
  /** Resets the clock. Each reading then advances it by this many milliseconds. */
  readonly start: (stepMs: number) => void
}

function createClock(): Clock {
  let time = Date.UTC(2026, 2, 5, 9)
  let step = 0
  return {
    now: () => new Date((time += step)),
    start: (stepMs) => {
      time = Date.UTC(2026, 2, 5, 9)
      step = stepMs
    },
  }
}

/** Some histories take less than a second, so that commits of the same content are identical; others take longer. */
const clockSteps: readonly number[] = [0, 40, 1_000]

async function runAll(
  github: FakeGitHub,
  clock: Clock,
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
    let running: Promise<unknown> = Promise.resolve()
    const details = await fc.check(
      fc.asyncProperty(historySteps(maxSteps), async (steps) => {
        clock.start(clockSteps[(seed + index) % clockSteps.length] ?? 0)
        const run = judgeSteps(github, `History${seed}x${++repositories}`, steps)
        running = run
        const broken = await run
        if (broken.length > 0) throw new Error(broken.join('\n'))
      }),
      {
        seed: seed + index,
        numRuns: 1,
        unbiased: true,
        interruptAfterTimeLimit: shrinkingMs,
      },
    )
    // The last history continues after the time limit for shrinking.
    await running.catch(() => undefined)
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

/** Runs a history. @returns The broken promises. */
async function judgeSteps(github: FakeGitHub, name: string, steps: Steps): Promise<readonly string[]> {
  const world = await createWorld(github, name)
  const history: History = { records: [] }
  try {
    await fc.asyncModelRun(() => ({ model: history, real: world }), steps)
    return await judgeHistory(history.records)
  } finally {
    removeWorld(world)
  }
}

function removeWorld({ github, repo }: World): void {
  for (const each of github.repositories()) if (each.repo.startsWith(repo)) github.deleteRepository(each)
}
