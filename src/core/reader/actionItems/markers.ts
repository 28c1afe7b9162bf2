import { findMark, type FoundMark, type MarkReader } from '../rules/marks'
import { computedOnce } from '../text/lineCache'
import type { SourceLine } from '../text/source'
import { tokensOf } from '../tokens/lineTokens'
import { matchAt } from '../tokens/patterns'
import type { Token } from '../tokens/tokens'
import { type FoundMarker, handlesAt } from './markerSyntax'

/** Reads the marker of a line; each lexicon has one. */
export type MarkerReader = (line: SourceLine) => FoundMarker | undefined

/** The first marker that makes the line an action item; undefined if there is none. */
export function findMarker(line: SourceLine, lexicon: { readonly readMarker: MarkerReader }): FoundMarker | undefined {
  return computedOnce(line, lexicon.readMarker)
}

/** The marker of a line; the first after an offset if one is given. */
export function readMarker(line: SourceLine, marks: MarkReader, offset = 0): FoundMarker | undefined {
  const tokens = tokensOf(line)
  const from = tokens.findIndex(({ start }) => start >= offset)
  const mark = from < 0 ? undefined : findMark(marks, tokens, from)
  return mark === undefined
    ? (findArrow(tokens, line) ?? findTaskArrow(tokens, line, marks))
    : toMarker(mark, tokens, line.maskedText)
}

function toMarker(
  { rule, word, from, to, name }: FoundMark,
  tokens: readonly Token[],
  maskedText: string,
): FoundMarker {
  const owners = handlesAt(tokens, to)
  const start = tokens[from]?.start ?? 0
  const end = tokens[to - 1]?.end ?? 0
  const opening = tokens[from - 1]
  return {
    marker: word.family.marker,
    rule,
    start,
    end,
    owners: owners.found,
    name,
    isEmpty: !hasText(tokens, owners.to),
    parenthesized: opening?.kind === 'open' ? textUntilClosing(maskedText, opening.text, end) : undefined,
  }
}

/** The text after the marker in a parenthesis that starts with it: "(AI set up: @x)", "[Action: Jane]". */
function textUntilClosing(maskedText: string, opening: string, end: number): string {
  const closing = maskedText.indexOf(opening === '(' ? ')' : ']', end)
  return maskedText.slice(end, closing < 0 ? undefined : closing)
}

function hasText(tokens: readonly Token[], from: number): boolean {
  return tokens
    .slice(from)
    .some(({ kind, text }) => !['end', 'colon', 'open', 'close', 'mask', 'dash'].includes(kind) && text !== '-')
}

/** Verbs after the owner that assign a task, unlike verbs that report the past. */
const assigning: ReadonlySet<string> = new Set(
  'will to shall should can could please want wants is take takes check checks review reviews support supports prepare prepares create creates write writes ask asks via w with wird soll'.split(
    ' ',
  ),
)

/** An arrow that assigns a task: "… -> @x", "=> @x will make a poll". Not "(@x -> @y)", which passes something on. */
function findArrow(tokens: readonly Token[], line: SourceLine): FoundMarker | undefined {
  for (const [index, arrow] of tokens.entries()) {
    const first = tokens[index + 1]?.kind === 'open' ? index + 2 : index + 1
    if (arrow.kind !== 'arrow' || tokens[first]?.kind !== 'handle') continue
    const { found, to } = handlesAt(tokens, first)
    if (isAfterHandle(tokens, index) || !isAssignment(tokens, to)) continue
    if (index === 0 && line.kind === 'heading') continue
    return {
      marker: 'ARROW',
      rule: 'mark-arrow-to-person',
      start: arrow.start,
      end: arrow.end,
      owners: found,
      name: undefined,
      isEmpty: !hasText(tokens, to),
      parenthesized: undefined,
    }
  }
  return undefined
}

/**
 * "→ Jane to call them", "-> AB, Jo will ask": an arrow, people without `@`, and what they will do. Behind other text ("the
 * gate squeaks -> Jo will oil it") they must be people of the document, because machines act too.
 */
function findTaskArrow(
  tokens: readonly Token[],
  line: SourceLine,
  { taskAfterArrow }: MarkReader,
): FoundMarker | undefined {
  if (line.kind === 'heading' || line.kind === 'row') return undefined
  const index = tokens.findIndex(
    ({ kind }, at) => kind === 'arrow' && matchAt(taskAfterArrow, tokens, at + 1) !== undefined,
  )
  const arrow = tokens[index]
  if (arrow === undefined) return undefined
  return {
    marker: 'ARROW',
    rule: index === 0 ? 'mark-arrow-to-person' : 'mark-of-known-person',
    start: arrow.start,
    end: arrow.end,
    owners: [],
    name: undefined,
    isEmpty: false,
    parenthesized: undefined,
  }
}

function isAfterHandle(tokens: readonly Token[], arrow: number): boolean {
  let before = arrow - 1
  while (tokens[before]?.kind === 'close') before--
  return tokens[before]?.kind === 'handle'
}

function isAssignment(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at]
  if (next === undefined || ['end', 'separator', 'open', 'close', 'colon'].includes(next.kind)) return true
  return assigning.has(next.lower)
}
