/** The page of a webview that shows a deck, opened by itself: a browser and the built page, no editor. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { readMinutes } from '../../src/core/reader/readMinutes'
import { readDeck } from '../../src/core/slides/deck'
import type { ToView, ViewMode } from '../../src/core/slides/messages'
import type { DeckSession } from '../../src/core/slides/session'
import type { Page } from '../hosts/browser'

/** reveal.js marks a slide in every stack; the shown one is that of the shown stack. */
export const shownSlide =
  'main .slides > section.present:not(.stack), main .slides > section.stack.present > section.present'

export interface PageLook {
  readonly mode: ViewMode
  readonly theme: string
  /** What VS Code gives the body: `vscode-high-contrast`, `vscode-reduce-motion`. */
  readonly classes?: string
  /** Its colours: `--vscode-editor-background: #000`. */
  readonly colours?: string
}

/** Writes the page into a folder and opens it; what it would tell the extension is kept in `window.posted`. */
export async function openDeckPage(page: Page, folder: string, look: PageLook): Promise<void> {
  const file = join(folder, `${look.mode}.html`)
  writeFileSync(file, pageHtml(look))
  await page.goto(pathToFileURL(file).href)
}

/** What the extension would send for a deck. */
export function deckMessage(text: string, at: number, session: DeckSession): Extract<ToView, { kind: 'deck' }> {
  return session.update(readDeck(text, readMinutes(text, { path: 'deck.md' }).slides), at)
}

function pageHtml({ mode, theme, classes = '', colours = '' }: PageLook): string {
  const address = (name: string): string =>
    pathToFileURL(join(__dirname, '..', '..', 'dist', 'webview', ...name.split('/'))).href
  return `<!doctype html><html style="${colours}"><meta charset="utf-8"><link rel="stylesheet" href="${address('deck.css')}"><link rel="stylesheet" data-theme href="${address(`themes/${theme}.css`)}">
<body class="${mode} ${classes}" data-mode="${mode}" data-texts='${JSON.stringify(texts)}' data-themes="${address('themes')}/" data-diagrams="${address('mermaid.js')}"><script>var posted = []; function acquireVsCodeApi() { return { postMessage(message) { posted.push(message) } } }</script><script src="${address('deckPage.js')}"></script>`
}

/** Each word on the page is the name of its text. */
const texts = Object.fromEntries(
  [
    ...['previous', 'next', 'overview', 'present', 'export', 'position', 'overflow', 'allow', 'notices'],
    ...['notes', 'noNotes', 'nextSlide', 'lastSlide', 'restart', 'pause', 'goOn', 'undrawn'],
  ].map((key) => [key, key]),
)
