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
import { runActions } from './commands/actions'
import { createTerminal } from './commands/terminal'

const caller = { program: 'npm run --silent actions --', root: undefined }
process.exitCode = runActions(process.argv.slice(2), caller, createTerminal())
