/** Tests of the deck page in a browser, beyond the editor suites. */
import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { MessageToPage } from '../../src/core/slides/messages'
import { createDeckSession } from '../../src/core/slides/deckSession'
import type { Page } from '../hosts/browser'
import { deckStyles, longDeck } from './composedDecks'
import { deckMessage, openDeckPage, type PageStyle, shownSlide } from './deckPage'
import { backgroundIs, nextSlideLook, themeColours, themedDeck, transitions } from './themeStyles'

/** @param folder For the page's file. */
type Case = (page: Page, folder: string) => Promise<void>

const front = '---\ntype: slide\nslideOptions:\n  transition: slide\n---\n\n'
const preview: PageStyle = { mode: 'preview', theme: 'simple' }
const dark =
  '--vscode-editor-background: rgb(1, 1, 1); --vscode-editor-foreground: rgb(250, 251, 252); --vscode-textLink-foreground: rgb(9, 9, 250)'

export const pageCases: Readonly<Record<string, Case>> = {
  'updates only the edited slide of 200': async (page, folder) => {
    const session = await show(page, folder, { look: preview, text: deckOf(200, 'before'), at: 100 })
    await page.evaluate(() => {
      Object.assign(window, { touched: [] })
      const touched = (window as unknown as { touched: (string | null)[] }).touched
      const slides = document.querySelector('main .slides') as Element
      new MutationObserver((all) => {
        for (const { target } of all) touched.push(target.textContent)
      }).observe(slides, { childList: true, subtree: true })
    })
    await send(page, deckMessage(deckOf(200, 'after'), 100, session))
    await page.locator(shownSlide, { hasText: 'after' }).waitFor()
    const touched = await page.evaluate(() => (window as unknown as { touched: string[] }).touched)
    assert.ok(touched.length > 0)
    assert.deepEqual(
      touched.filter((text) => !text.includes('after')),
      [],
    )
  },
  'shows a thousand slides': async (page, folder) => {
    await show(page, folder, { look: preview, text: deckOf(1_000, 'the middle'), at: 500 })
    await page.locator(shownSlide, { hasText: 'the middle' }).waitFor()
    assert.equal(await page.locator('main .slides section:not(.stack)').count(), 1_000)
  },
  'shows all slides in the overview, and goes to a clicked one and its source': async (page, folder) => {
    await show(page, folder, { look: preview, text: `${front}# A\n\n---\n\n# B\n\n----\n\n# C\n`, at: 0 })
    await page.getByRole('button', { name: 'overview' }).click()
    await page.locator('main.reveal.overview').waitFor()
    await page
      .locator('main section', { hasText: /^\s*C\s*$/ })
      .last()
      .click()
    await page.locator(shownSlide, { hasText: 'C' }).waitFor()
    assert.equal(await page.locator('main.reveal.overview').count(), 0)
    assert.deepEqual((await posted(page)).slice(-2), [
      { kind: 'shown', slide: 2 },
      { kind: 'source', slide: 2, line: 0 },
    ])
  },
  'has all themes and transitions of HedgeDoc': async (page, folder) => {
    const session = await show(page, folder, {
      look: { mode: 'present', theme: 'white' },
      text: themedDeck('white', 'none'),
      at: 0,
    })
    for (const [theme, color] of Object.entries(themeColours)) {
      await send(page, deckMessage(themedDeck(theme, 'none'), 0, session))
      await page.waitForFunction(backgroundIs, color, { timeout: 10_000 })
    }
    const moves = new Set<string>()
    for (const transition of transitions) {
      await send(page, deckMessage(themedDeck('white', transition), 0, session))
      await page.locator(`main.reveal.${transition}`).waitFor()
      moves.add(await page.evaluate(nextSlideLook))
    }
    assert.equal(moves.size, transitions.length, [...moves].join('\n'))
  },
  'has keys for the time, a blank screen and the overview': async (page, folder) => {
    await show(page, folder, { look: { mode: 'present', theme: 'white' }, text: `${front}# A\n\n---\n\n# B\n`, at: 0 })
    const time = page.locator('body > .stopwatch')
    assert.equal(await time.isVisible(), false)
    await page.keyboard.press('t')
    assert.match((await time.textContent()) ?? '', /^\d+:\d\d$/)
    assert.equal(await time.isVisible(), true)
    await page.keyboard.press('t')
    assert.equal(await time.isVisible(), false)
    await page.keyboard.press('b')
    await page.locator('main.reveal.paused').waitFor()
    await page.keyboard.press('Escape')
    await page.locator('main.reveal:not(.paused)').waitFor()
    await page.keyboard.press('o')
    await page.locator('main.reveal.overview').waitFor()
    await page.keyboard.press('Escape')
    await page.locator('main.reveal:not(.overview)').waitFor()
    for (const key of ['s', 'Escape']) await page.keyboard.press(key)
    assert.deepEqual(
      (await posted(page)).slice(-2),
      ['speaker', 'end'].map((command) => ({ kind: 'command', command })),
    )
  },
  'animates a presentation, unless the system or the editor reduces motion': async (page, folder) => {
    const transition = async (look: PageStyle): Promise<boolean> => {
      await show(page, folder, { look, text: `${front}# A\n\n---\n\n# B\n`, at: 0 })
      return page.evaluate((selector) => {
        const section = document.querySelector(selector) as Element
        return (
          document.querySelector('.reveal')?.classList.contains('slide') === true &&
          parseFloat(getComputedStyle(section).transitionDuration) > 0
        )
      }, shownSlide)
    }
    const present: PageStyle = { mode: 'present', theme: 'white' }
    assert.equal(await transition(present), true)
    assert.equal(await transition({ ...present, classes: 'vscode-reduce-motion' }), false)
    await page.emulateMedia({ reducedMotion: 'reduce' })
    assert.equal(await transition(present), false)
    await page.emulateMedia({ reducedMotion: null })
  },
  'uses only the editor’s colors in a high-contrast preview': async (page, folder) => {
    const text = `${front}<style>\n.reveal h1 { color: rgb(0, 0, 90) }\n</style>\n\n<!-- .slide: data-background="#ffffee" -->\n\n# <font color="#000080">A</font>\n\n[b](https://b.example) <span style="color: #111; background: #222">c</span>\n`
    const color = async (selector: string, name = 'color'): Promise<string> =>
      page
        .locator(shownSlide.replaceAll(/(?=,|$)/g, ` ${selector}`))
        .first()
        .evaluate((one, property) => getComputedStyle(one).getPropertyValue(property), name)
    await show(page, folder, { look: { ...preview, colors: dark }, text, at: 0 })
    assert.equal(await color('font'), 'rgb(0, 0, 128)')
    await show(page, folder, { look: { ...preview, colors: dark, classes: 'vscode-high-contrast' }, text, at: 0 })
    for (const selector of ['h1', 'font', 'p', 'span']) assert.equal(await color(selector), 'rgb(250, 251, 252)')
    assert.equal(await color('span', 'background-color'), 'rgba(0, 0, 0, 0)')
    assert.equal(await color('a'), 'rgb(9, 9, 250)')
    assert.match(await color('a', 'text-decoration-line'), /underline/)
    assert.equal(await page.locator('.reveal > .backgrounds').isVisible(), false)
  },
  'has readable text on the deck’s own background': async (page, folder) => {
    const text = `${front}<!-- .slide: data-background="#ffffee" -->\n\n# A\n\nb\n`
    await show(page, folder, { look: { ...preview, colors: dark }, text, at: 0 })
    for (const selector of ['h1', 'p']) {
      const found = page.locator(`main section ${selector}`)
      assert.equal(await found.evaluate((one) => getComputedStyle(one).color), 'rgb(34, 34, 34)', selector)
    }
  },
  'shows a background image whatever its file name': async (page, folder) => {
    const name = 'a, b & (c) #d + "e" 100%.svg'
    writeFileSync(join(folder, name), '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="2"/>')
    // As VS Code encodes file URIs.
    const address = pathToFileURL(join(folder, name)).href.replace(/[,&+]/g, encodeURIComponent)
    const loaded = page.waitForEvent('requestfinished', {
      predicate: (request) => decodeURIComponent(request.url()).endsWith(name),
      timeout: 10_000,
    })
    const text = `${front}<!-- .slide: data-background-image="a.svg" data-background-size="40px 20px" -->\n\n# A\n`
    await show(page, folder, { look: { mode: 'present', theme: 'white' }, text, at: 0 })
    await send(page, { kind: 'images', addresses: { 'a.svg': address } })
    await loaded
  },
  'confines unclosed HTML to its slide': async (page, folder) => {
    const text = `${front}<div><b>\n\n# A\n\n<table><tr><td>x\n\n---\n\n# B\n`
    await show(page, folder, { look: preview, text, at: 1 })
    await page.locator(shownSlide, { hasText: 'B' }).waitFor()
    assert.equal(await page.locator('main .slides > section').count(), 2)
    assert.equal(await page.locator('main b h1', { hasText: 'B' }).count(), 0)
  },
  'has no overflowing composed slide, whatever the style of the last deck': async (page, folder) => {
    for (const [name, [options, style]] of Object.entries(deckStyles)) {
      const theme = /^theme: (\w+)/.exec(options)?.[1] ?? ''
      const text = longDeck(options, style)
      await show(page, folder, { look: { mode: 'present', theme }, text, at: 0 })
      const sizes = await page.evaluate(() => {
        const sheet = new CSSStyleSheet()
        sheet.replaceSync('.reveal .slides section { display: block !important }')
        document.adoptedStyleSheets.push(sheet)
        const all = [...document.querySelectorAll('main .slides section:not(.stack)')]
        return all.map((one) => ({ text: one.textContent, height: one.scrollHeight, width: one.scrollWidth }))
      })
      assert.ok(sizes.length > 5)
      const [, width = 960, height = 700] = (/width: (\d+)\s+height: (\d+)/.exec(options) ?? []).map(Number)
      const found = sizes.filter((one) => one.height > height || one.width > width)
      assert.deepEqual(found, [], name)
    }
  },
  'draws diagrams as images, and shows the source of invalid ones': async (page, folder) => {
    const diagram = 'sequenceDiagram\n  Ada->>Ben: <img src=x onerror=alert(1)>\n  Ben->>Ada: yes\n'
    const text = `${front}# A\n\n\`\`\`mermaid\n${diagram}\`\`\`\n\n---\n\n\`\`\`mermaid\nno diagram\n\`\`\`\n`
    const session = await show(page, folder, { look: preview, text, at: 0 })
    const picture = page.locator(`${shownSlide} >> img.diagram`)
    await picture.waitFor()
    const [width, height] = await picture.evaluate(async (one) => {
      const image = one as HTMLImageElement
      await image.decode()
      return [image.naturalWidth, image.naturalHeight] as const
    })
    assert.ok(width > 200 && height > 100, `${width} × ${height}`)
    assert.equal(await page.locator('main svg, main [onerror], .diagram-holder').count(), 0)
    await page.locator('main pre.not-rendered', { hasText: 'no diagram' }).waitFor({ state: 'attached' })
    await page.locator('.notices summary').click()
    await page.getByRole('button', { name: 'invalidDiagram' }).click()
    assert.deepEqual((await posted(page)).at(-1), { kind: 'line', line: 17 })
    // After an edit of its slide the diagram is shown at once.
    await send(page, deckMessage(text.replace('# A', '# A!'), 0, session))
    await page.locator(`${shownSlide} >> h1`, { hasText: 'A!' }).waitFor()
    assert.equal(await picture.count(), 1)
    const next = `${front}# A\n\n---\n\n# B\n\n---\n\n\`\`\`mermaid\n${diagram}\`\`\`\n`
    await show(page, folder, { look: { mode: 'speaker', theme: 'white' }, text: next, at: 1 })
    await page.locator('.next-slide img.diagram').waitFor()
    for (const slide of [0, 1]) await send(page, { kind: 'go', slide })
    await page.locator('.next-slide img.diagram').waitFor()
  },
  'draws formulas as MathML, and shows the source of invalid ones': async (page, folder) => {
    const text = `${front}# A\n\nA $a_1$ and $\\href{javascript:alert(1)}{b}$\n\n$\\frac$\n\nNote: a $c_1$\n`
    const session = await show(page, folder, { look: preview, text, at: 0 })
    await page.locator(`${shownSlide} >> math msub`).first().waitFor()
    assert.equal(await page.locator('main .slides a, main .slides [href]').count(), 0)
    await page.locator('.notices summary').click()
    await page.getByRole('button', { name: 'invalidFormula' }).click()
    assert.deepEqual((await posted(page)).at(-1), { kind: 'line', line: 11 })
    await send(page, deckMessage(text.replace('a_1', 'a^2'), 0, session))
    await page.locator(`${shownSlide} >> math msup`).waitFor()
    await show(page, folder, { look: { mode: 'speaker', theme: 'white' }, text, at: 0 })
    await page.locator('.notes-text math').waitFor()
    const plain = text.replaceAll('$', '')
    await show(page, folder, { look: preview, text: plain, at: 0 })
    assert.equal(await page.locator('script[src$="katex.js"]').count(), 0, 'loaded only where it is needed')
  },
  'follows the fragments of a presentation in the speaker view': async (page, folder) => {
    const text = `${front}# A\n\n- a <!-- .element: class="fragment" -->\n- b <!-- .element: class="fragment" -->\n`
    await show(page, folder, { look: { mode: 'present', theme: 'white' }, text, at: 0 })
    await page.keyboard.press('ArrowRight')
    await page.locator('main .fragment.visible').waitFor()
    assert.deepEqual((await posted(page)).at(-1), { kind: 'shown', slide: 0, step: 1 })
    await show(page, folder, { look: { mode: 'speaker', theme: 'white' }, text, at: 0 })
    for (const step of [1, 2, 0]) {
      await send(page, { kind: 'go', slide: 0, step })
      await page.waitForFunction(
        (count) => document.querySelectorAll('main .fragment.visible').length === count,
        step,
        { timeout: 10_000 },
      )
    }
  },
  'names all slides that are too long, and remembers the deck and the slide': async (page, folder) => {
    const tall = '- one line of many\n'.repeat(40)
    await show(page, folder, {
      look: preview,
      text: `${front}# A\n\n---\n\n# B\n\n${tall}\n----\n\n# C\n\n${tall}`,
      at: 0,
    })
    await send(page, { kind: 'remember', deck: 'file:///deck.md' })
    await send(page, { kind: 'notices', notices: [] })
    await page.locator('.notices li').nth(1).waitFor({ state: 'attached' })
    assert.deepEqual(
      (await posted(page)).filter((message) => (message as { readonly kind: string }).kind === 'overflowing'),
      [{ kind: 'overflowing', slides: [1, 2] }],
    )
    await send(page, { kind: 'go', slide: 2 })
    await page.locator(shownSlide, { hasText: 'C' }).waitFor()
    await page.waitForFunction(() =>
      JSON.stringify((window as unknown as { state: unknown }).state).includes('"slide":2'),
    )
  },
  'shows 29 slides in the overview, readable and inside its frame': async (page, folder) => {
    await show(page, folder, { look: preview, text: deckOf(29, 'the middle'), at: 14 })
    await page.getByRole('button', { name: 'overview' }).click()
    await page.locator('main.reveal.overview').waitFor()
    const size = await page.evaluate(() => {
      const box = (
        document.querySelector('main .slides section.present:not(.stack)') as Element
      ).getBoundingClientRect()
      const frame = (document.querySelector('main.reveal') as Element).getBoundingClientRect()
      const bar = (document.querySelector('.bar') as Element).getBoundingClientRect()
      return {
        width: box.width,
        isInside:
          box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom,
        isBarFree: document.elementFromPoint(bar.left + 5, bar.top + 5)?.closest('.bar') !== null,
      }
    })
    assert.ok(size.width > 140, JSON.stringify(size))
    assert.ok(size.isInside && size.isBarFree, JSON.stringify(size))
    if (process.env['MINUTES_SCREENSHOTS'] !== undefined)
      await page.screenshot({ path: join(process.env['MINUTES_SCREENSHOTS'], 'overview.png') })
  },
  'lists notices with buttons for hosts and lines': async (page, folder) => {
    await show(page, folder, { look: preview, text: `${front}# A\n`, at: 0 })
    const notices = [{ text: 'Images', host: 'pad.example' }, { text: 'Setext', line: 7 }, { text: 'Plain' }]
    await send(page, { kind: 'notices', notices })
    // The list opens by itself and shows the button that allows a host.
    await page.getByRole('button', { name: 'allow' }).click()
    await page.getByRole('button', { name: 'Setext' }).click()
    assert.equal(await page.locator('.notices li').count(), 3)
    assert.deepEqual((await posted(page)).slice(-2), [
      { kind: 'allow', host: 'pad.example' },
      { kind: 'line', line: 7 },
    ])
  },
}

interface PageInput {
  readonly look: PageStyle
  readonly text: string
  readonly at: number
}

async function show(
  page: Page,
  folder: string,
  { look, text, at }: PageInput,
): Promise<ReturnType<typeof createDeckSession>> {
  const session = createDeckSession()
  await openDeckPage(page, folder, look)
  await send(page, deckMessage(text, at, session))
  await page.locator('main.reveal.ready').waitFor()
  return session
}

async function send(page: Page, message: MessageToPage): Promise<void> {
  await page.evaluate((sent) => window.postMessage(sent, '*'), message)
}

async function posted(page: Page): Promise<readonly unknown[]> {
  return page.evaluate(() => (window as unknown as { posted: unknown[] }).posted)
}

/** A deck with `count` slides and a word on the middle one. */
function deckOf(count: number, word: string): string {
  const slides = Array.from({ length: count }, (_, at) => `## Slide ${at + 1}\n\n- ${at === count / 2 ? word : 'a'}\n`)
  return (
    front + slides.map((slide, at) => (at === 0 ? slide : `${at % 5 === 0 ? '---' : '----'}\n\n${slide}`)).join('\n')
  )
}
