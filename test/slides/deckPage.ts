/** Opens the built deck page in a browser without an editor. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { readMinutes } from '../../src/core/reader/readMinutes'
import { hasDiagrams, readDeck } from '../../src/core/slides/deck'
import { exportHtml, renderDeck } from '../../src/core/slides/exportHtml'
import { hasFormulas } from '../../src/core/slides/padFormulas'
import { pagePolicy } from '../../src/core/slides/pagePolicy'
import type { MessageToPage, PageMode } from '../../src/core/slides/messages'
import type { DeckSession } from '../../src/core/slides/deckSession'
import type { Page } from '../hosts/browser'

const webview = join(__dirname, '..', '..', 'dist', 'webview')

/** Selects the current slide. reveal.js marks one in every stack; the current one is in the current stack. */
export const shownSlide =
  'main .slides > section.present:not(.stack), main .slides > section.stack.present > section.present'

export interface PageStyle {
  readonly mode: PageMode
  readonly theme: string
  /** Classes that VS Code sets on the body: `vscode-high-contrast`, `vscode-reduce-motion`. */
  readonly classes?: string
  /** VS Code's colors: `--vscode-editor-background: #000`. */
  readonly colors?: string
}

/** Writes the page to a folder and opens it. Messages to the extension are collected in `window.posted`. */
export async function openDeckPage(page: Page, folder: string, look: PageStyle): Promise<void> {
  const file = join(folder, `${look.mode}.html`)
  writeFileSync(file, pageHtml(look))
  await page.goto(pathToFileURL(file).href)
}

/**
 * Exports a deck to a folder, with the scripts that it needs.
 *
 * @returns The address of the file.
 */
export function writeExportedDeck(folder: string, text: string): string {
  const deck = readDeck(text, readMinutes(text, { path: 'deck.md' }).slides)
  const html = renderDeck(deck)
  const built = (name: string): string => readFileSync(join(webview, name), 'utf8')
  const parts = {
    script: built('exportedDeck.js'),
    styles: [built('deck.css'), built(`themes/${deck.options.theme}.css`)],
    diagrams: hasDiagrams(deck.slides) ? built('mermaid.js') : undefined,
    formulas: hasFormulas(html) ? built('katex.js') : undefined,
  }
  const file = join(folder, 'exported.html')
  writeFileSync(file, exportHtml(deck, html, { parts, images: {}, nonce: 'n0' }))
  return pathToFileURL(file).href
}

/** The message that the extension sends for a deck. */
export function deckMessage(text: string, at: number, session: DeckSession): Extract<MessageToPage, { kind: 'deck' }> {
  return session.update(readDeck(text, readMinutes(text, { path: 'deck.md' }).slides), at)
}

function pageHtml({ mode, theme, classes = '', colors = '' }: PageStyle): string {
  const address = (name: string): string => pathToFileURL(join(webview, ...name.split('/'))).href
  // Mermaid's inline styles are allowed, as in a deck with diagrams.
  const policy = pagePolicy({ nonce: 'n0', source: 'file:', imageHosts: [], hasDiagrams: true })
  return `<!doctype html><html lang="en" style="${colors}"><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><title>Slides</title><link rel="stylesheet" href="${address('deck.css')}"><link rel="stylesheet" data-theme href="${address(`themes/${theme}.css`)}">
<body class="${mode} ${classes}" data-mode="${mode}" data-texts='${JSON.stringify(texts)}' data-themes="${address('themes')}/" data-diagrams="${address('mermaid.js')}" data-formulas="${address('katex.js')}"><script nonce="n0">var posted = []; function acquireVsCodeApi() { return { postMessage(message) { posted.push(message) }, setState(state) { window.state = state } } }</script><script nonce="n0" src="${address('deckPage.js')}"></script>`
}

/** Each text on the page is its own key. */
const texts = Object.fromEntries(
  [
    ...['previous', 'next', 'overview', 'present', 'export', 'position', 'overflow', 'tooLong', 'allow', 'notices'],
    ...['notes', 'noNotes', 'nextSlide', 'lastSlide', 'restart', 'pause', 'resume', 'invalidDiagram', 'invalidFormula'],
  ].map((key) => [key, key]),
)
