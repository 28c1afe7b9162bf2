import { spawn, spawnSync, type ChildProcess } from 'node:child_process'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
const outputLimit = 200_000

/**
 * Calls `release` when this process ends, also when it is interrupted; what was registered last is called first.
 * `release` must be synchronous: the event loop has stopped.
 *
 * @returns A function that takes the call back.
 */
export function onExit(release: () => void): () => void {
  // Without a listener a signal would end the process at once, and `exit` would never be emitted.
  const interrupted = () => process.exit(130)
  process.prependOnceListener('exit', release)
  for (const signal of signals) {
    process.once(signal, interrupted)
  }
  return () => {
    process.off('exit', release)
    for (const signal of signals) {
      process.off(signal, interrupted)
    }
  }
}

export interface ProcessOptions {
  readonly directory?: string
  readonly environment?: NodeJS.ProcessEnv
}

export interface RunningProcess {
  /** What it wrote to both outputs, at most the last 200,000 characters. */
  readonly output: () => string
  /** False from the moment it has ended or could not be started. */
  readonly isRunning: () => boolean
  /** Its exit code; -1 where a signal ended it, or where it could not be started (`output` has the reason). */
  readonly ended: Promise<number>
  /** Ends it and every process it started; resolves when it has gone. */
  readonly stop: () => Promise<void>
}

/** Starts a program in a process group of its own. It never outlives this process. */
export function startProcess(
  command: string,
  parameters: readonly string[],
  options: ProcessOptions = {},
): RunningProcess {
  const child = spawn(command, parameters, {
    cwd: options.directory,
    env: options.environment ?? process.env,
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
    // npm is a batch file there, which only a shell can start.
    shell: process.platform === 'win32' && !command.endsWith('.exe'),
  })
  let output = ''
  let isRunning = true
  const keep = (text: string) => {
    output = (output + text).slice(-outputLimit)
  }
  child.stdout.setEncoding('utf8').on('data', keep)
  child.stderr.setEncoding('utf8').on('data', keep)
  const takeBack = onExit(() => endGroup(child))
  const ended = new Promise<number>((resolve) => {
    const finish = (code: number) => {
      isRunning = false
      takeBack()
      resolve(code)
    }
    child.once('error', (error) => {
      keep(error.message)
      finish(-1)
    })
    child.once('close', (code) => finish(code ?? -1))
  })
  return {
    output: () => output,
    isRunning: () => isRunning,
    ended,
    async stop() {
      endGroup(child)
      await ended
    },
  }
}

/** Runs a program to its end. */
export async function runProcess(
  command: string,
  parameters: readonly string[],
  options?: ProcessOptions,
): Promise<{ code: number; output: string }> {
  const running = startProcess(command, parameters, options)
  return { code: await running.ended, output: running.output() }
}

// Nothing in a test host is worth a graceful end: its directories are removed next.
function endGroup(child: ChildProcess): void {
  if (child.pid === undefined) {
    return
  }
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', `${child.pid}`, '/T', '/F'])
    return
  }
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch (error) {
    // ESRCH: the whole group has gone already.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) {
      throw error
    }
  }
}
