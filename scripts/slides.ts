/**
 * Makes one self-contained HTML file of a deck:
 *
 *   npm run --silent slides -- DECK.md --out FILE.html [--allow HOST …]
 *
 * Pictures are embedded from files beside or below the deck; those on servers only where `--allow` names their host,
 * or where a file of the same name lies beside the deck. What is left out is named on the error output.
 */
import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readMinutes } from '../src/core/reader/readMinutes'
import { type Deck, hasDiagrams, readDeck, shapeOf } from '../src/core/slides/deck'
import { exportHtml, type ExportParts, picturesOf, renderDeck } from '../src/core/slides/exportHtml'
import { exportLimits } from '../src/core/slides/exportLimits'
import { isAllowedHost, pictureType, readPictureAddress } from '../src/core/slides/pictureAddress'
import type { RenderedSlide } from '../src/core/slides/slideHtml'
import { unshownOf } from '../src/core/slides/unshown'

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
    console.error(`There is no file ${file}.`)
    return 1
  }
  const text = readFileSync(file, 'utf8')
  const minutes = readMinutes(text, { path: file })
  if (minutes.kind !== 'slides') {
    console.error(`${file} is no deck: its front matter has no “type: slide”.`)
    return 1
  }
  const deck = readDeck(text, minutes.slides, basename(file))
  const slides = renderDeck(deck)
  const { pictures, left } = await embedAll(resolve(file), picturesOf(deck, slides), values.allow)
  const html = exportHtml(deck, slides, {
    parts: readParts(deck.options.theme, hasDiagrams(deck.slides)),
    pictures,
    nonce: randomUUID(),
  })
  writeFileSync(values.out, html)
  for (const flaw of flawsOf(deck, slides)) console.error(flaw)
  for (const reason of left) console.error(`left out: ${reason}`)
  const shape = shapeOf(deck.slides)
  console.log(
    `${values.out}: ${shape.length} sections, ${deck.slides.length} slides, ${Object.keys(pictures).length} pictures`,
  )
  return 0
}

/** What of the deck is not shown, or only as its source. */
function flawsOf(deck: Deck, slides: readonly RenderedSlide[]): readonly string[] {
  const { frontMatterError: error, swallowedFrom, rejectedOptions } = deck
  return [
    ...(error === undefined ? [] : [`line ${error.line}: the front matter is not valid YAML: ${error.reason}`]),
    ...(swallowedFrom === undefined
      ? []
      : [`line ${swallowedFrom}: this is front matter still; a line “---” is missing above it`]),
    ...rejectedOptions.map(({ name, value }) => `left out: the slide option “${name}: ${value}”`),
    ...unshownOf(deck.slides, slides).map(({ kind, name, line }) => `line ${line}: not shown: ${kind} ${name}`),
  ]
}

async function embedAll(
  deck: string,
  addresses: readonly string[],
  hosts: readonly string[],
): Promise<{ readonly pictures: Readonly<Record<string, string>>; readonly left: readonly string[] }> {
  const pictures: Record<string, string> = {}
  const left: string[] = []
  let total = 0
  for (const address of addresses) {
    const found = await findPicture(deck, address, hosts)
    if ('reason' in found) left.push(`${address.slice(0, 120)} (${found.reason})`)
    else if (found.bytes.length > exportLimits.picture)
      left.push(`${address.slice(0, 120)} (more than ${exportLimits.picture / 1e6} MB)`)
    else if (total + found.bytes.length * 1.4 > exportLimits.total) left.push(`${address.slice(0, 120)} (no room left)`)
    else {
      pictures[address] = /^data:/i.test(address)
        ? address
        : `data:${found.type};base64,${found.bytes.toString('base64')}`
      total += pictures[address].length
    }
  }
  return { pictures, left }
}

async function findPicture(
  deck: string,
  address: string,
  hosts: readonly string[],
): Promise<{ readonly bytes: Buffer; readonly type: string } | { readonly reason: string }> {
  const source = readPictureAddress(address)
  if (source === undefined) return { reason: 'not an address of a picture' }
  switch (source.kind) {
    case 'data':
      return { bytes: Buffer.alloc(0), type: '' }
    case 'file':
      return readFile(dirname(deck), source.path)
    case 'remote': {
      const copy = source.fileName === undefined ? undefined : readFile(dirname(deck), source.fileName)
      if (copy !== undefined && 'bytes' in copy) return copy
      if (!isAllowedHost(source.host, hosts)) return { reason: `--allow ${source.host} would load it` }
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

/** Reads a picture below a folder; links that lead out of it are not followed. */
function readFile(
  folder: string,
  path: string,
): { readonly bytes: Buffer; readonly type: string } | { readonly reason: string } {
  const file = join(folder, path)
  const type = pictureType(file)
  if (!existsSync(file) || !statSync(file).isFile()) return { reason: 'not there' }
  if (relative(realpathSync(folder), realpathSync(file)).startsWith('..'))
    return { reason: 'outside of the deck’s folder' }
  if (type === undefined) return { reason: 'no picture that browsers show' }
  return { bytes: readFileSync(file), type }
}

/** Builds what the extension ships, so that it is never an older state. */
function readParts(theme: string, withDiagrams: boolean): ExportParts {
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
