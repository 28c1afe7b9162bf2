import type { Role } from '../minutes'
import { type Answer, readAnswer, withoutStruck } from './dutyAnswers'
import { boldLabel, dashLabel, endOfLabel, otherLabel } from './dutyLabels'
import { type Lexicon, rolesIn } from './lexicon'
import { sectionNamed } from './sectionTitles'
import { blank } from './lines'
import { findHandles } from './people'
import type { Source, SourceLine } from './source'
import type { Stretch } from './stretches'

export interface Asked {
  readonly roles: readonly Role[]
  readonly label: string
  readonly answer: Answer | undefined
  /** Whether the answer may be on the lines below. */
  readonly isOpen: boolean
}

export interface Question {
  readonly asked: Asked | undefined
  /** The line and its continuation lines. */
  readonly stretch: Stretch
  readonly last: SourceLine
}

const maxLabel = 160

/** Reads a line and its continuation lines as a label or question with its answer. */
export function readQuestion(source: Source, line: SourceLine, lexicon: Lexicon, mayBeWrapped = true): Question {
  const wrapped = mayBeWrapped ? wrappedQuestionLines(source, line) : [line]
  const last = wrapped.at(-1) ?? line
  const stretch = { start: line.start, end: last.end }
  const maskedText = withoutStruck(source, stretch)
  const labelEnd = endOfLabel(maskedText)
  const label = maskedText.slice(0, labelEnd)
  // "[Report of the team](…) - @x" is a topic, "Present members: @x" a list of people.
  const isNoDutyLabel = (!/[?:]/.test(label) && label.includes(blank)) || isOfPeople(label, lexicon)
  const isDash = dashLabel.test(label)
  // "Report - @x" is a topic.
  const found =
    label.length > maxLabel || isNoDutyLabel
      ? []
      : rolesIn(lexicon, label).filter((role) => !isDash || role !== 'reporter')
  if (found.length === 0 || !asksForSomebody(label, lexicon)) return { asked: undefined, stretch, last }
  const isOpen = /[?:][\s*_]*$/.test(maskedText.slice(0, labelEnd + 1)) || line.kind === 'heading'
  const rest = maskedText.slice(labelEnd).replace(/^[\s?:*_]+/, '')
  const isEmpty = rest.replace(/[\s*_@-]/g, '') === ''
  // Without a colon the answer must follow a short label directly: "Minute taking @x".
  const hasLabelWithoutColon = /\s(?:by|von)\s$/.test(label) || boldLabel.test(label) || isDash
  if (hasLabelWithoutColon && lexicon.settled.test(label)) return { asked: undefined, stretch, last }
  const form = { mayBeName: isOpen || hasLabelWithoutColon, mayGoOn: isOpen }
  const answer = isEmpty
    ? undefined
    : readAnswer(source, { start: stretch.start + labelEnd, end: stretch.end }, lexicon, form)
  // "- Minutes PR is the wrong place": neither a label with an answer nor a question.
  if (!isEmpty && answer === undefined) return { asked: undefined, stretch, last }
  if (isEmpty && !isOpen) return { asked: undefined, stretch, last }
  return { asked: { roles: found, label, answer, isOpen }, stretch, last }
}

export function isOfPeople(label: string, lexicon: Lexicon): boolean {
  const named = sectionNamed(lexicon, label)
  return named === 'participants' || named === 'excused'
}

/** Maximum number of words in a question that does not ask who ("Minute transfer to github?"). */
const maxWords = 5

/**
 * Whether a label or question that contains a word of a duty asks for somebody: "Who takes the minutes?" and "Minutes:"
 * do, "Can we commit to minutes by Friday?" does not.
 */
function asksForSomebody(label: string, lexicon: Lexicon): boolean {
  if (label.includes(':') || lexicon.asking.test(label) || /\s(?:by|von|is|ist)\s*$/.test(label)) return true
  const words = label.match(/[\p{L}\p{N}'’&-]+/gu) ?? []
  if (!label.includes('?')) return rolesIn(lexicon, words.slice(0, 4).join(' ')).length > 0
  return words.length <= maxWords && rolesIn(lexicon, words.slice(0, 2).join(' ')).length > 0
}

/** The line and the following lines of its paragraph, while its sentence continues. */
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
      otherLabel.test(next.prose) ||
      /[?:]\s*$/.test(previous.prose) ||
      findHandles(previous.prose).length > 0
    )
      break
    lines.push(next)
  }
  return lines
}
