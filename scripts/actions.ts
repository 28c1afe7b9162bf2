/**
 * Prints the action items of all minutes below a folder, without duplicates, with their histories:
 *
 *   npm run --silent actions -- --root DIR --format json|md|csv [--status open|stale|done|dropped|all] [--owner HANDLE]
 *     [--today YYYY-MM-DD]
 *
 * `--decisions` prints the decisions instead. Items that nobody has mentioned for six months are stale; the months count
 * back from the newest meeting, or from `--today`.
 *
 * The exit code is 0 with or without items, 2 for invalid arguments.
 */
import { statSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { dayOf, localDate } from '../src/core/calendar'
import { actionReport, decisionReport, formats, type ReportOptions, statuses } from './actionReport'

const usage =
  'usage: npm run --silent actions -- --root DIR --format json|md|csv [--status open|stale|done|dropped|all] [--owner HANDLE] [--today YYYY-MM-DD] [--decisions]'

interface Call extends ReportOptions {
  readonly isOfDecisions: boolean
}

/** Returns undefined for invalid arguments. */
function readCall(): Call | undefined {
  try {
    const { values } = parseArgs({
      options: {
        root: { type: 'string' },
        format: { type: 'string', default: 'json' },
        status: { type: 'string', default: 'all' },
        owner: { type: 'string' },
        today: { type: 'string' },
        decisions: { type: 'boolean', default: false },
      },
    })
    const format = formats.find((one) => one === values.format)
    const status = statuses.find((one) => one === values.status)
    const { root, owner, today } = values
    if (root === undefined || format === undefined || status === undefined) return undefined
    if (today !== undefined && !isDay(today)) return undefined
    return {
      root,
      format,
      status,
      owner,
      today: today ?? localDate(),
      isTodayReference: today !== undefined,
      isOfDecisions: values.decisions,
    }
  } catch {
    // An unknown option.
    return undefined
  }
}

function isDay(text: string): boolean {
  return (
    /^\d{4}-\d\d-\d\d$/.test(text) &&
    dayOf(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))) === text
  )
}

const call = readCall()
if (call === undefined) {
  console.error(usage)
  process.exitCode = process.argv.includes('--help') || process.argv.includes('-h') ? 0 : 2
} else if (statSync(call.root, { throwIfNoEntry: false })?.isDirectory() !== true) {
  console.error(`Folder not found: ${call.root}`)
  process.exitCode = 2
} else {
  const warn = (text: string): void => console.error(text)
  process.stdout.write(call.isOfDecisions ? decisionReport(call, warn) : actionReport(call, warn))
}
