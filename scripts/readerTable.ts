/**
 * Writes the table of the reader's quality into CONTRIBUTING.md, between its two markers:
 *
 *   npm run reader-table [-- --check]
 *
 * --check writes nothing, and exits with 1 if the table is out of date.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readBatches, readerTable } from '../bench/reader/batches'
import { scoreFixtures } from './scoreFolder'

const file = join(__dirname, '..', 'CONTRIBUTING.md')
const start = '<!-- reader table: npm run reader-table -->'
const end = '<!-- end of reader table -->'

const text = readFileSync(file, 'utf8')
const from = text.indexOf(start)
const to = text.indexOf(end)
if (from < 0 || to < from) throw new Error(`CONTRIBUTING.md needs the lines ${start} and ${end}.`)
const table = readerTable(readBatches(), scoreFixtures().score)
const written = `${text.slice(0, from)}${start}\n\n${table}\n\n${text.slice(to)}`
if (process.argv.includes('--check')) {
  if (written !== text) {
    console.error('The table of the reader in CONTRIBUTING.md is out of date: run npm run reader-table.')
    process.exit(1)
  }
} else {
  writeFileSync(file, written)
}
