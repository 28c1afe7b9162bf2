// Builds the one bundle that serves the Node host (desktop, remote) and the worker host (vscode.dev); beside it its parts
// and the page that shows a deck, which are loaded with their first use; and the command line.
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { context, transform } from 'esbuild'

const isWatching = process.argv.includes('--watch')
/** Only the page that shows a deck, for the command line. */
const isPagesOnly = process.argv.includes('--pages')
const isProduction = process.argv.includes('--production')
/** Only the command line and the page that it contains. */
const isCommandLineOnly = process.argv.includes('--command-line')
/** The folder to build into, `--out DIR`. */
const out = process.argv.includes('--out')
  ? resolve(process.argv[process.argv.indexOf('--out') + 1])
  : resolve(import.meta.dirname, 'dist')

process.chdir(import.meta.dirname)

const themes = ['beige', 'black', 'blood', 'league', 'moon', 'night', 'serif', 'simple', 'sky', 'solarized', 'white']
const { version } = JSON.parse(await readFile('package.json', 'utf8'))

const shared = {
  bundle: true,
  target: 'es2022',
  // Smaller than escapes.
  charset: 'utf8',
  minify: isProduction,
  sourcemap: isProduction ? false : 'linked',
  logLevel: 'warning',
}

const extension = {
  ...shared,
  entryPoints: ['src/extension.ts'],
  outfile: join(out, 'extension.js'),
  platform: 'browser',
  // Without `worker` the bundle takes builds of its parts that ask for a document.
  conditions: ['worker'],
  // Written as `new RegExp(…)`: V8 checks every literal when it parses the file, and `\p{L}` takes it 50 µs each.
  supported: { 'regexp-unicode-property-escapes': false },
  format: 'cjs',
  external: ['vscode'],
}

/** Code that the extension loads with its first use: `src/host/parts.ts`. */
const extensionParts = {
  ...extension,
  entryPoints: ['src/parts/calendars.ts', 'src/parts/decks.ts', 'src/parts/github.ts'],
  outfile: undefined,
  outdir: join(out, 'parts'),
}

const pages = {
  ...shared,
  entryPoints: ['src/webview/deckPage.ts', 'src/webview/exportedDeck.ts', 'src/webview/deck.css'],
  outdir: join(out, 'webview'),
  platform: 'browser',
  format: 'iife',
  // These files are put into exported decks as they are.
  minify: true,
  sourcemap: false,
}

/** The page that shows a deck as a module of texts, so that the command line is one file. */
const deckPage = {
  name: 'deck page',
  setup(build) {
    build.onResolve({ filter: /^minutes:deck-page$/ }, ({ path }) => ({ path, namespace: 'deck-page' }))
    build.onLoad({ filter: /.*/, namespace: 'deck-page' }, async () => {
      const read = (file) => readFile(join(out, 'webview', file), 'utf8')
      const page = {
        script: await read('exportedDeck.js'),
        style: await read('deck.css'),
        themes: Object.fromEntries(
          await Promise.all(themes.map(async (theme) => [theme, await read(`themes/${theme}.css`)])),
        ),
      }
      return { contents: JSON.stringify(page), loader: 'json' }
    })
  },
}

/** The command line, and the GitHub Action. */
const commandLine = {
  ...shared,
  entryPoints: ['scripts/minutes.ts', 'scripts/action.ts'],
  outdir: out,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  banner: { js: '#!/usr/bin/env node' },
  // The texts of the extension, in English.
  alias: { vscode: './scripts/editorTexts.ts' },
  // Drives a browser for PDF. Used where it is installed.
  external: ['playwright-core'],
  define: { 'process.env.MINUTES_VERSION': JSON.stringify(version) },
  // Read as a whole at each start, so small matters more than readable.
  minify: true,
  sourcemap: false,
  plugins: [deckPage],
}

/** Where the themes of HedgeDoc's reveal.js 3.9 differ from ours. */
const themeVariables = {
  beige: { ...largeHeadings(), background: 'radial-gradient(circle, #fff, #f7f2d3)', 'main-font-size': '40px' },
  league: { background: 'radial-gradient(circle, #555a5f, #1c1e20)' },
  night: { 'main-color': '#eee', 'heading-color': '#eee' },
  serif: { ...largeHeadings(), 'main-font-size': '40px' },
  simple: largeHeadings(),
  sky: {
    background: 'radial-gradient(circle, #f7fbfc, #add9e4)',
    'heading-letter-spacing': '-0.08em',
    'link-color': '#3b759e',
    'link-color-hover': '#74a7cb',
  },
}

function largeHeadings() {
  return {
    'heading-font-weight': 'normal',
    'heading1-size': '3.77em',
    'heading2-size': '2.11em',
    'heading3-size': '1.55em',
  }
}

/**
 * Writes the themes that HedgeDoc has, as it shows them, each without the rules that all have.
 *
 * @returns Those rules. A page loads them before its theme.
 */
async function writeThemes() {
  const require = createRequire(import.meta.url)
  await mkdir(join(out, 'webview', 'themes'), { recursive: true })
  const styles = await Promise.all(
    themes.map(async (theme) => {
      const css = await readFile(require.resolve(`reveal.js/theme/${theme}.css`), 'utf8')
      const { code } = await transform(asOnHedgeDoc(theme, css), { loader: 'css', charset: 'utf8', minify: true })
      return rulesOf(code)
    }),
  )
  const common = styles.reduce((rules, others) => rules.filter((rule) => others.includes(rule)))
  for (const [index, theme] of themes.entries()) {
    const own = styles[index].filter((rule) => !common.includes(rule))
    await writeFile(join(out, 'webview', 'themes', `${theme}.css`), own.join(''))
  }
  return common.join('')
}

/** The rules of minified CSS, with what they contain. */
function rulesOf(css) {
  const rules = []
  let depth = 0
  let start = 0
  for (const { 0: brace, index } of css.matchAll(/[{}]/g)) {
    depth += brace === '{' ? 1 : -1
    if (depth > 0) continue
    rules.push(css.slice(start, index + 1))
    start = index + 1
  }
  return rules
}

/** Without fonts, since HedgeDoc shows all themes in the system's own, and with the sizes and colors that it has. */
function asOnHedgeDoc(theme, css) {
  const variables = Object.entries(themeVariables[theme] ?? {}).map(([name, value]) => `--r-${name}:${value};`)
  return (
    css
      .replace(/@import\s*(?:url\()?"[^"]*"\)?[^;]*;/g, '')
      .replace(/@font-face\s*\{[^{}]*\}/g, '')
      // HedgeDoc keeps the space below a heading that ends a slide.
      .replace(/(?:\.reveal h[1-6]:last-child,?\s*){6}\{[^{}]*\}/, '') +
    (variables.length === 0 ? '' : `:root{${variables.join('')}}`)
  )
}

/** Draws diagrams; a page loads it only where there is one. */
async function copyMermaid() {
  const script = await readFile('node_modules/@mermaid-js/tiny/dist/mermaid.tiny.js', 'utf8')
  // Some of its parts are not minified.
  const { code } = isProduction
    ? await transform(withoutNames(script), { charset: 'utf8', minify: true, treeShaking: true })
    : { code: script }
  await writeFile(join(out, 'webview', 'mermaid.js'), code)
}

/** Drops the 3,500 calls that give functions their names from before they were minified, which only stack traces show. */
function withoutNames(script) {
  const start = '(()=>{'
  const definition = /(\w+)=\((\w+),(\w+)\)=>\w+\(\2,"name",\{value:\3,configurable:!0\}\)/.exec(script)
  if (definition === null || !script.includes(start)) throw new Error('Mermaid names its functions in another way now.')
  const withoutEffect = `/* @__NO_SIDE_EFFECTS__ */function ${definition[1]}(named){return named}`
  return script.replace(definition[0], 'unused=0').replace(start, start + withoutEffect)
}

/** Draws formulas as MathML, so without its fonts and styles; a page loads it only where there is one. */
async function copyKatex() {
  await copyFile('node_modules/katex/dist/katex.min.js', join(out, 'webview', 'katex.js'))
}

/** The licenses of the packages in the folder of the page. */
async function writeLicenses() {
  const licenses = ['reveal.js', '@mermaid-js/tiny', 'katex'].map(
    async (name) => `${name}\n\n${(await readFile(join('node_modules', name, 'LICENSE'), 'utf8')).trim()}\n`,
  )
  await writeFile(join(out, 'webview', 'LICENSES.txt'), (await Promise.all(licenses)).join('\n\n'))
}

pages.footer = { css: await writeThemes() }
await copyMermaid()
await copyKatex()
await writeLicenses()
// The command line contains the page.
const parts = isPagesOnly
  ? [pages]
  : isCommandLineOnly
    ? [pages, commandLine]
    : isWatching
      ? [extension, extensionParts, pages]
      : [extension, extensionParts, pages, commandLine]
for (const options of parts) {
  const build = await context(options)
  if (isWatching) await build.watch()
  else {
    await build.rebuild()
    await build.dispose()
  }
}
