import { runInBrowser } from './browserRun'
import { startCodeServer, type Trust } from './codeServer'
import type { EditorRunOptions } from './editorRun'
import type { Counts } from './results'

/**
 * Runs the suites in VS Code with its extension host in Node, as on the desktop and with a remote.
 *
 * @param trust Workspace Trust; the other hosts always trust the workspace.
 */
export async function runEditorSuites(options: EditorRunOptions, trust: Trust = 'off'): Promise<Counts> {
  return runInBrowser('node', options, async ({ folder, userSettings, extension, otherExtensions }) => {
    const server = await startCodeServer({ folder, userSettings, extensions: [extension, ...otherExtensions], trust })
    return {
      output: server.output,
      stop: server.stop,
      async open(page) {
        await page.goto(server.url, { waitUntil: 'commit' })
      },
    }
  })
}
