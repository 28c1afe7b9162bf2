/**
 * Exports a deck as one self-contained HTML file, as PDF, or both, and reports on it:
 *
 *   npm run --silent slides -- DECK.md [--out FILE.html] [--pdf FILE.pdf] [--report] [--browser PATH] [--allow HOST …]
 *
 * Images are embedded from files in or below the deck's folder. Images on a server need `--allow` with their host, or a
 * file of the same name in the deck's folder. Skipped images are reported on stderr.
 *
 * `--report` prints one line of JSON and nothing else: the slides, the number of each section, the problems, and the slides
 * that are too long for the screen. Measuring them and `--pdf` need Chrome, Chromium or Edge; `--browser` or
 * `MINUTES_BROWSER` names one.
 */
import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { findDeckProblems } from '../src/core/problems/deck/deckProblems'
import { readMinutes } from '../src/core/reader/readMinutes'
import { type Deck, hasDiagrams, readDeck, slidesPerSection } from '../src/core/slides/deck'
import { deckImages, exportHtml, type ExportParts, renderDeck } from '../src/core/slides/exportHtml'
import { hasFormulas } from '../src/core/slides/padFormulas'
import type { RenderedSlide } from '../src/core/slides/slideHtml'
import { describeOmissions } from '../src/features/slides/notices'
import { describeDeckProblem } from '../src/host/deckProblemMessages'
import { findInstalledBrowser } from '../test/hosts/browser'
import { openInBrowser, type OverflowingSlide } from './deckBrowser'
import { embedImages, type SkippedImage } from './deckImages'

const root = join(__dirname, '..')
const usage =
  'usage: npm run --silent slides -- DECK.md [--out FILE.html] [--pdf FILE.pdf] [--report] [--browser PATH] [--allow HOST …]'

interface Call {
  readonly file: string
  readonly out: string | undefined
  readonly pdf: string | undefined
  readonly isReport: boolean
  readonly browser: string | undefined
  readonly hosts: readonly string[]
}

/** The line that `--report` prints. */
interface Report {
  readonly slides: number
  readonly sections: readonly number[]
  readonly problems: readonly ReportedProblem[]
  readonly overflowing: readonly OverflowingSlide[]
  readonly notMeasured: string | null
  /** Size of the exported file. */
  readonly bytes: number
}

interface ReportedProblem {
  readonly code: string
  /** 1-based. */
  readonly line: number
  readonly message: string
}

/** Returns the exit code if there is nothing to do. */
function readCall(): Call | number {
  try {
    const { values, positionals } = parseArgs({
      options: {
        out: { type: 'string' },
        pdf: { type: 'string' },
        report: { type: 'boolean', default: false },
        browser: { type: 'string' },
        allow: { type: 'string', multiple: true, default: [] },
        help: { type: 'boolean', short: 'h' },
      },
      allowPositionals: true,
    })
    const { out, pdf, report, browser, allow, help } = values
    const [file] = positionals
    const hasTarget = out !== undefined || pdf !== undefined || report
    if (help !== true && file !== undefined && positionals.length === 1 && hasTarget)
      return { file, out, pdf, isReport: report, browser, hosts: allow }
    console.error(usage)
    return help === true ? 0 : 2
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${usage}`)
    return 2
  }
}

async function main(): Promise<number> {
  const call = readCall()
  if (typeof call === 'number') return call
  const { file, out, pdf, isReport, hosts } = call
  if (!existsSync(file)) {
    console.error(`File not found: ${file}`)
    return 1
  }
  const text = readFileSync(file, 'utf8')
  const minutes = readMinutes(text, { path: file })
  if (minutes.kind !== 'slides') {
    console.error(`${file} is not a deck: its front matter lacks “type: slide”.`)
    return 1
  }
  const deck = readDeck(text, minutes.slides, basename(file))
  const slides = renderDeck(deck)
  const { images, skipped } = await embedImages(resolve(file), deckImages(deck, slides), hosts)
  const html = exportHtml(deck, slides, {
    parts: buildParts(deck.options.theme, {
      withDiagrams: hasDiagrams(deck.slides),
      withFormulas: hasFormulas(slides),
    }),
    images,
    nonce: randomUUID(),
  })
  if (out !== undefined) writeFileSync(out, html)
  const problems = listProblems(text, deck, slides, skipped)
  const measured = await useBrowser(html, deck, call)
  if (isReport) {
    const report: Report = {
      slides: deck.slides.length,
      sections: slidesPerSection(deck.slides),
      problems,
      overflowing: measured ?? [],
      notMeasured: measured === undefined ? 'no browser' : null,
      bytes: Buffer.byteLength(html),
    }
    console.log(JSON.stringify(report))
    return 0
  }
  for (const { line, message } of problems) console.error(`line ${line}: ${message}`)
  for (const { slide, by } of measured ?? []) console.error(`slide ${slide} is ${by} px too long`)
  const shape = `${slidesPerSection(deck.slides).length} sections, ${deck.slides.length} slides`
  console.log(
    `${[out, pdf].filter((name) => name !== undefined).join(', ')}: ${shape}, ${Object.keys(images).length} images`,
  )
  return 0
}

/**
 * Measures the slides and prints the PDF.
 *
 * @returns the slides that are too long, undefined if there is no browser.
 * @throws if there is no browser for the PDF.
 */
async function useBrowser(html: string, deck: Deck, call: Call): Promise<readonly OverflowingSlide[] | undefined> {
  const program = call.browser ?? findInstalledBrowser()
  if (program === undefined || !existsSync(program)) {
    if (call.pdf === undefined) return undefined
    throw new Error('A PDF needs Chrome, Chromium or Edge. Install one, or name it with --browser PATH.')
  }
  const folder = mkdtempSync(join(tmpdir(), 'minutes-slides-'))
  try {
    const page = join(folder, 'deck.html')
    writeFileSync(page, html)
    return await openInBrowser(program, page, { deck, pdf: call.pdf })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What HedgeDoc shows otherwise than meant, what cannot be shown here, and skipped images, by line. */
function listProblems(
  text: string,
  deck: Deck,
  slides: readonly RenderedSlide[],
  skipped: readonly SkippedImage[],
): readonly ReportedProblem[] {
  const lineOf = (address: string): number =>
    text.slice(0, Math.max(0, text.indexOf(address))).split(/\r\n|\n|\r/).length
  return [
    ...findDeckProblems(text).map((problem) => ({
      code: problem.code,
      line: problem.span.start.line,
      message: describeDeckProblem(problem),
    })),
    ...describeOmissions(deck, slides).map(({ text: message, line = 1 }) => ({
      code: 'not-shown',
      line,
      message: message.replace(/^Line \d+: /, ''),
    })),
    ...skipped.map(({ address, reason }) => ({
      code: 'image',
      line: lineOf(address),
      message: `skipped: ${address} (${reason})`,
    })),
  ].sort((one, other) => one.line - other.line)
}

/** Builds the files of the extension's exporter, so that they are never outdated. */
function buildParts(
  theme: string,
  { withDiagrams, withFormulas }: { readonly withDiagrams: boolean; readonly withFormulas: boolean },
): ExportParts {
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

main().then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  },
)
