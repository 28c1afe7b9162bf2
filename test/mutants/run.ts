/**
 * Applies each mutant to a temporary copy of the project and checks that its test notices it. The last line counts:
 * a mutant is killed if its test fails by an assertion, and survives if the test passes. It is invalid if its text does
 * not occur exactly once, its test is missing or fails without it, the changed file does not type-check, or the test fails
 * in another way. `-- --from 11 --to 20` runs a part of the list.
 */
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { nodeProgram } from '../nodeProgram'
import { runProcess } from '../hosts/processes'
import { makeTemporaryDirectory } from '../hosts/temporaryDirectory'
import type { Mutant } from './mutant'
import { publishingMutants } from './publishing'
import { publishingOthersMutants } from './publishingOthers'

const root = path.join(__dirname, '..', '..')
const allMutants: readonly Mutant[] = [...publishingMutants, ...publishingOthersMutants]

type Verdict = 'killed' | 'survived' | { readonly invalid: string }

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { from: { type: 'string' }, to: { type: 'string' } } })
  const mutants = allMutants.slice(Number(values.from ?? 1) - 1, Number(values.to ?? allMutants.length))
  const directory = makeTemporaryDirectory('mutants')
  copyProject(directory.path)
  const counts = { mutants: mutants.length, killed: 0, survived: 0, invalid: 0 }
  for (const mutant of mutants) {
    const verdict = await judge(mutant, directory.path)
    const kind = typeof verdict === 'string' ? verdict : 'invalid'
    counts[kind]++
    const reason = typeof verdict === 'string' ? '' : `: ${verdict.invalid}`
    console.error(`${kind === 'killed' ? '✓' : '✗'} ${mutant.file}: ${mutant.test.title} – ${kind}${reason}`)
  }
  directory.remove()
  console.log(JSON.stringify(counts))
  process.exitCode = counts.survived + counts.invalid === 0 ? 0 : 1
}

/** Copies the files of the work tree, committed or not, and links the installed packages. */
function copyProject(directory: string): void {
  const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root })
  for (const file of list.toString().split('\0')) {
    // A deleted file is listed until its deletion is committed.
    if (file === '' || !existsSync(path.join(root, file))) continue
    mkdirSync(path.dirname(path.join(directory, file)), { recursive: true })
    cpSync(path.join(root, file), path.join(directory, file))
  }
  symlinkSync(path.join(root, 'node_modules'), path.join(directory, 'node_modules'), 'junction')
}

async function judge(mutant: Mutant, directory: string): Promise<Verdict> {
  const file = path.join(directory, mutant.file)
  const source = readFileSync(file, 'utf8')
  const [before, after, ...more] = source.split(mutant.text)
  if (before === undefined || after === undefined || more.length > 0) {
    return { invalid: `the text occurs ${after === undefined ? 'nowhere' : 'more than once'}` }
  }
  const unchanged = await runTest(mutant.test, directory)
  if (unchanged !== 'passed') return { invalid: `without the mutant: ${unchanged}` }
  writeFileSync(file, before + mutant.replacement + after)
  try {
    const types = await run(directory, nodeProgram('tsc', '-p', projectOf(mutant.file)))
    if (types.code !== 0) return { invalid: types.output.trim().slice(0, 500) }
    const outcome = await runTest(mutant.test, directory)
    if (outcome === 'passed') return 'survived'
    return outcome === 'failed by an assertion' ? 'killed' : { invalid: outcome }
  } finally {
    writeFileSync(file, source)
  }
}

/** The TypeScript project that a source file belongs to. */
function projectOf(file: string): string {
  return ['src/core', 'src/webview'].find((folder) => file.startsWith(`${folder}/`)) ?? '.'
}

interface MochaResult {
  readonly tests: readonly {
    readonly fullTitle: string
    readonly err: { readonly name?: string; readonly code?: string; readonly message?: string; readonly stack?: string }
  }[]
}

/** Runs one test. @returns How it ended; anything but the two known outcomes is a reason. */
async function runTest(
  { file, title }: Mutant['test'],
  directory: string,
): Promise<'passed' | 'failed by an assertion' | (string & {})> {
  const output = path.join(directory, 'mocha.json')
  writeFileSync(output, '{"tests":[]}')
  const reporter = ['--reporter', 'json', '--reporter-option', `output=${output}`]
  const { code, output: log } = await run(
    directory,
    nodeProgram('mocha', ...reporter, '--timeout', '120000', '--fgrep', title, file),
  )
  const { tests } = JSON.parse(readFileSync(output, 'utf8')) as MochaResult
  const test = tests.find(({ fullTitle }) => fullTitle === title)
  if (test === undefined) return `the test did not run: ${log.trim().slice(-500)}`
  if (Object.keys(test.err).length === 0) return code === 0 ? 'passed' : `mocha ended with code ${code}`
  const isAssertion = test.err.code === 'ERR_ASSERTION' || /^AssertionError\b/.test(test.err.stack ?? '')
  return isAssertion ? 'failed by an assertion' : `the test failed with ${test.err.message ?? 'an unknown error'}`
}

async function run(
  directory: string,
  { command, parameters }: ReturnType<typeof nodeProgram>,
): Promise<{ code: number; output: string }> {
  return runProcess(command, parameters, { directory })
}

void main()
