/**
 * Reloads a window that shows the preview of a deck, in a real browser: the preview comes back with its deck and slide, and
 * follows the editor. Part of `npm run test:more`: VS Code for the web saves its state once a minute only.
 */
import { join } from 'node:path'
import { quickOpen, screenshotFolder, timeoutMs } from '../demo/steps'
import { startTestEnvironment } from '../demo/testEnvironment'
import { launchBrowser, openPage, type Page } from '../hosts/browser'
import { startCodeServer } from '../hosts/codeServer'
import { queryTextsInFrames } from '../hosts/frames'
import { ensureHosts } from '../hosts/install'
import { waitFor } from '../hosts/waitFor'

const root = join(__dirname, '..', '..')
const longestSaveMs = 180_000
/** A window that comes back waits for its extension host. */
const longestLoadMs = 180_000
/** The third slide of the deck has this heading, the fourth that one. */
const third = 'Reboots'
const fourth = 'Quota and images'

async function main(): Promise<number> {
  await ensureHosts()
  const world = await startTestEnvironment()
  const browser = await launchBrowser()
  try {
    const { folder, userSettings, helperExtension } = world
    const server = await startCodeServer({ folder, userSettings, extensions: [root, helperExtension] })
    try {
      const page = await openPage(browser)
      page.setDefaultTimeout(timeoutMs)
      await page.goto(server.url, { waitUntil: 'commit' })
      await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor()
      try {
        await check(page)
      } catch (error) {
        await page.screenshot({ path: join(screenshotFolder, 'failure-reload.png') })
        throw error
      }
      return 0
    } finally {
      await server.stop()
    }
  } finally {
    await browser.close()
    await world.stop()
  }
}

async function check(page: Page): Promise<void> {
  await quickOpen(page, '20260305 community-call')
  // The button comes once the extension has read the deck.
  await page.locator('.editor-actions [aria-label^="Open Slide Preview to the Side"]').click()
  await seeSlide(page, 'Orchard Cloud')
  await goToLineOf(page, third)
  await seeSlide(page, third)
  await waitFor(async () => ((await savedSlide(page)) === 2 ? true : undefined), {
    description: 'VS Code to save which slide the preview shows',
    timeoutMs: longestSaveMs,
  })
  await page.reload({ waitUntil: 'commit' })
  await seeSlide(page, third)
  console.log('  ✓ a preview comes back with its deck and slide')
  await page.locator('.editor-instance .view-line').filter({ hasText: third }).click()
  await goToLineOf(page, fourth)
  await seeSlide(page, fourth)
  console.log('  ✓ and follows the editor')
}

/** Moves the cursor with the search of the editor. */
async function goToLineOf(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+F')
  await page.locator('.find-widget.visible .input').first().waitFor()
  await page.keyboard.press('Control+A')
  await page.keyboard.type(`## ${text}`)
  // A narrow editor hides the number.
  await page.locator('.find-widget .matchesCount').filter({ hasText: '1 of 1' }).waitFor({ state: 'attached' })
  await page.keyboard.press('Escape')
}

/** Waits until the current slide has a heading that begins with the text. */
async function seeSlide(page: Page, heading: string): Promise<void> {
  const selector = '.reveal .slides section.present:not(.stack) :is(h1, h2)'
  await waitFor(
    async () =>
      (await queryTextsInFrames(page, selector, undefined)).some((text) => text.trim().startsWith(heading))
        ? true
        : undefined,
    { description: `the slide “${heading}”`, timeoutMs: longestLoadMs },
  )
}

/** The index of the slide that VS Code will give to the preview after a reload; undefined if it has saved none. */
async function savedSlide(page: Page): Promise<number | undefined> {
  const saved = await page.evaluate(savedEditors)
  // The page's state is a text within the text of the state of the editors.
  const slide = /slide\\*":(\d+)/.exec(saved)?.[1]
  return slide === undefined ? undefined : Number(slide)
}

/** Runs in the page, where the names that tsx keeps for functions are unknown. @returns The saved states of editors. */
async function savedEditors(): Promise<string> {
  let texts = ''
  for (const { name = '' } of await indexedDB.databases()) {
    if (!name.startsWith('vscode-web-state-db')) continue
    const opening = indexedDB.open(name)
    await new Promise((resolve, reject) => Object.assign(opening, { onsuccess: resolve, onerror: reject }))
    for (const store of opening.result.objectStoreNames) {
      const reading = opening.result.transaction(store).objectStore(store).getAll()
      await new Promise((resolve, reject) => Object.assign(reading, { onsuccess: resolve, onerror: reject }))
      for (const value of reading.result as readonly unknown[])
        if (typeof value === 'string' && value.includes('minutes.')) texts += value
    }
    opening.result.close()
  }
  return texts
}

main().then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  },
)
