/**
 * Exports a deck as one self-contained HTML file:
 *
 *   npm run --silent slides -- DECK.md --out FILE.html [--allow HOST …]
 *
 * Images are embedded from files in or below the deck's folder. Images on a server need `--allow` with their host, or a
 * file of the same name in the deck's folder. Skipped images are reported on stderr.
 */
import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readMinutes } from '../src/core/reader/readMinutes'
import { type Deck, hasDiagrams, readDeck, slidesPerSection } from '../src/core/slides/deck'
import { exportHtml, type ExportParts, deckImages, renderDeck } from '../src/core/slides/exportHtml'
import { exportLimits } from '../src/core/slides/exportLimits'
import { isAllowedHost, imageMediaType, parseImageAddress } from '../src/core/slides/imageAddress'
import type { RenderedSlide } from '../src/core/slides/slideHtml'
import { deckUnsupported } from '../src/core/slides/unsupported'

const root = join(__dirname, '..')
const usage = 'usage: npm run --silent slides -- DECK.md --out FILE.html [--allow HOST …]'

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: {
      out: { type: 'string' },
      allow: { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean', short: 'h' },
    },
    allowPositionals: true,
  })
  const [file] = positionals
  if (values.help === true || file === undefined || values.out === undefined || positionals.length > 1) {
    console.error(usage)
    return values.help === true ? 0 : 2
  }
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
  const { images, skipped } = await embedImages(resolve(file), deckImages(deck, slides), values.allow)
  const html = exportHtml(deck, slides, {
    parts: buildParts(deck.options.theme, hasDiagrams(deck.slides)),
    images,
    nonce: randomUUID(),
  })
  writeFileSync(values.out, html)
  for (const flaw of deckProblems(deck, slides)) console.error(flaw)
  for (const reason of skipped) console.error(`skipped: ${reason}`)
  const shape = slidesPerSection(deck.slides)
  console.log(
    `${values.out}: ${shape.length} sections, ${deck.slides.length} slides, ${Object.keys(images).length} images`,
  )
  return 0
}

/** Messages about parts of the deck that are not shown, or only as source. */
function deckProblems(deck: Deck, slides: readonly RenderedSlide[]): readonly string[] {
  const { frontMatterError: error, unclosedFrontMatterLine, rejectedOptions } = deck
  return [
    ...(error === undefined ? [] : [`line ${error.line}: the front matter is not valid YAML: ${error.reason}`]),
    ...(unclosedFrontMatterLine === undefined
      ? []
      : [`line ${unclosedFrontMatterLine}: this is still front matter; add a line “---” above it`]),
    ...rejectedOptions.map(({ name, value }) => `skipped: slide option “${name}: ${value}”`),
    ...deckUnsupported(deck.slides, slides).map(({ kind, name, line }) => `line ${line}: not shown: ${kind} ${name}`),
  ]
}

async function embedImages(
  deck: string,
  addresses: readonly string[],
  hosts: readonly string[],
): Promise<{ readonly images: Readonly<Record<string, string>>; readonly skipped: readonly string[] }> {
  const images: Record<string, string> = {}
  const skipped: string[] = []
  let total = 0
  for (const address of addresses) {
    const found = await loadImage(deck, address, hosts)
    if ('reason' in found) skipped.push(`${address.slice(0, 120)} (${found.reason})`)
    else if (found.bytes.length > exportLimits.imageBytes)
      skipped.push(`${address.slice(0, 120)} (more than ${exportLimits.imageBytes / 1e6} MB)`)
    else if (total + found.bytes.length * 1.4 > exportLimits.totalChars)
      skipped.push(`${address.slice(0, 120)} (the size limit for all images is reached)`)
    else {
      images[address] = /^data:/i.test(address)
        ? address
        : `data:${found.type};base64,${found.bytes.toString('base64')}`
      total += images[address].length
    }
  }
  return { images, skipped }
}

async function loadImage(
  deck: string,
  address: string,
  hosts: readonly string[],
): Promise<{ readonly bytes: Buffer; readonly type: string } | { readonly reason: string }> {
  const source = parseImageAddress(address)
  if (source === undefined) return { reason: 'not an image address' }
  switch (source.kind) {
    case 'data':
      return { bytes: Buffer.alloc(0), type: '' }
    case 'file':
      return readImageFile(dirname(deck), source.path)
    case 'remote': {
      const copy = source.fileName === undefined ? undefined : readImageFile(dirname(deck), source.fileName)
      if (copy !== undefined && 'bytes' in copy) return copy
      if (!isAllowedHost(source.host, hosts)) return { reason: `use --allow ${source.host} to load it` }
      try {
        const response = await fetch(address.startsWith('//') ? `https:${address}` : address)
        const [type = ''] = (response.headers.get('content-type') ?? '').split(';')
        if (!response.ok || !type.startsWith('image/'))
          return { reason: `the server answered ${response.status} ${type}` }
        return { bytes: Buffer.from(await response.arrayBuffer()), type }
      } catch (error) {
        return { reason: error instanceof Error ? error.message : String(error) }
      }
    }
  }
}

/** Reads an image below a folder. Symbolic links that leave the folder are rejected. */
function readImageFile(
  folder: string,
  path: string,
): { readonly bytes: Buffer; readonly type: string } | { readonly reason: string } {
  const file = join(folder, path)
  const type = imageMediaType(file)
  if (!existsSync(file) || !statSync(file).isFile()) return { reason: 'file not found' }
  if (relative(realpathSync(folder), realpathSync(file)).startsWith('..'))
    return { reason: 'outside the deck’s folder' }
  if (type === undefined) return { reason: 'not an image format that browsers show' }
  return { bytes: readFileSync(file), type }
}

/** Builds the files of the extension's exporter, so that they are never outdated. */
function buildParts(theme: string, withDiagrams: boolean): ExportParts {
  execFileSync(process.execPath, [join(root, 'esbuild.mjs'), '--pages'], { stdio: ['ignore', 'ignore', 'inherit'] })
  const folder = join(root, 'dist', 'webview')
  const read = (...path: readonly string[]): string => readFileSync(join(folder, ...path), 'utf8')
  return {
    script: read('exportedDeck.js'),
    styles: [read('deck.css'), read('themes', `${theme}.css`)],
    diagrams: withDiagrams ? read('mermaid.js') : undefined,
  }
}

main().then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  },
)
