/**
 * Prints the action items of all minutes below a folder, each once, with its history:
 *
 *   npm run --silent actions -- --root DIR --format json|md|csv [--status open|done|dropped|all] [--owner HANDLE]
 *
 * The exit code is 0 whether there are items or not; 2 for a wrong call.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { parseArgs } from 'node:util'
import { usualArrangement } from '../src/core/actionItems/arrange'
import { createItemIndex } from '../src/core/actionItems/itemIndex'
import { toCsvReport, toJsonReport, toMarkdownReport } from '../src/core/actionItems/report'
import { detectKind } from '../src/core/detectMinutes'
import { digestOf } from '../src/core/digest'
import { defaultLexicon, readMinutes } from '../src/core/reader/readMinutes'

const usage =
  'usage: npm run --silent actions -- --root DIR --format json|md|csv [--status open|done|dropped|all] [--owner HANDLE]'

const { values } = parseArgs({
  options: {
    root: { type: 'string' },
    format: { type: 'string', default: 'json' },
    status: { type: 'string', default: 'all' },
    owner: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  },
})

const { format, status, owner } = values
if (
  values.help === true ||
  values.root === undefined ||
  !['json', 'md', 'csv'].includes(format) ||
  !['open', 'done', 'dropped', 'all'].includes(status)
) {
  console.error(usage)
  process.exit(values.help === true ? 0 : 2)
}

const root = resolve(values.root)
const index = createItemIndex('')
for (const file of markdownBelow(root)) {
  const path = relative(root, file).split(sep).join('/')
  const text = readText(file)
  if (text === undefined || detectKind(path, text, defaultLexicon) === 'other') continue
  index.put(path, { stamp: '', root, digest: digestOf(path, readMinutes(text, { path }), text) })
}
const wanted = owner?.replace(/^@/, '').toLowerCase()
const items = index
  .items()
  .filter((item) => status === 'all' || item.status === status)
  .filter(({ latest }) => wanted === undefined || latest.item.owners.some((one) => one.toLowerCase() === wanted))
const today = new Date().toISOString().slice(0, 10)
process.stdout.write(
  format === 'json'
    ? toJsonReport(items)
    : format === 'csv'
      ? toCsvReport(items)
      : toMarkdownReport(items, usualArrangement, today),
)

// Links are not followed: a loop of them has no end.
function markdownBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:md|markdown)$/i.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !/(?:^|[\\/])(?:node_modules|\.git)[\\/]/.test(relative(folder, file)))
    .sort()
}

/** A file that cannot be read is left out, and said so. */
function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    console.error(`Left out ${file}: ${error instanceof Error ? error.message : String(error)}`)
    return undefined
  }
}
