import { mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Page } from 'playwright-core'
import type { RunSettings } from '../editor/protocol'
import { launchBrowser, openPage } from './browser'
import { prepareRun, type EditorRun, type EditorRunOptions } from './editorRun'
import { watchPage } from './pageWatch'
import { performAction } from './userActions'
import { waitFor } from './waitFor'
import type { Counts } from './results'
import type { UserSettings } from './settings'
import { writeSuitesExtension } from './suitesExtension'
import { extensionPath, otherExtensionPath } from './testWeb'

/** Options of a VS Code window. */
export interface WindowOptions {
  readonly folder: string
  readonly userSettings: UserSettings
  /** The extension under test. */
  readonly extension: string
  /** Folders of further extensions. */
  readonly otherExtensions: readonly string[]
}

export interface EditorWindow {
  readonly open: (page: Page) => Promise<void>
  /** Output of the server so far. */
  readonly output: () => string
  readonly stop: () => Promise<void>
}

const out = join(__dirname, '..', '..', 'out', 'hosts')

/**
 * Runs the suites in a headless browser and performs the user input that they request. An uncaught error of one of the
 * extensions fails the run.
 *
 * @throws if the suites do not start or do not end. A log and a screenshot are in `out/hosts`.
 */
export async function runInBrowser(
  host: RunSettings['host'],
  options: EditorRunOptions,
  startWindow: (parts: WindowOptions) => Promise<EditorWindow>,
): Promise<Counts> {
  let page: Page | undefined
  const run = await prepareRun(host, options, async (action) => {
    if (page === undefined) {
      throw new Error('There is no window yet.')
    }
    return performAction(page, action, host)
  })
  const releases = [run.stop]
  try {
    const suites = writeSuitesExtension(run.directory, options.bundle)
    const others = [suites, ...(options.helperExtensions ?? []).map((path) => resolve(path))]
    const parts = {
      folder: run.folder,
      userSettings: run.userSettings,
      extension: resolve(options.extension),
      otherExtensions: others,
    }
    const suitesNames = namesOf(suites, otherExtensionPath(0))
    const names = [
      ...namesOf(parts.extension, extensionPath),
      ...others.flatMap((folder, index) => namesOf(folder, otherExtensionPath(index))),
    ]
    const [starting, launching] = await Promise.allSettled([startWindow(parts), launchBrowser()])
    releases.push(async () => {
      await Promise.all([
        launching.status === 'fulfilled' && launching.value.close(),
        starting.status === 'fulfilled' && starting.value.stop(),
      ])
    })
    const window = valueOf(starting)
    page = await openPage(valueOf(launching))
    const watch = await watchPage(page, names, options.onLog)
    try {
      await window.open(page)
      await waitFor(() => hasEnded(run, watch.errors, suitesNames), {
        description: 'the suites to end',
        timeoutMs: 1_800_000,
      })
    } catch (error) {
      const path = join(out, host)
      await page.screenshot({ path: `${path}.png` })
      throw new Error(`${error instanceof Error ? error.message : String(error)}\nSee ${path}.log and ${path}.png`, {
        cause: error,
      })
    } finally {
      mkdirSync(out, { recursive: true })
      writeFileSync(join(out, `${host}.log`), [...watch.lines, window.output()].join('\n'))
    }
    if (watch.errors.length > 0) {
      run.results.addFailure('no extension has uncaught errors', watch.errors.join('\n'))
    }
    return run.results.counts()
  } finally {
    for (const release of releases.reverse()) {
      await release()
    }
  }
}

function hasEnded(run: EditorRun, errors: readonly string[], suitesNames: readonly string[]): true | undefined {
  const broken = errors.find((text) => suitesNames.some((name) => text.includes(name)))
  if (!run.hasStarted() && broken !== undefined) {
    throw new Error(`The suites did not start. ${broken}`)
  }
  run.checkSilence()
  return run.results.hasEnded() ? true : undefined
}

/** Texts that identify an extension in an error: its id in brackets or quotes, and the path or URL of its code. */
function namesOf(folder: string, webPath: string): readonly string[] {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, string>
  const id = `${manifest['publisher'] ?? ''}.${manifest['name'] ?? ''}`
  const main = manifest['main'] === undefined ? [] : [join(realpathSync(folder), manifest['main'])]
  return [`[${id}]`, `'${id}'`, webPath, ...main]
}

function valueOf<T>(result: PromiseSettledResult<T>): T {
  if (result.status === 'rejected') {
    throw result.reason
  }
  return result.value
}
