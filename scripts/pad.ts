/**
 * Cuts a pad that holds many meetings, and prints or writes them as minutes:
 *
 *   npm run --silent pad -- PAD.md|URL [--list] [--date DAY|--all] [--root DIR --series FOLDER] [--out DIR]
 *
 * The exit code is 1 if something is missing, cannot be read or exists already, 2 for invalid arguments.
 */
import { parseArgs } from 'node:util'
import { findDates } from '../src/core/dates'
import { padCommand, type PadOptions } from './padCommand'

const usage =
  'usage: npm run --silent pad -- PAD.md|URL [--list] [--date DAY|--all] [--root DIR --series FOLDER] [--out DIR]'

/** Returns undefined for invalid arguments. */
function readCall(): PadOptions | undefined {
  try {
    const { values, positionals } = parseArgs({
      options: {
        list: { type: 'boolean', default: false },
        date: { type: 'string' },
        all: { type: 'boolean', default: false },
        root: { type: 'string' },
        series: { type: 'string' },
        out: { type: 'string' },
      },
      allowPositionals: true,
    })
    const [pad, ...others] = positionals
    const date = values.date === undefined ? undefined : findDates(values.date)[0]?.value
    const isInvalid =
      others.length > 0 ||
      (values.date !== undefined && date === undefined) ||
      (date !== undefined && values.all) ||
      (values.series !== undefined && values.root === undefined)
    return pad === undefined || isInvalid ? undefined : { ...values, pad, date }
  } catch {
    // An unknown option.
    return undefined
  }
}

const call = readCall()
if (call === undefined) {
  console.error(usage)
  process.exitCode = process.argv.includes('--help') || process.argv.includes('-h') ? 0 : 2
} else {
  void padCommand(call).then(({ output, errors }) => {
    process.stdout.write(output)
    for (const error of errors) console.error(error)
    if (errors.length > 0) process.exitCode = 1
  })
}
