import type { Reference, Span } from '../minutes'
import { indexLines, type LineIndex } from '../positions'
import type { ReferenceOptions } from '../reader/references'
import { editDistance } from '../editDistance'
import type { Problem } from './problem'

/**
 * Finds link labels with another number, repository or kind than the link's address.
 *
 * Checks only labels that are a reference, because a title may quote any number. A short repository name is a problem
 * only if another repository has that name, or if it looks like a typo.
 *
 * @param text The text that the references were read from.
 * @param repositories Names of repositories that the workspace links to, in lower case.
 */
export function findLabelProblems(
  text: string,
  references: readonly Reference[],
  repositories: ReadonlySet<string>,
  { aliases }: ReferenceOptions,
): readonly Problem[] {
  const index = indexLines(text)
  return references.flatMap((reference) => {
    if (reference.form !== 'link' || reference.label === undefined) return []
    const label = parseLabel(reference.label)
    if (label === undefined) return []
    const { span } = reference
    const at = (part: Part): Span => spanOfPart(index, span, reference.label ?? '', part)
    const problems: Problem[] = []
    const { number: digits } = label
    const hasOtherNumber = digits !== undefined && Number(digits.text) !== reference.number
    if (hasOtherNumber)
      problems.push({
        code: 'label-number',
        span,
        label: at(digits),
        written: Number(digits.text),
        linked: reference.number,
      })
    const repo = reference.repo ?? ''
    const named = label.repository
    if (named !== undefined && isOtherRepository(named.text, repo, repositories, aliases))
      problems.push({ code: 'label-repository', span, label: at(named), written: named.text, linked: repo })
    // If the number differs, the kind cannot be compared.
    if (!hasOtherNumber && label.kind !== undefined && isPull(label.kind.text) !== (reference.kind === 'pull'))
      problems.push({
        code: 'label-kind',
        span,
        label: at(label.kind),
        written: label.kind.text,
        linked: reference.kind === 'pull' ? 'PR' : 'issue',
      })
    return problems
  })
}

interface Part {
  readonly text: string
  /** Offset into the label. */
  readonly start: number
}

interface Label {
  readonly repository: Part | undefined
  readonly kind: Part | undefined
  /** Undefined for "PR" alone. */
  readonly number: Part | undefined
}

const kind = '(?<kind>pull request|pull|prs?|mrs?|issue)'
const path = '(?<path>[A-Za-z][\\w.-]*(?:/[\\w.-]*[A-Za-z][\\w.-]*)*)'
const number = '(?<number>\\d{1,6})'

/** Forms of labels; the first match is used. "issues#12" names a repository, "issue#12" a kind. */
const labelForms: readonly RegExp[] = [
  // PR #12, Issue 12, issue#12, PR repo/#12
  `${kind}(?![A-Za-z])[\\s:]*(?:${path}/?(?=\\s?[#!]))?\\s?[#!]?\\s?${number}`,
  // repo#12, repo/#12, owner/repo#12, repo/12
  `${path}(?:/?[#!]|/)${number}`,
  // repo#PR12, Docs PR #12
  `${path}[#/\\s]+${kind}\\s?#?${number}`,
  // PR
  kind,
  // #12, !12, 12
  `[#!]?${number}`,
].map((form) => new RegExp(`^[\\s\`*_~[(]*${form}[\\s\`*_~\\])]*$`, 'di'))

function parseLabel(label: string): Label | undefined {
  if (label.length > 80) return undefined
  for (const form of labelForms) {
    const indices = form.exec(label)?.indices?.groups
    const part = (name: string): Part | undefined => {
      const [start, end] = indices?.[name] ?? []
      return start === undefined || end === undefined ? undefined : { text: label.slice(start, end), start }
    }
    if (indices === undefined) continue
    const whole = part('path')
    const segments = whole?.text.split('/') ?? []
    const last = segments.at(-1) ?? ''
    const lastPart = whole && { text: last, start: whole.start + whole.text.length - last.length }
    // "repo/issues#12", "repo/PR#12", "issues/12", "issue/#12": the last segment is the kind. In "issues#12" it is not.
    const isKind =
      /^(?:issue|pulls?|prs?|mrs?)$/i.test(last) ||
      (/^issues$/i.test(last) && (segments.length > 1 || isBeforeSlashNumber(label, lastPart)))
    // A word before a space may be any word ("Docs PR #12").
    const isWord = lastPart !== undefined && label.charAt(lastPart.start + last.length) === ' '
    return {
      number: part('number'),
      kind: part('kind') ?? (isKind ? lastPart : undefined),
      repository: isKind ? segmentBefore(whole, last) : isWord ? undefined : lastPart,
    }
  }
  return undefined
}

/** "repo" of "owner/repo/PR". */
function segmentBefore(whole: Part | undefined, last: string): Part | undefined {
  const path = whole?.text.slice(0, -last.length - 1) ?? ''
  const text = path.split('/').at(-1) ?? ''
  return whole === undefined || text === '' ? undefined : { text, start: whole.start + path.length - text.length }
}

/** "issues/12", but not "issues/#12". */
function isBeforeSlashNumber(label: string, part: Part | undefined): boolean {
  return part !== undefined && /^\/\d/.test(label.slice(part.start + part.text.length))
}

function isPull(word: string): boolean {
  return /^(?:p|mr)/i.test(word)
}

/** Normalizes a name: "CentralAPI" and "central-api" are equal. */
function plainName(repository: string): string {
  return (repository.split('/').at(-1) ?? repository).toLowerCase().replace(/[-_.]/g, '')
}

function isOtherRepository(
  written: string,
  linked: string,
  repositories: ReadonlySet<string>,
  aliases: ReadonlyMap<string, string>,
): boolean {
  const [name, target] = [plainName(written), plainName(linked)]
  const alias = aliases.get(written.toLowerCase())
  if (name === target || (alias !== undefined && plainName(alias) === target)) return false
  if (repositories.has(written.toLowerCase())) return true
  return name.length >= 5 && editDistance(name, target, 2) <= 2
}

/** The span of a part of a link's label. The label starts after the link's bracket, on the same line. */
function spanOfPart({ starts }: LineIndex, span: Span, label: string, { start, text }: Part): Span {
  const breaks = label.slice(0, start).split('\n')
  const line = span.start.line + breaks.length - 1
  const column = breaks.length === 1 ? span.start.column + 1 + start : (breaks.at(-1) ?? '').length + 1
  const offset = (starts[line - 1] ?? 0) + column - 1
  return {
    start: { line, column, offset },
    end: { line, column: column + text.length, offset: offset + text.length },
  }
}
