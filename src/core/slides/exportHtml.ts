import type { Deck } from './deck'
import type { DeckOptions } from './deckOptions'
import { type RenderedSlide, renderSlide } from './slideHtml'

/** What the script of an exported deck reads from its page. */
export interface ExportedData {
  readonly options: DeckOptions
  /** Data addresses by the addresses in the deck, each picture once. */
  readonly pictures: Readonly<Record<string, string>>
  readonly styles: readonly string[]
}

/** The files that are built into an exported deck. */
export interface ExportParts {
  readonly script: string
  /** Of reveal.js, of this project, of the theme, in this order. */
  readonly styles: readonly string[]
  /** What draws diagrams; left out where the deck has none. */
  readonly diagrams: string | undefined
}

/** The addresses of all pictures of a deck, the one behind the slides included. */
export function picturesOf(deck: Deck, slides: readonly RenderedSlide[]): readonly string[] {
  const behind = deck.options.parallaxBackgroundImage
  return [...new Set([...(behind === undefined ? [] : [behind]), ...slides.flatMap(({ pictures }) => pictures)])]
}

/** Renders all slides of a deck. */
export function renderDeck(deck: Deck): readonly RenderedSlide[] {
  return deck.slides.map(({ source }) => renderSlide(source, deck.breaks))
}

/**
 * One HTML file that shows the deck without anything else: reveal.js, theme, pictures and all.
 *
 * Its policy lets only its own script run (by the nonce) and nothing be loaded.
 *
 * @param pictures Data addresses by the addresses in the deck; a picture that is not there is shown by its name.
 * @param nonce A new random one for each file.
 */
export function exportHtml(
  deck: Deck,
  slides: readonly RenderedSlide[],
  { parts, pictures, nonce }: { parts: ExportParts; pictures: Readonly<Record<string, string>>; nonce: string },
): string {
  const data: ExportedData = { options: deck.options, pictures, styles: slides.flatMap(({ styles }) => styles) }
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    // Styles cannot load anything either, and reveal.js writes some when the deck is printed.
    "style-src 'unsafe-inline'",
    'img-src data:',
    'font-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  return `<!doctype html>
<html lang="${escapeHtml(deck.language ?? 'en')}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Minutes">
<title>${escapeHtml(deck.title)}</title>
${parts.styles.map((style) => `<style>\n${style.replace(/<\/style/gi, '<\\/style')}\n</style>`).join('\n')}
</head>
<body class="exported">
<div class="reveal">
<div class="slides">
${sectionsHtml(deck, slides)}
</div>
</div>
<script type="application/json" id="minutes-deck">${JSON.stringify(data).replace(/</g, '\\u003c')}</script>
${[parts.diagrams, parts.script].map((script) => scriptHtml(script, nonce)).join('')}
</body>
</html>
`
}

function scriptHtml(script: string | undefined, nonce: string): string {
  if (script === undefined) return ''
  return `<script nonce="${nonce}">${script.replace(/<\/script/gi, '<\\/script').replace(/<!--/g, '<\\!--')}</script>`
}

/** The slides as reveal.js wants them: a section each, those of a section inside another. */
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
  const given = Object.entries(attributes).map(([name, value]) => ` ${name}="${escapeHtml(value)}"`)
  const aside = notes === '' ? '' : `\n<aside class="notes">\n${notes}</aside>`
  return `<section${given.join('')}>\n${html}${aside}\n</section>`
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}
