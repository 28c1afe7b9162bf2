import { digestOf } from '../../src/core/digest'
import { detectKind } from '../../src/core/detectMinutes'
import { findProblems } from '../../src/core/problems/findProblems'
import { countHandles } from '../../src/core/problems/misspelledHandles'
import type { Problem, Severity } from '../../src/core/problems/problem'
import { readMinutes } from '../../src/core/reader/readMinutes'
import { describeProblem } from '../../src/features/problems/problemMessages'
import type { TextDocument } from './documents'
import type { WorkspaceSettings } from './workspaceSettings'

/** A problem as it is printed. Lines and columns count from 1; the end is after the last character. */
export interface FoundProblem {
  /** Relative to the root, with slashes. */
  readonly file: string
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
  readonly severity: Exclude<Severity, 'off'>
  readonly code: Problem['code']
  readonly message: string
}

/**
 * Finds the problems that the editor shows in minutes.
 *
 * @param documents All documents of the folder: known people and repositories come from them.
 * @param isChecked Which of them to check.
 */
export function findInFiles(
  documents: Iterable<TextDocument>,
  isChecked: (document: TextDocument) => boolean,
  { lexicon, references, severityOf }: WorkspaceSettings,
): { readonly problems: readonly FoundProblem[]; readonly checked: readonly string[] } {
  const read = [...documents].flatMap((document) => {
    const { path, text, isGiven } = document
    if (!isGiven && detectKind(path, text, lexicon) === 'other') return []
    const minutes = readMinutes(text, { path, lexicon, references })
    return [{ document, minutes, digest: digestOf(path, minutes, text) }]
  })
  const handles = countHandles(read.map(({ digest }) => digest))
  const repositories = new Set(read.flatMap(({ digest }) => digest.references.map(({ repo }) => repo.toLowerCase())))
  const checked = read.filter(({ document }) => isChecked(document))
  const problems = checked.flatMap(({ document: { path, text }, minutes }) =>
    findProblems(text, minutes, { path, lexicon, references, handles, repositories }).flatMap((problem) => {
      const severity = severityOf(problem.code)
      return severity === 'off' ? [] : [toFound(path, problem, severity)]
    }),
  )
  return { problems, checked: checked.map(({ document }) => document.path) }
}

function toFound(file: string, problem: Problem, severity: FoundProblem['severity']): FoundProblem {
  const { start, end } = 'label' in problem && typeof problem.label === 'object' ? problem.label : problem.span
  return {
    file,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
    severity,
    code: problem.code,
    message: describeProblem(problem),
  }
}
