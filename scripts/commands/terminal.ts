import { readTextFile } from '../textFile'

/** Where a command reads and prints. */
export interface Terminal {
  /** Prints one line for people. Control characters in the text are made visible. */
  print(...parts: readonly (string | Colored)[]): void
  /** Prints a report with its line breaks. Control characters are made visible. */
  printReport(text: string): void
  /** Prints a document unchanged; on a terminal, control characters are made visible. */
  printDocument(text: string): void
  /** Prints a line to the error output. */
  warn(text: string): void
  /** Reads all of the standard input. */
  readInput(): string
  /** Whether a person reads the output. */
  readonly isInteractive: boolean
}

const colorCodes = { red: 31, yellow: 33, blue: 34, gray: 90, bold: 1 } as const

/** Text that is colored on a terminal. */
export interface Colored {
  readonly text: string
  readonly color: keyof typeof colorCodes
}

/** How a command is called: by `minutes`, or by an npm script. */
export interface Caller {
  /** The text before the arguments in a usage line. */
  readonly program: string
  /** The folder if `--root` is missing; undefined if `--root` is required. */
  readonly root: string | undefined
}

/** Exit codes of all commands. */
export const exitCodes = Object.freeze({ ok: 0, failed: 1, usage: 2 })

/**
 * Replaces control characters by visible ones, because a terminal would execute them: `␛[2J` clears the screen.
 * Keeps tabs and line feeds.
 */
export function showControls(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what is replaced
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, (character) => {
    const code = character.charCodeAt(0)
    if (code < 0x20) return String.fromCharCode(0x2400 + code)
    return code === 0x7f ? '\u2421' : `\\u00${code.toString(16)}`
  })
}

interface Streams {
  readonly stdin: { readonly fd: number }
  readonly stdout: NodeJS.WriteStream
  readonly stderr: NodeJS.WriteStream
  readonly env: Readonly<Record<string, string | undefined>>
}

/** The terminal of this process. Uses colors only on terminals, unless the environment disables them. */
export function createTerminal({ stdin, stdout, stderr, env }: Streams = process): Terminal {
  const isInteractive = stdout.isTTY
  const hasColors = isInteractive && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb'
  // `minutes actions | head` closes the output early.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
  const toText = (part: string | Colored): string => {
    if (typeof part === 'string') return showControls(part)
    const text = showControls(part.text)
    return hasColors ? `\u001b[${colorCodes[part.color]}m${text}\u001b[0m` : text
  }
  return {
    print: (...parts) => stdout.write(`${parts.map(toText).join('')}\n`),
    printReport: (text) => stdout.write(showControls(text)),
    printDocument: (text) => stdout.write(isInteractive ? showControls(text) : text),
    warn: (text) => stderr.write(`${showControls(text)}\n`),
    readInput: () => readTextFile(stdin.fd),
    isInteractive,
  }
}
