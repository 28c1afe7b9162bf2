import { parseArgs } from 'node:util'
import { findDates } from '../../src/core/dates'
import { padCommand, type PadOptions } from '../padCommand'
import { missingTarget } from './paths'
import { type Caller, exitCodes, type Terminal } from './terminal'

export function padUsage({ program }: Caller): string {
  return `usage: ${program} PAD.md|URL|- [--list] [--date DAY|--all] [--root DIR --series FOLDER] [--out DIR]`
}

/** Cuts a pad into its meetings. @returns the exit code. */
export async function runPad(parameters: readonly string[], caller: Caller, terminal: Terminal): Promise<number> {
  const call = readCall(parameters)
  if (call === undefined) {
    terminal.warn(padUsage(caller))
    return parameters.includes('--help') || parameters.includes('-h') ? exitCodes.ok : exitCodes.usage
  }
  const missing = /^https?:\/\//i.test(call.pad) ? undefined : missingTarget([call.pad])
  if (missing !== undefined) {
    terminal.warn(`File not found: ${missing}`)
    return exitCodes.usage
  }
  const input = call.pad === '-' ? terminal.readInput() : undefined
  const { output, errors } = await padCommand({ ...call, ...(input === undefined ? {} : { text: input }) })
  terminal.printDocument(output)
  for (const error of errors) terminal.warn(error)
  return errors.length > 0 ? exitCodes.failed : exitCodes.ok
}

/** Returns undefined for invalid arguments. */
function readCall(parameters: readonly string[]): PadOptions | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...parameters],
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
