/** Exports a deck on the command line and opens the file in a browser that has no network. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { bin } from '../bins'
import { launchBrowser, openPage, type Page } from '../hosts/browser'
import { makeTemporaryDirectory } from '../hosts/temporary'

const deck = join(__dirname, 'deck.md')

/** A page with the exported file, and what it asked for and complained about. */
interface Opened {
  readonly page: Page
  readonly requests: readonly string[]
  readonly errors: readonly string[]
}

const cases: Readonly<Record<string, (opened: Opened) => Promise<void>>> = {
  'has the sections and vertical slides of the deck': async ({ page }) => {
    const sections = page.locator('.reveal .slides > section')
    const counts = await Promise.all((await sections.all()).map((one) => one.locator(':scope > section').count()))
    assert.deepEqual(counts, [0, 3, 0])
  },
  'has pictures in their size, emoji and colours of code': async ({ page }) => {
    const size = await page
      .locator('img[alt="leaf"]')
      .evaluate((one) => [(one as HTMLImageElement).offsetWidth, (one as HTMLImageElement).naturalWidth])
    assert.deepEqual(size, [320, 40])
    assert.equal(await page.locator('h1').first().textContent(), 'First 🚀')
    assert.equal(await page.locator('.hljs-keyword').count(), 1)
  },
  'has the styles of the deck on its slides, and nowhere else': async ({ page }) => {
    assert.equal(
      await page
        .locator('h1')
        .first()
        .evaluate((one) => getComputedStyle(one).color),
      'rgb(1, 2, 3)',
    )
    assert.notEqual(await page.locator('body').evaluate((one) => getComputedStyle(one).display), 'none')
  },
  'is shown by the keyboard': async ({ page }) => {
    for (const key of ['ArrowRight', 'ArrowDown']) await page.keyboard.press(key)
    await page.locator('section.present > section.present h2', { hasText: 'Below' }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.locator('.fragment.visible').waitFor()
    await page.keyboard.press('b')
    await page.locator('.reveal.paused').waitFor()
    await page.keyboard.press('b')
    await page.keyboard.press('s')
    await page.locator('.reveal .speaker-notes', { hasText: 'for the speaker' }).waitFor()
  },
  'runs nothing of the deck and loads nothing': async ({ page, requests, errors }) => {
    assert.equal(await page.locator('html[data-ran]').count(), 0)
    assert.equal(await page.locator('.slides script, .slides svg, .slides [onerror], .slides [onload]').count(), 0)
    assert.deepEqual(
      requests.filter((address) => !address.startsWith('file:') && !address.startsWith('data:')),
      [],
    )
    // What the deck's style sheet wanted the policy has held back; nothing else went wrong.
    assert.deepEqual(
      errors.filter((text) => !text.includes('elsewhere.example')),
      [],
    )
  },
  'prints a page for each slide': async ({ page }) => {
    await page.addInitScript(() => (window.print = () => undefined))
    await page.goto(`${page.url().replace(/[?#].*$/, '')}?print-pdf`)
    await page.locator('.pdf-page').nth(4).waitFor({ state: 'attached' })
    assert.equal(await page.locator('.pdf-page').count(), 5)
  },
}

async function main(): Promise<void> {
  const directory = makeTemporaryDirectory('slides')
  const file = join(directory.path, 'deck.html')
  const { command, parameters } = bin('tsx', join(__dirname, '..', '..', 'scripts', 'slides.ts'), deck, '--out', file)
  const made = spawnSync(command, [...parameters], { encoding: 'utf8' })
  assert.equal(made.status, 0, made.stderr)
  assert.match(made.stdout, /3 sections, 5 slides, 1 pictures/)
  const browser = await launchBrowser()
  let passed = 0
  let failed = 0
  try {
    const page = await openPage(browser)
    await page.context().setOffline(true)
    const requests: string[] = []
    const errors: string[] = []
    page.on('request', (request) => requests.push(request.url()))
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
    page.on('pageerror', (error) => errors.push(error.message))
    await page.goto(pathToFileURL(file).href)
    await page.locator('.reveal.ready').waitFor()
    for (const [title, check] of Object.entries(cases)) {
      try {
        await check({ page, requests, errors })
        passed++
        console.log(`  ✓ an exported deck ${title}`)
      } catch (error) {
        failed++
        console.log(`  ✗ an exported deck ${title}\n${error instanceof Error ? error.message : String(error)}`)
      }
    }
  } finally {
    await browser.close()
    directory.remove()
  }
  console.log(`${passed} passed, ${failed} failed`)
  process.exitCode = failed === 0 ? 0 : 1
}

void main()
