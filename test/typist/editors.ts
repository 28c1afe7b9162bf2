import { copyFileSync, existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { openPage, type Browser, type Page } from '../hosts/browser'
import type { CodeServer } from '../hosts/codeServer'
import { lightweightSettings } from '../hosts/settings'
import { makeTemporaryDirectory } from '../hosts/temporaryDirectory'
import { waitFor } from '../hosts/waitFor'
import { answerName, helperSettings, requestName, type OpenRequest } from './helperExtension'
import type { Source } from './sources'

export type Language = 'markdown' | 'minutes'

export interface EditorOptions {
  readonly root: string
  /** All documents below the root. */
  readonly paths: readonly string[]
  readonly language: Language
  readonly stallMs: number
  readonly seed: number
}

/** A window with a copy of the documents. */
export interface Editor {
  /**
   * Opens an empty file in the place of a document, with the other documents as its history. Calls `use` when the
   * cursor is in the file, and saves it.
   *
   * @returns What `use` returns, and the text of the file.
   */
  withEmptyFile<T>(source: Source, use: (page: Page) => Promise<T>): Promise<T & { readonly result: string }>
  readonly close: () => Promise<void>
}

const out = join(__dirname, '..', '..', 'out', 'typist')

/** Settings for all windows. */
export const typistSettings = {
  ...lightweightSettings,
  'workbench.activityBar.location': 'hidden',
  'minutes.references.autoIndexCount': 0,
}

export async function openEditor(
  browser: Browser,
  server: CodeServer,
  { root, paths, language, stallMs, seed }: EditorOptions,
): Promise<Editor> {
  const directory = makeTemporaryDirectory('typed')
  const folder = join(directory.path, 'workspace')
  const messages = join(directory.path, 'messages')
  for (const path of [folder, messages, join(folder, '.vscode')]) mkdirSync(path)
  for (const path of paths) link(join(root, path), join(folder, path))
  const settings = {
    [helperSettings.folder]: messages,
    [helperSettings.stallMs]: stallMs,
    [helperSettings.seed]: seed,
  }
  writeFileSync(join(folder, '.vscode', 'settings.json'), JSON.stringify(settings))
  const page = await openPage(browser, { width: 1000, height: 700 })
  await page.goto(`${new URL(server.url).origin}/?folder=${encodeURIComponent(folder)}`, { waitUntil: 'commit' })
  let count = 0

  return {
    async withEmptyFile(source, use) {
      const original = join(folder, source.path)
      const file = language === 'minutes' ? minutesName(original) : original
      try {
        rmSync(original)
        writeFileSync(file, '')
        await open(file, source)
        await page
          .locator('.editor-instance .monaco-editor')
          .first()
          .click({ position: { x: 300, y: 200 } })
        const used = await use(page)
        await save(page)
        return { ...used, result: readFileSync(file, 'utf8') }
      } catch (error) {
        const screenshot = join(out, `${source.path.replaceAll('/', '-')}.png`)
        await page.screenshot({ path: screenshot })
        throw new Error(`${source.path} could not be typed. See ${screenshot}`, { cause: error })
      } finally {
        rmSync(file, { force: true })
        link(join(root, source.path), original)
      }
    },
    async close() {
      await page.context().close()
      directory.remove()
    },
  }

  async function open(file: string, { lines, text }: Source): Promise<void> {
    const index = count++
    const request: OpenRequest = {
      file,
      // Like the series.
      insertSpaces: !lines.some((line) => line.startsWith('\t')),
      hasCarriageReturns: text.includes('\r\n'),
    }
    const draft = join(messages, 'draft')
    writeFileSync(draft, JSON.stringify(request))
    renameSync(draft, join(messages, requestName(index)))
    await waitFor(() => (existsSync(join(messages, answerName(index))) ? true : undefined), {
      description: 'the extension host to open the file',
      timeoutMs: 600_000,
    })
  }
}

async function save(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  const dirty = page.locator('.tab.active.dirty')
  await waitFor(
    async () => {
      if ((await dirty.count()) === 0) return true
      await page.keyboard.press('Control+S')
      await new Promise((resolve) => setTimeout(resolve, 500))
      return undefined
    },
    { description: 'the file to be saved', timeoutMs: 60_000 },
  )
}

function minutesName(path: string): string {
  return path.replace(/(?:\.minutes)?\.(?:md|markdown)$/i, '.minutes.md')
}

/** Links a file, or copies it to another device. */
function link(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true })
  try {
    linkSync(from, to)
  } catch {
    copyFileSync(from, to)
  }
}
