/**
 * Prints what the reader finds in minutes, as JSON:
 *
 *   npm run --silent extract -- --root DIR [--repository OWNER/REPO] [--why] [FILE…]
 *
 * Without files it reads every `.md` file below DIR. `--why` adds the rule and line that each value comes from.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { parseArgs } from 'node:util'
import { readExtracts } from './readExtracts'

const { values, positionals } = parseArgs({
  options: {
    root: { type: 'string' },
    repository: { type: 'string' },
    why: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  },
  allowPositionals: true,
})

if (values.help === true || values.root === undefined) {
  console.error('usage: npm run --silent extract -- --root DIR [--repository OWNER/REPO] [--why] [FILE…]')
  process.exit(values.help === true ? 0 : 2)
}

const root = resolve(values.root)
const files = positionals.length > 0 ? positionals.map((file) => resolve(root, file)) : markdownFiles(root)
const documents = files.map((file) => ({
  path: relative(root, file).split(sep).join('/'),
  text: readFileSync(file, 'utf8'),
}))
process.stdout.write(
  `${JSON.stringify(readExtracts(documents, values.repository?.split('/')[0], values.why), undefined, 1)}\n`,
)

function markdownFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}
