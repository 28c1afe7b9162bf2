/**
 * Exports a deck as one self-contained HTML file, as PDF, or both, and reports on it.
 *
 * Images are embedded from files in or below the deck's folder. Images on a server need `--allow` with their host, or a
 * file of the same name in the deck's folder. Skipped images are reported on stderr.
 *
 * `--report` prints one line of JSON and nothing else: the slides, the number of each section, the problems, and the slides
 * that are too long for the screen. Measuring them and `--pdf` need Chrome, Chromium or Edge; `--browser` or
 * `MINUTES_BROWSER` names one.
 */
import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { findDeckProblems } from '../../src/core/problems/deck/deckProblems'
import { readMinutes } from '../../src/core/reader/readMinutes'
import { type Deck, hasDiagrams, readDeck, slidesPerSection } from '../../src/core/slides/deck'
import { deckImages } from '../../src/core/slides/deckImages'
import { exportHtml, type ExportParts, renderDeck } from '../../src/core/slides/exportHtml'
import { hasFormulas } from '../../src/core/slides/padFormulas'
import type { RenderedSlide } from '../../src/core/slides/slideHtml'
import { describeOmissions } from '../../src/features/slides/notices'
import { describeDeckProblem } from '../../src/host/deckProblemMessages'
import { findInstalledBrowser } from '../../test/hosts/installedBrowser'
import type { OverflowingSlide } from '../deckBrowser'
import { embedImages, type SkippedImage } from '../deckImages'
import { isFile } from './paths'
import { type Caller, exitCodes, type Terminal } from './terminal'
import { readTextFile } from '../textFile'

/** Finds the files of the exporter: those of the extension. */
export type FindParts = (
  theme: string,
  wanted: { readonly withDiagrams: boolean; readonly withFormulas: boolean },
) => ExportParts

export function slidesUsage({ program }: Caller): string {
  return `usage: ${program} DECK.md|- [--out FILE.html] [--pdf FILE.pdf] [--report] [--browser PATH] [--allow HOST …]`
}

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
function readCall(parameters: readonly string[], caller: Caller, terminal: Terminal): Call | number {
  try {
    const { values, positionals } = parseArgs({
      args: [...parameters],
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
    terminal.warn(slidesUsage(caller))
    return help === true ? exitCodes.ok : exitCodes.usage
  } catch (error) {
    terminal.warn(`${error instanceof Error ? error.message : String(error)}\n${slidesUsage(caller)}`)
    return exitCodes.usage
  }
}

/** @returns the exit code. @throws if a file cannot be written, or there is no browser for the PDF. */
export async function runSlides(
  parameters: readonly string[],
  caller: Caller,
  terminal: Terminal,
  findParts: FindParts,
): Promise<number> {
  const call = readCall(parameters, caller, terminal)
  if (typeof call === 'number') return call
  const { file, out, pdf, isReport, hosts } = call
  if (file !== '-' && !isFile(file)) {
    terminal.warn(`File not found: ${file}`)
    return exitCodes.usage
  }
  const text = file === '-' ? terminal.readInput() : readTextFile(file)
  const minutes = readMinutes(text, { path: file })
  if (minutes.kind !== 'slides') {
    terminal.warn(`${file} is not a deck: its front matter lacks “type: slide”.`)
    return exitCodes.failed
  }
  const deck = readDeck(text, minutes.slides, basename(file))
  const slides = renderDeck(deck)
  // Images of a deck from the standard input are those below the current folder.
  const { images, skipped } = await embedImages(resolve(file), deckImages(deck, slides), hosts)
  const html = exportHtml(deck, slides, {
    parts: findParts(deck.options.theme, {
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
    terminal.print(JSON.stringify(report))
    return exitCodes.ok
  }
  for (const { line, message } of problems) terminal.warn(`line ${line}: ${message}`)
  for (const { slide, by } of measured ?? []) terminal.warn(`slide ${slide} is ${by} px too long`)
  const shape = `${slidesPerSection(deck.slides).length} sections, ${deck.slides.length} slides`
  terminal.print(
    `${[out, pdf].filter((name) => name !== undefined).join(', ')}: ${shape}, ${Object.keys(images).length} images`,
  )
  return exitCodes.ok
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
    const { openInBrowser } = await import('../deckBrowser')
    return await openInBrowser(program, page, { deck, pdf: call.pdf })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Content that HedgeDoc shows differently than intended or that cannot be shown here, and skipped images, by line. */
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
