/**
 * Packages the extension, measures its sizes and its start, stores them in bench/sizes.json, and writes their table
 * into CONTRIBUTING.md, between its two markers:
 *
 *   npm run size-table [-- --check]
 *
 * --check measures and writes nothing, and exits with 1 if the table does not match bench/sizes.json.
 */
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run as measureActivation } from '../bench/benches/activation'
import { packageExtension } from './packageExtension'
import { readSizes, type Sizes, sizesFile, sizeTable } from './sizes'

const root = join(__dirname, '..')
const file = join(root, 'CONTRIBUTING.md')
const start = '<!-- size table: npm run size-table -->'
const end = '<!-- end of size table -->'
const against = '6c4299f'
const measuredFiles = [
  'out/minutes.vsix',
  'dist/extension.js',
  'dist/parts/calendars.js',
  'dist/parts/decks.js',
  'dist/parts/github.js',
  'dist/webview/deckPage.js',
  'dist/minutes.js',
]

async function measure(): Promise<Sizes> {
  await packageExtension()
  const bytes = Object.fromEntries(measuredFiles.map((path) => [path, statSync(join(root, path)).size]))
  const figures = await measureActivation({
    against,
    n: undefined,
    corpus: undefined,
    documents: undefined,
    gold: undefined,
  })
  return {
    measured: new Date().toISOString().slice(0, 10),
    bytes,
    activation: { against, share: Number(figures['share']) },
  }
}

/** The text of CONTRIBUTING.md with the table of the stored sizes. */
function withTable(text: string): string {
  const from = text.indexOf(start)
  const to = text.indexOf(end)
  if (from < 0 || to < from) throw new Error(`CONTRIBUTING.md needs the lines ${start} and ${end}.`)
  return `${text.slice(0, from)}${start}\n\n${sizeTable(readSizes())}\n\n${text.slice(to)}`
}

async function main(): Promise<void> {
  const isCheck = process.argv.includes('--check')
  if (!isCheck) {
    writeFileSync(sizesFile, `${JSON.stringify(await measure(), undefined, 2)}\n`)
    writeFileSync(file, withTable(readFileSync(file, 'utf8')))
    return
  }
  const text = readFileSync(file, 'utf8')
  if (withTable(text) === text) return
  console.error('The table of sizes in CONTRIBUTING.md is out of date: run npm run size-table.')
  process.exitCode = 1
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
