import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { findFreePort } from './ports'
import { runProcess, startProcess, type RunningProcess } from './processes'
import { waitFor } from './waitFor'
import { isAnswering } from './isAnswering'
import { writeLanguagePack } from './languagePack'
import { formatSettings, type UserSettings } from './settings'
import { makeTemporaryDirectory, type TemporaryDirectory } from './temporaryDirectory'

/**
 * - `off`: Workspace Trust is disabled, every folder is trusted.
 * - `restricted`: it is enabled, and the folder opens in Restricted Mode.
 * - `ask`: it is enabled, and VS Code asks whether the folder is trusted.
 */
export type Trust = 'off' | 'restricted' | 'ask'

export interface CodeServerOptions {
  /** The folder to open. It is not copied. */
  readonly folder: string
  /** Added to the default settings of `formatSettings`. */
  readonly userSettings?: UserSettings
  /** Extensions to install: VSIX files, or folders of unpacked extensions, which are linked. */
  readonly extensions: readonly string[]
  /** The language of VS Code, such as `de`. Its own texts stay English. Default: English. */
  readonly locale?: string | undefined
  /** Default: `off`. */
  readonly trust?: Trust
  /** Default: a free port. */
  readonly port?: number
  /** The server ends after this long without a window; undefined: never. Default: 120. */
  readonly idleSeconds?: number | undefined
}

export interface CodeServer {
  /** Opens a window with `folder`. */
  readonly url: string
  readonly port: number
  readonly userDataDirectory: string
  /** Output of the server and VS Code so far. */
  readonly output: () => string
  /** Ends the server with all its processes and removes its directories. */
  readonly stop: () => Promise<void>
}

const packages = join(__dirname, 'node_modules')
const entry = join(packages, 'code-server', 'out', 'node', 'entry.js')

// It adds a second to each start, and no test uses it.
const skippedBuiltIns = 'GitHub.copilot-chat'

/**
 * Starts code-server with its own user data, extensions and home directory. It is an ordinary VS Code: no smoke test driver,
 * which would hide notifications, and no extension test, during which VS Code shows no dialogs.
 *
 * The server ends by itself after `idleSeconds` without a window.
 *
 * @throws with the output of the server if it does not start. Call `ensureHosts()` first.
 */
export async function startCodeServer(options: CodeServerOptions): Promise<CodeServer> {
  const directory = makeTemporaryDirectory('code-server')
  const port = options.port ?? (await findFreePort())
  try {
    const parameters = await prepareServer(directory, options)
    const environment = makeEnvironment(directory)
    const server = startProcess(findNode(), [...parameters, '--bind-addr', `127.0.0.1:${port}`], { environment })
    await waitUntilReady(server, port)
    return {
      url: `http://127.0.0.1:${port}/?folder=${encodeURIComponent(toUrlPath(options.folder))}`,
      port,
      userDataDirectory: userDataOf(directory),
      output: server.output,
      async stop() {
        await server.stop()
        directory.remove()
      },
    }
  } catch (error) {
    directory.remove()
    throw error
  }
}

/** Creates the directories and installs the extensions. @returns The command-line parameters of code-server. */
async function prepareServer(directory: TemporaryDirectory, options: CodeServerOptions): Promise<readonly string[]> {
  const trust = options.trust ?? 'off'
  const settings = {
    'security.workspace.trust.startupPrompt': trust === 'ask' ? 'always' : 'never',
    ...options.userSettings,
  }
  const userData = userDataOf(directory)
  mkdirSync(join(userData, 'User'), { recursive: true })
  writeFileSync(join(userData, 'User', 'settings.json'), formatSettings(settings))
  const config = join(directory.path, 'config.yaml')
  writeFileSync(config, '')
  const extensions = join(directory.path, 'extensions')
  mkdirSync(extensions)
  for (const [index, folder] of options.extensions.filter((path) => !isPackage(path)).entries()) {
    // VS Code registers all extensions in a folder that has no `extensions.json` yet.
    symlinkSync(resolve(folder), join(extensions, `linked-${index}`), 'junction')
  }
  const parameters = [entry, '--user-data-dir', userData, '--extensions-dir', extensions, '--config', config]
  for (const file of options.extensions.filter(isPackage)) {
    await installPackage(file, parameters, makeEnvironment(directory))
  }
  return [
    ...parameters,
    ...['--auth', 'none', '--disable-telemetry', '--disable-update-check'],
    // The server ends soon after its last window, even if this process is killed.
    ...idleTimeout('idleSeconds' in options ? options.idleSeconds : 120),
    ...(trust === 'off' ? ['--disable-workspace-trust'] : []),
    ...(options.locale === undefined ? [] : writeLanguagePack(userData, options.locale)),
  ]
}

function idleTimeout(seconds: number | undefined): readonly string[] {
  return seconds === undefined ? [] : ['--idle-timeout-seconds', `${seconds}`]
}

async function installPackage(
  file: string,
  parameters: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<void> {
  const { code, output } = await runProcess(findNode(), [...parameters, '--install-extension', resolve(file)], {
    environment,
  })
  if (code !== 0) {
    throw new Error(`VS Code could not install ${file}.\n${output}`)
  }
}

async function waitUntilReady(server: RunningProcess, port: number): Promise<void> {
  const address = `http://127.0.0.1:${port}`
  try {
    await waitFor(() => isAnswering(`${address}/healthz`, server), {
      description: 'code-server to answer',
      timeoutMs: 90_000,
    })
    // code-server loads VS Code at the first request; this one spares the window the wait.
    await fetch(address)
  } catch (error) {
    await server.stop()
    throw new Error(`code-server did not start.\n${server.output()}`, { cause: error })
  }
}

// Keeps sockets, caches and logs in the directory of the run, and hides the user's own git and VS Code configuration.
function makeEnvironment(directory: TemporaryDirectory): NodeJS.ProcessEnv {
  const home = join(directory.path, 'home')
  mkdirSync(home, { recursive: true })
  return {
    ...process.env,
    HOME: home,
    USERPROFILE: home,
    TMPDIR: home,
    XDG_CACHE_HOME: home,
    XDG_CONFIG_HOME: home,
    XDG_DATA_HOME: home,
    XDG_RUNTIME_DIR: home,
    VSCODE_SKIP_BUILTIN_EXTENSIONS: skippedBuiltIns,
    // No extension gallery: tests must not depend on the network.
    EXTENSIONS_GALLERY: '{}',
  }
}

/** code-server needs Node 24, which a nested package provides. Without such a package, this process's Node is used if new enough. */
function findNode(): string {
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
  const found = [join(packages, name, 'bin', 'node'), join(packages, name, 'bin', 'node.exe')].find((path) =>
    existsSync(path),
  )
  if (found !== undefined) {
    return found
  }
  if (Number.parseInt(process.versions.node) >= 24) {
    return process.execPath
  }
  throw new Error(
    `There is no npm package of Node 24 for ${process.platform} on ${process.arch}: run the command with Node 24.`,
  )
}

function isPackage(path: string): boolean {
  return path.endsWith('.vsix')
}

function userDataOf(directory: TemporaryDirectory): string {
  return join(directory.path, 'user')
}

/** The path part of a file URL; on Windows it starts with a slash and the drive letter. */
function toUrlPath(path: string): string {
  const absolute = resolve(path).replaceAll('\\', '/')
  return absolute.startsWith('/') ? absolute : `/${absolute}`
}
