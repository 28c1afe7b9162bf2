/** Exports decks on the command line, and opens the exported file and the deck page in an offline browser. */
import assert from 'node:assert/strict'
import { spawnSync, type SpawnSyncReturns } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { nodeProgram } from '../nodeProgram'
import { launchBrowser, openPage, type Page } from '../hosts/browser'
import { makeTemporaryDirectory } from '../hosts/temporaryDirectory'
import { findBarriers } from './accessibility'
import { writeExportedDeck } from './deckPage'
import { backgroundIs, nextSlideLook, themeColours, themedDeck, transitions } from './themeStyles'
import { deckOfSlides, deckOfTheme, heightsOfSlides, slideHeights, themeHeights } from './hedgeDocSizes'
import { openHostileDecks, renderLongDecks } from './hostileCases'
import { pageCases } from './pageCases'

const deck = join(__dirname, 'deck.md')
const pages = join(__dirname, '..', '..', 'dist', 'webview')

/** A deck with many errors: the rest is shown, and each error is reported. */
const brokenDeck = `---
type: slide
slideOptions: [a
---

# A

<div><b>

![](nowhere.png) ![](large.png) ![](https://pad.example/a.png) ![](../../../etc/passwd.png)

---

# B
`

/** Checks that an exported deck looks like the presentation in each theme and transition. */
async function checkThemes(page: Page, folder: string): Promise<void> {
  const open = async (theme: string, transition: string): Promise<void> => {
    await page.goto(writeExportedDeck(folder, themedDeck(theme, transition)))
    await page.locator(`.reveal.ready.${transition}`).waitFor()
  }
  const moves = new Set<string>()
  for (const [index, [theme, color]] of Object.entries(themeColours).entries()) {
    await open(theme, transitions[index % transitions.length] ?? 'none')
    assert.equal(await page.evaluate(backgroundIs, color), true, theme)
    moves.add(await page.evaluate(nextSlideLook))
    assert.doesNotMatch(readFileSync(join(pages, 'themes', `${theme}.css`), 'utf8'), /@import|https?:|url\((?!data:)/)
  }
  assert.equal(moves.size, transitions.length, [...moves].join('\n'))
}

/** Whether heights are equal but for what the version of the browser and the installed fonts change. */
function isAsHigh(height: number, expected: number): boolean {
  return Math.abs(height - expected) <= Math.max(2, expected / 100)
}

/** Checks that slides are as high as on HedgeDoc, so that what fits here fits there. */
async function checkSizes(page: Page, folder: string): Promise<void> {
  const check = async (text: string, heights: readonly number[], what: string): Promise<void> => {
    await page.goto(writeExportedDeck(folder, text))
    await page.locator('.reveal.ready').waitFor()
    const found = await page.evaluate(heightsOfSlides)
    const isClose = found.length === heights.length && found.every((one, at) => isAsHigh(one, heights[at] ?? 0))
    assert.ok(isClose, `${what}: ${found.join()} instead of ${heights.join()}`)
  }
  const sources = slideHeights.map(([source]) => source)
  const expected = slideHeights.map(([, height]) => height)
  await check(deckOfSlides('white', sources), expected, 'slides')
  for (const [theme, heights] of Object.entries(themeHeights)) await check(deckOfTheme(theme), heights, theme)
}

/** Checks that an exported deck draws its diagrams offline. */
async function checkDiagrams(page: Page, folder: string): Promise<void> {
  const source = join(folder, 'diagrams.md')
  writeFileSync(source, '---\ntype: slide\n---\n\n# A\n\n```mermaid\ngraph LR\n  a[One] -->|to| b{Two}\n```\n')
  const file = join(folder, 'diagrams.html')
  assert.equal(exportDeck(source, file).status, 0)
  await page.goto(pathToFileURL(file).href)
  await page.locator('.reveal.ready').waitFor()
  const width = await page.locator('img.diagram').evaluate(async (one) => {
    await (one as HTMLImageElement).decode()
    return (one as HTMLImageElement).naturalWidth
  })
  assert.ok(width > 100, String(width))
}

/** Checks that an exported deck draws its formulas offline, and that one without formulas contains no code for them. */
async function checkFormulas(page: Page, folder: string): Promise<void> {
  const source = join(folder, 'formulas.md')
  writeFileSync(source, '---\ntype: slide\n---\n\n# $a_1$\n\n$$\n\\frac{a}{b}\n$$\n\nfor $5 or $7\n\n$\\frac$\n')
  const file = join(folder, 'formulas.html')
  assert.equal(exportDeck(source, file).status, 0)
  await page.goto(pathToFileURL(file).href)
  await page.locator('.reveal.ready').waitFor()
  assert.equal(await page.locator('main math, .slides math').count(), 2)
  assert.equal(await page.locator('.slides h1 math msub').count(), 1)
  assert.equal(await page.locator('.slides .displayed math[display="block"] mfrac').count(), 1)
  assert.deepEqual(await page.locator('.slides .not-rendered').allTextContents(), ['$\\frac$'])
  writeFileSync(source, '---\ntype: slide\n---\n\n# A\n\nfor $5 or $7\n')
  assert.equal(exportDeck(source, file).status, 0)
  assert.ok(readFileSync(file).length < 240_000)
}

/** A deck with tall slides, a problem, and everything that can make a file large. */
const reportedDeck = `---
type: slide
---

# A

${'- one line of many\n'.repeat(40)}

---

# B

----

## C

${'A paragraph.\n\n'.repeat(30)}

Notes: seen

---

# D
`

function checkReport(folder: string): void {
  const source = join(folder, 'reported.md')
  const pdf = join(folder, 'reported.pdf')
  writeFileSync(source, reportedDeck)
  const target = join(folder, 'reported.html')
  const { stdout, stderr } = exportDeck(source, target, '--report', '--pdf', pdf)
  assert.match(stdout, /^\{.*\}\n$/, stderr)
  const { bytes, overflowing, problems, ...rest } = JSON.parse(stdout) as DeckReport
  assert.deepEqual(rest, { slides: 4, sections: [1, 2, 1], notMeasured: null })
  assert.deepEqual(
    overflowing.map(({ slide }) => slide),
    ['1/1', '2/2'],
  )
  for (const { by } of overflowing) assert.ok(Number.isInteger(by) && by > 100, String(by))
  assert.deepEqual(
    problems.map(({ code, line }) => [code, line]),
    [['slide-notes', reportedDeck.split('\n').indexOf('Notes: seen') + 1]],
  )
  assert.ok(problems.every(({ message }) => message.length > 20))
  assert.equal(bytes, readFileSync(target).length)
  assert.ok(bytes <= 240_000, String(bytes))
  assert.equal(readFileSync(pdf, 'latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length, 4)
  const blind = exportDeck(source, target, '--report', '--browser', join(folder, 'no-browser'))
  assert.deepEqual(JSON.parse(blind.stdout), {
    ...(JSON.parse(stdout) as DeckReport),
    overflowing: [],
    notMeasured: 'no browser',
  })
}

interface DeckReport {
  readonly slides: number
  readonly sections: readonly number[]
  readonly problems: readonly { readonly code: string; readonly line: number; readonly message: string }[]
  readonly overflowing: readonly { readonly slide: string; readonly by: number }[]
  readonly notMeasured: string | null
  readonly bytes: number
}

/** A page with the exported file, its requests and its console errors. */
interface OpenedDeck {
  readonly page: Page
  readonly requests: readonly string[]
  readonly errors: readonly string[]
}

const cases: Readonly<Record<string, (opened: OpenedDeck) => Promise<void>>> = {
  'has the sections and vertical slides of the deck': async ({ page }) => {
    const sections = page.locator('.reveal .slides > section')
    const counts = await Promise.all((await sections.all()).map((one) => one.locator(':scope > section').count()))
    assert.deepEqual(counts, [0, 3, 0])
  },
  'has images in their size, emoji and highlighted code': async ({ page }) => {
    const size = await page
      .locator('img[alt="leaf"]')
      .evaluate((one) => [(one as HTMLImageElement).offsetWidth, (one as HTMLImageElement).naturalWidth])
    assert.deepEqual(size, [320, 40])
    assert.equal(await page.locator('h1').first().textContent(), 'First 🚀')
    assert.equal(await page.locator('.hljs-keyword').count(), 1)
  },
  'has the background image of a slide': async ({ page }) => {
    const backgrounds = page.locator('.slide-background-content[style*="background-image"]')
    await page.locator('.slide-background[data-loaded]').nth(1).waitFor({ state: 'attached' })
    assert.match(
      await backgrounds.first().evaluate((one) => getComputedStyle(one).backgroundImage),
      /^url\("data:image\/svg\+xml;base64,/,
    )
  },
  'applies the styles of the deck to its slides only': async ({ page }) => {
    assert.equal(
      await page
        .locator('h1')
        .first()
        .evaluate((one) => getComputedStyle(one).color),
      'rgb(1, 2, 3)',
    )
    assert.notEqual(await page.locator('body').evaluate((one) => getComputedStyle(one).display), 'none')
  },
  'is presented by keyboard': async ({ page }) => {
    for (const key of ['ArrowRight', 'ArrowDown']) await page.keyboard.press(key)
    await page.locator('section.present > section.present h2', { hasText: 'Below' }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.locator('.fragment.visible').waitFor()
    await page.keyboard.press('b')
    await page.locator('.reveal.paused').waitFor()
    await page.keyboard.press('b')
    await page.keyboard.press('s')
    await page.locator('.reveal .speaker-notes', { hasText: 'for the speaker' }).waitFor()
    await page.keyboard.press('t')
    await page.locator('.stopwatch:visible', { hasText: /^\d+:\d\d$/ }).waitFor()
  },
  'runs no script of the deck and loads nothing': async ({ page, requests, errors }) => {
    assert.equal(await page.locator('html[data-ran]').count(), 0)
    assert.equal(await page.locator('.slides script, .slides svg, .slides [onerror], .slides [onload]').count(), 0)
    assert.deepEqual(
      requests.filter((address) => !address.startsWith('file:') && !address.startsWith('data:')),
      [],
    )
    // The policy blocked the deck's style sheet; there are no other errors.
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
  const browser = await launchBrowser()
  let passed = 0
  let failed = 0
  const check = async (title: string, run: () => Promise<void> | void): Promise<void> => {
    try {
      await run()
      passed++
      console.log(`  ✓ ${title}`)
    } catch (error) {
      failed++
      console.log(`  ✗ ${title}\n${error instanceof Error ? error.message : String(error)}`)
    }
  }
  try {
    await check('the command line exports a deck to one file', () => {
      const { status, stdout, stderr } = exportDeck(deck, file)
      assert.equal(status, 0, stderr)
      assert.match(stdout, /3 sections, 5 slides, 1 images/)
    })
    await check('the command line reports skipped parts of a broken deck', () => {
      const source = join(directory.path, 'broken.md')
      writeFileSync(source, brokenDeck)
      writeFileSync(join(directory.path, 'large.png'), new Uint8Array(10_000_000))
      const { status, stdout, stderr } = exportDeck(source, join(directory.path, 'broken.html'))
      assert.equal(status, 0, stderr)
      assert.match(stdout, /2 sections, 2 slides, 0 images/)
      assert.match(stderr, /line \d+: .*not valid YAML/)
      for (const reason of [
        'nowhere.png (file not found)',
        'large.png (more than 8 MB)',
        'https://pad.example/a.png (use --allow pad.example to load it)',
        '../../../etc/passwd.png (',
      ])
        assert.ok(stderr.includes(`skipped: ${reason}`), stderr)
    })
    await check('the command line reports on a deck in one line, and prints a page for each slide', () =>
      checkReport(directory.path),
    )
    const page = await openPage(browser)
    await page.context().setOffline(true)
    const requests: string[] = []
    const errors: string[] = []
    page.on('request', (request) => requests.push(request.url()))
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
    page.on('pageerror', (error) => errors.push(error.message))
    await page.goto(pathToFileURL(file).href)
    await page.locator('.reveal.ready').waitFor()
    for (const [title, run] of Object.entries(cases)) {
      await check(`an exported deck ${title}`, () => run({ page, requests, errors }))
    }
    const shown = await openPage(browser)
    await check('an exported deck has its theme and transition, for all of HedgeDoc', () =>
      checkThemes(shown, directory.path),
    )
    await check('an exported deck has slides as high as on HedgeDoc', () => checkSizes(shown, directory.path))
    await check('an exported deck draws its diagrams', () => checkDiagrams(shown, directory.path))
    await check('an exported deck draws its formulas', () => checkFormulas(shown, directory.path))
    // Some here, all in `npm run test:more`.
    await check('hostile decks run nothing and load nothing', async () => {
      const hostile = await openPage(browser)
      await hostile.context().setOffline(true)
      const { decks, failures } = await openHostileDecks(hostile, directory.path, 8)
      assert.ok(decks >= 40)
      assert.deepEqual(failures, [])
    })
    await check('long hostile decks take under a second', () => assert.deepEqual(renderLongDecks(), []))
    await check('preview, presentation, speaker view and exported file have no serious barriers', async () =>
      assert.deepEqual(await findBarriers(shown, directory.path), []),
    )
    for (const [title, run] of Object.entries(pageCases)) {
      await check(`the page of a deck ${title}`, () => run(shown, directory.path))
    }
  } finally {
    await browser.close()
    directory.remove()
  }
  console.log(`${passed} passed, ${failed} failed`)
  process.exitCode = failed === 0 ? 0 : 1
}

function exportDeck(source: string, target: string, ...more: readonly string[]): SpawnSyncReturns<string> {
  const program = join(__dirname, '..', '..', 'scripts', 'slides.ts')
  const settings = join(__dirname, '..', '..', 'scripts', 'tsconfig.json')
  const { command, parameters } = nodeProgram('tsx', '--tsconfig', settings, program, source, '--out', target, ...more)
  return spawnSync(command, [...parameters], { encoding: 'utf8' })
}

void main()
