import type { TestReport } from '../editor/protocol'
import type { MapStack } from './sourcePositions'

/** Numbers of passed and failed tests. */
export interface Counts {
  readonly passed: number
  readonly failed: number
}

export function addCounts(counts: readonly Counts[]): Counts {
  return counts.reduce((sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }), {
    passed: 0,
    failed: 0,
  })
}

export interface Results {
  add(report: TestReport): void
  /** Adds a failure that belongs to no test. */
  addFailure(title: string, details: string): void
  counts(): Counts
  hasEnded(): boolean
}

const slowTestMs = 500

/** Counts results and prints each as it comes, indented by suite. */
export function collectResults(print: (line: string) => void, mapStack: MapStack): Results {
  let passed = 0
  let failed = 0
  let hasEnded = false
  const printAt = (depth: number, text: string) => {
    for (const line of text.split('\n')) {
      print(`${'  '.repeat(depth)}${line}`)
    }
  }
  const fail = (depth: number, title: string, details: string) => {
    failed += 1
    printAt(depth, `✗ ${title}`)
    printAt(depth + 1, mapStack(details).trimEnd())
  }
  return {
    add(report) {
      switch (report.kind) {
        case 'suite':
          printAt(report.depth, report.title)
          break
        case 'passed':
          passed += 1
          printAt(
            report.depth,
            `✓ ${report.title}${report.milliseconds < slowTestMs ? '' : ` (${(report.milliseconds / 1000).toFixed(1)} s)`}`,
          )
          break
        case 'skipped':
          printAt(report.depth, `- ${report.title} (skipped)`)
          break
        case 'failed':
          fail(report.depth, report.title, report.stack)
          break
        case 'end':
          hasEnded = true
          break
      }
    },
    addFailure: (title, details) => fail(1, title, details),
    counts: () => ({ passed, failed }),
    hasEnded: () => hasEnded,
  }
}
