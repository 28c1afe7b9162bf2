import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { markdownFiles } from '../markdownBelow'
import { readExtracts } from '../readExtracts'
import { toPath } from './documents'
import { isFile, isFolder } from './paths'
import { type Caller, exitCodes, type Terminal } from './terminal'
import { readTextFile } from '../textFile'

export function extractUsage({ program, root }: Caller): string {
  return `usage: ${program} ${root === undefined ? '--root DIR' : '[--root DIR]'} [--repository OWNER/REPO] [--why] [FILE…]`
}

/** Prints what the reader finds, as JSON. `-` reads the standard input. @returns the exit code. */
export function runExtract(parameters: readonly string[], caller: Caller, terminal: Terminal): number {
  const call = readCall(parameters)
  const folder = call?.values.root ?? caller.root
  if (call === undefined || folder === undefined || call.values.help === true) {
    terminal.warn(extractUsage(caller))
    return call?.values.help === true ? exitCodes.ok : exitCodes.usage
  }
  const { values, positionals } = call
  const root = resolve(folder)
  const missing = positionals.find((file) => file !== '-' && !isFile(resolve(root, file)))
  if (missing !== undefined || !isFolder(root)) {
    terminal.warn(missing === undefined ? `Folder not found: ${folder}` : `File not found: ${missing}`)
    return exitCodes.usage
  }
  const names = positionals.length > 0 ? positionals : filesIn(root, terminal)
  const documents = names.map((name) =>
    name === '-'
      ? { path: '-', text: terminal.readInput() }
      : { path: toPath(root, resolve(root, name)), text: readTextFile(resolve(root, name)) },
  )
  const extracts = readExtracts(documents, values.repository?.split('/')[0], values.why)
  terminal.printReport(`${JSON.stringify(extracts, undefined, 1)}\n`)
  return exitCodes.ok
}

function filesIn(root: string, terminal: Terminal): readonly string[] {
  return markdownFiles(root, (text) => terminal.warn(text)).filter((file) => file.endsWith('.md'))
}

/** Returns undefined for an unknown option. */
function readCall(parameters: readonly string[]) {
  try {
    return parseArgs({
      args: [...parameters],
      options: {
        root: { type: 'string' },
        repository: { type: 'string' },
        why: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
      allowPositionals: true,
    })
  } catch {
    return undefined
  }
}
