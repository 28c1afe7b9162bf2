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
import { toExplainedExtract, toExtract } from '../src/core/extract'
import type { Minutes } from '../src/core/minutes'
import { readMinutes } from '../src/core/reader/readMinutes'

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
const read = files.map((file) => {
  const name = relative(root, file).split(sep).join('/')
  return { name, minutes: readMinutes(readFileSync(file, 'utf8'), { path: name }) }
})
const owners = countOwners(read.map(({ minutes }) => minutes))
const defaultOwner = values.repository?.split('/')[0]
const ownerOf = (repo: string): string | undefined => owners.get(repo.toLowerCase()) ?? defaultOwner ?? owners.get('')
const print = values.why === true ? toExplainedExtract : toExtract
process.stdout.write(
  `${JSON.stringify(
    read.map(({ name, minutes }) => print(name, minutes, ownerOf)),
    undefined,
    1,
  )}\n`,
)

function markdownFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

/** The most frequent owner in links by repository name, in lower case. Key '' has the most frequent owner of all links. */
function countOwners(documents: readonly Minutes[]): ReadonlyMap<string, string> {
  const counts = new Map<string, Map<string, number>>()
  for (const { owner, repo } of documents.flatMap(({ references }) => references)) {
    if (owner === undefined || repo === undefined) continue
    for (const key of [repo.toLowerCase(), '']) {
      const count = counts.get(key) ?? new Map<string, number>()
      counts.set(key, count.set(owner, (count.get(owner) ?? 0) + 1))
    }
  }
  return new Map(
    [...counts].map(([key, count]) => [key, [...count].sort((one, other) => other[1] - one[1])[0]?.[0] ?? '']),
  )
}
