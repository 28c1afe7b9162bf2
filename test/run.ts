/**
 * All tests, as `npm test` runs them: types, lint, unit tests and the stand-in's own, the grammar, the editor suites in
 * every host, and the main job in a browser. The last line counts them all.
 */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { bin } from './bins'
import { findBrowser } from './hosts/browser'
import { ensureHosts } from './hosts/install'

interface Stage {
  readonly title: string
  readonly command: string
  readonly parameters: readonly string[]
  /** Reads how many tests passed and failed from what the program printed; without it the stage is one test. */
  readonly count?: (output: string) => Counts | undefined
}

interface Counts {
  readonly passed: number
  readonly failed: number
}

/** What needs no window of VS Code: two lanes for two cores. */
const withoutWindow: readonly (readonly Stage[])[] = [
  [
    { title: 'types of the core', ...bin('tsc', '-p', 'src/core') },
    { title: 'types of the slides’ page', ...bin('tsc', '-p', 'src/webview') },
    { title: 'types of the extension', ...bin('tsc', '-p', '.') },
    { title: 'types of tests and tools', ...bin('tsc', '-p', 'test') },
    { title: 'lint', ...bin('eslint', '.') },
    { title: 'format', ...bin('prettier', '--check', '--log-level', 'warn', '.') },
  ],
  [
    { title: 'unit tests', ...bin('mocha'), count: countMocha },
    { title: 'grammar', ...bin('tsx', 'test/grammar/run.ts'), count: countLastLine },
    { title: 'package', ...bin('tsx', 'scripts/package.ts') },
    { title: 'exported slides', ...bin('tsx', 'test/slides/run.ts'), count: countLastLine },
  ],
]

/** What looks at windows of VS Code, all with what `package` has built. Each host has a world of its own. */
const withWindows: readonly (readonly Stage[])[] = [
  [
    { title: 'Node host', ...bin('tsx', 'test/hosts/main.ts', 'node'), count: countLastLine },
    { title: 'Restricted Mode', ...bin('tsx', 'test/hosts/main.ts', 'restricted'), count: countLastLine },
  ],
  [
    { title: 'worker host', ...bin('tsx', 'test/hosts/main.ts', 'worker'), count: countLastLine },
    { title: 'main job', ...bin('tsx', 'scripts/demo.ts', '--check', '--packaged'), count: countLastLine },
  ],
]

async function main(): Promise<void> {
  // Once, before two lanes want to: it takes as long as the network does.
  await ensureHosts()
  await findBrowser()
  const start = Date.now()
  const counts = [
    ...(await Promise.all(withoutWindow.map((lane) => runInOrder(lane, 'in one piece')))),
    ...(await Promise.all(withWindows.map((lane) => runInOrder(lane, 'as it comes')))),
  ]
  const { passed, failed } = counts.reduce(add)
  console.log(`\n${((Date.now() - start) / 1000).toFixed(0)} s in all`)
  console.log(`${passed} passed, ${failed} failed`)
  process.exitCode = failed === 0 ? 0 : 1
}

/** How the output of stages that run side by side is told apart: the whole when it has ended, or the title before each line. */
type Shown = 'in one piece' | 'as it comes'

async function runInOrder(stages: readonly Stage[], shown: Shown): Promise<Counts> {
  let sum: Counts = { passed: 0, failed: 0 }
  for (const stage of stages) {
    const start = Date.now()
    const { code, output } = await run(stage, (line) => {
      if (shown === 'as it comes') console.log(`${stage.title} │ ${line}`)
    })
    if (shown === 'in one piece') console.log(`\n— ${stage.title}\n${output}`)
    const counts = stage.count?.(output) ?? { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 }
    // A program that fails without a failed test has failed as a whole.
    sum = add(sum, { passed: counts.passed, failed: code !== 0 && counts.failed === 0 ? 1 : counts.failed })
    const seconds = ((Date.now() - start) / 1000).toFixed(1)
    console.log(`— ${stage.title}: ${code === 0 ? 'ok' : `FAILED with code ${code}`} in ${seconds} s`)
  }
  return sum
}

function add(one: Counts, other: Counts): Counts {
  return { passed: one.passed + other.passed, failed: one.failed + other.failed }
}

/** @param show Gets each line of the standard output as it comes. */
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
