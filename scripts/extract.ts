/**
 * Prints what the reader finds in minutes, as JSON:
 *
 *   npm run --silent extract -- --root DIR [--repository OWNER/REPO] [--why] [FILE…]
 *
 * Without files it reads every `.md` file below DIR. `--why` adds the rule and line that each value comes from.
 */
import { runExtract } from './commands/extract'
import { createTerminal } from './commands/terminal'

const caller = { program: 'npm run --silent extract --', root: undefined }
process.exitCode = runExtract(process.argv.slice(2), caller, createTerminal())
