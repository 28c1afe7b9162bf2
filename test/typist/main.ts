/**
 * Types documents into a real VS Code like a person who never accepts a suggestion, and compares the result with the
 * documents:
 *
 *   npm run --silent typed -- --root DIR [--language markdown|minutes] [--files N] [--lines N] [--seed N] [--pace MS] [--stall MS]
 *
 * Prints one JSON line. The exit code is 1 if a line was altered, if Enter inserted no line break, or if too many lines
 * had to be repaired.
 */
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { ensureHosts } from '../hosts/install'
import { runProcess } from '../hosts/processes'
import { typeAll } from './typeAll'

const usage =
  'usage: npm run --silent typed -- --root DIR [--language markdown|minutes] [--files N] [--lines N] [--seed N] [--pace MS] [--stall MS]'

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      root: { type: 'string' },
      language: { type: 'string', default: 'markdown' },
      files: { type: 'string', default: '3' },
      lines: { type: 'string', default: '40' },
      seed: { type: 'string', default: '1' },
      pace: { type: 'string', default: '60' },
      stall: { type: 'string', default: '0' },
      built: { type: 'boolean', default: false },
    },
  })
  const { root, language } = values
  const [files, lines, seed, paceMs, stallMs] = [
    values.files,
    values.lines,
    values.seed,
    values.pace,
    values.stall,
  ].map(Number)
  const isNumber = (value: number | undefined): value is number => Number.isInteger(value) && (value ?? -1) >= 0
  if (
    root === undefined ||
    (language !== 'markdown' && language !== 'minutes') ||
    !isNumber(files) ||
    !isNumber(lines) ||
    !isNumber(seed) ||
    !isNumber(paceMs) ||
    !isNumber(stallMs) ||
    files === 0 ||
    lines === 0
  ) {
    console.error(usage)
    return 2
  }
  // Each window has directories that are removed at the end.
  process.setMaxListeners(0)
  if (!values.built) await build()
  await ensureHosts()
  const report = await typeAll({ root: resolve(root), language, files, lines, seed, paceMs, stallMs }, (text) =>
    console.error(text),
  )
  console.log(JSON.stringify(report))
  return report.altered + report.swallowed > 0 || report.repairs > report.lines / 10 ? 1 : 0
}

/** Builds the extension. Standard output is only for the report. */
async function build(): Promise<void> {
  const { code, output } = await runProcess(process.execPath, [join(__dirname, '..', '..', 'esbuild.mjs')])
  if (code !== 0) throw new Error(`The extension could not be built.\n${output}`)
}

main().then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    for (let cause = error; cause !== undefined; cause = cause instanceof Error ? cause.cause : undefined)
      console.error(cause instanceof Error ? cause.message : cause)
    process.exitCode = 2
  },
)
