import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import type { CachedBlock } from '../../src/core/reader/text/source'
import { readMinutes } from '../../src/core/reader/readMinutes'
import { readDeck } from '../../src/core/slides/deck'
import type { MessageToPage } from '../../src/core/slides/messages'
import { createDeckSession, type DeckSession } from '../../src/core/slides/deckSession'
import { launchBrowser, openPage, type Page } from '../../test/hosts/browser'
import { makeTemporaryDirectory } from '../../test/hosts/temporaryDirectory'
import { openDeckPage, shownSlide } from '../../test/slides/deckPage'
import type { BenchOptions, Figures } from '../main'
import { percentile, round, timed } from '../percentiles'

const root = join(__dirname, '..', '..')
const edits = 20

/**
 * Time from a keystroke to the updated preview in Chromium: reading the deck, rendering, messaging and layout.
 *
 * `ratio` compares the median with rebuilding the whole preview, the cost of an edit without patching. Decks have 50
 * and 200 slides, or `--n`.
 */
export async function run({ n }: BenchOptions): Promise<Figures> {
  execFileSync(process.execPath, [join(root, 'esbuild.mjs'), '--pages'])
  const browser = await launchBrowser()
  const directory = makeTemporaryDirectory('bench')
  try {
    const figures: Record<string, number> = {}
    for (const count of n === undefined ? [50, 200] : [n]) {
      const page = await openPage(browser)
      page.on('pageerror', ({ message }) => console.error(message))
      await openDeckPage(page, directory.path, { mode: 'preview', theme: 'simple' })
      const edited = await measure(page, count, 'edit')
      const anew = await measure(page, count, 'anew')
      figures[`edit${count}P50Ms`] = round(percentile(edited, 0.5))
      figures[`edit${count}P95Ms`] = round(percentile(edited, 0.95))
      figures[`anew${count}P50Ms`] = round(percentile(anew, 0.5))
      figures[`ratio${count}`] = round(percentile(edited, 0.5) / percentile(anew, 0.5))
      await page.close()
    }
    return figures
  } finally {
    await browser.close()
    directory.remove()
  }
}

/** Milliseconds of each edit, without the first ones, which warm up the engine. */
async function measure(page: Page, count: number, how: 'edit' | 'anew'): Promise<readonly number[]> {
  const cache = new Map<string, CachedBlock>()
  let session = createDeckSession()
  const middle = Math.floor(count / 2)
  const times: number[] = []
  await show(page, messageFor(makeDeck(count, middle, 'start'), middle, { session, cache }), 'start')
  for (let edit = 0; edit < edits + 3; edit++) {
    const word = `edit${how}${edit}`
    const text = makeDeck(count, middle, word)
    if (how === 'anew') {
      session = createDeckSession()
      cache.clear()
      await show(page, { ...messageFor(makeDeck(1, 0, 'none'), 0, { session, cache }), slides: [] }, undefined)
      session.forget()
    }
    const update = timed(() => messageFor(text, middle, { session, cache }))
    const shown = await show(page, update.value, word)
    if (edit >= 3) times.push(update.ms + shown)
  }
  return times
}

function messageFor(
  text: string,
  at: number,
  { session, cache }: { readonly session: DeckSession; readonly cache: Map<string, CachedBlock> },
): Extract<MessageToPage, { kind: 'deck' }> {
  return session.update(readDeck(text, readMinutes(text, { path: 'deck.md', cache }).slides), at)
}

/** @returns Milliseconds from the message to the layout of the slide that contains the word. */
async function show(page: Page, message: MessageToPage, word: string | undefined): Promise<number> {
  return page.evaluate(
    async ([sent, wanted, selector]) => {
      const start = performance.now()
      window.postMessage(sent, '*')
      const slides = document.querySelector<HTMLElement>('.slides')
      // Define no function here: tsx would add a helper that the page does not have.
      for (;;) {
        const shown = document.querySelector(selector)?.textContent
        if (wanted === undefined ? slides?.children.length === 0 : shown?.includes(wanted) === true) break
        if (performance.now() - start > 20_000)
          throw new Error(`The page never showed “${wanted ?? ''}”: ${shown ?? ''}`)
        await new Promise((resolve) => setTimeout(resolve))
      }
      // Force the layout, which is part of the measured time.
      void slides?.getBoundingClientRect()
      return performance.now() - start
    },
    [message, word, shownSlide] as const,
  )
}

function makeDeck(count: number, edited: number, word: string): string {
  const slides = Array.from(
    { length: count },
    (_, index) =>
      `## Topic ${index + 1}\n\n- first of [site#${index}](https://github.com/acme/site/issues/${index}) :rocket:\n- **second** with \`code\`${index === edited ? ` ${word}` : ''}\n\n| a | b |\n|---|---|\n| 1 | 2 |\n`,
  )
  const body = slides.map((slide, index) => (index === 0 ? slide : `${index % 5 === 0 ? '---' : '----'}\n\n${slide}`))
  return `---\ntype: slide\n---\n\n${body.join('\n')}`
}
