import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findFreePort } from '../hosts/ports'
import { runProcess, startProcess } from '../hosts/processes'
import { makeTemporaryDirectory } from '../hosts/temporaryDirectory'
import { waitFor } from '../hosts/waitFor'

/** A running Etherpad with its HTTP API. */
export interface Etherpad {
  readonly origin: string
  /** Calls the API (https://etherpad.org/doc/v1.8.18/#index_http-api). @throws what it answers. */
  call(name: string, parameters: Readonly<Record<string, string>>): Promise<Readonly<Record<string, unknown>>>
  stop(): Promise<void>
}

const apiKey = 'test'
const modules = join(__dirname, 'node_modules')
const packageName = 'ep_etherpad-lite'
const startTimeoutMs = 240_000

/** Starts Etherpad on a free port, with a database in a temporary directory. Installs it the first time. */
export async function startEtherpad(): Promise<Etherpad> {
  await ensureInstalled()
  const directory = makeTemporaryDirectory('etherpad')
  const base = directory.path
  layOut(base)
  const port = await findFreePort()
  const settings = join(base, 'settings.json')
  writeFileSync(
    settings,
    JSON.stringify({
      ip: '127.0.0.1',
      port,
      dbType: 'dirty',
      dbSettings: { filename: join(base, 'pads.db') },
      defaultPadText: '',
      minify: false,
      loglevel: 'WARN',
    }),
  )
  writeFileSync(join(base, 'APIKEY.txt'), apiKey)
  const server = startProcess(process.execPath, ['src/node/server.js', '--settings', settings], {
    directory: base,
    environment: { ...process.env, NODE_ENV: 'production' },
  })
  const origin = `http://127.0.0.1:${port}`
  await waitFor(
    async () => {
      if (!server.isRunning()) throw new Error(`Etherpad ended.\n${server.output()}`)
      return (await fetch(`${origin}/api`).catch(() => undefined))?.ok === true ? true : undefined
    },
    { description: 'Etherpad to answer', timeoutMs: startTimeoutMs },
  )
  return {
    origin,
    call: async (name, parameters) => {
      const response = await fetch(`${origin}/api/1.2.15/${name}`, {
        method: 'POST',
        body: new URLSearchParams({ apikey: apiKey, ...parameters }),
      })
      const answer = (await response.json()) as { code: number; message: string; data: Record<string, unknown> | null }
      if (answer.code !== 0) throw new Error(`${name}: ${answer.message}`)
      return answer.data ?? {}
    },
    stop: async () => {
      await server.stop()
      directory.remove()
    },
  }
}

/** If its folder is named `src`, Etherpad uses the parent folder as root. Plugins look for Etherpad next to them. */
function layOut(base: string): void {
  cpSync(join(modules, packageName), join(base, 'src'), { recursive: true })
  const linked = join(base, 'node_modules')
  mkdirSync(linked)
  for (const name of readdirSync(modules))
    if (name !== packageName && !name.startsWith('.')) symlinkSync(join(modules, name), join(linked, name), 'junction')
  symlinkSync(join(base, 'src'), join(linked, packageName), 'junction')
}

async function ensureInstalled(): Promise<void> {
  const stamp = join(modules, '.installed')
  const lock = readFileSync(join(__dirname, 'package-lock.json'), 'utf8')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return
  console.log('Installing Etherpad (once; 155 MB on disk) …')
  const parameters = ['ci', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const { code, output } = await runProcess('npm', parameters, { directory: __dirname })
  if (code !== 0) throw new Error(`\`npm ${parameters.join(' ')}\` failed.\n${output.trim()}`)
  writeFileSync(stamp, lock)
}
