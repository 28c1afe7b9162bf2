import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import path from 'node:path'

/** Asks git about a repository. Shares no code with the publisher or the fake GitHub. */
export interface GitReader {
  /** The text of a file at a commit; undefined when there is none. */
  readonly text: (commit: string, path: string) => Promise<string | undefined>
  readonly mergeBase: (one: string, other: string) => string
  readonly stop: () => void
}

/** @param others Repositories of the same network, whose objects git may read too. */
export function createGitReader(directory: string, others: readonly string[]): GitReader {
  const objects = others.map((other) => path.join(other, 'objects')).join(path.delimiter)
  const env = { ...process.env, GIT_ALTERNATE_OBJECT_DIRECTORIES: objects }
  let child: ChildProcess | undefined
  let received = Buffer.alloc(0)
  let wake: (() => void) | undefined
  const known = new Map<string, Promise<string | undefined>>()
  const bases = new Map<string, string>()
  const start = (): ChildProcess => {
    const started = spawn('git', ['-C', directory, 'cat-file', '--batch'], { env, stdio: ['pipe', 'pipe', 'inherit'] })
    started.stdout.on('data', (chunk: Buffer) => {
      received = Buffer.concat([received, chunk])
      wake?.()
    })
    return started
  }
  const receive = async (length: () => number | undefined): Promise<Buffer> => {
    for (;;) {
      const end = length()
      if (end !== undefined && received.length >= end) {
        const part = received.subarray(0, end)
        received = received.subarray(end)
        return part
      }
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  }
  const read = async (commit: string, file: string): Promise<string | undefined> => {
    child ??= start()
    child.stdin?.write(`${commit}:${file}\n`)
    const header = await receive(() => {
      const end = received.indexOf('\n')
      return end < 0 ? undefined : end + 1
    })
    const size = /^[0-9a-f]+ blob (\d+)\n$/.exec(header.toString())?.[1]
    if (size !== undefined) return (await receive(() => Number(size) + 1)).subarray(0, -1).toString()
    if (header.toString().endsWith(' missing\n')) return undefined
    throw new Error(`git answered ${header.toString()}`)
  }
  let last: Promise<unknown> = Promise.resolve()
  return {
    text: (commit, file) => {
      const key = `${commit}:${file}`
      const answer = known.get(key) ?? last.then(() => read(commit, file))
      known.set(key, answer)
      last = answer
      return answer
    },
    mergeBase: (one, other) => {
      const key = `${one} ${other}`
      const base =
        bases.get(key) ??
        execFileSync('git', ['-C', directory, 'merge-base', one, other], { env, encoding: 'utf8' }).trim()
      bases.set(key, base)
      return base
    },
    stop: () => child?.stdin?.end(),
  }
}
