// Builds the one bundle that serves the Node host (desktop, remote) and the worker host (vscode.dev), and beside it the
// page that shows a deck, which is loaded only when one is shown.
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { context } from 'esbuild'

const isWatching = process.argv.includes('--watch')
/** Only the page that shows a deck, for the command line. */
const isPagesOnly = process.argv.includes('--pages')
const isProduction = process.argv.includes('--production')

process.chdir(import.meta.dirname)

const shared = {
  bundle: true,
  target: 'es2022',
  minify: isProduction,
  sourcemap: isProduction ? false : 'linked',
  logLevel: 'warning',
}

const extension = {
  ...shared,
  entryPoints: ['src/extension.ts'],
  outfile: 'dist/extension.js',
  platform: 'browser',
  // Without `worker` the bundle takes builds of its parts that ask for a document.
  conditions: ['worker'],
  format: 'cjs',
  external: ['vscode'],
}

const pages = {
  ...shared,
  entryPoints: ['src/webview/deckPage.ts', 'src/webview/exportedDeck.ts', 'src/webview/deck.css'],
  outdir: 'dist/webview',
  platform: 'browser',
  format: 'iife',
  // These files are put into exported decks as they are.
  minify: true,
  sourcemap: false,
}

/** The themes that HedgeDoc has, without fonts: HedgeDoc shows them all in the system's own. */
async function copyThemes() {
  const themes = ['beige', 'black', 'blood', 'league', 'moon', 'night', 'serif', 'simple', 'sky', 'solarized', 'white']
  const require = createRequire(import.meta.url)
  await mkdir('dist/webview/themes', { recursive: true })
  for (const theme of themes) {
    const css = await readFile(require.resolve(`reveal.js/theme/${theme}.css`), 'utf8')
    await writeFile(`dist/webview/themes/${theme}.css`, withoutFonts(css))
  }
  await copyFile('node_modules/reveal.js/LICENSE', 'dist/webview/reveal.js-LICENSE.txt')
}

function withoutFonts(css) {
  return css.replace(/@import\s*(?:url\()?"[^"]*"\)?[^;]*;/g, '').replace(/@font-face\s*\{[^{}]*\}/g, '')
}

/** Draws diagrams; a page loads it only where there is one. */
async function copyMermaid() {
  await copyFile('node_modules/@mermaid-js/tiny/dist/mermaid.tiny.js', 'dist/webview/mermaid.js')
  await copyFile('node_modules/@mermaid-js/tiny/LICENSE', 'dist/webview/mermaid-LICENSE.txt')
}

/** Draws formulas as MathML, so without its fonts and styles; a page loads it only where there is one. */
async function copyKatex() {
  await copyFile('node_modules/katex/dist/katex.min.js', 'dist/webview/katex.js')
  await copyFile('node_modules/katex/LICENSE', 'dist/webview/katex-LICENSE.txt')
}

await copyThemes()
await copyMermaid()
await copyKatex()
for (const options of isPagesOnly ? [pages] : [extension, pages]) {
  const build = await context(options)
  if (isWatching) await build.watch()
  else {
    await build.rebuild()
    await build.dispose()
  }
}
