import Reveal from 'reveal.js'
import type { ExportedData } from '../core/slides/exportHtml'
import { createDiagrams, type Mermaid } from './diagrams'
import { createDeckStyles } from './deckStyles'
import { setImagesAndStyles } from './fillSection'
import { createFormulas, type Katex } from './formulas'
import { toRevealOptions } from './revealOptions'
import { createStopwatch } from './stopwatch'

// The script of an exported deck. The file contains the slides, and their images as data.

const { options, images, styles } = JSON.parse(
  // The selector has the tag name, because a slide may use the id, but contains no script.
  document.querySelector('script#minutes-deck')?.textContent ?? '{}',
) as ExportedData
const reveal = document.querySelector<HTMLElement>('.reveal')
const isPrinting =
  document.body.dataset['prints'] !== undefined || new URLSearchParams(location.search).has('print-pdf')

createDeckStyles().set(styles)
for (const section of document.querySelectorAll<HTMLElement>('.slides section')) setImagesAndStyles(section, images)

if (reveal !== null) {
  const deck = new Reveal(reveal, {
    ...toRevealOptions(options, 'exported', images),
    // One page per slide, not per fragment; tall slides are scaled.
    ...(isPrinting ? { view: 'print', pdfSeparateFragments: false, pdfMaxPagesPerSlide: 1 } : {}),
  })
  const { mermaid, katex } = globalThis as { mermaid?: Mermaid; katex?: Katex }
  const diagrams = createDiagrams(
    () =>
      mermaid === undefined
        ? Promise.reject(new Error('The file does not include Mermaid.'))
        : Promise.resolve(mermaid),
    () => undefined,
  )
  const formulas = createFormulas(
    () =>
      katex === undefined ? Promise.reject(new Error('The file does not include KaTeX.')) : Promise.resolve(katex),
    () => undefined,
  )
  void Promise.allSettled([diagrams.draw(), formulas.draw()])
    .then(() => deck.initialize())
    .then(() => {
      if (!isPrinting) return
      document.querySelectorAll<HTMLElement>('.pdf-page').forEach(fitToPage)
      reveal.classList.add('printable')
      window.print()
    })
  const watch = createStopwatch()
  watch.element.hidden = true
  document.body.append(watch.element)
  window.addEventListener('keydown', (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === 'p' && !isPrinting) {
      // Without reveal.js's print view only one slide would be printed.
      event.preventDefault()
      location.search = '?print-pdf'
    } else if (event.key === 's' && !event.ctrlKey && !event.metaKey) {
      deck.configure({ showNotes: deck.getConfig().showNotes !== true })
    } else if (event.key === 't' && !event.ctrlKey && !event.metaKey) watch.element.hidden = !watch.element.hidden
  })
}

/** Scales a slide that is higher or wider than its page. */
function fitToPage(page: HTMLElement): void {
  const slide = page.querySelector<HTMLElement>('section')
  if (slide === null) return
  const scale = Math.min(1, page.clientHeight / slide.scrollHeight, page.clientWidth / slide.scrollWidth)
  if (scale === 1) return
  slide.style.top = '0'
  slide.style.transformOrigin = 'top center'
  slide.style.transform = `scale(${scale})`
}
