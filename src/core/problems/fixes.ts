import type { TextEdit } from '../edits/textEdit'
import type { Span } from '../minutes'
import { placesOfMention } from '../people/handlePlaces'
import { indexLines } from '../positions'
import type { ReferenceOptions } from '../reader/references'
import type { Problem } from './problem'
import { silencingComment } from './silence'

/** A way to put a problem right, as data: what it does and to what, and its edits. The editor makes the sentence. */
export interface Fix {
  readonly kind: FixKind
  /** What the sentence about the fix names: the new text, a handle, a number. */
  readonly argument: string
  readonly edits: readonly TextEdit[]
  /** What the file is to be called. */
  readonly fileName?: string
  /** Whether it is the one that is nearly always meant. */
  readonly isPreferred: boolean
}

export type FixKind =
  | 'correctLabel'
  | 'correctAddress'
  | 'correctHandle'
  | 'correctAllHandles'
  | 'removeParticipant'
  | 'correctDate'
  | 'renameFile'
  | 'repairCharacters'
  | 'repairLine'
  | 'repairFile'
  | 'separateSlide'
  | 'usePictureBeside'
  | 'silence'

/**
 * The fixes of a problem that need nobody's choice, the likeliest first; the last one silences it by a comment.
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
  return [...ownFixes(problem, text, all, webOrigins), ...silencing(problem, text)]
}

function ownFixes(
  problem: Problem,
  text: string,
  all: readonly Problem[],
  webOrigins: readonly string[],
): readonly Fix[] {
  switch (problem.code) {
    case 'label-number':
      return [
        fix('correctLabel', String(problem.linked), [replace(problem.label, String(problem.linked))], true),
        ...correctNumber(problem.span, text, problem.written, webOrigins),
      ]
    case 'label-repository':
    case 'label-kind':
      return [fix('correctLabel', problem.linked, [replace(problem.label, problem.linked)], true)]
    case 'misspelt-handle': {
      const same = all.filter(
        (other) => other.code === problem.code && other.handle.toLowerCase() === problem.handle.toLowerCase(),
      )
      const corrected = `@${problem.suggestion}`
      const edits = (problems: readonly Problem[]): readonly TextEdit[] =>
        problems.flatMap(({ span: { start, end } }) =>
          placesOfMention(text, start.offset, end.offset, problem.handle, webOrigins).map((place) => ({
            ...place,
            newText: problem.suggestion,
          })),
        )
      return [
        fix('correctHandle', corrected, edits([problem]), true),
        ...(same.length > 1 ? [fix('correctAllHandles', corrected, edits(same), false)] : []),
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
    case 'setext-heading': {
      const eol = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n'
      const { offset } = problem.span.start
      return [fix('separateSlide', '', [{ start: offset, end: offset, newText: eol }], true)]
    }
    case 'unowned-action':
    case 'unanswered-duty':
    case 'placeholder':
    case 'bare-reference':
      return []
    case 'pad-picture':
      return besidePicture(problem, text)
  }
}

function fix(kind: FixKind, argument: string, edits: readonly TextEdit[], isPreferred: boolean): Fix {
  return { kind, argument, edits, isPreferred }
}

function replace({ start, end }: Span, newText: string): TextEdit {
  return { start: start.offset, end: end.offset, newText }
}

/** The number in the address of a link instead of that in its label. */
function correctNumber(span: Span, text: string, number: number, webOrigins: readonly string[]): readonly Fix[] {
  const link = text.slice(span.start.offset, span.end.offset)
  const match = /^(.*\]\(<?)(.*\/(?:issues|pulls?)\/)(\d+)/s.exec(link)
  if (match === null || !webOrigins.some((origin) => (match[2] ?? '').toLowerCase().startsWith(origin))) return []
  const start = span.start.offset + (match[1] ?? '').length + (match[2] ?? '').length
  const edit = { start, end: start + (match[3] ?? '').length, newText: String(number) }
  return [fix('correctAddress', String(number), [edit], false)]
}

/** A person who has a line of its own goes with that line, others with the separator before them. */
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

/** The file of the same name, without which the fix is none: the editor looks whether it is there. */
function besidePicture({ span, url }: Extract<Problem, { code: 'pad-picture' }>, text: string): readonly Fix[] {
  const name = url.slice(url.lastIndexOf('/') + 1)
  const at = text.slice(span.start.offset, span.end.offset).indexOf(url)
  if (at < 0 || !/^[\w.-]+$/.test(name)) return []
  const start = span.start.offset + at
  return [fix('usePictureBeside', name, [{ start, end: start + url.length, newText: name }], true)]
}

/**
 * The place itself, the whole line, the whole file; each only where it does more than the one before. What a comment silences is meant to
 * stay as it is.
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

/** Behind what stands on the problem's last line; a comment inside of a table or heading is text like any other. */
function silencing({ code, span }: Problem, text: string): readonly Fix[] {
  const { starts } = indexLines(text)
  const end = starts[span.end.line] ?? text.length
  const line = text.slice(starts[span.end.line - 1] ?? 0, end)
  const at = end - (line.length - line.trimEnd().length)
  // A comment would make a separator of a deck a paragraph.
  if (code === 'setext-heading') return []
  return [fix('silence', code, [{ start: at, end: at, newText: silencingComment(code) }], false)]
}
