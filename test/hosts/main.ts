import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { bundleSuites } from './bundle'
import { ensureHosts } from './install'
import type { EditorRunOptions } from './editorRun'
import type { Counts } from './results'
import { runEditorSuites as runOnDesktop } from './desktopHost'
import { runEditorSuites as runInNode } from './nodeHost'
import { runEditorSuites as runInWorker } from './workerHost'

const root = join(__dirname, '..', '..')
const usage = `tsx test/hosts/main.ts HOST… [--grep PATTERN] [--extension FOLDER] [--helper FOLDER]… [--workspace FOLDER]
  HOST: node, restricted (node, in Restricted Mode), worker, desktop`

const hosts: Readonly<Record<string, (options: EditorRunOptions) => Promise<Counts | undefined>>> = {
  node: (options) => runInNode(options),
  restricted: (options) => runInNode(options, 'restricted'),
  worker: runInWorker,
  desktop: runOnDesktop,
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      grep: { type: 'string', default: '' },
      extension: { type: 'string', default: root },
      helper: { type: 'string', multiple: true, default: [] },
      workspace: { type: 'string', default: join(root, 'test', 'workspace') },
    },
  })
  const runs = positionals.flatMap((name) => hosts[name] ?? [])
  if (runs.length === 0 || runs.length < positionals.length) {
    throw new Error(`Usage: ${usage}`)
  }
  if (runs.some((run) => run !== runOnDesktop)) {
    await ensureHosts()
  }
  const bundle = await bundleSuites()
  const counts: Counts[] = []
  for (const run of runs) {
    const result = await run({
      bundle,
      extension: values.extension,
      folder: values.workspace,
      helperExtensions: values.helper,
      grep: values.grep,
      onLog: (line) => console.log(line),
    })
    if (result !== undefined) {
      counts.push(result)
    }
  }
  const passed = counts.reduce((sum, each) => sum + each.passed, 0)
  const failed = counts.reduce((sum, each) => sum + each.failed, 0)
  // A host that this machine does not have is no mistake, a pattern without a match is.
  const isEmpty = passed + failed === 0 && counts.length > 0
  if (isEmpty) {
    console.error('No test was run: does any title match the pattern?')
  }
  console.log(`${passed} passed, ${failed} failed`)
  return failed > 0 || isEmpty ? 1 : 0
}

main().then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  },
)
