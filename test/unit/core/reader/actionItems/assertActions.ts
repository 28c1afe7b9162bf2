import assert from 'node:assert/strict'
import { readMinutes } from '../../../../../src/core/reader/readMinutes'

interface Expected {
  readonly owners?: readonly string[]
  readonly done?: boolean
  readonly marker?: string
  readonly task?: string
  readonly due?: string
  readonly line?: number
}

/** Reads minutes with one line or list below an agenda item. */
function actionsOf(markdown: string): readonly Expected[] {
  const text = `# 2026-03-05\n\n## Participants\n\n- @ada-l\n- Kurt Garland\n\n## Agenda\n\n### Topic\n\n${markdown}\n`
  const before = 11
  return readMinutes(text).actions.map(({ owners, done, marker, task, due, span }) => ({
    owners,
    done,
    marker,
    task,
    ...(due === undefined ? {} : { due }),
    line: span.start.line - before,
  }))
}

/** Compares only the fields of `expected`. */
export function assertActions(markdown: string, ...expected: readonly Expected[]): void {
  const found = actionsOf(markdown)
  const compared = found.map((item, index) =>
    Object.fromEntries(Object.keys(expected[index] ?? { marker: '' }).map((key) => [key, item[key as keyof Expected]])),
  )
  assert.deepEqual(compared, expected)
}
