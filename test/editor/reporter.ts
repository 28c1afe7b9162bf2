import type { TestReport } from './protocol'

/** Creates a mocha reporter class (mocha instantiates it) that passes each result to `report`. */
export function makeReporter(report: (result: TestReport) => void): Mocha.ReporterConstructor {
  return class extends Mocha.reporters.Base {
    constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
      super(runner, options)
      const { EVENT_SUITE_BEGIN, EVENT_TEST_PASS, EVENT_TEST_PENDING, EVENT_TEST_FAIL } = Mocha.Runner.constants
      runner.on(EVENT_SUITE_BEGIN, (suite) => {
        if (!suite.root) {
          report({ kind: 'suite', ...titleOf(suite) })
        }
      })
      runner.on(EVENT_TEST_PASS, (test) =>
        report({ kind: 'passed', ...titleOf(test), milliseconds: test.duration ?? 0 }),
      )
      runner.on(EVENT_TEST_PENDING, (test) => report({ kind: 'skipped', ...titleOf(test) }))
      runner.on(EVENT_TEST_FAIL, (test, error: unknown) =>
        report({ kind: 'failed', ...titleOf(test), stack: describeError(error) }),
      )
    }
  }
}

function titleOf(runnable: Mocha.Suite | Mocha.Runnable): { depth: number; title: string } {
  return { depth: runnable.titlePath().length, title: runnable.title }
}

/** The stack, preceded by the message if the engine does not include it. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) {
    return String(error)
  }
  const stack = error.stack ?? ''
  return stack.includes(error.message) ? stack : `${error.name}: ${error.message}\n${stack}`
}
