import { allMatches } from '../../allMatches'
import type { Duty, Participant, Person } from '../../minutes'
import { anyAnswer, isPersonName, readAnswer } from './dutyAnswers'
import { findLabelEnd, isOfOtherMeeting } from './dutyLabels'
import type { Lexicon } from '../lexicon/lexicon'
import { rolesIn } from '../lexicon/roles'
import { findHandles, isFullName } from '../people/handlesAndNames'
import { splitPeople } from '../people/names'
import { scribesOfFrontMatter } from '../people/frontMatterPeople'
import { personLikelihood, wordUseOf } from '../people/personShape'
import { computedOnce } from '../text/lineCache'
import { offsetOf, type Source, type SourceLine, toSpan } from '../text/source'
import { columnTitles, headerOf } from '../text/tables'
import type { TextRange } from '../text/ranges'

/**
 * Finds who takes the minutes without a label: from a note beside a participant, a signature in the last lines, or a
 * sentence.
 *
 * @param firstTopic Index of the first line of the topics.
 */
export function findScribes(
  source: Source,
  participants: readonly Participant[],
  lexicon: Lexicon,
  firstTopic: number,
): readonly Duty[] {
  for (const find of [inFrontMatter, inTable, byRemark, bySignature, inLastLines, bySentence, byVerb]) {
    const found = find(source, participants, lexicon)
    if (found.length > 0) return found
  }
  return byLabel(source, firstTopic, lexicon)
}

type Finder = (source: Source, participants: readonly Participant[], lexicon: Lexicon) => readonly Duty[]

const inFrontMatter: Finder = (source, _participants, lexicon) =>
  scribesOfFrontMatter(source, lexicon).map(({ label, person, range }) => ({
    role: 'scribe',
    label,
    people: [person],
    isNotNeeded: false,
    span: toSpan(source, range),
  }))

/** A column "Note taker" of a table in the first lines. */
const inTable: Finder = (source, _participants, lexicon) =>
  source.lines.slice(0, firstLines).flatMap((line): readonly Duty[] => {
    const header = line.kind === 'row' ? headerOf(source, line) : line
    if (header === line) return []
    const column = columnTitles(source, header).findIndex((title) => rolesIn(lexicon, title).includes('scribe'))
    const cell = line.cells?.[column]
    const answer = cell === undefined ? undefined : readAnswer(source, cell, lexicon, anyAnswer)
    if (answer === undefined || answer.people.length === 0) return []
    return [{ role: 'scribe', label: '', people: answer.people, isNotNeeded: false, span: toSpan(source, line) }]
  })

/** Maximum number of characters after a name on its line: "Jane Doe (minutes)", "Jane Doe, Acme | taking notes". */
const maxRemark = 80

const byRemark: Finder = (source, participants, lexicon) =>
  participants.flatMap((person, index): Duty[] => {
    const { offset } = person.span.end
    const end = offsetOf(source, person.span.end)
    const next = participants[index + 1]?.span.start.offset ?? Infinity
    const after = (/^[^\n]*/.exec(source.text.slice(end, end + Math.min(maxRemark, next - offset)))?.[0] ?? '').trim()
    // The secretary of a board does not always take the minutes; an acting one does.
    const rest = after.replace(/^\)?[\s*_]*(?:\p{Lu}{2,3}\s+(?=\())?/u, '')
    const remark = lexicon.acting.test(rest) ? rest : rest.replace(lexicon.scribeOffice, '')
    const inParentheses = [...rest.matchAll(/[([]([^()[\]]*)[)\]]/g)].map(([, inside = '']) => inside)
    const whole = /^[\s*_]*[(,|–—[-][^@]*$/.test(rest) ? rest : ''
    const label =
      whole === ''
        ? ''
        : (inParentheses.find((inside) => lexicon.roles.scribe.test(inside)) ??
          whole.replace(/^[\s*_(|,–—[-]+|[\s*_)|,;\]]+$/g, ''))
    if (label === '' || label.split(/\s+/).length > 10 || !lexicon.roles.scribe.test(remark)) return []
    if (lexicon.otherMeeting.test(label)) return []
    const { handle, name } = person
    // The list of participants may contain text such as "is only for parsing, transforming …".
    if (handle === undefined && !isPersonName(name ?? '')) return []
    const holder: Person = handle === undefined ? { name: name ?? '' } : { handle }
    return [{ role: 'scribe', label, people: [holder], isNotNeeded: false, span: person.span }]
  })

/** A name of one to four words. */
const nameSource = "\\p{Lu}[\\p{L}'’-]+(?: (?:(?:von|van|de|der|da|di) )?\\p{Lu}[\\p{L}'’.-]*){0,3}"

/** A signature may be in this many first lines, and in a heading with a word for minutes. */
const signedFirstLines = 15

const signedName = new RegExp(`^(?:@[A-Za-z0-9][A-Za-z0-9-]*|${nameSource})(?=[*_)]*(?:[.,(]|\\s+\\p{Ll}|$))`, 'u')

/** "Minutes of 5 March, taken by Jane", "Respectfully submitted," above "Jane Doe, Clerk". */
const bySignature: Finder = (source, participants, lexicon) => {
  const known = knownNames(participants)
  const end = source.lines.length - lastLines
  for (const line of source.lines) {
    const isHeading = line.kind === 'heading'
    const maySign = isHeading
      ? lexicon.meeting.test(line.maskedText)
      : line.index < signedFirstLines || line.index >= end
    const found = maySign && line.maskedText.length <= 200 ? lexicon.signature.exec(line.maskedText) : null
    if (found === null) continue
    const rest = line.maskedText.slice(found.index + found[0].length)
    const below = source.lines[line.index + 1]
    const text = /\p{L}/u.test(rest) || below?.kind !== 'text' ? rest : below.maskedText.replace(/^[\s*_]+/, '')
    const who = signedName.exec(text)?.[0]
    if (who === undefined) continue
    if (isHeading || who.includes(' ') || known.has(who.toLowerCase()))
      return [toScribeDuty(source, found[0], who, line)]
  }
  return []
}

/** A signature may be in this many last lines of a document. */
const lastLines = 8

/** "Protokoll: Jane Doe", "Jane Doe (secretary)", or "Jane Doe" above "Secretary", at the end. */
const inLastLines: Finder = (source, _participants, lexicon) => {
  const lines = source.lines
    .slice(-lastLines)
    .filter(({ kind, maskedText }) => kind === 'text' && maskedText.length <= 200)
  return lines.flatMap((line, index): readonly Duty[] => {
    const title = line.maskedText.replace(/^[\s*_(]+|[\s*_).]+$/g, '')
    const isTitle = title.split(/\s+/).length < 4 && rolesIn(lexicon, title).includes('scribe')
    const above = lines[index - 1]
    if (isTitle && above !== undefined && isFullName(above.maskedText))
      return [toScribeDuty(source, title, above.maskedText, above)]
    const signed = /(?:^|\s)(\p{Lu}[\p{L}'’.-]*(?: \p{Lu}[\p{L}'’.-]*)+) ?\(([^()]{3,30})\)/gu
    const inParentheses = allMatches(signed, line.maskedText).find(([, , role = '']) => lexicon.roles.scribe.test(role))
    if (inParentheses !== undefined) return [toScribeDuty(source, inParentheses[2] ?? '', inParentheses[1] ?? '', line)]
    return scribeInLabel(source, line, lexicon)
  })
}

function scribeInLabel(source: Source, line: SourceLine, lexicon: Lexicon): readonly Duty[] {
  const label = line.maskedText.slice(0, findLabelEnd(line.maskedText))
  if (!/:[*_\s]*$/.test(label) || !rolesIn(lexicon, label).includes('scribe') || isOfOtherMeeting(label, lexicon))
    return []
  const answer = readAnswer(source, { start: line.start + label.length, end: line.end }, lexicon, anyAnswer)
  if (answer === undefined || answer.people.length === 0) return []
  return [
    { role: 'scribe', label: label.trim(), people: answer.people, isNotNeeded: false, span: toSpan(source, line) },
  ]
}

/** "Als Protokollführerin wird Jane Doe gewählt.", "chaired by Jo Dee and minuted by Jane Doe" */
const bySentence: Finder = (source, _participants, lexicon) => {
  for (const line of source.lines) {
    if (line.kind === 'heading' || line.kind === 'row' || line.maskedText.length > 1_000) continue
    const match = computedOnce(line, lexicon.findScribeSentence)
    const who = match?.slice(1).find(Boolean)
    if (match === null || who === undefined) continue
    if (lexicon.otherMeeting.test(clauseAround(line.maskedText, match.index, match[0].length))) continue
    return [
      toScribeDuty(source, match[0], who, {
        start: line.start + match.index,
        end: line.start + match.index + match[0].length,
      }),
    ]
  }
  return []
}

/** Maximum number of words before a comma that belong to the clause behind it: "At the last meeting, …". */
const maxOpening = 4

/** The clause around a part of a line: "Last time the note taker was Ada Berg", but not ", the next meeting is in May". */
function clauseAround(text: string, start: number, length: number): string {
  const end = start + length
  const sentence = /[^.!?;]*$/.exec(text.slice(0, start))?.[0] ?? ''
  const opening = sentence.split(',').at(-2)?.trim().split(/\s+/) ?? []
  const before = opening.length > maxOpening ? (/[^,]*$/.exec(sentence)?.[0] ?? '') : sentence
  return before + text.slice(start, end) + (/^[^.!?;,]*/.exec(text.slice(end))?.[0] ?? '')
}

/** A sentence or a label may name the scribe in this many first lines. */
const firstLines = 60

const personInSentence = new RegExp(`@[A-Za-z0-9][A-Za-z0-9-]*|(?<![\\p{L}\\p{N}])${nameSource}`, 'gu')

/** "Secretary was Jane Doe", "Jane was selected to write minutes": a short sentence about one person. */
const byVerb: Finder = (source, participants, lexicon) => {
  const known = knownNames(participants)
  for (const line of source.lines.slice(0, firstLines)) {
    const { maskedText } = line
    if (line.kind === 'heading' || line.kind === 'row' || maskedText.length > 160 || maskedText.includes('?')) continue
    if (!lexicon.scribeVerbs.test(maskedText) || !lexicon.roles.scribe.test(maskedText)) continue
    if (/[:]/.test(maskedText) || lexicon.pastVerbs.test(maskedText) || lexicon.otherMeeting.test(maskedText)) continue
    const people = allMatches(personInSentence, maskedText)
      .map(([name]) => name)
      // "Until May minutes were shared"
      .filter(
        (name) =>
          known.has(name.toLowerCase()) ||
          (name.includes(' ') &&
            rolesIn(lexicon, name).length === 0 &&
            !lexicon.notNames.has(name.split(' ')[0]?.toLowerCase() ?? '')),
      )
    const [who] = people
    if (who !== undefined && people.length === 1) return [toScribeDuty(source, maskedText, who, line)]
  }
  return []
}

/** Names, first names and handles (with `@`) of the participants, in lower case. */
export function knownNames(participants: readonly Participant[]): ReadonlySet<string> {
  const names = participants.flatMap(({ name, handle }) => [
    name ?? '',
    name?.split(' ')[0] ?? '',
    ...(handle === undefined ? [] : [`@${handle}`]),
  ])
  return new Set(names.filter((name) => name !== '').map((name) => name.toLowerCase()))
}

/** "Note taker: Jane Doe" anywhere above the topics, "Notes: Jane Doe", or "Scribe" above "Jane Doe". */
function byLabel(source: Source, firstTopic: number, lexicon: Lexicon): readonly Duty[] {
  const lines = source.lines
    .slice(0, Math.min(firstTopic, firstLines))
    .filter(({ kind, maskedText }) => (kind === 'text' || kind === 'item') && maskedText.length <= 120)
  for (const find of [scribeInLabel, scribeOfNotes, scribeBelow]) {
    const [found] = lines.flatMap((line) => find(source, line, lexicon))
    if (found !== undefined) return [found]
  }
  return []
}

/** "Notes: Jane Doe, Jo Dee", "Notes: @jane": only handles or full names follow. */
function scribeOfNotes(source: Source, line: SourceLine, lexicon: Lexicon): readonly Duty[] {
  const [label = '', ...rest] = line.maskedText.replace(/[*_]/g, '').split(':')
  const who = rest.join(':').trim()
  const isLabel = lexicon.vocabulary.scribeTitle.includes(label.trim().toLowerCase())
  const people = splitPeople(who)
  // "Notes: Open Data, Linked Data"
  const isCertain = (one: string): boolean => isPerson(one) && personLikelihood(one, wordUseOf(source), lexicon) >= 1
  if (!isLabel || people.length === 0 || !people.every(isCertain)) return []
  return [
    {
      ...toScribeDuty(source, label, who, line),
      people: people.map((one) => (one.startsWith('@') ? { handle: one.slice(1) } : { name: one })),
    },
  ]
}

/** "Scribe" above "Jane Doe" in the same paragraph. */
function scribeBelow(source: Source, line: SourceLine, lexicon: Lexicon): readonly Duty[] {
  const below = source.lines[line.index + 1]
  const title = line.maskedText.replace(/[*_]/g, '').trim()
  const isTitle = title.split(/\s+/).length < 4 && !title.includes(':') && rolesIn(lexicon, title).includes('scribe')
  if (!isTitle || below?.kind !== 'text' || below.number !== line.number + 1) return []
  return isPerson(below.maskedText.trim()) ? [toScribeDuty(source, title, below.maskedText, below)] : []
}

function isPerson(text: string): boolean {
  return /^@[\w.-]+$/.test(text) || isFullName(text)
}

function toScribeDuty(source: Source, label: string, who: string, range: TextRange): Duty {
  const [handle] = findHandles(who)
  const holder: Person =
    handle === undefined ? { name: who.trim().replace(/(?<!\s\p{Lu})\.+$/u, '') } : { handle: handle.handle }
  return { role: 'scribe', label: label.trim(), people: [holder], isNotNeeded: false, span: toSpan(source, range) }
}
