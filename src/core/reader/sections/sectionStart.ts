import type { TitleKind } from '../lexicon/titleMatchers'
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

/** A heading with a label and its value: "### Chair: Jane". */
export const headData = /^[\s*_#]*\p{L}[\p{L} &/]{2,30}[*_]*:\s*\S/u
