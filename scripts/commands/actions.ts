import { parseArgs } from 'node:util'
import { localDate } from '../../src/core/calendar'
import { actionReport, decisionReport, formats, type ReportOptions, statuses } from '../actionReport'
import { isDay } from './days'
import { namedDocuments } from './documents'
import { chooseRoot, isFolder, missingTarget } from './paths'
import { type Caller, exitCodes, type Terminal } from './terminal'

export function actionsUsage({ program, root }: Caller): string {
  return `usage: ${program} ${rootUsage(root)} [--status open|stale|done|dropped|all] [--owner HANDLE] [--today YYYY-MM-DD] [--decisions]`
}

export function decisionsUsage({ program, root }: Caller): string {
  return `usage: ${program} ${rootUsage(root)} [--today YYYY-MM-DD]`
}

function rootUsage(root: string | undefined): string {
  return root === undefined ? '--root DIR --format json|md|csv' : '[FILE|FOLDER|-…] [--root DIR] [--format json|md|csv]'
}

interface Call extends ReportOptions {
  readonly isOfDecisions: boolean
  /** The files and folders to read; all below the root if there are none. */
  readonly targets: readonly string[]
}

/** Prints the action items of a folder, or its decisions with `--decisions`. @returns the exit code. */
export function runActions(parameters: readonly string[], caller: Caller, terminal: Terminal): number {
  return report(readCall(parameters, caller, terminal), actionsUsage(caller), parameters, terminal)
}

/** Prints the decisions of a folder. @returns the exit code. */
export function runDecisions(parameters: readonly string[], caller: Caller, terminal: Terminal): number {
  const call = readCall(parameters, caller, terminal)
  return report(call && { ...call, isOfDecisions: true }, decisionsUsage(caller), parameters, terminal)
}

function report(call: Call | undefined, usage: string, parameters: readonly string[], terminal: Terminal): number {
  if (call === undefined) {
    terminal.warn(usage)
    return parameters.includes('--help') || parameters.includes('-h') ? exitCodes.ok : exitCodes.usage
  }
  const missing = missingTarget(call.targets)
  if (missing !== undefined || !isFolder(call.root)) {
    terminal.warn(missing === undefined ? `Folder not found: ${call.root}` : `File not found: ${missing}`)
    return exitCodes.usage
  }
  const documents = call.targets.length > 0 ? namedDocuments(call.targets, call.root, terminal) : undefined
  const warn = (text: string): void => terminal.warn(text)
  terminal.printReport((call.isOfDecisions ? decisionReport : actionReport)({ ...call, documents }, warn))
  return exitCodes.ok
}

/** Returns undefined for invalid arguments. */
function readCall(parameters: readonly string[], caller: Caller, terminal: Terminal): Call | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...parameters],
      options: {
        root: { type: 'string' },
        format: { type: 'string', default: terminal.isInteractive && caller.root !== undefined ? 'md' : 'json' },
        status: { type: 'string', default: 'all' },
        owner: { type: 'string' },
        today: { type: 'string' },
        decisions: { type: 'boolean', default: false },
      },
      allowPositionals: caller.root !== undefined,
    })
    const format = formats.find((one) => one === values.format)
    const status = statuses.find((one) => one === values.status)
    const { owner, today } = values
    const root = chooseRoot(values.root, positionals, caller.root)
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
      targets: positionals,
    }
  } catch {
    // An unknown option.
    return undefined
  }
}
