import type { Duty, Participant, Person } from '../../minutes'
import { anyAnswer, readAnswer } from './dutyAnswers'
import { findLabelEnd } from './dutyLabels'
import { type Lexicon, rolesIn } from '../lexicon/lexicon'
import { findHandles, isName } from '../people/handlesAndNames'
import { type Source, type SourceLine, toSpan } from '../text/source'
import type { TextRange } from '../text/ranges'

/**
 * Finds who takes the minutes without a label: from a note beside a participant, a signature in the last lines, or a
 * sentence.
 */
export function findScribes(source: Source, participants: readonly Participant[], lexicon: Lexicon): readonly Duty[] {
  for (const find of [byRemark, inLastLines, bySentence]) {
    const found = find(source, participants, lexicon)
    if (found.length > 0) return found
  }
  return []
}

type Finder = (source: Source, participants: readonly Participant[], lexicon: Lexicon) => readonly Duty[]

/** The rest of a line after a name: "Jane Doe (minutes)", "Jane Doe - note taker", "Jane Doe, Protokoll". */
const remarkAfterName =
  /^[^\n,;(@]{0,20}?(?:\([^()\n]{0,40}\)[ \t]*)?(?:\(([^()@\n]{3,25})\)|\[([^[\]@\n]{3,25})\]|(?:[ \t][–—-]|,)[ \t]*(\p{L}[\p{L}*’' -]{2,24})[ \t]*(?=\n|$))/u

const byRemark: Finder = (source, participants, lexicon) =>
  participants.flatMap((person): Duty[] => {
    const { line, column } = person.span.end
    const end = (source.lineIndex.starts[line - 1] ?? 0) + column - 1
    const match = remarkAfterName.exec(source.text.slice(end, end + 120))
    const remark = match?.slice(1).find(Boolean)?.trim() ?? ''
    if (match === null || remark.split(/\s+/).length > 3 || !lexicon.roles.scribe.test(remark)) return []
    const { handle, name } = person
    const holder: Person = handle === undefined ? { name: name ?? '' } : { handle }
    return [{ role: 'scribe', label: remark, people: [holder], isNotNeeded: false, span: person.span }]
  })

/** Number of lines at the end of a document that may have a signature. */
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
    const inParentheses = [...line.maskedText.matchAll(signed)].find(([, , role = '']) =>
      lexicon.roles.scribe.test(role),
    )
    if (inParentheses !== undefined) return [toScribeDuty(source, inParentheses[2] ?? '', inParentheses[1] ?? '', line)]
    return scribeInLabel(source, line, lexicon)
  })
}

function scribeInLabel(source: Source, line: SourceLine, lexicon: Lexicon): readonly Duty[] {
  const label = line.maskedText.slice(0, findLabelEnd(line.maskedText))
  if (!/:[*_\s]*$/.test(label) || !rolesIn(lexicon, label).includes('scribe')) return []
  const answer = readAnswer(source, { start: line.start + label.length, end: line.end }, lexicon, anyAnswer)
  if (answer === undefined || answer.people.length === 0) return []
  return [
    { role: 'scribe', label: label.trim(), people: answer.people, isNotNeeded: false, span: toSpan(source, line) },
  ]
}

function isFullName(maskedText: string): boolean {
  const name = maskedText.trim()
  return /\s/.test(name) && isName(name, true)
}

/** "Als Protokollführerin wird Jane Doe gewählt.", "chaired by Jo Dee and minuted by Jane Doe" */
const bySentence: Finder = (source, _participants, lexicon) => {
  for (const line of source.lines) {
    if (line.kind === 'heading' || line.kind === 'row' || line.maskedText.length > 1_000) continue
    const match = lexicon.scribeSentence.exec(line.maskedText)
    const who = match?.slice(1).find(Boolean)
    if (match === null || who === undefined) continue
    return [
      toScribeDuty(source, match[0], who, {
        start: line.start + match.index,
        end: line.start + match.index + match[0].length,
      }),
    ]
  }
  return []
}

function toScribeDuty(source: Source, label: string, who: string, range: TextRange): Duty {
  const [handle] = findHandles(who)
  const holder: Person = handle === undefined ? { name: who.trim().replace(/\.+$/, '') } : { handle: handle.handle }
  return { role: 'scribe', label: label.trim(), people: [holder], isNotNeeded: false, span: toSpan(source, range) }
}
