/**
 * All tests, as `npm test` runs them: types, lint, unit tests and the stand-in's own, the grammar, the editor suites in
 * every host, and the main job in a browser. The last line counts them all.
 */
import { spawn } from 'node:child_process'
import { bin } from './bins'

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

/** What needs a processor each and no window runs side by side: two lanes for two cores. */
const besideOneAnother: readonly (readonly Stage[])[] = [
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
    { title: 'build', command: process.execPath, parameters: ['esbuild.mjs'] },
  ],
]

/** What a person sees runs alone, in its order. */
const oneByOne: readonly Stage[] = [
  { title: 'editor suites', ...bin('tsx', 'test/hosts/main.ts', 'node', 'worker', 'restricted'), count: countLastLine },
  { title: 'exported slides', ...bin('tsx', 'test/slides/run.ts'), count: countLastLine },
  { title: 'the main job in a browser', ...bin('tsx', 'scripts/demo.ts', '--check'), count: countLastLine },
]

async function main(): Promise<void> {
  const start = Date.now()
  const beside = await Promise.all(besideOneAnother.map((lane) => runInOrder(lane, false)))
  const alone = await runInOrder(oneByOne, true)
  const { passed, failed } = [...beside, alone].reduce(add)
  console.log(`\n${((Date.now() - start) / 1000).toFixed(0)} s in all`)
  console.log(`${passed} passed, ${failed} failed`)
  process.exitCode = failed === 0 ? 0 : 1
}

/** @param isLive Whether the output is shown as it comes; else in one piece when the stage has ended. */
async function runInOrder(stages: readonly Stage[], isLive: boolean): Promise<Counts> {
  let sum: Counts = { passed: 0, failed: 0 }
  for (const stage of stages) {
    const start = Date.now()
    if (isLive) console.log(`\n— ${stage.title}`)
    const { code, output } = await run(stage, isLive)
    if (!isLive) console.log(`\n— ${stage.title}\n${output}`)
    const counts = stage.count?.(output) ?? { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 }
    // A program that fails without a failed test has failed as a whole.
    sum = add(sum, { passed: counts.passed, failed: code !== 0 && counts.failed === 0 ? 1 : counts.failed })
    console.log(`  ${code === 0 ? 'ok' : `FAILED with code ${code}`} in ${((Date.now() - start) / 1000).toFixed(1)} s`)
  }
  return sum
}

function add(one: Counts, other: Counts): Counts {
  return { passed: one.passed + other.passed, failed: one.failed + other.failed }
}

async function run(
  { command, parameters }: Stage,
  isLive: boolean,
): Promise<{ readonly code: number; readonly output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, parameters, { stdio: ['ignore', 'pipe', 'inherit'] })
    let output = ''
    child.stdout.on('data', (data: Buffer) => {
      output += data.toString()
      if (isLive) process.stdout.write(data)
    })
    child.once('error', reject)
    child.once('close', (code) => resolve({ code: code ?? 1, output }))
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
