/**
 * Exports a deck as one self-contained HTML file, as PDF, or both, and reports on it:
 *
 *   npm run --silent slides -- DECK.md [--out FILE.html] [--pdf FILE.pdf] [--report] [--browser PATH] [--allow HOST …]
 */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type FindParts, runSlides } from './commands/slides'
import { createTerminal } from './commands/terminal'

const root = join(__dirname, '..')

/** Builds the files of the extension's exporter, so that they are never outdated. */
const buildParts: FindParts = (theme, { withDiagrams, withFormulas }) => {
  execFileSync(process.execPath, [join(root, 'esbuild.mjs'), '--pages'], { stdio: ['ignore', 'ignore', 'inherit'] })
  const folder = join(root, 'dist', 'webview')
  const read = (...path: readonly string[]): string => readFileSync(join(folder, ...path), 'utf8')
  return {
    script: read('exportedDeck.js'),
    styles: [read('deck.css'), read('themes', `${theme}.css`)],
    diagrams: withDiagrams ? read('mermaid.js') : undefined,
    formulas: withFormulas ? read('katex.js') : undefined,
  }
}

const caller = { program: 'npm run --silent slides --', root: undefined }
runSlides(process.argv.slice(2), caller, createTerminal(), buildParts).then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  },
)
