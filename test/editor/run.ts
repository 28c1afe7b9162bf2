import * as vscode from 'vscode'
import { runSetting, send } from './driver'
import { patience, type Report } from './protocol'
import { describeError, makeReporter } from './reporter'

/**
 * The entry of the suites as an extension of a VS Code that is otherwise as users have it. An extension test in VS Code's own sense would
 * not do: VS Code refuses to show dialogs during one.
 */
export function activate(): void {
  void run()
}

/**
 * Runs all suites and reports each result to the driver. It is also the entry of an extension test, for the desktop.
 *
 * @throws when a test has failed, or when the suites could not be loaded.
 */
export async function run(): Promise<void> {
  // In order, one at a time: the reports are read as they come.
  let reported: Promise<void> = Promise.resolve()
  let failed = 0
  const report = (result: Report) => {
    failed += result.kind === 'failed' ? 1 : 0
    reported = reported.then(async () => {
      await send(result)
    })
  }
  try {
    await runMocha(report)
  } catch (error) {
    report({ kind: 'failed', depth: 1, title: 'the suites run', stack: describeError(error) })
  }
  report({ kind: 'end' })
  await reported
  if (failed > 0) {
    throw new Error(`${failed} failed`)
  }
}

async function runMocha(report: (result: Report) => void): Promise<void> {
  // Not at the top: the wrapper of mocha's browser build overwrites this bundle's `module.exports`, which VS Code must have read before.
  await import('mocha/mocha')
  const grep = runSetting('grep')
  // Not the ready-made `mocha` either: its `run` looks for a page's address.
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: 3 * patience,
    reporter: makeReporter(report),
    ...(grep === '' ? {} : { grep }),
  })
  mocha.suite.emit(Mocha.Suite.constants.EVENT_FILE_PRE_REQUIRE, globalThis, '', mocha)
  // A suite that runs alone finds what an earlier one would have started.
  await vscode.extensions.getExtension('minutes.minutes')?.activate()
  // Not at the top: they call mocha's `describe`.
  await import('./suites')
  await new Promise<void>((resolve) => mocha.run(() => resolve()))
}
