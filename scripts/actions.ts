/**
 * Prints the action items of all minutes below a folder, without duplicates, with their histories:
 *
 *   npm run --silent actions -- --root DIR --format json|md|csv [--status open|done|dropped|all] [--owner HANDLE]
 *
 * The exit code is 0 with or without items, 2 for invalid arguments.
 */
import { statSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { actionReport, formats, statuses } from './actionReport'

const usage =
  'usage: npm run --silent actions -- --root DIR --format json|md|csv [--status open|done|dropped|all] [--owner HANDLE]'

/** Returns undefined for invalid arguments. */
function readCall(): Parameters<typeof actionReport>[0] | undefined {
  try {
    const { values } = parseArgs({
      options: {
        root: { type: 'string' },
        format: { type: 'string', default: 'json' },
        status: { type: 'string', default: 'all' },
        owner: { type: 'string' },
      },
    })
    const format = formats.find((one) => one === values.format)
    const status = statuses.find((one) => one === values.status)
    const { root, owner } = values
    return root === undefined || format === undefined || status === undefined
      ? undefined
      : { root, format, status, owner }
  } catch {
    // An unknown option.
    return undefined
  }
}

const call = readCall()
if (call === undefined) {
  console.error(usage)
  process.exitCode = process.argv.includes('--help') || process.argv.includes('-h') ? 0 : 2
} else if (statSync(call.root, { throwIfNoEntry: false })?.isDirectory() !== true) {
  console.error(`Folder not found: ${call.root}`)
  process.exitCode = 2
} else {
  process.stdout.write(actionReport(call, (text) => console.error(text)))
}
