import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'
import { findDesktop } from './findDesktop'
import { prepareRun, type EditorRun, type EditorRunOptions } from './editorRun'
import { waitFor } from './waitFor'
import { startProcess } from './processes'
import type { Counts } from './results'
import { formatSettings } from './settings'

type Command = readonly [string, ...string[]]

/**
 * Runs the suites as an extension test in a desktop VS Code, without user input: suites that need it skip themselves.
 *
 * @returns `undefined` if this machine has no desktop VS Code or no screen; the log says which.
 * @throws if VS Code ends before the suites do, or the suites stop reporting.
 */
export async function runEditorSuites(options: EditorRunOptions): Promise<Counts | undefined> {
  const command = await findCommand(options.onLog)
  if (command === undefined) {
    return undefined
  }
  const run = await prepareRun('desktop', options, () =>
    Promise.reject(new Error('A desktop VS Code takes no user input.')),
  )
  const vscode = startProcess(...processArguments(command, run, options))
  try {
    await waitFor(
      () => {
        run.checkSilence()
        return vscode.isRunning() ? undefined : true
      },
      { description: 'the suites to end', timeoutMs: 1_800_000 },
    )
    if (!run.results.hasEnded()) {
      throw new Error(`VS Code ended before the suites did.\n${vscode.output()}`)
    }
    return run.results.counts()
  } finally {
    await vscode.stop()
    await run.stop()
  }
}

/** The arguments for `startProcess`. */
function processArguments(
  [program, ...wrapped]: Command,
  run: EditorRun,
  options: EditorRunOptions,
): [string, readonly string[]] {
  const userData = join(run.directory, 'user')
  mkdirSync(join(userData, 'User'), { recursive: true })
  writeFileSync(join(userData, 'User', 'settings.json'), formatSettings(run.userSettings))
  const parameters = [
    ...wrapped,
    ...[
      '--no-sandbox',
      '--disable-gpu-sandbox',
      '--disable-updates',
      '--skip-welcome',
      '--skip-release-notes',
      '--disable-workspace-trust',
    ],
    ...[`--user-data-dir=${userData}`, `--extensions-dir=${join(run.directory, 'extensions')}`],
    ...[options.extension, ...(options.helperExtensions ?? [])].map(
      (folder) => `--extensionDevelopmentPath=${resolve(folder)}`,
    ),
    `--extensionTestsPath=${options.bundle}`,
    run.folder,
  ]
  return [program, parameters]
}

/** The command that starts VS Code, wrapped in xvfb-run if there is no screen. */
async function findCommand(print: (line: string) => void): Promise<Command | undefined> {
  const screen = findScreen()
  if (screen === undefined) {
    print('Skipped: for a desktop VS Code this machine has neither a screen nor xvfb-run.')
    return undefined
  }
  try {
    const program = await findDesktop()
    return screen === 'own' ? [program] : ['xvfb-run', '--auto-servernum', program]
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    print(`Skipped: no desktop VS Code is installed or named in MINUTES_VSCODE, and the download failed (${reason}).`)
    return undefined
  }
}

function findScreen(): 'own' | 'virtual' | undefined {
  const { env, platform } = process
  if (platform !== 'linux' || env['DISPLAY'] !== undefined || env['WAYLAND_DISPLAY'] !== undefined) {
    return 'own'
  }
  return (env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, 'xvfb-run')))
    ? 'virtual'
    : undefined
}
