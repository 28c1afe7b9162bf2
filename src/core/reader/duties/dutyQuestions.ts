import type { Role } from '../../minutes'
import { type Answer, readAnswer, withoutStrikethrough } from './dutyAnswers'
import { boldLabel, dashLabel, findLabelEnd, anyLabel } from './dutyLabels'
import type { Lexicon } from '../lexicon/lexicon'
import { rolesIn } from '../lexicon/roles'
import { sectionKindOfTitle } from '../sections/sectionTitles'
import { maskChar } from '../text/lines'
import { computedOnce } from '../text/lineCache'
import { findHandles } from '../people/handlesAndNames'
import type { Source, SourceLine } from '../text/source'
import type { TextRange } from '../text/ranges'

export interface DutyQuestion {
  readonly roles: readonly Role[]
  readonly label: string
  readonly answer: Answer | undefined
  /** Whether the answer may be on the lines below. */
  readonly isOpen: boolean
}

export interface QuestionLines {
  readonly question: DutyQuestion | undefined
  /** The line and its continuation lines. */
  readonly range: TextRange
  readonly lastLine: SourceLine
}

const maxLabel = 160

/** Reads a line and its continuation lines as a label or question with its answer. */
export function readQuestion(source: Source, line: SourceLine, lexicon: Lexicon, mayBeWrapped = true): QuestionLines {
  const wrapped = mayBeWrapped ? wrappedQuestionLines(source, line) : [line]
  const lastLine = wrapped.at(-1) ?? line
  const range = { start: line.start, end: lastLine.end }
  // Most lines have no word for a duty.
  if (!mentionDuty(wrapped, lexicon)) return { question: undefined, range, lastLine }
  const maskedText = withoutStrikethrough(source, range)
  if (rolesIn(lexicon, maskedText).length === 0) return { question: undefined, range, lastLine }
  const labelEnd = findLabelEnd(maskedText)
  const label = maskedText.slice(0, labelEnd)
  // "[Report of the team](…) - @x" is a topic, "Present members: @x" a list of people.
  const isNoDutyLabel = (!/[?:]/.test(label) && label.includes(maskChar)) || isPeopleLabel(label, lexicon)
  const isDash = dashLabel.test(label)
  // "Report - @x" is a topic.
  const found =
    label.length > maxLabel || isNoDutyLabel
      ? []
      : rolesIn(lexicon, label).filter((role) => !isDash || role !== 'reporter')
  if (found.length === 0 || !asksForSomebody(label, lexicon)) return { question: undefined, range, lastLine }
  const isOpen = /[?:][\s*_]*$/.test(maskedText.slice(0, labelEnd + 1)) || line.kind === 'heading'
  const rest = maskedText.slice(labelEnd).replace(/^[\s?:*_]+/, '')
  const isEmpty = rest.replace(/[\s*_@-]/g, '') === ''
  // Without a colon the answer must follow a short label directly: "Minute taking @x".
  const hasLabelWithoutColon = /\s(?:by|von)\s$/.test(label) || boldLabel.test(label) || isDash
  if (hasLabelWithoutColon && lexicon.pastVerbs.test(label)) return { question: undefined, range, lastLine }
  const form = { canBeName: isOpen || hasLabelWithoutColon, canContinue: isOpen }
  const answer = isEmpty
    ? undefined
    : readAnswer(source, { start: range.start + labelEnd, end: range.end }, lexicon, form)
  // "- Minutes PR is the wrong place": neither a label with an answer nor a question.
  if (!isEmpty && answer === undefined) return { question: undefined, range, lastLine }
  if (isEmpty && !isOpen) return { question: undefined, range, lastLine }
  return { question: { roles: found, label, answer, isOpen }, range, lastLine }
}

/** Number of characters on both sides of a line end among which a phrase of two lines is searched. */
const maxPhrase = 40

/** Whether one of the lines, or the end of one and the start of the next, has a word for a duty. */
function mentionDuty(lines: readonly SourceLine[], lexicon: Lexicon): boolean {
  return lines.some((line, index) => {
    if (computedOnce(line, mentionsDuty, lexicon)) return true
    const next = lines[index + 1]?.maskedText.slice(0, maxPhrase)
    return next !== undefined && rolesIn(lexicon, `${line.maskedText.slice(-maxPhrase)}\n${next}`).length > 0
  })
}

function mentionsDuty({ maskedText }: SourceLine, lexicon: Lexicon): boolean {
  return rolesIn(lexicon, maskedText).length > 0
}

export function isPeopleLabel(label: string, lexicon: Lexicon): boolean {
  const named = sectionKindOfTitle(lexicon, label)
  return named === 'participants' || named === 'excused'
}

/** Maximum number of words in a question that does not ask who ("Minute transfer to github?"). */
const maxWords = 5

/**
 * Whether a label or question that contains a word of a duty asks for somebody: "Who takes the minutes?" and "Minutes:"
 * do, "Can we commit to minutes by Friday?" does not.
 */
function asksForSomebody(label: string, lexicon: Lexicon): boolean {
  if (label.includes(':') || lexicon.questionWords.test(label) || /\s(?:by|von|is|ist)\s*$/.test(label)) return true
  const words = label.match(/[\p{L}\p{N}'’&-]+/gu) ?? []
  if (!label.includes('?')) return rolesIn(lexicon, words.slice(0, 4).join(' ')).length > 0
  return words.length <= maxWords && rolesIn(lexicon, words.slice(0, 2).join(' ')).length > 0
}

/** The line and the next lines of its paragraph while its sentence continues. */
function wrappedQuestionLines(source: Source, line: SourceLine): readonly SourceLine[] {
  const lines = [line]
  if (line.kind === 'heading' || line.kind === 'row') return lines
  for (let index = line.index + 1; lines.length < 4; index++) {
    const next = source.lines[index]
    const previous = lines.at(-1) ?? line
    const isContinued =
      next?.kind === 'text' &&
      next.number === previous.number + 1 &&
      (line.kind === 'text' || next.parent === line.index)
    if (
      !isContinued ||
      anyLabel.test(next.maskedText) ||
      /[?:]\s*$/.test(previous.maskedText) ||
      findHandles(previous.maskedText).length > 0
    )
      break
    lines.push(next)
  }
  return lines
}
