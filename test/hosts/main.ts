import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startTestEnvironment } from '../demo/testEnvironment'
import type { FakeHedgeDoc } from '../pads/fakeHedgeDoc'
import type { Fault as PadFault } from '../pads/fakeServer'
import { bundleSuites } from './bundleSuites'
import { runEditorSuites as runOnDesktop } from './desktopHost'
import type { EditorRunOptions } from './editorRun'
import { ensureHosts } from './install'
import { runEditorSuites as runInNode } from './nodeHost'
import { addCounts, type Counts } from './results'
import { runEditorSuites as runInWorker } from './workerHost'

const root = join(__dirname, '..', '..')
const usage = `tsx test/hosts/main.ts HOST… [--grep PATTERN] [--everyday]
  HOST: node, restricted (node, in Restricted Mode and beside Markdown All in One), worker, desktop
  --everyday: only the suites that npm test runs in the host`

const hosts: Readonly<Record<string, (options: EditorRunOptions) => Promise<Counts | undefined>>> = {
  node: (options) => runInNode(options),
  restricted: (options) =>
    runInNode(
      {
        ...options,
        grep: 'untrusted workspace|beside Markdown All in One',
        helperExtensions: [...(options.helperExtensions ?? []), join(__dirname, 'markdownAllInOne')],
      },
      'restricted',
    ),
  worker: runInWorker,
  desktop: runOnDesktop,
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { grep: { type: 'string', default: '' }, everyday: { type: 'boolean', default: false } },
  })
  const runs = positionals.flatMap((name) => hosts[name] ?? [])
  if (runs.length === 0 || runs.length < positionals.length || (values.everyday && runs.length > 1)) {
    throw new Error(`Usage: ${usage}`)
  }
  if (runs.some((run) => run !== runOnDesktop)) {
    await ensureHosts()
  }
  const bundle = await bundleSuites()
  const [host] = positionals
  const suites = values.everyday && (host === 'node' || host === 'worker') ? host : 'all'
  const counts: Counts[] = []
  for (const run of runs) {
    const result = await runInTestEnvironment(run, { bundle, grep: values.grep, suites })
    if (result !== undefined) {
      counts.push(result)
    }
  }
  const { passed, failed } = addCounts(counts)
  // A pattern without a match is an error; a host that this machine lacks is not.
  const isEmpty = passed + failed === 0 && counts.length > 0
  if (isEmpty) {
    console.error('No test was run: does any title match the pattern?')
  }
  console.log(`${passed} passed, ${failed} failed`)
  return failed > 0 || isEmpty ? 1 : 0
}

/** What suites can do with pads, by names that the stand-in for GitHub does not use. */
function padVerbs(hedgeDoc: FakeHedgeDoc): Readonly<Record<string, unknown>> {
  const find = (url: string): FakeHedgeDoc['notes'][number] => {
    const note = hedgeDoc.notes.find(({ id }) => url.endsWith(`/${id}`))
    if (note === undefined) throw new Error(`There is no pad ${url}`)
    return note
  }
  return {
    addPad: (text: string, isPrivate = false) => `${hedgeDoc.url}/${hedgeDoc.addNote(text, { isPrivate }).id}`,
    editPad: (url: string, text: string) => hedgeDoc.edit(find(url), text),
    padTexts: () => hedgeDoc.notes.map(({ text }) => text),
    failPads: (fault: PadFault) => hedgeDoc.fail(fault, /\/download/),
    padServer: () => hedgeDoc.url,
    padRequests: () => hedgeDoc.requests,
  }
}

/** Runs the suites with their own stand-in for GitHub and their own workspace. */
async function runInTestEnvironment(
  run: (options: EditorRunOptions) => Promise<Counts | undefined>,
  part: Pick<EditorRunOptions, 'bundle' | 'grep' | 'suites'>,
): Promise<Counts | undefined> {
  const world = await startTestEnvironment()
  try {
    return await run({
      ...part,
      extension: root,
      folder: world.folder,
      userSettings: world.userSettings,
      helperExtensions: [world.helperExtension],
      github: { ...world.github, ...padVerbs(world.hedgeDoc) },
      onLog: (line) => console.log(line),
    })
  } finally {
    await world.stop()
  }
}

main().then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  },
)
