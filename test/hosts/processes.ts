import { spawn, spawnSync, type ChildProcess } from 'node:child_process'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
const outputLimit = 200_000

/**
 * Calls `release` when this process ends or is interrupted, in reverse order of registration.
 * `release` must be synchronous, because the event loop has stopped by then.
 *
 * @returns A function that unregisters `release`.
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
  /** Standard output and error so far, at most the last 200,000 characters. */
  readonly output: () => string
  /** False once the process has ended or failed to start. */
  readonly isRunning: () => boolean
  /** The exit code; -1 if a signal ended it or it failed to start (`output` has the reason). */
  readonly ended: Promise<number>
  /** Kills the process and its children; resolves once it has ended. */
  readonly stop: () => Promise<void>
}

/** Starts a program in its own process group, which is killed when this process ends. */
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
    // On Windows npm is a batch file, which needs a shell.
    shell: process.platform === 'win32' && !command.endsWith('.exe'),
  })
  let output = ''
  let isRunning = true
  const keep = (text: string) => {
    output = (output + text).slice(-outputLimit)
  }
  child.stdout.setEncoding('utf8').on('data', keep)
  child.stderr.setEncoding('utf8').on('data', keep)
  const unregister = onExit(() => endGroup(child))
  const ended = new Promise<number>((resolve) => {
    const finish = (code: number) => {
      isRunning = false
      unregister()
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

/** Runs a program and waits for it to end. */
export async function runProcess(
  command: string,
  parameters: readonly string[],
  options?: ProcessOptions,
): Promise<{ code: number; output: string }> {
  const running = startProcess(command, parameters, options)
  return { code: await running.ended, output: running.output() }
}

// No graceful shutdown: the directories of a test host are removed next.
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
    // ESRCH: the group has already ended.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) {
      throw error
    }
  }
}
