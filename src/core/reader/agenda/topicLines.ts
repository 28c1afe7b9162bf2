import { findDates, isOnlyDate } from '../../dates'
import { findMarker } from '../actionItems/markers'
import type { Lexicon } from '../lexicon/lexicon'
import { rolesIn } from '../lexicon/roles'
import { isName } from '../people/handlesAndNames'
import { endOfPeople } from '../people/attendanceRuns'
import { sectionKindOfTitle } from '../sections/sectionTitles'
import type { LineSection } from '../sections/sections'
import type { Source, SourceLine } from '../text/source'

/** Topics in a document without an agenda and without headings for topics. */

export function isNumbered(source: Source, { start }: SourceLine): boolean {
  return /\d+[.)][ \t]+$/.test(source.text.slice(Math.max(0, start - 6), start))
}

/** "**TOP 1 - Reports:**", "**2. Budget**", "**3. Roof** - 6:05 p.m." in a document without an agenda. */
export function numberedBoldLines(source: Source, sections: readonly LineSection[]): readonly SourceLine[] {
  if (sections.some(({ kind }) => kind === 'agenda')) return []
  return source.lines.filter(
    ({ kind, level, maskedText }) =>
      kind === 'text' &&
      level === 0 &&
      /^(?:\*\*|__)\s*(?:TOP\s*)?\d[^*_]{2,100}(?:\*\*|__):?\s*(?:[-–—]\s*\d{1,2}[:.]\d\d[\s\w.]{0,6})?$/.test(
        maskedText,
      ),
  )
}

/** Ways of writing topics, in order of precedence. The first that at least two lines share counts. */
const topicStyles: readonly ((source: Source, line: SourceLine) => boolean)[] = [
  (source, line) => line.kind === 'item' && line.level === 1 && isNumbered(source, line) && hasNotes(source, line),
  (source, line) => isParagraph(line) && isBelowRule(source, line),
  isBoldLine,
  (_source, line) => line.kind === 'item' && line.level === 1 && /^(\*\*|__)[^*_]{3,80}\1:?\s*$/.test(line.maskedText),
  // "**1841** Reports", "**18:41** Reports"
  (_source, line) => isParagraph(line) && /^(\*\*|__)(?:[01]?\d|2[0-3])[:.h]?[0-5]\d\1\s+\p{Lu}/u.test(line.maskedText),
  isTitleInCapitals,
  (source, line) => isParagraph(line) && /^\p{Lu}[^:@]{2,60}:$/u.test(line.maskedText) && isAboveText(source, line),
]

/** "**Budget**", "**Budget:**", "**2. Budget (Jane)**": a line in bold. */
function isBoldLine(_source: Source, line: SourceLine): boolean {
  return isParagraph(line) && /^(\*\*|__)[^*_]{3,80}\1(?::|[ \t]*\([^()]{1,40}\))?\s*$/.test(line.maskedText)
}

/**
 * The lines in bold or in capitals that are the topics of agendas without headings: at least two, above all bullets. Bullets
 * that have notes of their own are topics instead.
 */
export function titleLines(source: Source, agendas: readonly LineSection[], lexicon: Lexicon): readonly SourceLine[] {
  const lines = agendas.flatMap(({ from, to }) => source.lines.slice(from, to))
  const bullets = lines.filter(({ kind, level }) => kind === 'item' && level === 1)
  const withNotes = bullets.filter(({ index }) => source.lines[index + 1]?.parent === index)
  if (withNotes.length * 2 >= Math.max(1, bullets.length)) return []
  const mayBe = lines.filter((line) => mayBeTopic(line, lexicon))
  const titles = [isBoldLine, isTitleInCapitals]
    .map((isTitle) => mayBe.filter((line) => isTitle(source, line)))
    .find(({ length }) => length > 1)
  return titles !== undefined && (bullets[0]?.index ?? Infinity) > (titles[0]?.index ?? 0) ? titles : []
}

/** The lines that are topics if neither an agenda nor headings name any. */
export function topicLines(source: Source, sections: readonly LineSection[], lexicon: Lexicon): readonly SourceLine[] {
  const otherLines = linesOfOtherSections(source, sections, lexicon)
  const lines = source.lines.filter((line) => !otherLines.has(line.index) && mayBeTopic(line, lexicon))
  for (const isTopic of topicStyles) {
    const found = lines.filter((line) => isTopic(source, line))
    if (found.length > 1) return found
  }
  return bulletsWithNotes(source, lines)
}

/** Minimum number of bullets that are topics only because they have notes below. */
const minBullets = 3

/** The bullets of a document that has nothing but bullets with notes below; none if more than a fifth have no notes. */
function bulletsWithNotes(source: Source, lines: readonly SourceLine[]): readonly SourceLine[] {
  const bullets = lines.filter(({ kind, level }) => kind === 'item' && level === 1)
  const withNotes = bullets.filter(
    (line) => source.lines[line.index + 1]?.parent === line.index && line.maskedText.length < 80,
  )
  return bullets.length >= minBullets && withNotes.length * 5 >= bullets.length * 4 ? bullets : []
}

/** Maximum number of lines of a section without topics. A longer one may contain them, if it extends to the end. */
const maxSection = 60

/** Indexes of the lines of sections without topics. A list of people ends with the people, others at the next section. */
function linesOfOtherSections(source: Source, sections: readonly LineSection[], lexicon: Lexicon): ReadonlySet<number> {
  const otherLines = new Set<number>()
  for (const [index, { kind, heading, from, to: last }] of sections.entries()) {
    if (kind === 'topic' || kind === 'title') continue
    const to = Math.min(last, sections[index + 1]?.heading.index ?? last)
    const isOfPeople = kind === 'participants' || kind === 'excused'
    const end = isOfPeople ? endOfPeople(source, source.lines.slice(from, to), lexicon) : to
    if (!isOfPeople && to - heading.index >= maxSection) continue
    for (let at = heading.index; at < Math.max(end, from); at++) otherLines.add(at)
  }
  return otherLines
}

function mayBeTopic(line: SourceLine, lexicon: Lexicon): boolean {
  const title = line.maskedText.replace(/[*_:]/g, '').trim()
  if (isOnlyDate(title) || (title.length < 40 && findDates(title).length > 0) || lexicon.dateLabel.test(`${title}:`))
    return false
  if (sectionKindOfTitle(lexicon, title) !== undefined || findMarker(line, lexicon) !== undefined) return false
  return rolesIn(lexicon, title).length === 0 || !/:\s*$/.test(line.maskedText) || !isName(title, true)
}

function isParagraph({ kind, level, maskedText }: SourceLine): boolean {
  return kind === 'text' && level === 0 && maskedText.length < 120
}

/** Whether notes follow a numbered item: below it, or as a list that is not indented enough. */
function hasNotes(source: Source, { index }: SourceLine): boolean {
  const next = source.lines[index + 1]
  return next?.parent === index || (next?.kind === 'item' && next.level === 1 && !isNumbered(source, next))
}

/** "OLD BUSINESS", "1. ROOF" */
function isTitleInCapitals(source: Source, line: SourceLine): boolean {
  const { maskedText } = line
  if (!isParagraph(line) || !isAboveText(source, line)) return false
  const title = maskedText.replace(/\([^()]*\)|@[\w.-]+|[\s:]+$/g, '').trim()
  return /^[^\p{Ll}:]{4,60}$/u.test(title) && (title.match(/\p{Lu}{2,}/gu)?.join('').length ?? 0) > 3
}

function isBelowRule(source: Source, { start }: SourceLine): boolean {
  return /(?:^|\n)[-*_]{5,}[ \t]*\n+$/.test(source.text.slice(Math.max(0, start - 120), start))
}

/** Whether a line follows a blank line and has text or a list below it. */
function isAboveText(source: Source, line: SourceLine): boolean {
  const next = source.lines[line.index + 1]
  const previous = source.lines[line.index - 1]
  const isApart = previous === undefined || previous.number < line.number - 1
  return isApart && next !== undefined && next.kind !== 'heading'
}
