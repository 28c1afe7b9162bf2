import { relative, resolve, sep } from 'node:path'
import { parseArgs } from 'node:util'
import { toAnnotation } from './annotations'
import { documentsIn, type TextDocument, toPath } from './documents'
import { findInFiles, type FoundProblem } from './findInFiles'
import { chooseRoot, isFolder, missingTarget } from './paths'
import { countOf } from './plural'
import { isAtLeast, type SeverityLimit, severityLimits } from './severities'
import { type Caller, type Colored, exitCodes, type Terminal } from './terminal'
import { readWorkspaceSettings } from './workspaceSettings'
import { readTextFile } from '../textFile'

const formats = ['text', 'json', 'github'] as const
export function checkUsage({ program }: Caller): string {
  return `usage: ${program} [FILE|FOLDER|-…] [--root DIR] [--format text|json|github] [--fail-on error|warning|information|hint|never]`
}

interface Call {
  readonly root: string
  readonly targets: readonly string[]
  readonly format: (typeof formats)[number]
  readonly failOn: SeverityLimit
}

/** Checks minutes. @returns the exit code: 1 if there is a problem at least as severe as `--fail-on`. */
export function runCheck(parameters: readonly string[], caller: Caller, terminal: Terminal): number {
  const call = readCall(parameters, caller)
  if (call === undefined) {
    terminal.warn(checkUsage(caller))
    return parameters.includes('--help') || parameters.includes('-h') ? exitCodes.ok : exitCodes.usage
  }
  const root = resolve(call.root)
  const missing = missingTarget(call.targets)
  if (missing !== undefined || !isFolder(root)) {
    terminal.warn(missing === undefined ? `Folder not found: ${call.root}` : `File not found: ${missing}`)
    return exitCodes.usage
  }
  const { documents, isChecked } = chooseDocuments(root, call.targets, terminal)
  const settings = readWorkspaceSettings(root, (text) => terminal.warn(text))
  const { problems, checked } = findInFiles(documents, isChecked, settings)
  print(problems, checked.length, { root, format: call.format, terminal })
  const isFailure = problems.some(({ severity }) => isAtLeast(severity, call.failOn))
  return isFailure ? exitCodes.failed : exitCodes.ok
}

/** All documents of the folder, and which of them to check: all if there are no targets. */
function chooseDocuments(
  root: string,
  targets: readonly string[],
  terminal: Terminal,
): { readonly documents: readonly TextDocument[]; readonly isChecked: (document: TextDocument) => boolean } {
  const warn = (text: string): void => terminal.warn(text)
  const input: readonly TextDocument[] = targets.includes('-')
    ? [{ path: '-', text: terminal.readInput(), isGiven: true }]
    : []
  const chosen = targets.filter((target) => target !== '-').map((target) => resolve(target))
  const files = chosen.filter((target) => !isFolder(target))
  const given = new Set(files.map((file) => toPath(root, file)))
  const below = [...documentsIn(root, warn).all()].map((document) => ({
    ...document,
    isGiven: given.has(document.path),
  }))
  const known = new Set(below.map(({ path }) => path))
  // Files outside the folder, or with another extension.
  const others = files
    .filter((file) => !known.has(toPath(root, file)))
    .map((file) => ({ path: toPath(root, file), text: readTextFile(file), isGiven: true }))
  const outside = chosen.filter((target) => isFolder(target)).map((folder) => toPath(root, folder))
  const isChecked = ({ path, isGiven }: TextDocument): boolean =>
    targets.length === 0 || isGiven || outside.some((folder) => folder === '' || path.startsWith(`${folder}/`))
  return { documents: [...below, ...others, ...input], isChecked }
}

const severityColors = { error: 'red', warning: 'yellow', information: 'blue', hint: 'gray' } as const

function print(
  problems: readonly FoundProblem[],
  checkedCount: number,
  { root, format, terminal }: { readonly root: string; readonly format: Call['format']; readonly terminal: Terminal },
): void {
  const fromHere = ({ file }: FoundProblem): string =>
    file === '-' ? file : relative(process.cwd(), resolve(root, file)).split(sep).join('/')
  switch (format) {
    case 'json':
      terminal.printReport(`${JSON.stringify(problems, undefined, 2)}\n`)
      return
    case 'github':
      for (const problem of problems) terminal.print(toAnnotation(problem, fromHere(problem)))
      return
    case 'text':
      for (const problem of problems) {
        const place: Colored = { text: `${fromHere(problem)}:${problem.line}:${problem.column}`, color: 'bold' }
        const severity: Colored = { text: problem.severity, color: severityColors[problem.severity] }
        terminal.print(place, ' ', severity, ` ${problem.message} `, { text: problem.code, color: 'gray' })
      }
      terminal.print(summaryOf(problems, checkedCount))
  }
}

function summaryOf(problems: readonly FoundProblem[], checkedCount: number): string {
  const files = countOf(checkedCount, 'file', 'files')
  return problems.length === 0
    ? `No problems in ${files}`
    : `${countOf(problems.length, 'problem', 'problems')} in ${files}`
}

/** Returns undefined for invalid arguments. */
function readCall(parameters: readonly string[], caller: Caller): Call | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...parameters],
      options: {
        root: { type: 'string' },
        format: { type: 'string', default: 'text' },
        'fail-on': { type: 'string', default: 'warning' },
      },
      allowPositionals: true,
    })
    const format = formats.find((one) => one === values.format)
    const failOn = severityLimits.find((one) => one === values['fail-on'])
    const root = chooseRoot(values.root, positionals, caller.root)
    return root === undefined || format === undefined || failOn === undefined
      ? undefined
      : { root, targets: positionals, format, failOn }
  } catch {
    // An unknown option.
    return undefined
  }
}
