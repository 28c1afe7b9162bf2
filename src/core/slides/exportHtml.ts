import type { Deck } from './deck'
import type { DeckOptions } from './deckOptions'
import { type RenderedSlide, renderSlide } from './slideHtml'
import { escapeHtml } from '../escapeHtml'

export { deckImages } from './deckImages'

/** Data for the script of an exported deck, embedded in its page. */
export interface ExportedData {
  readonly options: DeckOptions
  /** Data URLs by the addresses in the deck, each image once. */
  readonly images: Readonly<Record<string, string>>
  readonly styles: readonly string[]
}

/** Built files to include in an exported deck. */
export interface ExportParts {
  readonly script: string
  /** Style sheets of reveal.js, this project and the theme, in this order. */
  readonly styles: readonly string[]
  /** The script that draws diagrams; undefined if the deck has none. */
  readonly diagrams: string | undefined
  /** The script that draws formulas; undefined if the deck has none. */
  readonly formulas: string | undefined
}

/** Renders all slides of a deck. */
export function renderDeck(deck: Deck): readonly RenderedSlide[] {
  return deck.slides.map(({ source }) => renderSlide(source))
}

/**
 * A self-contained HTML file with the deck, reveal.js, theme and images.
 *
 * Its content security policy allows only its script (by nonce) and no requests.
 *
 * @param pictures Data URLs by the addresses in the deck; a missing image is replaced by its name.
 * @param nonce A new random value for each file.
 * @param prints Whether the file opens in the print view and shows the print dialog.
 */
export function exportHtml(
  deck: Deck,
  slides: readonly RenderedSlide[],
  {
    parts,
    images,
    nonce,
    prints = false,
  }: { parts: ExportParts; images: Readonly<Record<string, string>>; nonce: string; prints?: boolean },
): string {
  const data: ExportedData = { options: deck.options, images, styles: slides.flatMap(({ styles }) => styles) }
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    // Safe, because styles cannot load anything; reveal.js adds some for printing.
    "style-src 'unsafe-inline'",
    'img-src data:',
    'font-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  return `<!doctype html>
<html lang="${escapeHtml(deck.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Minutes">
<title>${escapeHtml(deck.title)}</title>
${parts.styles.map((style) => `<style>\n${style.replace(/<\/style/gi, '<\\/style')}\n</style>`).join('\n')}
</head>
<body class="exported"${prints ? ' data-prints' : ''}>
<main style="display: contents">
<div class="reveal">
<div class="slides">
${sectionsHtml(deck, slides)}
</div>
</div>
</main>
<script type="application/json" id="minutes-deck">${JSON.stringify(data).replace(/</g, '\\u003c')}</script>
${[parts.diagrams, parts.formulas, parts.script].map((script) => scriptHtml(script, nonce)).join('')}
</body>
</html>
`
}

function scriptHtml(script: string | undefined, nonce: string): string {
  if (script === undefined) return ''
  return `<script nonce="${nonce}">${script.replace(/<\/script/gi, '<\\/script').replace(/<!--/g, '<\\!--')}</script>`
}

/** The slides in reveal.js markup: a section each, nested if a section has several slides. */
function sectionsHtml(deck: Deck, slides: readonly RenderedSlide[]): string {
  const stacks: string[][] = []
  deck.slides.forEach(({ section }, index) => {
    const slide = slides[index]
    if (slide !== undefined) (stacks[section] ??= []).push(sectionHtml(slide))
  })
  return stacks
    .map((stack) => (stack.length === 1 ? stack[0] : `<section>\n${stack.join('\n')}\n</section>`))
    .join('\n')
}

function sectionHtml({ html, attributes, notes }: RenderedSlide): string {
  const attributeText = Object.entries(attributes).map(([name, value]) => ` ${name}="${escapeHtml(value)}"`)
  const aside = notes === '' ? '' : `\n<aside class="notes">\n${notes}</aside>`
  return `<section${attributeText.join('')}>\n${html}${aside}\n</section>`
}
