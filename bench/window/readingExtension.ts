import { writeExtension } from '../../test/hosts/writeExtension'

/** What the extension writes to `report.json` in the folder of its messages. */
export interface ReadingReport {
  /** CPU time of the extension host until all files are read, in milliseconds. */
  readonly cpuMs: number
  readonly wallMs: number
  /** CPU time of reading the same files and scanning their lines, in the same process. */
  readonly scanCpuMs: number
  /** Without the first second. */
  readonly longestTaskMs: number
  readonly tasksOver50Ms: number
  readonly heapMb: number
  /** When one file was changed, in milliseconds since 1970. */
  readonly changedAt: number
}

/**
 * Writes an extension that lets this project's extension read the workspace, and watches the extension host.
 *
 * @returns The folder of the extension.
 */
export function writeReadingExtension(
  directory: string,
  options: { readonly folder: string; readonly messages: string },
): string {
  return writeExtension(directory, 'reader', options, source)
}

const source = `
const vscode = require('vscode')
const { appendFileSync, readdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs')
const { join } = require('node:path')

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
const cpuMs = (before) => { const { user, system } = process.cpuUsage(before); return (user + system) / 1000 }
/** Milliseconds between two readings of the clock. */
const tickMs = 10
/** The index is stored two seconds after the last change. */
const storingMs = 6000

exports.activate = () => void run()

async function run() {
  await pause(3000)
  const files = readdirSync(options.folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.md'))
  const beforeScan = process.cpuUsage()
  let lines = 0
  for (const file of files)
    for (const line of readFileSync(join(options.folder, file), 'utf8').split('\\n')) if (/@[a-z]|^#/.test(line)) lines++
  const scanCpuMs = cpuMs(beforeScan)

  const start = performance.now()
  let last = start
  let longest = 0
  let over50 = 0
  const timer = setInterval(() => {
    const now = performance.now()
    const task = now - last - tickMs
    if (now - start > 1000) longest = Math.max(longest, task)
    if (task > 50) over50++
    last = now
  }, tickMs)
  const before = process.cpuUsage()
  await vscode.commands.executeCommand('minutes.refreshActionItems')
  const cpu = cpuMs(before)
  const wallMs = performance.now() - start
  clearInterval(timer)
  const heapMb = process.memoryUsage().heapUsed / 1e6
  await pause(storingMs)
  const changedAt = Date.now()
  appendFileSync(join(options.folder, files.find((file) => /team-3/.test(file))), '\\n- AI @ada: look at it again\\n')
  await pause(2 * storingMs)
  const report = { cpuMs: cpu, wallMs, scanCpuMs, lines, longestTaskMs: longest, tasksOver50Ms: over50, heapMb, changedAt }
  const draft = join(options.messages, 'draft')
  writeFileSync(draft, JSON.stringify(report))
  renameSync(draft, join(options.messages, 'report.json'))
}
`
