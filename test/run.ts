/**
 * Runs `npm test`: types, all unit tests, tests of the stand-in for GitHub, the grammar, the editor suites of everyday
 * work, and the main workflow in a browser. The last line has the total. `test/more.ts` runs what takes longer.
 */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { nodeProgram } from './nodeProgram'
import { findBrowser } from './hosts/browser'
import { ensureHosts } from './hosts/install'

interface Stage {
  readonly title: string
  readonly command: string
  readonly parameters: readonly string[]
  /** Reads the numbers of passed and failed tests from the output; without it the stage counts as one test. */
  readonly count?: (output: string) => Counts | undefined
}

interface Counts {
  readonly passed: number
  readonly failed: number
}

const unitTests = 'test/{unit,github,pads}/**/*.test.ts'
/** Time limit for tests that hang. Generous, because test machines are slow and shared. */
const slowTimeoutMs = '120000'
const unitTimeoutMs = '60000'
const slowUnitTests = 'test/{unit,github,pads}/**/*.slow.test.ts'
const publishingTests = 'test/unit/github/**/*.slow.test.ts'

/** Stages without a VS Code window, in two lanes for two cores. */
const stagesWithoutWindow: readonly (readonly Stage[])[] = [
  [
    { title: 'types of the core', ...nodeProgram('tsc', '-p', 'src/core') },
    { title: 'types of the slides’ page', ...nodeProgram('tsc', '-p', 'src/webview') },
    { title: 'types of the extension', ...nodeProgram('tsc', '-p', '.') },
    { title: 'types of tests and tools', ...nodeProgram('tsc', '-p', 'test') },
    { title: 'grammar', ...nodeProgram('tsx', 'test/grammar/run.ts'), count: countLastLine },
    { title: 'table of the reader', ...nodeProgram('tsx', 'scripts/readerTable.ts', '--check') },
    {
      title: 'unit tests',
      ...nodeProgram('mocha', '--timeout', unitTimeoutMs, '--ignore', slowUnitTests, unitTests),
      count: countMocha,
    },
    {
      title: 'slow unit tests',
      ...nodeProgram('mocha', '--timeout', slowTimeoutMs, '--ignore', publishingTests, slowUnitTests),
      count: countMocha,
    },
  ],
  [
    { title: 'package', ...nodeProgram('tsx', 'scripts/package.ts') },
    { title: 'exported slides', ...nodeProgram('tsx', 'test/slides/run.ts'), count: countLastLine },
    {
      title: 'slow unit tests of publishing',
      ...nodeProgram('mocha', '--timeout', slowTimeoutMs, publishingTests),
      count: countMocha,
    },
  ],
]

/** Stages with VS Code windows, which use the build of the `package` stage. Each host has its own stand-in and workspace. */
const stagesWithWindows: readonly (readonly Stage[])[] = [
  [
    { title: 'Node host', ...nodeProgram('tsx', 'test/hosts/main.ts', 'node', '--everyday'), count: countLastLine },
    {
      title: 'typist',
      ...nodeProgram(
        'tsx',
        'test/typist/main.ts',
        '--built',
        ...['--root', 'test/typist/documents', '--files', '3', '--lines', '8'],
      ),
    },
  ],
  [
    { title: 'worker host', ...nodeProgram('tsx', 'test/hosts/main.ts', 'worker', '--everyday'), count: countLastLine },
    { title: 'main workflow', ...nodeProgram('tsx', 'scripts/demo.ts', '--check', '--packaged'), count: countLastLine },
  ],
]

async function main(): Promise<void> {
  // Once, before both lanes need it. The time of the download is not counted.
  await ensureHosts()
  await findBrowser()
  const start = Date.now()
  const counts = [
    ...(await Promise.all(stagesWithoutWindow.map((lane) => runInOrder(lane, 'at the end')))),
    ...(await Promise.all(stagesWithWindows.map((lane) => runInOrder(lane, 'live')))),
  ]
  const { passed, failed } = counts.reduce(add)
  console.log(`\n${((Date.now() - start) / 1000).toFixed(0)} s in all`)
  console.log(`${passed} passed, ${failed} failed`)
  process.exitCode = failed === 0 ? 0 : 1
}

/** How to show the output of parallel stages: all of it at the end, or live with the title before each line. */
type OutputMode = 'at the end' | 'live'

async function runInOrder(stages: readonly Stage[], mode: OutputMode): Promise<Counts> {
  let sum: Counts = { passed: 0, failed: 0 }
  for (const stage of stages) {
    const start = Date.now()
    const { code, output } = await run(stage, (line) => {
      if (mode === 'live') console.log(`${stage.title} │ ${line}`)
    })
    if (mode === 'at the end') console.log(`\n— ${stage.title}\n${output}`)
    const counts = stage.count?.(output) ?? { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 }
    // A program that fails without a failed test counts as one failure.
    sum = add(sum, { passed: counts.passed, failed: code !== 0 && counts.failed === 0 ? 1 : counts.failed })
    const seconds = ((Date.now() - start) / 1000).toFixed(1)
    console.log(`— ${stage.title}: ${code === 0 ? 'ok' : `FAILED with code ${code}`} in ${seconds} s`)
  }
  return sum
}

function add(one: Counts, other: Counts): Counts {
  return { passed: one.passed + other.passed, failed: one.failed + other.failed }
}

/** @param show Called with each line of the standard output as it comes. */
async function run(
  { command, parameters }: Stage,
  show: (line: string) => void,
): Promise<{ readonly code: number; readonly output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, parameters, { stdio: ['ignore', 'pipe', 'inherit'] })
    const lines: string[] = []
    createInterface(child.stdout).on('line', (line) => {
      lines.push(line)
      show(line)
    })
    child.once('error', reject)
    child.once('close', (code) => resolve({ code: code ?? 1, output: lines.join('\n') }))
  })
}

function countMocha(output: string): Counts {
  return { passed: numberBefore(output, 'passing'), failed: numberBefore(output, 'failing') }
}

function numberBefore(output: string, word: string): number {
  return Number(new RegExp(`(\\d+) ${word}`).exec(output)?.[1] ?? 0)
}

function countLastLine(output: string): Counts | undefined {
  const match = /(\d+) passed, (\d+) failed\s*$/.exec(output)
  return match === null ? undefined : { passed: Number(match[1]), failed: Number(match[2]) }
}

void main()
