import type { Duty, Person, Role } from '../minutes'
import { blank } from './lines'
import type { Stretch } from './stretches'
import { type Lexicon, rolesIn, rolesOfHeading, sectionNamed } from './lexicon'
import { findHandles, findProfileLinks, isName, isPlaceholder, withoutInitials, withoutParentheses } from './people'
import type { LineSection } from './sections'
import { linesInside, type Source, type SourceLine, spanIn } from './source'

/** Longer lines are text, no labels. */
const maxLine = 500

/**
 * Reads who takes the minutes, reports, chairs: from labels ("Minutes transfer: @x"), from questions with their answer
 * below ("Who is presenting …?"), and from headings that ask for somebody.
 *
 * Only the formal part of the minutes is searched: what stands below the agenda is about the topics, unless its
 * heading is one of formalities.
 */
export function readDuties(source: Source, sections: readonly LineSection[], lexicon: Lexicon): readonly Duty[] {
  const duties: Duty[] = []
  const inner = innermostSections(source, sections)
  let context: readonly Role[] = []
  let answered = -1
  for (const line of source.lines) {
    const section = inner[line.index]
    if (line.kind === 'heading') context = []
    if (!isFormal(section, line) || line.prose.length > maxLine) continue
    if (line.kind === 'heading') {
      // "# Weekly minutes" and "## Agenda and minutes" ask for nobody.
      if (section?.kind === 'title' || section?.kind === 'agenda') continue
      context = rolesOfHeading(lexicon, withoutParentheses(withoutStruck(source, line)))
      if (context.length === 0) continue
    }
    const inRow = line.kind === 'row' ? readRow(source, line, lexicon) : undefined
    if (inRow !== undefined) {
      duties.push(...inRow)
      continue
    }
    if (line.index <= answered || (line.kind === 'text' && line.parent !== undefined)) continue
    // "Present: @x" lists people and asks for nobody who presents.
    if (line.index === section?.heading.index && (section.kind === 'participants' || section.kind === 'excused'))
      continue
    const { asked, stretch, last } = readQuestion(source, line, lexicon)
    if (asked !== undefined) {
      const answer = asked.answer ?? (asked.isOpen ? answerBelow(source, last, lexicon) : undefined)
      if (answer?.until !== undefined) answered = answer.until
      // A heading that nobody answered on its own line is answered by the lines of its section, which come next.
      if (line.kind === 'heading' && answer === undefined) continue
      for (const role of asked.roles) duties.push(dutyOf(source, role, asked.label, answer, stretch))
      continue
    }
    const other = section?.kind === 'formalities' && line.kind === 'item' ? readOther(source, line, lexicon) : undefined
    if (other !== undefined) {
      duties.push(other)
      continue
    }
    const answer =
      context.length > 0 && line.kind !== 'heading' ? readAnswer(source, line, lexicon, anyAnswer) : undefined
    if (answer === undefined || answer.people.length === 0) continue
    for (const role of context) duties.push(dutyOf(source, role, section?.heading.text ?? '', answer, line))
  }
  return [...duties, ...scribesAmongPeople(source, sections, lexicon, duties)]
}

const remarkOnName = /(@[\w.-]+|\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,3})\s*\(([^()@]{3,25})\)/gu

/** "Present: Jane Doe (minutes), Jo Brown": the remark of the one who takes the minutes. */
function scribesAmongPeople(
  source: Source,
  sections: readonly LineSection[],
  lexicon: Lexicon,
  duties: readonly Duty[],
): readonly Duty[] {
  if (duties.some(({ role, people }) => role === 'scribe' && people.length > 0)) return []
  return sections
    .filter(({ kind, isInAgenda }) => kind === 'participants' && !isInAgenda)
    .flatMap(({ from, to, heading, inlineStart }) => [
      ...(inlineStart === undefined ? [] : [heading]),
      ...source.lines.slice(from, to).filter(({ kind, level }) => kind === 'item' || (kind === 'text' && level === 0)),
    ])
    .flatMap((line) =>
      [...line.prose.slice(0, 2 * maxLine).matchAll(remarkOnName)].flatMap((match) => {
        const [, who = '', remark = ''] = match
        if (!lexicon.roles.scribe.test(remark) || remark.split(' ').length > 3) return []
        const [handle] = findHandles(who)
        const answer = { people: [handle === undefined ? { name: who } : { handle: handle.handle }], waived: false }
        const start = line.start + match.index
        return [dutyOf(source, 'scribe', remark, answer, { start, end: start + match[0].length })]
      }),
    )
}

/** A row of a table whose first column holds labels: `| Note taker | Jane Doe |`. */
function readRow(source: Source, line: SourceLine, lexicon: Lexicon): readonly Duty[] | undefined {
  const [label, value] = line.cells ?? []
  if (label === undefined || value === undefined || line.cells?.length !== 2) return undefined
  const title = source.prose.slice(label.start, label.end)
  const found = isOfPeople(title, lexicon) ? [] : rolesIn(lexicon, title)
  const answer = found.length === 0 ? undefined : readAnswer(source, value, lexicon, anyAnswer)
  return answer === undefined ? undefined : found.map((role) => dutyOf(source, role, title, answer, line))
}

const otherLabel = /^[\s*_]*([\p{L}][\p{L}\p{N} '’/&-]{2,50}?)[\s*_]*:(?!\/\/)/u
/** Labels of remarks, which ask for nobody. */
const remarkLabel = /^(?:note|notes|nb|hint|info|reminder|see|see also|link|links|update|fyi|attention|hinweis)$/i

/** A duty that has a label of its own ("Timekeeper: @x"): handles and nothing else, or nobody yet. */
function readOther(source: Source, line: SourceLine, lexicon: Lexicon): Duty | undefined {
  const match = otherLabel.exec(line.prose)
  if (match === null || remarkLabel.test(match[1] ?? '') || sectionNamed(lexicon, match[1] ?? '') !== undefined)
    return undefined
  const stretch = { start: line.start + match[0].length, end: line.end }
  const answer = readAnswer(source, stretch, lexicon, { mayBeName: false, mayGoOn: false })
  const isOpen =
    line.text.slice(match[0].length).replace(/[\s*_@]/g, '') === '' && linesInside(source, line).length === 0
  return answer === undefined && !isOpen ? undefined : dutyOf(source, 'other', match[1] ?? '', answer, line)
}

/** In decks: everybody whom a slide says that the report is by. */
export function readReporters(source: Source, lexicon: Lexicon): readonly Duty[] {
  return source.lines.flatMap((line): Duty[] => {
    const match = /^[\s*_]*(re[pb]ort(?:ed)?|present(?:ed|ation)?|bericht)\s+(?:by|von)\b[:\s]*/i.exec(line.prose)
    if (match === null) return []
    const answer = readAnswer(source, { start: line.start + match[0].length, end: line.end }, lexicon, anyAnswer)
    return [dutyOf(source, 'reporter', match[0].trim(), answer, line)]
  })
}

function dutyOf(source: Source, role: Role, label: string, answer: Answer | undefined, stretch: Stretch): Duty {
  return {
    role,
    label: label.replace(/\s+/g, ' ').trim(),
    people: answer?.people ?? [],
    waived: answer?.waived ?? false,
    span: spanIn(source, stretch),
  }
}

/** The innermost section of each line. */
function innermostSections(source: Source, sections: readonly LineSection[]): readonly (LineSection | undefined)[] {
  const inner: (LineSection | undefined)[] = source.lines.map(() => undefined)
  // In document order, so that a section overwrites those around it; they are at most as many as there are levels.
  for (const section of sections) inner.fill(section, section.heading.index, section.to)
  return inner
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
  const prose = withoutStruck(source, stretch)
  const labelEnd = endOfLabel(prose)
  const label = prose.slice(0, labelEnd)
  // "[Report of the team](…) - @x" is a topic, "Present members: @x" a list of people.
  const isOther = (!/[?:]/.test(label) && label.includes(blank)) || isOfPeople(label, lexicon)
  const found = label.length > maxLabel || isOther ? [] : rolesIn(lexicon, label)
  if (found.length === 0) return { asked: undefined, stretch, last }
  const isOpen = /[?:][\s*_]*$/.test(prose.slice(0, labelEnd + 1)) || line.kind === 'heading'
  const rest = prose.slice(labelEnd).replace(/^[\s?:*_]+/, '')
  const isEmpty = rest.replace(/[\s*_@-]/g, '') === ''
  // Without a colon only a short label with its answer right behind is one: "Minute taking @x".
  const isBy = /\s(?:by|von)\s$/.test(label) || boldLabel.test(label)
  if (isBy && settled.test(label)) return { asked: undefined, stretch, last }
  const form = { mayBeName: isOpen || isBy, mayGoOn: isOpen }
  const answer = isEmpty
    ? undefined
    : readAnswer(source, { start: stretch.start + labelEnd, end: stretch.end }, lexicon, form)
  // "- Minutes PR is the wrong place": neither a label with an answer nor a question.
  if (!isEmpty && answer === undefined) return { asked: undefined, stretch, last }
  if (isEmpty && !isOpen) return { asked: undefined, stretch, last }
  return { asked: { roles: found, label, answer, isOpen }, stretch, last }
}

/** "**Note taker** Jane Doe" */
const boldLabel = /^\s*(\*\*|__)[\p{L} -]{3,30}\1\s+(?=\p{Lu}|$)/u

function isOfPeople(label: string, lexicon: Lexicon): boolean {
  const named = sectionNamed(lexicon, label)
  return named === 'participants' || named === 'excused'
}

/** "Minutes were approved by general consent": what was done with minutes that others wrote. */
const settled = /\b(?:approv|accept|adopt|amend|correct|review|second|mov|genehmigt|angenommen)/iu

/** Up to the first question mark or colon; without one, up to the first handle. "(writing: …)" does not end it. */
function endOfLabel(prose: string): number {
  const plain = prose.replace(/\([^()]*\)|:[a-z0-9_+-]+:/g, (match) => blank.repeat(match.length))
  const mark = plain.search(/[?:：]/)
  // "**Minutes** by Jane Doe"
  const bold = mark < 0 ? boldLabel.exec(prose) : null
  if (bold !== null) return bold[0].length
  const by = mark < 0 ? /^[\s*_]*[\p{L} -]{3,30}[*_]*\s+(?:by|von)\s/u.exec(prose) : null
  if (by !== null) return by[0].length
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
    (next) => readAnswer(source, next, lexicon, { mayBeName: inside.length > 0, mayGoOn: true }) ?? [],
  )
  if (answers.length === 0) return undefined
  return {
    people: answers.flatMap(({ people }) => people),
    waived: answers.some(({ waived }) => waived),
    until: candidates.at(-1)?.index ?? line.index,
  }
}

interface AnswerForm {
  /** Whether a word without `@` may be somebody's name. */
  readonly mayBeName: boolean
  /** Whether words may follow the people ("@x will do it"). */
  readonly mayGoOn: boolean
}

const anyAnswer: AnswerForm = { mayBeName: true, mayGoOn: true }

/** Characters that may follow the people of an answer; more is a sentence about something else. */
const maxRemark = 40

/**
 * Reads a stretch as an answer: people and nothing else but remarks.
 *
 * @returns undefined where it is no answer; no people where it says that there is nobody.
 */
function readAnswer(source: Source, stretch: Stretch, lexicon: Lexicon, form: AnswerForm): Answer | undefined {
  const prose = withoutStruck(source, stretch).replace(/^[\s?:*_=>–-]+/, (lead) => ' '.repeat(lead.length))
  const handles = findHandles(prose).filter(({ handle }) => !isPlaceholder(lexicon, handle))
  const [first] = handles
  if (first !== undefined) {
    const before = prose.slice(0, first.start).replace(/^[\s?:*_=>([–\uFFFC-]+|[\s?:*_=>(–\uFFFC-]+$/g, '')
    const after = prose
      .slice(handles.at(-1)?.end ?? 0)
      .replace(/\([^)]*\)?/g, '')
      .replace(/[\s*_.,;:)!?\uFFFC-]/g, '')
    const isAnswer = (before === '' || isName(before, false)) && after.length <= (form.mayGoOn ? maxRemark : 0)
    return isAnswer ? { people: handles.map(({ handle }) => ({ handle })), waived: false } : undefined
  }
  const profile = findProfileLinks(source, stretch.start, stretch.end).find(
    ({ handle }) => !isPlaceholder(lexicon, handle),
  )
  if (profile !== undefined) return { people: [{ handle: profile.handle }], waived: false }
  const words = prose.replace(/\([^)]*\)/g, '').replace(/^[\s*_]+|[\s*_.!]+$/g, '')
  if (lexicon.waived.test(words)) return { people: [], waived: true }
  if (words === '' || lexicon.nobody.test(words)) return { people: [], waived: false }
  const names = words.split(/\s*(?:,|&|\/|\s(?:and|und)\s)\s*/).map(withoutInitials)
  const areNames = names.length <= 3 && !words.includes(blank) && names.every(isPersonName)
  return form.mayBeName && areNames ? { people: names.map((name) => ({ name })), waived: false } : undefined
}

/** A word, which may be a login, or a name with capitals ("Jane Doe", "Jane d"); "will do this" is a remark. */
function isPersonName(name: string): boolean {
  return isName(name, name.includes(' ')) || /^\p{Lu}\p{L}+ \p{L}\.?$/u.test(name)
}

/** The prose of a stretch as one line, without what is struck through. */
function withoutStruck(source: Source, { start, end }: Stretch): string {
  const prose = source.prose.slice(start, end).replaceAll('\n', ' ')
  if (!prose.includes('~~')) return prose
  return [...source.struck]
    .filter((struck) => struck.start < end && struck.end > start)
    .reduce(
      (text, struck) => blankOut(text, Math.max(0, struck.start - start), Math.min(end, struck.end) - start),
      prose,
    )
}

function blankOut(text: string, from: number, to: number): string {
  return text.slice(0, from) + ' '.repeat(to - from) + text.slice(to)
}
