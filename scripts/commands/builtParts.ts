import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
// The build puts the page's files here.
import page from 'minutes:deck-page'
import type { FindParts } from './slides'

/** The files of the exporter, from the built program. Diagrams and formulas need their scripts in `webview` beside it. */
export const findParts: FindParts = (theme, { withDiagrams, withFormulas }) => ({
  script: page.script,
  styles: [page.style, page.themes[theme] ?? page.themes['white'] ?? ''],
  diagrams: withDiagrams ? readBeside('mermaid.js') : undefined,
  formulas: withFormulas ? readBeside('katex.js') : undefined,
})

/** @returns undefined if the program was installed without it. */
function readBeside(name: string): string | undefined {
  const file = join(__dirname, 'webview', name)
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}
