import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type FakeGitHub, type FakeGitHubOptions, startFakeGitHub } from '../github/fakeGitHub'
import { seedFixture } from '../github/githubFixture'

/** Runs with a fake GitHub that is removed afterwards. */
export async function usingGitHub<T>(
  run: (github: FakeGitHub) => Promise<T>,
  options: Partial<FakeGitHubOptions> = {},
): Promise<T> {
  const directory = await mkdtemp(path.join(tmpdir(), 'fault-matrix-'))
  const github = await startFakeGitHub({ ...options, directory })
  try {
    await seedFixture(github)
    // The rate limit is one of the faults; it must not be reached otherwise.
    github.setRateLimit('core', Number.MAX_SAFE_INTEGER)
    return await run(github)
  } finally {
    await github.stop()
    await rm(directory, { recursive: true, force: true })
  }
}
