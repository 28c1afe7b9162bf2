import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { openPage, type Browser } from '../../test/hosts/browser'
import { startCodeServer } from '../../test/hosts/codeServer'
import { lightweightSettings } from '../../test/hosts/settings'
import { makeTemporaryDirectory } from '../../test/hosts/temporaryDirectory'
import { waitFor } from '../../test/hosts/waitFor'
import { writeReadingExtension, type ReadingReport } from './readingExtension'

export interface ReadingRun extends ReadingReport {
  /** Bytes written to the storage of the workspace after one file has changed. */
  readonly storedBytesPerChange: number
}

/** Opens a new VS Code with nothing stored and no view of ours visible, and lets the extension read the workspace. */
export async function measureReading(
  browser: Browser,
  { folder, extension }: { readonly folder: string; readonly extension: string },
): Promise<ReadingRun> {
  const directory = makeTemporaryDirectory('scale')
  const messages = join(directory.path, 'messages')
  mkdirSync(messages)
  const starter = writeReadingExtension(directory.path, { folder, messages })
  const server = await startCodeServer({
    folder,
    userSettings: { ...lightweightSettings, 'minutes.references.autoIndexCount': 0, 'files.watcherExclude': {} },
    extensions: [extension, starter],
    idleSeconds: 900,
  })
  try {
    const page = await openPage(browser, { width: 800, height: 600 })
    await page.goto(server.url, { waitUntil: 'commit' })
    const report = join(messages, 'report.json')
    await waitFor(() => (existsSync(report) ? true : undefined), {
      description: 'the workspace to be read',
      timeoutMs: 600_000,
    })
    await page.context().close()
    const run = JSON.parse(readFileSync(report, 'utf8')) as ReadingReport
    const stored = filesBelow(server.userDataDirectory).filter(
      (file) => /workspaceStorage/.test(file) && /\.json$/.test(file) && /minutes\.minutes/i.test(file),
    )
    const written = stored.map((file) => statSync(file)).filter(({ mtimeMs }) => mtimeMs >= run.changedAt)
    return { ...run, storedBytesPerChange: written.reduce((sum, { size }) => sum + size, 0) }
  } finally {
    await server.stop()
    directory.remove()
  }
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}
