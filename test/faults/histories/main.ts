import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startFakeGitHub } from '../../github/fakeGitHub'
import { seedFixture } from '../../github/githubFixture'
import { runHistories } from './run'
async function main() {
  const [count = '10', seed = '1'] = process.argv.slice(2)
  const directory = await mkdtemp(path.join(tmpdir(), 'h-'))
  const github = await startFakeGitHub({ directory })
  await seedFixture(github)
  github.setRateLimit('core', Number.MAX_SAFE_INTEGER)
  const started = process.cpuUsage()
  const failed = await runHistories(github, { count: Number(count), seed: Number(seed) }, (text) =>
    console.log(text + '\n'),
  )
  const used = process.cpuUsage(started)
  console.log({ failed, requests: github.requests.length, cpu: (used.user + used.system) / 1e6 })
  await github.stop()
  await rm(directory, { recursive: true })
}
void main()
