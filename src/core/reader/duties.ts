import type { Duty, Person, Role } from '../minutes'
import { blank, type Stretch } from './lines'
import { type Lexicon, rolesIn, rolesOfHeading } from './lexicon'
import { findHandles, findProfileLinks, isName, isPlaceholder } from './people'
import type { LineSection } from './sections'
import { linesInside, type Source, type SourceLine, spanIn, stretchAt } from './source'

/**
 * Reads who takes the minutes, reports, chairs: from labels ("Minutes transfer: @x"), from questions with their answer
 * below ("Who is presenting …?"), and from headings that ask for somebody.
 *
 * Only the formal part of the minutes is searched: what stands below the agenda is about the topics, unless its
 * heading is one of formalities.
 */
export function readDuties(source: Source, sections: readonly LineSection[], lexicon: Lexicon): readonly Duty[] {
  const duties: Duty[] = []
  let context: readonly Role[] = []
  let answered = -1
  for (const line of source.lines) {
    const section = innermost(sections, line.index)
    if (!isFormal(section, line)) continue
    if (line.kind === 'heading') {
      context = rolesOfHeading(lexicon, withoutStruck(source, line, line.start, line.end))
      if (context.length === 0) continue
    }
    if (line.index <= answered || (line.kind === 'text' && line.parent !== undefined)) continue
    const { asked, stretch, last } = readQuestion(source, line, lexicon)
    if (asked !== undefined) {
      const answer = asked.answer ?? (asked.isOpen ? answerBelow(source, last, lexicon) : undefined)
      if (answer?.until !== undefined) answered = answer.until
      // A heading that nobody answered on its own line is answered by the lines of its section, which come next.
      if (line.kind === 'heading' && answer === undefined) continue
      for (const role of asked.roles) duties.push(dutyOf(source, role, asked.label, answer, stretch))
      continue
    }
    const answer =
      context.length > 0 && line.kind !== 'heading'
        ? readAnswer(source, line, line.start, line.end, lexicon)
        : undefined
    if (answer === undefined || answer.people.length === 0) continue
    for (const role of context) duties.push(dutyOf(source, role, section?.heading.text ?? '', answer, line))
  }
  return duties
}

/** In decks: everybody whom a slide says that the report is by. */
export function readReporters(source: Source, lexicon: Lexicon): readonly Duty[] {
  return source.lines.flatMap((line): Duty[] => {
    const match = /^[\s*_]*(re[pb]ort(?:ed)?|present(?:ed|ation)?|bericht)\s+(?:by|von)\b[:\s]*/i.exec(line.prose)
    if (match === null) return []
    const answer = readAnswer(source, line, line.start + match[0].length, line.end, lexicon)
    return [dutyOf(source, 'reporter', match[0].trim(), answer, line)]
  })
}

function dutyOf(source: Source, role: Role, label: string, answer: Answer | undefined, stretch: Stretch): Duty {
  return {
    role,
    label: label.trim(),
    people: answer?.people ?? [],
    waived: answer?.waived ?? false,
    span: spanIn(source, stretch),
  }
}

function innermost(sections: readonly LineSection[], index: number): LineSection | undefined {
  return sections.findLast(({ heading, to }) => heading.index <= index && index < to)
}

function isFormal(section: LineSection | undefined, line: SourceLine): boolean {
  if (section === undefined) return true
  if (section.kind === 'formalities') return true
  if (section.kind === 'participants' || section.kind === 'excused') return line.kind !== 'heading'
  return !section.isInAgenda && section.kind !== 'review' && section.kind !== 'actions'
}

interface Asked {
  readonly roles: readonly Role[]
  readonly label: string
  readonly answer: Answer | undefined
  /** Whether the line asks for an answer below it. */
  readonly isOpen: boolean
}

interface Question {
  readonly asked: Asked | undefined
  /** The line with those it is wrapped onto. */
  readonly stretch: Stretch
  readonly last: SourceLine
}

const maxLabel = 160

/** Reads a line, with the lines it is wrapped onto, as a label or question with its answer. */
function readQuestion(source: Source, line: SourceLine, lexicon: Lexicon): Question {
  const wrapped = wrappedLines(source, line)
  const last = wrapped.at(-1) ?? line
  const stretch = { start: line.start, end: last.end }
  const prose = withoutStruck(source, line, stretch.start, stretch.end)
  const labelEnd = endOfLabel(prose)
  const label = prose.slice(0, labelEnd)
  const found = label.length > maxLabel ? [] : rolesIn(lexicon, label)
  if (found.length === 0) return { asked: undefined, stretch, last }
  const isOpen = /[?:]\s*$/.test(prose.slice(0, labelEnd + 1)) || line.kind === 'heading'
  const rest = prose.slice(labelEnd).replace(/^[\s?:*_]+/, '')
  const isEmpty = rest.replace(/[\s*_@\uFFFC-]/g, '') === ''
  const answer = isEmpty ? undefined : readAnswer(source, line, stretch.start + labelEnd, stretch.end, lexicon)
  // "- Minutes PR is the wrong place": neither a label with an answer nor a question.
  if (!isEmpty && answer === undefined) return { asked: undefined, stretch, last }
  if (isEmpty && !isOpen) return { asked: undefined, stretch, last }
  return { asked: { roles: found, label, answer, isOpen }, stretch, last }
}

/** Up to the first question mark or colon; without one, up to the first handle. "(writing: …)" does not end it. */
function endOfLabel(prose: string): number {
  const plain = prose.replace(/\([^()]*\)|:[a-z0-9_+-]+:/g, (match) => blank.repeat(match.length))
  const mark = plain.search(/[?:：]/)
  if (mark >= 0)
    return plain.charAt(mark + 1) === ':' || /^[?:]\s*:/.test(plain.slice(mark))
      ? mark + plain.slice(mark).indexOf(':') + 1
      : mark + 1
  return findHandles(prose)[0]?.start ?? prose.length
}

/** The line and the further lines of its paragraph, as far as it reads on in mid-sentence. */
function wrappedLines(source: Source, line: SourceLine): readonly SourceLine[] {
  const lines = [line]
  if (line.kind === 'heading' || line.kind === 'row') return lines
  for (let index = line.index + 1; lines.length < 4; index++) {
    const next = source.lines[index]
    const previous = lines.at(-1) ?? line
    const isContinued =
      next?.kind === 'text' &&
      next.number === previous.number + 1 &&
      (line.kind === 'text' || next.parent === line.index)
    if (!isContinued || /[?:]\s*$/.test(previous.prose) || findHandles(previous.prose).length > 0) break
    lines.push(next)
  }
  return lines
}

interface Answer {
  readonly people: readonly Person[]
  readonly waived: boolean
  /** Index of the last line that the answer took, where it stands below the question. */
  readonly until?: number
}

/** The answer to an open question: its child items, else the next line, if that names nobody but people. */
function answerBelow(source: Source, line: SourceLine, lexicon: Lexicon): Answer | undefined {
  const first = line.kind === 'item' || line.parent === undefined ? line : (source.lines[line.parent] ?? line)
  const inside = linesInside(source, first).filter((other) => other.index > line.index)
  const candidates =
    inside.length > 0
      ? inside
      : source.lines.slice(line.index + 1, line.index + 2).filter((next) => next.kind !== 'heading')
  // Labelled lines below a question ("- minutes: @x") are questions of their own.
  if (candidates.some((next) => rolesIn(lexicon, next.prose.slice(0, endOfLabel(next.prose))).length > 0))
    return undefined
  const answers = candidates.flatMap(
    (next) => readAnswer(source, next, next.start, next.end, lexicon, inside.length > 0) ?? [],
  )
  if (answers.length === 0) return undefined
  return {
    people: answers.flatMap(({ people }) => people),
    waived: answers.some(({ waived }) => waived),
    until: candidates.at(-1)?.index ?? line.index,
  }
}

/**
 * Reads a stretch as an answer: people and nothing else but remarks.
 *
 * @param mayBeName Whether a word without `@` may be somebody's name.
 * @returns undefined where it is no answer; no people where it says that there is nobody.
 */
function readAnswer(
  source: Source,
  line: SourceLine,
  start: number,
  end: number,
  lexicon: Lexicon,
  mayBeName = true,
): Answer | undefined {
  const prose = withoutStruck(source, line, start, end).replace(/^[\s?:*_=>–-]+/, (lead) => ' '.repeat(lead.length))
  const handles = findHandles(prose).filter(({ handle }) => !isPlaceholder(lexicon, handle))
  if (handles.length > 0) {
    const firstStart = handles[0]?.start ?? 0
    const before = prose.slice(0, firstStart).replace(/[\s?:*_=>(–\uFFFC-]/g, '')
    const isAnswer =
      before === '' ||
      isName(
        prose
          .slice(0, firstStart)
          .replace(/[\s(:-]+$/, '')
          .trim(),
        false,
      )
    // "@x reports on a bug" is no answer; "@x (until 10:00)", "@x and @y", "@x will do it" are.
    const after = prose
      .slice(handles.at(-1)?.end ?? 0)
      .replace(/\([^)]*\)?/g, '')
      .replace(/[\s*_.,;:)!?\uFFFC-]/g, '')
    return isAnswer && (after.length <= 40 || before === '') && after.length <= 60
      ? { people: handles.map(({ handle }) => ({ handle })), waived: false }
      : undefined
  }
  const profile = findProfileLinks(source, start, end).find(({ handle }) => !isPlaceholder(lexicon, handle))
  if (profile !== undefined) return { people: [{ handle: profile.handle }], waived: false }
  const words = prose.replace(/\([^)]*\)/g, '').replace(/^[\s*_]+|[\s*_.!]+$/g, '')
  if (lexicon.waived.test(words)) return { people: [], waived: true }
  if (words === '' || lexicon.nobody.test(words)) return { people: [], waived: false }
  const names = words.split(/\s*(?:,|&|\/|\s(?:and|und)\s)\s*/)
  return mayBeName && names.every((name) => isName(name, false)) && names.length <= 3 && !words.includes(blank)
    ? { people: names.map((name) => ({ name })), waived: false }
    : undefined
}

function withoutStruck(source: Source, line: SourceLine, start: number, end: number): string {
  const prose = source.prose.slice(start, end).replace(/[\r\n]/g, ' ')
  if (!prose.includes('~~')) return prose
  let result = ''
  for (let offset = 0; offset < prose.length; offset++) {
    result += stretchAt(source.struck, start + offset) === undefined ? prose.charAt(offset) : ' '
  }
  return line.kind === 'row' ? prose : result
}
