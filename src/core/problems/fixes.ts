import type { TextEdit } from '../edits/textEdit'
import type { Span } from '../minutes'
import { handleRangesOfMention } from '../people/handleRanges'
import { indexLines } from '../positions'
import type { ReferenceOptions } from '../reader/references'
import { fixesOfDeckProblem } from './deck/deckFixes'
import type { Fix, FixKind } from './fix'
import { isDeckProblem, type Problem } from './problem'
import { suppressionComment } from './suppression'

/**
 * Returns the fixes of a problem that need no input, most likely first. The last one suppresses it by a comment.
 *
 * @param text The text that the problem was found in.
 * @param all All problems of the document.
 */
export function fixesFor(
  problem: Problem,
  text: string,
  all: readonly Problem[],
  { webOrigins }: ReferenceOptions,
): readonly Fix[] {
  return [...fixesOf(problem, text, all, webOrigins), ...suppress(problem, text)]
}

function fixesOf(
  problem: Problem,
  text: string,
  all: readonly Problem[],
  webOrigins: readonly string[],
): readonly Fix[] {
  if (isDeckProblem(problem)) return fixesOfDeckProblem(problem, text)
  switch (problem.code) {
    case 'label-number':
      return [
        fix('correctLabel', String(problem.linked), [replace(problem.label, String(problem.linked))], true),
        ...correctNumber(problem.span, text, problem.written, webOrigins),
      ]
    case 'label-repository':
    case 'label-kind':
      return [fix('correctLabel', problem.linked, [replace(problem.label, problem.linked)], true)]
    case 'misspelled-handle': {
      const sameHandle = all.filter(
        (other) => other.code === problem.code && other.handle.toLowerCase() === problem.handle.toLowerCase(),
      )
      const corrected = `@${problem.suggestion}`
      const edits = (problems: readonly Problem[]): readonly TextEdit[] =>
        problems.flatMap(({ span: { start, end } }) =>
          handleRangesOfMention(text, start.offset, end.offset, problem.handle, webOrigins).map((place) => ({
            ...place,
            newText: problem.suggestion,
          })),
        )
      return [
        fix('correctHandle', corrected, edits([problem]), true),
        ...(sameHandle.length > 1 ? [fix('correctAllHandles', corrected, edits(sameHandle), false)] : []),
      ]
    }
    case 'duplicate-participant':
      return [fix('removeParticipant', problem.person, [removePerson(problem.span, text)], true)]
    case 'date-mismatch':
      return [
        fix('correctDate', problem.file, [replace(problem.span, problem.file)], false),
        ...(problem.fileName === undefined
          ? []
          : [{ ...fix('renameFile', problem.fileName, [], false), fileName: problem.fileName }]),
      ]
    case 'mojibake':
      return repairs(problem, all)
    case 'unassigned-action-item':
    case 'unassigned-duty':
    case 'placeholder':
    case 'bare-reference':
      return []
    case 'pad-image':
      return useLocalImage(problem, text)
  }
}

function fix(kind: FixKind, argument: string, edits: readonly TextEdit[], isPreferred: boolean): Fix {
  return { kind, argument, edits, isPreferred }
}

function replace({ start, end }: Span, newText: string): TextEdit {
  return { start: start.offset, end: end.offset, newText }
}

/** Changes the number in a link's address to the one in its label. */
function correctNumber(span: Span, text: string, number: number, webOrigins: readonly string[]): readonly Fix[] {
  const link = text.slice(span.start.offset, span.end.offset)
  const match = /^(.*\]\(<?)(.*\/(?:issues|pulls?)\/)(\d+)/s.exec(link)
  if (match === null || !webOrigins.some((origin) => (match[2] ?? '').toLowerCase().startsWith(origin))) return []
  const start = span.start.offset + (match[1] ?? '').length + (match[2] ?? '').length
  const edit = { start, end: start + (match[3] ?? '').length, newText: String(number) }
  return [fix('correctAddress', String(number), [edit], false)]
}

/** Removes a person, with the whole line if nobody else is on it, else with the preceding separator. */
function removePerson(span: Span, text: string): TextEdit {
  const { starts } = indexLines(text)
  const start = starts[span.start.line - 1] ?? 0
  const end = starts[span.start.line] ?? text.length
  const before = text.slice(start, span.start.offset)
  if (/^[\s>]*(?:[-*+]|\d{1,9}[.)])\s+(?:\[.\]\s+)?$/.test(before) && !/[,;&@]/.test(text.slice(span.end.offset, end)))
    return { start, end, newText: '' }
  const separator = /(?:\s*(?:[,;&/]|\b(?:and|und)\b))?\s*$/.exec(before)?.[0].length ?? 0
  return { start: span.start.offset - separator, end: span.end.offset, newText: '' }
}

/** Links to a file of the same name beside the document. The editor offers this only if the file exists. */
function useLocalImage({ span, url }: Extract<Problem, { code: 'pad-image' }>, text: string): readonly Fix[] {
  const name = url.slice(url.lastIndexOf('/') + 1)
  const at = text.slice(span.start.offset, span.end.offset).indexOf(url)
  if (at < 0 || !/^[\w.-]+$/.test(name)) return []
  const start = span.start.offset + at
  return [fix('useLocalImage', name, [{ start, end: start + url.length, newText: name }], true)]
}

/**
 * Repairs of one range, the whole line, and the whole file; each only if it changes more than the previous one.
 *
 * Suppressed problems are not repaired.
 */
function repairs(problem: Extract<Problem, { code: 'mojibake' }>, all: readonly Problem[]): readonly Fix[] {
  const inFile = all.filter((other) => other.code === 'mojibake')
  const inLine = inFile.filter(({ span }) => span.start.line === problem.span.start.line)
  const edits = (problems: typeof inFile): readonly TextEdit[] =>
    problems.map(({ span, repaired }) => replace(span, repaired))
  return [
    fix('repairCharacters', problem.repaired, [replace(problem.span, problem.repaired)], inLine.length === 1),
    ...(inLine.length > 1 ? [fix('repairLine', String(inLine.length), edits(inLine), true)] : []),
    ...(inFile.length > inLine.length ? [fix('repairFile', String(inFile.length), edits(inFile), false)] : []),
  ]
}

/** Adds a suppression comment at the end of the problem's last line. */
function suppress(problem: Problem, text: string): readonly Fix[] {
  const { code, span } = problem
  const { starts } = indexLines(text)
  const end = starts[span.end.line] ?? text.length
  const line = text.slice(starts[span.end.line - 1] ?? 0, end)
  const at = end - (line.length - line.trimEnd().length)
  // A comment after hyphens would turn them into a paragraph, and one in front matter would be invalid.
  if (isDeckProblem(problem) && problem.code !== 'slide-attribute') return []
  return [fix('suppress', code, [{ start: at, end: at, newText: suppressionComment(code) }], false)]
}
