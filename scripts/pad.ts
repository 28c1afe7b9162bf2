/**
 * Cuts a pad that holds many meetings, and prints or writes them as minutes:
 *
 *   npm run --silent pad -- PAD.md|URL|- [--list] [--date DAY|--all] [--root DIR --series FOLDER] [--out DIR]
 *
 * The exit code is 1 if nothing is found, cannot be read or exists already, 2 for invalid arguments or a missing file.
 */
import { runPad } from './commands/pad'
import { createTerminal } from './commands/terminal'

void runPad(process.argv.slice(2), { program: 'npm run --silent pad --', root: undefined }, createTerminal()).then(
  (code) => (process.exitCode = code),
)
