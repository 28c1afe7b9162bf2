/**
 * Prints the action items of all minutes below a folder, without duplicates, with their histories:
 *
 *   npm run --silent actions -- --root DIR --format json|md|csv [--status open|stale|done|dropped|all] [--owner HANDLE]
 *     [--today YYYY-MM-DD]
 *
 * `--decisions` prints the decisions instead. Items are stale if nobody has mentioned them in the six months before the
 * newest meeting, or before `--today`.
 *
 * The exit code is 0 with or without items, 2 for invalid arguments.
 */
import { runActions } from './commands/actions'
import { createTerminal } from './commands/terminal'

const caller = { program: 'npm run --silent actions --', root: undefined }
process.exitCode = runActions(process.argv.slice(2), caller, createTerminal())
