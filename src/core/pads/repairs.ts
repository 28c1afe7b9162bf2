import type { TextEdit } from '../edits/textEdit'
import { findMojibake } from '../problems/mojibake'
import { findPadSyntax } from '../publishChecks/padSyntax'

/** Repairs of a text from a pad. */
export interface Repairs {
  readonly garbledCount: number
  /** Number of lines that only pads understand, such as a table of contents. */
  readonly padLineCount: number
  /** In the order of the text, without overlaps. */
  readonly edits: readonly TextEdit[]
}

/** Repairs of garbled characters, and removals of lines that GitHub does not support. */
export function findRepairs(text: string): Repairs {
  const garbled = findMojibake(text).flatMap((problem): TextEdit[] =>
    problem.code === 'mojibake'
      ? [{ start: problem.span.start.offset, end: problem.span.end.offset, newText: problem.repaired }]
      : [],
  )
  const lines = findPadSyntax(text).flatMap(({ removal }): TextEdit[] =>
    removal === undefined ? [] : [{ start: removal.start, end: removal.end, newText: removal.text }],
  )
  const repaired = garbled.filter(({ start, end }) => lines.every((line) => end <= line.start || start >= line.end))
  return {
    garbledCount: repaired.length,
    padLineCount: lines.length,
    edits: [...repaired, ...lines].sort((one, other) => one.start - other.start),
  }
}
