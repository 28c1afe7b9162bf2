import { indexLines, pointAt } from '../positions'
import { type Problem, type ProblemCode, problemCodes } from './problem'

/** Problem codes that a comment suppresses, on one line or in the whole file. */
export interface Suppression {
  /** Empty for all codes. */
  readonly codes: ReadonlySet<string>
  /** Line number from 1; undefined for the whole file. */
  readonly line: number | undefined
}

const comment = /<!--[ \t]*minutes:[ \t]*(ignore-file|ignore)(?![\w-])([ \t,\w-]*?)-->/g

/**
 * Reads `<!-- minutes: ignore CODE… -->` and `<!-- minutes: ignore-file CODE… -->`.
 *
 * The first applies to its line, or to the next line if nothing else is on its line. Without codes, all are suppressed.
 */
export function readSuppressions(text: string): readonly Suppression[] {
  if (!text.includes('<!--')) return []
  const index = indexLines(text)
  return [...text.matchAll(comment)].map((match) => {
    const { line } = pointAt(index, match.index)
    const start = index.starts[line - 1] ?? 0
    const end = index.starts[line] ?? text.length
    const isAlone = (text.slice(start, match.index) + text.slice(match.index + match[0].length, end)).trim() === ''
    const words = (match[2] ?? '').split(/[\s,]+/)
    return {
      codes: new Set(words.filter((word) => (problemCodes as readonly string[]).includes(word))),
      line: match[1] === 'ignore-file' ? undefined : isAlone ? line + 1 : line,
    }
  })
}

export function isSuppressed(problem: Problem, suppressions: readonly Suppression[]): boolean {
  return suppressions.some(
    ({ codes, line }) =>
      (codes.size === 0 || codes.has(problem.code)) &&
      (line === undefined || (problem.span.start.line <= line && line <= problem.span.end.line)),
  )
}

/** The comment that suppresses a code on the line it is appended to. */
export function suppressionComment(code: ProblemCode): string {
  return ` <!-- minutes: ignore ${code} -->`
}
