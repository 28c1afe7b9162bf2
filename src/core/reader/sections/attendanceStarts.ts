import type { Lexicon } from '../lexicon/lexicon'
import { rolesIn } from '../lexicon/roles'
import { findDates } from '../../dates'
import { isFullName, withoutRemarks } from '../people/handlesAndNames'
import { pieceRanges, type WordUse, wordUseOf } from '../people/personShape'
import { partOfLine } from '../text/partOfLine'
import type { Source, SourceLine } from '../text/source'
import { findMarker } from '../actionItems/markers'
import { attendanceFeatures, attendanceScore } from './attendanceScore'
import { attendanceSentences } from './attendanceSentences'
import { normalizeTitle, sectionKindOfTitle } from './sectionTitles'
import { labelLevel, type SectionStart } from './sectionStart'

/** Maximum number of topics above a list of attendees, with and without a word for attendance in its title. */
const maxTopicsAbove = 6
const maxTopicsAboveOther = 3
/** Maximum number of characters of a paragraph with sentences about attendance. */
const maxParagraph = 2_000
/** In this many first lines, any label and any sentence may list people. */
const headLines = 40
/** Minimum number of entries in a list of people without a title. */
const minUnnamed = 3

/**
 * Finds by their content the sections that list who attended, and adds labels and sentences that list attendees: "Folks:
 * Ada, Bo, Cy", "The meeting was attended by Ada Berg and Bo Cole."
 *
 * @param starts The starts that titles identify, in document order.
 */
export function findAttendance(
  source: Source,
  starts: readonly SectionStart[],
  lexicon: Lexicon,
): readonly SectionStart[] {
  const isWord = wordUseOf(source)
  const byLine = new Map(starts.map((start) => [start.line.index, start]))
  const found: SectionStart[] = []
  let topicsAbove = 0
  const first = starts.find(({ line }) => line.kind === 'heading')
  const last = starts.at(-1)?.line.index ?? -1
  // A list of people without a title is above the first topic.
  const isTitled = starts.some(({ named }) => named === 'participants')
  const firstTopic = starts.find(
    ({ line, named }) => line.kind === 'heading' && line !== first?.line && named !== 'preamble',
  )
  const unnamedEnd = isTitled ? 0 : Math.min(headLines, firstTopic?.line.index ?? headLines)
  for (const line of source.lines) {
    const start = byLine.get(line.index)
    if (start === undefined) {
      if (line.index >= headLines && line.index > last) break
      // Labels in a section of duties ("Snacks: @x, @y") ask for somebody.
      const mayList = topicsAbove < maxTopicsAboveOther && found.at(-1)?.named !== 'preamble'
      if (line.index < headLines && mayList)
        found.push(
          ...(startOfGroup(found.at(-1), line, lexicon) ?? startsOfText(source, line, topicsAbove, isWord, lexicon)),
        )
      if (line.index < unnamedEnd && !found.some(({ named }) => named === 'participants'))
        found.push(...startOfUnnamedList(source, line, isWord, lexicon))
      continue
    }
    // "Joined online" directly below "Present"
    const isBeside = isOfPeople(found.at(-1)) && isAboutPeople(line.maskedText, lexicon)
    const above = isBeside ? 0 : topicsAbove
    // "Introductions" often list who is there, else they are ignored.
    const isOpen = start.named === undefined || mayListPeople(line.maskedText, lexicon)
    const listed = isOpen && start !== first ? attendanceOf(source, start, starts, above, isWord, lexicon) : undefined
    const named = listed ?? start.named
    const isOfDate = lexicon.dateLabel.test(`${line.maskedText}:`)
    if (named === undefined && start !== first && start.level <= labelLevel && !isOfDate) topicsAbove++
    found.push(named === start.named ? start : { ...start, named })
  }
  return found
}

function isOfPeople(start: SectionStart | undefined): boolean {
  return start?.named === 'participants' || start?.named === 'excused'
}

function isAboutPeople(text: string, { attendanceWords, absenceWords }: Lexicon): boolean {
  return attendanceWords.test(text) || absenceWords.test(text)
}

/** "Introductions", "Quorum": a title of an ignored section, with a word for attendance; not "Attended in the past". */
function mayListPeople(title: string, lexicon: Lexicon): boolean {
  return lexicon.mayListPeople.test(title) && lexicon.vocabulary.ignoredSections.includes(normalizeTitle(title))
}

/** The kind of a section without a known title, if it lists people. */
function attendanceOf(
  source: Source,
  { line }: SectionStart,
  starts: readonly SectionStart[],
  topicsAbove: number,
  isWord: WordUse,
  lexicon: Lexicon,
): 'participants' | 'excused' | undefined {
  const title = line.maskedText
  const isAbout = isAboutPeople(title, lexicon)
  if (topicsAbove > (isAbout ? maxTopicsAbove : maxTopicsAboveOther) || findDates(title).length > 0) return undefined
  const next = starts.find((other) => other.line.index > line.index)?.line.index ?? source.lines.length
  return kindOfList(source, title, '', source.lines.slice(line.index + 1, next), topicsAbove, isWord, lexicon)
}

function kindOfList(
  source: Source,
  title: string,
  inline: string,
  lines: readonly SourceLine[],
  topicsAbove: number,
  isWord: WordUse,
  lexicon: Lexicon,
): 'participants' | 'excused' | undefined {
  const asksForPeople =
    /\?/.test(title) || lexicon.otherPeople.test(title) || rolesIn(lexicon, title).some((role) => role !== 'reporter')
  // "Location: Newport Library, Kinsella Room"
  const known = sectionKindOfTitle(lexicon, title)
  const isOther = known !== undefined && known !== 'participants' && known !== 'excused'
  if (isOther && !mayListPeople(title, lexicon)) return undefined
  // One name is a duty, a note or a guest: "Report in the community call: @x", "New member: Jane Doe".
  if (asksForPeople || (/[\p{L}\p{N}]/u.test(inline) && pieceRanges(inline).length === 1)) return undefined
  const features = attendanceFeatures(source, title, inline, lines, topicsAbove, isWord, lexicon)
  if (features === undefined || attendanceScore(features) <= 0) return undefined
  // "AI @ada: …" and "AI @bo: …" are tasks of a topic, though each begins with a person. Checked last: it is the slowest.
  const isAbout = isAboutPeople(title, lexicon)
  if (!isAbout && lines.some((line) => findMarker(line, lexicon) !== undefined || isBoxedTask(line))) return undefined
  return lexicon.absenceWords.test(title) ? 'excused' : 'participants'
}

/** "- [ ] @ada: call the vendor" is a task. */
function isBoxedTask({ checked, maskedText }: SourceLine): boolean {
  return checked !== undefined && /^[\s*_]*@[\w.-]+(?:\s*,\s*@[\w.-]+)*[*_]*:\s+\p{L}/u.test(maskedText)
}

const anyLabel =
  /^[\s*_\p{Extended_Pictographic}\uFE0F]*(\p{L}[\p{L}\p{N} '’&/.()·-]{1,60}?)[\s*_\p{Extended_Pictographic}\uFE0F]*:[*_]*(?=\s|$)/u

/** "Remote: Jane" on the line below "Present: Jo, Kim": the label says how somebody attended, so one name is enough. */
function startOfGroup(
  above: SectionStart | undefined,
  line: SourceLine,
  lexicon: Lexicon,
): readonly SectionStart[] | undefined {
  const isBelow = isOfPeople(above) && above !== undefined && line.number <= above.line.number + 2
  const label = isBelow && line.kind === above.line.kind ? anyLabel.exec(line.maskedText) : null
  const isWay = lexicon.vocabulary.presence.includes((label?.[1] ?? '').toLowerCase())
  const hasName = /^[\s*_]*(?:@|\p{Lu})/u.test(line.maskedText.slice(label?.[0].length ?? 0))
  if (label === null || !isWay || !hasName) return undefined
  return [{ line, level: labelLevel + line.level, named: 'participants', inlineStart: label[0].length }]
}

/** Labels with any words, and sentences, if they have a list of people. */
function startsOfText(
  source: Source,
  line: SourceLine,
  topicsAbove: number,
  isWord: WordUse,
  lexicon: Lexicon,
): readonly SectionStart[] {
  if (line.kind === 'row' || line.level > 2 || line.maskedText.length > 2_000) return []
  const label = anyLabel.exec(line.maskedText)
  const inline = label === null ? '' : line.maskedText.slice(label[0].length)
  if (label?.[1] !== undefined && /[\p{L}@]/u.test(inline)) {
    const named =
      lexicon.dateLabel.test(line.maskedText) ||
      lexicon.excusedRemark.test(label[0]) ||
      lexicon.sponsor.test(label[1] + ':')
        ? undefined
        : kindOfList(source, label[1], inline, [], topicsAbove, isWord, lexicon)
    if (named !== undefined) return [{ line, level: labelLevel + line.level, named, inlineStart: label[0].length }]
  }
  if (label?.[1] !== undefined && inline.trim() === '' && line.kind === 'text' && line.level === 0) {
    const below = linesBelowLabel(source, line)
    const named = kindOfList(source, label[1], '', below, topicsAbove, isWord, lexicon)
    if (named !== undefined) return [{ line, level: labelLevel, named, inlineStart: label[0].length }]
  }
  if (line.kind !== 'text') return []
  const paragraph = paragraphFrom(source, line)
  if (paragraph === undefined) return []
  return attendanceSentences(paragraph, isWord, lexicon).map(({ start, end, isExcused }) => ({
    line: partOfLine(paragraph, 0, end),
    level: labelLevel,
    named: isExcused ? 'excused' : 'participants',
    inlineStart: start,
  }))
}

/** The lines of a paragraph as one line; undefined if the line is not its first. */
function paragraphFrom(source: Source, line: SourceLine): SourceLine | undefined {
  const isNext = (one: SourceLine | undefined, next: SourceLine | undefined): boolean =>
    one?.kind === 'text' && next?.kind === 'text' && next.number === one.number + 1 && next.parent === one.parent
  if (isNext(source.lines[line.index - 1], line)) return undefined
  let last = line
  for (let next = source.lines[line.index + 1]; next !== undefined && isNext(last, next);)
    [last, next] = [next, source.lines[next.index + 1]]
  if (last === line || last.end - line.start > maxParagraph) return line
  const inText = (text: string): string => text.slice(line.start, last.end).replaceAll('\n', ' ')
  return {
    ...line,
    end: last.end,
    text: inText(source.text),
    maskedText: inText(source.maskedText),
    lineCache: new Map(),
  }
}

/** The line above a list of people that has no title. */
function startOfUnnamedList(
  source: Source,
  line: SourceLine,
  isWord: WordUse,
  lexicon: Lexicon,
): readonly SectionStart[] {
  const next = source.lines[line.index + 1]
  if (line.kind !== 'text' || line.level > 0 || next?.kind !== 'item' || next.level !== 1) return []
  const below = linesBelowLabel(source, line)
  const items = below.filter(({ kind, level }) => kind === 'item' && level === 1)
  const areNames = items.every(
    ({ maskedText, checked }) => checked === undefined && isFullName(withoutRemarks(maskedText)),
  )
  if (items.length < minUnnamed || !areNames) return []
  // "We heard from the candidates." introduces other people, "Topics today are these." no people.
  const isSentence = /[.:!?;,]$/.test(line.maskedText.trimEnd())
  const hasRemarks = items.some(({ maskedText }) => withoutRemarks(maskedText) !== maskedText)
  if (isSentence && !hasRemarks && !isNamedBelow(source, items)) return []
  const named = kindOfList(source, line.maskedText, '', below, 0, isWord, lexicon)
  return named === undefined ? [] : [{ line, level: labelLevel, named, inlineStart: undefined }]
}

/** Whether the text below a list mentions somebody from it by first name. */
function isNamedBelow(source: Source, items: readonly SourceLine[]): boolean {
  const end = items.at(-1)?.end ?? 0
  const rest = source.maskedText.slice(end)
  return items.some(({ maskedText }) => {
    const [first] = /\p{L}{3,}/u.exec(maskedText) ?? []
    return first !== undefined && rest.includes(first)
  })
}

/** The list, table or paragraph directly below a label. */
function linesBelowLabel(source: Source, line: SourceLine): readonly SourceLine[] {
  const kind = source.lines[line.index + 1]?.kind
  const rest = source.lines.slice(line.index + 1, line.index + headLines)
  const end = rest.findIndex((other) => other.kind === 'heading' || (other.kind !== kind && other.level === 0))
  return kind === 'heading' || kind === undefined ? [] : rest.slice(0, end < 0 ? undefined : end)
}
