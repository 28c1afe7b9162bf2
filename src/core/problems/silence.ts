import { indexLines, pointAt } from '../positions'
import { type Problem, type ProblemCode, problemCodes } from './problem'

/** Codes that a comment silences, and where: a line, or, without one, the whole file. */
export interface Silence {
  /** Empty for every code. */
  readonly codes: ReadonlySet<string>
  readonly line: number | undefined
}

const comment = /<!--[ \t]*minutes:[ \t]*(ignore-file|ignore)(?![\w-])([ \t,\w-]*?)-->/g

/**
 * Reads `<!-- minutes: ignore CODE… -->`, which is about its own line or, where it stands alone, the next one, and
 * `<!-- minutes: ignore-file CODE… -->`. Without codes all are meant.
 */
export function readSilences(text: string): readonly Silence[] {
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

export function isSilenced(problem: Problem, silences: readonly Silence[]): boolean {
  return silences.some(
    ({ codes, line }) =>
      (codes.size === 0 || codes.has(problem.code)) &&
      (line === undefined || (problem.span.start.line <= line && line <= problem.span.end.line)),
  )
}

/** The comment that silences a code at the end of a line. */
export function silencingComment(code: ProblemCode): string {
  return ` <!-- minutes: ignore ${code} -->`
}
