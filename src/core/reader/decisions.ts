import type { Decision } from '../minutes'
import type { Lexicon } from './lexicon/lexicon'
import type { LineSection } from './sections/sections'
import { computedOnce } from './text/lineCache'
import { sectionKindOfTitle } from './sections/sectionTitles'
import { headerOf } from './text/tables'
import { listBelow, type Source, type SourceLine, toSpan } from './text/source'
import { tokensOf } from './tokens/lineTokens'

/**
 * Reads the decisions: lines with a label ("Decision: …"), items below such a label, sentences that state an outcome ("we
 * agreed to …", "Motion carried"), and the bullets of sections of decisions.
 */
export function readDecisions(source: Source, sections: readonly LineSection[], lexicon: Lexicon): readonly Decision[] {
  const found = new Map<number, Found>()
  const add = (line: SourceLine, rule: string, reason: SourceLine): void => {
    if (!lexicon.saysNothing(tokensOf(line))) found.set(line.index, { line, rule, reason })
  }
  for (const { kind, heading, from, to } of sections) {
    if (kind !== 'decisions' || isUndecided(heading, lexicon)) continue
    for (const line of entriesOf(source, source.lines.slice(from, to), lexicon)) add(line, 'decision-section', heading)
  }
  for (const line of source.lines) {
    if (line.kind === 'heading' || found.has(line.index)) continue
    const { label, outcome } = computedOnce(line, lexicon.readOutcomes)
    if (label?.isFilled === false && lexicon.otherMeeting.test(line.maskedText)) continue
    if (label?.isFilled === false || isTitleOfDecisions(source, line, lexicon) || announcesDecisions(line, lexicon))
      for (const child of belowLabel(source, line)) add(child, 'decision-list', line)
    else if (label !== undefined) add(line, label.rule, line)
    else if (outcome !== undefined) add(line, outcome, line)
  }
  return [...found.values()]
    .sort((one, other) => one.line.index - other.line.index)
    .map(({ line, rule, reason }) => ({
      text: line.text,
      span: toSpan(source, line),
      why: [{ rule, line: reason.number + 1 }],
    }))
}

/** Minimum number of paragraphs of a discussion. */
const minDiscussion = 6

/**
 * The entries of a section of decisions. Of a discussion below a subheading ("### Resolution 1 - Budget") only the
 * sentences with the outcome count.
 */
function entriesOf(source: Source, lines: readonly SourceLine[], lexicon: Lexicon): readonly SourceLine[] {
  const first = lines.findIndex(({ kind }) => kind === 'heading')
  const starts = lines.flatMap(({ kind }, index) => (kind === 'heading' ? [index] : []))
  const parts = starts.map((start, index) => lines.slice(start, starts[index + 1]))
  return [lines.slice(0, first < 0 ? undefined : first), ...parts].flatMap((part) => {
    const entries = part.filter((line) => isEntry(source, line))
    const paragraphs = entries.filter(({ kind }) => kind === 'text').length
    const isNumbered = numberedWord.test(part[0]?.maskedText ?? '')
    const hasOutcome = (): boolean => part.some((line) => statesOutcome(line, lexicon))
    const isDiscussion =
      part[0]?.kind === 'heading' &&
      (paragraphs >= minDiscussion || (isNumbered && (paragraphs > 2 || (paragraphs > 0 && hasOutcome()))))
    return isDiscussion ? part.filter((line) => line.kind !== 'row' && statesOutcome(line, lexicon)) : entries
  })
}

/** "Resolution 1 - Budget" is a topic, as is its text. */
const numberedWord = /^\p{L}+ \d{1,3}\b/u

function statesOutcome(line: SourceLine, lexicon: Lexicon): boolean {
  const { label, outcome } = computedOnce(line, lexicon.readOutcomes)
  return label?.isFilled === true || outcome !== undefined
}

/** Minimum number of characters of a line that an editor may have wrapped. */
const minWrapped = 60

/** Whether a line goes on with the sentence of the line above: it begins in lower case, and no hard break is between. */
function isWrapped({ lines, text }: Source, { index, number, parent, kind, start, maskedText }: SourceLine): boolean {
  const above = lines[index - 1]
  const isSameParagraph = above?.kind === kind && above.number === number - 1 && above.parent === parent
  if (!isSameParagraph || above.maskedText.length < minWrapped || !/^\p{Ll}/u.test(maskedText)) return false
  const isHardBreak = /(?: {2}|\\)\n\s*$/.test(text.slice(above.start, start))
  return !isHardBreak && !/[.!?:;][\s"”»)*_]*$/.test(above.maskedText)
}

/** A bullet, a paragraph or a row of a section of decisions; not "Taken today:" above a list. */
function isEntry(source: Source, line: SourceLine): boolean {
  const isAboveList = line.kind === 'text' && source.lines[line.index + 1]?.kind === 'item'
  if (isAboveList && /:[\s*_]*$/.test(line.maskedText)) return false
  if (line.kind === 'row') return headerOf(source, line).index !== line.index
  return (
    (line.kind === 'item' && line.level === 1) || (line.kind === 'text' && line.level === 0 && !isWrapped(source, line))
  )
}

/** "**Summary of the decisions**", "Decisions taken today:", "Decisions made" directly above a list */
function isTitleOfDecisions(source: Source, line: SourceLine, lexicon: Lexicon): boolean {
  const { kind, maskedText } = line
  if (kind !== 'text' || maskedText.length > maxTitle) return false
  const isMarked = /^(?:\*\*|__)|:[\s*_]*$/.test(maskedText) && /(?:\*\*|__|:)\s*$/.test(maskedText)
  const isAboveList = source.lines[line.index + 1]?.kind === 'item' && /^[^.,;!?]*$/.test(maskedText)
  return (
    (isMarked || isAboveList) && sectionKindOfTitle(lexicon, maskedText) === 'decisions' && !isUndecided(line, lexicon)
  )
}

/** "Open decisions", "Decisions of the last meeting" */
function isUndecided({ maskedText }: SourceLine, { undecided, otherMeeting }: Lexicon): boolean {
  return undecided.test(maskedText) || otherMeeting.test(maskedText)
}

const maxTitle = 60

/** "We talked about the mill and made the following decisions:" */
function announcesDecisions({ maskedText }: SourceLine, { decisionsBelow }: Lexicon): boolean {
  return /:[\s*_]*$/.test(maskedText) && decisionsBelow.test(maskedText)
}

/** The list below a label, else the next line of its paragraph. */
function belowLabel(source: Source, line: SourceLine): readonly SourceLine[] {
  const list = listBelow(source, line)
  const next = source.lines[line.index + 1]
  const isWrapped = next?.kind === 'text' && next.number === line.number + 1 && next.parent === line.parent
  return list.length === 0 && isWrapped ? [next] : list
}

interface Found {
  readonly line: SourceLine
  readonly rule: string
  /** The line that makes it a decision: itself, the label above, or the heading. */
  readonly reason: SourceLine
}
