import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
// The build puts the page's files here.
import page from 'minutes:deck-page'
import type { FindParts } from './slides'

/** The files of the exporter, from the built program. Diagrams need `webview/mermaid.js` beside it. */
export const findParts: FindParts = (theme, withDiagrams) => {
  const diagrams = join(__dirname, 'webview', 'mermaid.js')
  return {
    script: page.script,
    styles: [page.style, page.themes[theme] ?? page.themes['white'] ?? ''],
    diagrams: withDiagrams && existsSync(diagrams) ? readFileSync(diagrams, 'utf8') : undefined,
  }
}
