/**
 * The command line of Minutes, built into the one file `dist/minutes.js`:
 *
 *   minutes COMMAND [OPTION…]
 *
 * Each command is loaded when it is called, so that `--help` is fast. The exit code is 0 on success, 1 if a command found
 * problems or could not do all of its work, and 2 for invalid arguments or a file that does not exist.
 */
import { commands, helpOf, helpOfAll } from './commands/help'
import { createTerminal, exitCodes, type Terminal } from './commands/terminal'

async function main([name, ...parameters]: readonly string[], terminal: Terminal): Promise<number> {
  if (name === '--version') {
    terminal.print(process.env['MINUTES_VERSION'] ?? '')
    return exitCodes.ok
  }
  const isHelp = name === undefined || name === '--help' || name === '-h' || name === 'help'
  const wanted = name === 'help' ? parameters[0] : isHelp ? undefined : name
  const command = commands.find((one) => one.name === wanted)
  if (wanted !== undefined && command === undefined) {
    terminal.warn(`Unknown command: ${wanted}\nRun “minutes --help” to see all commands.`)
    return exitCodes.usage
  }
  if (command === undefined) {
    terminal.printReport(helpOfAll())
    return name === undefined ? exitCodes.usage : exitCodes.ok
  }
  if (isHelp || parameters.includes('--help') || parameters.includes('-h')) {
    terminal.printReport(helpOf(command))
    return exitCodes.ok
  }
  const caller = { program: `minutes ${command.name}`, root: '.' }
  switch (command.name) {
    case 'check':
      return (await import('./commands/check')).runCheck(parameters, caller, terminal)
    case 'actions':
      return (await import('./commands/actions')).runActions(parameters, caller, terminal)
    case 'decisions':
      return (await import('./commands/actions')).runDecisions(parameters, caller, terminal)
    case 'extract':
      return (await import('./commands/extract')).runExtract(parameters, caller, terminal)
    case 'slides': {
      const [{ runSlides }, { findParts }] = await Promise.all([
        import('./commands/slides'),
        import('./commands/builtParts'),
      ])
      return runSlides(parameters, caller, terminal, findParts)
    }
    case 'pad':
      return (await import('./commands/pad')).runPad(parameters, caller, terminal)
    case 'new':
      return (await import('./commands/newMinutes')).runNew(parameters, caller, terminal)
  }
}

const terminal = createTerminal()
main(process.argv.slice(2), terminal).then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    terminal.warn(error instanceof Error ? error.message : String(error))
    process.exitCode = exitCodes.failed
  },
)
