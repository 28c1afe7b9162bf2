import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { openPage, type Browser, type Page } from '../../test/hosts/browser'
import { startCodeServer } from '../../test/hosts/codeServer'
import { lightweightSettings } from '../../test/hosts/settings'
import { makeTemporaryDirectory } from '../../test/hosts/temporaryDirectory'
import { waitFor } from '../../test/hosts/waitFor'
import { writeStartExtension, type HostReport } from './startExtension'

export interface FirstListOptions {
  /** Folder of the minutes that are indexed meanwhile. */
  readonly folder: string
  /** The file that is open, below the folder. */
  readonly path: string
  /** What is typed, letter by letter: `@mara`. */
  readonly token: string
  /** The handles in the list of participants of the open file. */
  readonly participants: readonly string[]
  /** Entries of the trivial provider; undefined to measure the extension. */
  readonly readyEntries: readonly string[] | undefined
}

export interface FirstList {
  /** Milliseconds from the first key of the token until the list shows an entry; undefined if none came. */
  readonly listMs: number | undefined
  /** The longest task of the extension host in the first ten seconds, in milliseconds. */
  readonly longestTaskMs: number
}

const extension = join(__dirname, '..', '..')
/** Pause after the text is visible, in milliseconds. */
const pauseBeforeTypingMs = 500
const paceMs = 60
const listTimeoutMs = 20_000

/** Opens a new VS Code with nothing stored, opens the file, and types a token into it. */
export async function measureFirstList(browser: Browser, options: FirstListOptions): Promise<FirstList> {
  const directory = makeTemporaryDirectory('first-list')
  const folder = join(directory.path, 'workspace')
  const messages = join(directory.path, 'messages')
  mkdirSync(messages)
  cpSync(options.folder, folder, { recursive: true, filter: (source) => !/[\\/](?:node_modules|\.git)$/.test(source) })
  const file = join(folder, options.path)
  mkdirSync(dirname(file), { recursive: true })
  const listed = options.participants.map((handle) => `- @${handle}\n`).join('')
  writeFileSync(file, `# Minutes of the meeting\n\n## Participants\n\n${listed}\n## Agenda\n\n### Reports\n\n- \n`)
  const starter = writeStartExtension(directory.path, { file, messages, readyEntries: options.readyEntries })
  const server = await startCodeServer({
    folder,
    userSettings: { ...lightweightSettings, 'minutes.references.autoIndexCount': 0 },
    extensions: options.readyEntries === undefined ? [extension, starter] : [starter],
  })
  try {
    const page = await openPage(browser, { width: 1000, height: 700 })
    await page.goto(server.url, { waitUntil: 'commit' })
    const listMs = await typeToken(page, options.token)
    const report = join(messages, 'report.json')
    await waitFor(() => (existsSync(report) ? true : undefined), {
      description: 'the extension host to report',
      timeoutMs: 120_000,
    })
    const { longestTaskMs } = JSON.parse(readFileSync(report, 'utf8')) as HostReport
    await page.context().close()
    return { listMs, longestTaskMs }
  } finally {
    await server.stop()
    directory.remove()
  }
}

/** Records the times of the first key and of the first entry. A string: the page lacks our compiler's helpers. */
const watchList = `
  addEventListener('keydown', () => (window.firstKey ??= performance.now()), { capture: true })
  const watch = () => {
    const rows = [...document.querySelectorAll('.suggest-widget.visible .monaco-list-row')]
    if (window.firstKey !== undefined && rows.some(({ offsetHeight }) => offsetHeight > 0))
      window.firstEntry = performance.now()
    else requestAnimationFrame(watch)
  }
  watch()
`

async function typeToken(page: Page, token: string): Promise<number | undefined> {
  const lines = page.locator('.editor-instance .view-lines')
  await lines.getByText('Reports').waitFor({ timeout: 120_000 })
  await page.waitForTimeout(pauseBeforeTypingMs)
  await page.evaluate(watchList)
  for (const letter of token) {
    await page.keyboard.type(letter)
    await page.waitForTimeout(paceMs)
  }
  const shown = await page
    .waitForFunction(() => (window as unknown as { firstEntry?: number }).firstEntry, undefined, {
      timeout: listTimeoutMs,
    })
    .catch(() => undefined)
  if (shown === undefined) return undefined
  return page.evaluate(() => {
    const { firstKey = 0, firstEntry = 0 } = window as unknown as { firstKey?: number; firstEntry?: number }
    return firstEntry - firstKey
  })
}
