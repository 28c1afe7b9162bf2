/**
 * Compares the reader with labels, and prints precision, recall and F1 of each field as one line of JSON:
 *
 *   npm run --silent score [-- --root DIR] [--gold FILE] [--repository OWNER/REPO] [--differences]
 *
 * Without --root it takes the project's own fixtures. Without --gold the labels of `a.md` are in `a.json` beside it.
 * --differences prints each difference on standard error.
 */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { scoreFixtures, scoreFolder } from './scoreFolder'

const { values } = parseArgs({
  options: {
    root: { type: 'string' },
    gold: { type: 'string' },
    repository: { type: 'string' },
    differences: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  },
})

if (values.help === true) {
  console.error('usage: npm run --silent score [-- --root DIR] [--gold FILE] [--repository OWNER/REPO] [--differences]')
  process.exit(0)
}

try {
  const { score, differences } =
    values.root === undefined
      ? scoreFixtures()
      : scoreFolder(resolve(values.root), values.gold, values.repository?.split('/')[0])
  if (values.differences === true) for (const difference of differences) console.error(difference)
  console.log(JSON.stringify(score))
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(2)
}
