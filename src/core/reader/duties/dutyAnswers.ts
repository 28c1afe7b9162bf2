import type { Person } from '../../minutes'
import { findLabelEnd } from './dutyLabels'
import type { Lexicon } from '../lexicon/lexicon'
import { rolesIn } from '../lexicon/roles'
import { maskChar } from '../text/lines'
import { hasGroupWord, splitPeople } from '../people/names'
import { findHandles, findProfileLinks, isName, isPlaceholder, withoutInitials } from '../people/handlesAndNames'
import { linesWithin, type Source, type SourceLine } from '../text/source'
import type { TextRange } from '../text/ranges'

export interface Answer {
  readonly people: readonly Person[]
  readonly isNotNeeded: boolean
  /** Index of the last line of the answer, if it is below the question. */
  readonly lastLineIndex?: number
}

/** The answer to an open question: its child items, else the next line, if they contain only people. */
export function answerBelow(source: Source, line: SourceLine, lexicon: Lexicon): Answer | undefined {
  const first = line.kind === 'item' || line.parent === undefined ? line : (source.lines[line.parent] ?? line)
  const inside = linesWithin(source, first).filter((other) => other.index > line.index)
  const candidates =
    inside.length > 0
      ? inside
      : source.lines.slice(line.index + 1, line.index + 2).filter((next) => next.kind !== 'heading')
  // Labeled lines below a question ("- minutes: @x") are separate questions.
  if (candidates.some((next) => rolesIn(lexicon, next.maskedText.slice(0, findLabelEnd(next.maskedText))).length > 0))
    return undefined
  const answers = candidates.flatMap(
    (next) => readAnswer(source, next, lexicon, { canBeName: inside.length > 0, canContinue: true }) ?? [],
  )
  if (answers.length === 0) return undefined
  return {
    people: answers.flatMap(({ people }) => people),
    isNotNeeded: answers.some(({ isNotNeeded }) => isNotNeeded),
    lastLineIndex: candidates.at(-1)?.index ?? line.index,
  }
}

export interface AnswerForm {
  /** Whether a word without `@` may be a name. */
  readonly canBeName: boolean
  /** Whether words may follow the people ("@x will do it"). */
  readonly canContinue: boolean
}

export const anyAnswer: AnswerForm = { canBeName: true, canContinue: true }

/** Maximum number of characters after the people of an answer. */
const maxRemark = 40

/** Maximum number of names in an answer; more are a list of something else. */
const maxPeople = 4

/**
 * Reads a range as an answer: people, optionally with remarks.
 *
 * @returns undefined if it is not an answer; an answer without people if it says that there is nobody.
 */
export function readAnswer(source: Source, range: TextRange, lexicon: Lexicon, form: AnswerForm): Answer | undefined {
  const maskedText = withoutStrikethrough(source, range).replace(/^[\s?:*_=>–-]+/, (lead) => ' '.repeat(lead.length))
  const handles = findHandles(maskedText).filter(({ handle }) => !isPlaceholder(lexicon, handle))
  const [first] = handles
  if (first !== undefined) {
    const before = maskedText.slice(0, first.start).replace(/^[\s?:*_=>([–\uFFFC-]+|[\s?:*_=>(–\uFFFC-]+$/g, '')
    const after = maskedText
      .slice(handles.at(-1)?.end ?? 0)
      .replace(/\([^)]*\)?/g, '')
      .replace(/[\s*_.,;:)!?\uFFFC-]/g, '')
    const isAnswer = (before === '' || isName(before, false)) && after.length <= (form.canContinue ? maxRemark : 0)
    return isAnswer ? { people: handles.map(({ handle }) => ({ handle })), isNotNeeded: false } : undefined
  }
  const profile = findProfileLinks(source, range.start, range.end).find(({ handle }) => !isPlaceholder(lexicon, handle))
  if (profile !== undefined) return { people: [{ handle: profile.handle }], isNotNeeded: false }
  // "Scribe: (JD)", "[Jane Doe]": only a name in brackets.
  const words = maskedText
    .replace(/^\s*[([]([\p{L} .'’-]{2,40})[)\]]\s*$/u, '$1')
    .replace(/\([^)]*\)/g, '')
    .replace(/\s[–—-]\s.*$/s, '')
    // The dot of "Jane D." stays.
    .replace(/^[\s*_]+|(?:[\s*_!]|(?<!\s\p{Lu})\.)+$/gu, '')
  if (lexicon.notNeeded.test(words)) return { people: [], isNotNeeded: true }
  if (words === '' || lexicon.nobody.test(words)) return { people: [], isNotNeeded: false }
  const all = splitPeople(words.replace(lexicon.peopleTitle, '')).map(withoutInitials)
  // "Ada Berg and other contributors"
  const names = all.filter(
    (name, index) =>
      index === 0 || (!lexicon.others.test(name) && (isPersonName(name) || !hasGroupWord(name, lexicon))),
  )
  // "Hardware, Cloud-in-a-box, …" lists topics.
  const isCutOff = /[,;&/+]\s*$/.test(words)
  const areNames = !isCutOff && names.length <= maxPeople && !words.includes(maskChar) && names.every(isPersonName)
  // "Minutes: approved"
  if (lexicon.pastVerbs.test(words)) return undefined
  return form.canBeName && areNames ? { people: names.map((name) => ({ name })), isNotNeeded: false } : undefined
}

/** One word (maybe a login) or a capitalized name ("Jane Doe", "Jane d"); "will do this" is a remark. */
export function isPersonName(name: string): boolean {
  return (isName(name, name.includes(' ')) && !name.endsWith('-')) || /^\p{Lu}\p{L}+ \p{L}\.?$/u.test(name)
}

/** The masked text of a range on one line, without strikethrough. */
export function withoutStrikethrough(source: Source, { start, end }: TextRange): string {
  const maskedText = source.maskedText.slice(start, end).replaceAll('\n', ' ')
  if (!maskedText.includes('~~')) return maskedText
  return [...source.strikethrough]
    .filter((struck) => struck.start < end && struck.end > start)
    .reduce(
      (text, struck) => blankOut(text, Math.max(0, struck.start - start), Math.min(end, struck.end) - start),
      maskedText,
    )
}

function blankOut(text: string, from: number, to: number): string {
  return text.slice(0, from) + ' '.repeat(to - from) + text.slice(to)
}
