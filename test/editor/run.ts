import * as vscode from 'vscode'
import { runSetting, send } from './driver'
import { actionTimeoutMs, type TestReport } from './protocol'
import { loadSuites } from './suites'
import { describeError, makeReporter } from './reporter'

/**
 * Runs the suites as an ordinary extension. VS Code's own extension tests cannot be used, because VS Code shows no dialogs
 * during one.
 */
export function activate(): void {
  void run()
}

/**
 * Runs all suites and reports each result to the driver. On the desktop, VS Code calls it as the entry of an extension test.
 *
 * @throws if a test failed or the suites could not be loaded.
 */
export async function run(): Promise<void> {
  // Sent one at a time, because the driver prints them in the order of arrival.
  let reported: Promise<void> = Promise.resolve()
  let failed = 0
  const report = (result: TestReport) => {
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

async function runMocha(report: (result: TestReport) => void): Promise<void> {
  // Imported late: mocha's browser build overwrites `module.exports` of this bundle, which VS Code must read first.
  await import('mocha/mocha')
  const grep = runSetting('grep')
  // A new instance: `run` of the global `mocha` reads the address of a page.
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: 3 * actionTimeoutMs,
    reporter: makeReporter(report),
    ...(grep === '' ? {} : { grep }),
  })
  mocha.suite.emit(Mocha.Suite.constants.EVENT_FILE_PRE_REQUIRE, globalThis, '', mocha)
  // Activated here, so that a suite also works when it runs alone.
  await vscode.extensions.getExtension('minutes.minutes')?.activate()
  await loadSuites(runSetting('suites'))
  await new Promise<void>((resolve) => mocha.run(() => resolve()))
}
