import type { TitleKind } from '../lexicon/titlePatterns'
import type { SourceLine } from '../text/source'

/** The line that starts a section. */

/** Level of MeetBot's "#topic …": the deepest heading level. */
export const topicCommandLevel = 6
export const labelLevel = 7

export interface SectionStart {
  readonly line: SourceLine
  readonly level: number
  readonly named: TitleKind | undefined
  readonly inlineStart: number | undefined
}

/** The part of a line between two offsets of its text. */
export function partOfLine(line: SourceLine, from: number, to?: number): SourceLine {
  const text = line.text.slice(from, to)
  return {
    ...line,
    start: line.start + from,
    end: line.start + from + text.length,
    text,
    maskedText: line.maskedText.slice(from, to),
  }
}
