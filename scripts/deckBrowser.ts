/** Opens an exported deck in a browser: measures its slides, and prints them as PDF. */
import { pathToFileURL } from 'node:url'
import { chromium, type Page } from 'playwright-core'
import type { Deck } from '../src/core/slides/deck'
import { browserArguments } from '../test/hosts/installedBrowser'

/** A slide that is higher than the frame. */
export interface OverflowingSlide {
  /** Section and slide, from 1: `3/1`. */
  readonly slide: string
  /** Pixels. */
  readonly by: number
}

/** HedgeDoc's height of a slide, in pixels. */
const defaultHeight = 700

/**
 * @param program The browser.
 * @param file The exported deck.
 * @param pdf The PDF to write, undefined for none.
 */
export async function openInBrowser(
  program: string,
  file: string,
  { deck, pdf }: { readonly deck: Deck; readonly pdf: string | undefined },
): Promise<readonly OverflowingSlide[]> {
  const browser = await chromium.launch({ executablePath: program, args: browserArguments })
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    await page.context().setOffline(true)
    const address = pathToFileURL(file).href
    await page.goto(address)
    await page.locator('.reveal.ready').waitFor()
    const heights = await measureSlides(page)
    if (pdf !== undefined) {
      // The page prints by itself, in the dialog of a browser with a window.
      await page.addInitScript(() => (window.print = () => undefined))
      await page.goto(`${address}?print-pdf`)
      await page.locator('.reveal.printable').waitFor()
      await page.pdf({ path: pdf, preferCSSPageSize: true, printBackground: true })
    }
    const limit = Number(deck.options.reveal['height'] ?? defaultHeight)
    return deck.slides.flatMap(({ section, index }, at) => {
      const by = Math.ceil((heights[at] ?? 0) - limit)
      return by > 0 ? [{ slide: `${section + 1}/${index + 1}`, by }] : []
    })
  } finally {
    await browser.close()
  }
}

/** The heights of all slides in pixels, with their images. */
async function measureSlides(page: Page): Promise<readonly number[]> {
  return page.evaluate(async () => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync('.reveal .slides section { display: block !important }')
    document.adoptedStyleSheets.push(sheet)
    await Promise.all([...document.images].map(async (image) => image.decode().catch(() => undefined)))
    // Without the empty space at the end, which may be cut off.
    return [...document.querySelectorAll('.reveal .slides section:not(.stack)')].map(
      (slide) => slide.scrollHeight - Number.parseFloat(getComputedStyle(slide).paddingBottom),
    )
  })
}
