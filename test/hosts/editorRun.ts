import { cpSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { actionTimeoutMs, type Action, type GitHubCall, type Message, type RunSettings } from '../editor/protocol'
import { startDriverServer } from './driverServer'
import { collectResults, type Results } from './results'
import { lightweightSettings, type UserSettings } from './settings'
import { makeStackMapper } from './sourcePositions'
import { makeTemporaryDirectory } from './temporaryDirectory'

export interface EditorRunOptions {
  /** The folder of the extension under test, built. */
  readonly extension: string
  /** The bundled suites: see `bundleSuites`. */
  readonly bundle: string
  /** The workspace to open; the run uses a copy. */
  readonly folder: string
  readonly userSettings?: UserSettings
  /** Folders of further extensions, such as the sign-in for tests. */
  readonly helperExtensions?: readonly string[]
  /** Only tests whose full title matches this pattern run. */
  readonly grep?: string
  /** Default: all suites. */
  readonly suites?: RunSettings['suites']
  /** The methods of the stand-in for GitHub, for suites that publish. */
  readonly github?: Readonly<Record<string, unknown>>
  /** Gets the results line by line. */
  readonly onLog: (line: string) => void
}

/** A prepared run; the same for all hosts. */
export interface EditorRun {
  /** A temporary directory, which `stop` removes. */
  readonly directory: string
  /** The copy of the workspace. */
  readonly folder: string
  /** The settings of the options, and those under `minutesTest.` for the suites. */
  readonly userSettings: UserSettings
  readonly results: Results
  /** @throws if the suites have sent nothing for too long. */
  checkSilence(): void
  hasStarted(): boolean
  readonly stop: () => Promise<void>
}

// A test times out after 3 × the timeout of an action, so that a longer silence means that the suites hang.
const maxSilenceMs = 4 * actionTimeoutMs

/**
 * Prepares a run of the suites and receives their messages.
 *
 * @param act Performs the user input that a suite requests.
 */
export async function prepareRun(
  host: RunSettings['host'],
  options: EditorRunOptions,
  act: (action: Action) => Promise<unknown>,
): Promise<EditorRun> {
  const directory = makeTemporaryDirectory('run')
  const results = collectResults(options.onLog, makeStackMapper(options.bundle))
  let lastHeard = Date.now()
  let hasStarted = false
  const driver = await startDriverServer(async (message) => {
    lastHeard = Date.now()
    hasStarted = true
    if (message.kind === 'github') {
      return callGitHub(options.github, message)
    }
    if (isAction(message)) {
      return act(message)
    }
    results.add(message)
    return undefined
  })
  // Keeps the name of the folder, which the window shows.
  const folder = join(directory.path, basename(resolve(options.folder)))
  cpSync(options.folder, folder, { recursive: true })
  const settings: RunSettings = {
    host,
    driver: driver.address,
    grep: options.grep ?? '',
    suites: options.suites ?? 'all',
  }
  return {
    directory: directory.path,
    folder,
    userSettings: {
      ...lightweightSettings,
      ...options.userSettings,
      ...Object.fromEntries(Object.entries(settings).map(([key, value]) => [`minutesTest.${key}`, value])),
    },
    results,
    checkSilence() {
      if (Date.now() - lastHeard > maxSilenceMs) {
        throw new Error(`The suites ${hasStarted ? 'stopped reporting' : 'did not start'}.`)
      }
    },
    hasStarted: () => hasStarted,
    async stop() {
      await driver.stop()
      directory.remove()
    },
  }
}

function isAction(message: Message): message is Action {
  switch (message.kind) {
    case 'type':
    case 'press':
    case 'pressAfterPause':
    case 'compose':
    case 'click':
    case 'answer':
    case 'pickEntry':
    case 'screenshot':
    case 'clickElement':
    case 'drag':
    case 'queryTexts':
    case 'queryTextsInFrames':
    case 'measureInFrames':
    case 'clickInFrames':
    case 'pasteFile':
      return true
    case 'github':
    case 'suite':
    case 'passed':
    case 'skipped':
    case 'failed':
    case 'end':
      return false
  }
}

async function callGitHub(github: EditorRunOptions['github'], { verb, parameters }: GitHubCall): Promise<unknown> {
  const value = github?.[verb]
  if (value === undefined) {
    throw new Error(`The stand-in for GitHub has no method “${verb}”.`)
  }
  return typeof value === 'function' ? await (value as (...all: readonly unknown[]) => unknown)(...parameters) : value
}
