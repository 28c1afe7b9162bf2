/**
 * Prints the action items of all minutes below a folder, each once, with its history:
 *
 *   npm run --silent actions -- --root DIR --format json|md|csv [--status open|done|dropped|all] [--owner HANDLE]
 *
 * The exit code is 0 whether there are items or not; 2 for a wrong call.
 */
import { statSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { actionReport, formats, statuses } from './actionReport'

const usage =
  'usage: npm run --silent actions -- --root DIR --format json|md|csv [--status open|done|dropped|all] [--owner HANDLE]'

/** Undefined for a call that is wrong. */
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
    // An option that there is not.
    return undefined
  }
}

const call = readCall()
if (call === undefined) {
  console.error(usage)
  process.exitCode = process.argv.includes('--help') || process.argv.includes('-h') ? 0 : 2
} else if (statSync(call.root, { throwIfNoEntry: false })?.isDirectory() !== true) {
  console.error(`There is no folder ${call.root}.`)
  process.exitCode = 2
} else {
  process.stdout.write(actionReport(call, (text) => console.error(text)))
}
