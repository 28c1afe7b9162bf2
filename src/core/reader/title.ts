import { dateOfPath } from '../datesOfPaths'
import { findDates, findPartialDate, isDatePrefix } from '../dates'
import type { DatedSpan, Title } from '../minutes'
import { findDeckCuts } from '../slides/cuts'
import type { Lexicon } from './lexicon/lexicon'
import type { LineSection } from './sections/sections'
import { frontMatterEntries } from './text/frontMatter'
import { datedSpan, type Source, type SourceLine, toSpan } from './text/source'
import { dateBelowHeading, onlyDatedHeading, rollingNotes } from './title/datedHeadings'
import { labelledDates } from './title/labelledDates'
import { firstDate, leadingDate } from './title/lineDates'
import { ambiguousDate } from './ambiguousDate'

/** The document's title; undefined if the document starts with a section. */
export function readTitle(source: Source, sections: readonly LineSection[]): Title | undefined {
  const heading = sections.find(({ kind }) => kind === 'title')?.heading
  return heading && { text: heading.text, span: toSpan(source, heading) }
}

/**
 * The date of the meeting from the head of the document: in the title, on a separate line, after a label ("Date: …"),
 * or in a sentence. Dates later in the text do not count.
 *
 * @param path The file's path, to resolve ambiguous dates such as "03/04/2026".
 */
export function readDate(
  source: Source,
  sections: readonly LineSection[],
  isSlides: boolean,
  lexicon: Lexicon,
  path: string,
): DatedSpan | undefined {
  const title = sections.find(({ kind }) => kind === 'title')?.heading
  const rolling = isSlides ? undefined : rollingNotes(source, sections, path, lexicon)
  const end = rolling?.isSingle === false ? rolling.from : Infinity
  const head = (isSlides ? titleSlide(source) : headLines(source, sections, lexicon)).filter(({ index }) => index < end)
  const lines = [
    ...(title === undefined || title.index >= end ? [] : [title]),
    ...head.filter((line) => isDateLine(line, lexicon) || (title === undefined && isNameOfMinutes(line, lexicon))),
  ]
  const ofTitle =
    title !== undefined && findDates(title.maskedText).length > 0 ? undefined : frontMatterDate(source, 'title')
  if (ofTitle !== undefined) return ofTitle
  const ofHead = inOrderOfPath(source, firstDate(source, lines), path)
  if (ofHead !== undefined) return ofHead
  if (rolling?.isSingle === false) return rolling.newest
  const labelled = isSlides ? [] : labelledDates(source, sections, source.lines.slice(0, maxHead), lexicon)
  return (
    dateBelowHeading(source, sections, lexicon) ??
    dateBelowName(source, sections, lexicon) ??
    ambiguousDate(source, [...lines, ...labelled], path) ??
    dateInSentence(source, head, lexicon) ??
    frontMatterDate(source, 'date', 'description', 'day') ??
    partialDate(source, lines, path) ??
    firstDate(source, labelled) ??
    (isSlides ? undefined : (onlyDatedHeading(source, sections) ?? dateWithTime(source, lexicon) ?? rolling?.newest))
  )
}

/** The date of "24.12.06", which may begin with the year or the day, in the order that the date in the path has. */
function inOrderOfPath({ text }: Source, date: DatedSpan | undefined, path: string): DatedSpan | undefined {
  if (date === undefined) return undefined
  const numbers = text.slice(date.span.start.offset, date.span.end.offset).match(/\d+/g) ?? []
  const ofPath = numbers.length === 3 && numbers.every((one) => one.length < 3) ? dateOfPath(path) : undefined
  const sorted = (parts: readonly string[]): string =>
    [...parts]
      .map(Number)
      .sort((a, b) => a - b)
      .join(' ')
  const isSame = ofPath !== undefined && sorted(ofPath.slice(2).split('-')) === sorted(numbers)
  return isSame ? { ...date, value: ofPath } : date
}

/** "*Minutes of the mill group, 5 March 2026*" as the first line, instead of a title. */
function isNameOfMinutes({ index, kind, maskedText }: SourceLine, lexicon: Lexicon): boolean {
  if (index > 0 || kind !== 'text' || maskedText.length > 120 || lexicon.otherMeeting.test(maskedText)) return false
  const [date] = findDates(maskedText)
  return date !== undefined && lexicon.meeting.test(maskedText) && !/\p{L}/u.test(maskedText.slice(date.end))
}

/**
 * The date below a heading that names minutes instead of being their title: after a label below "# Minutes", or alone
 * below "## Kickoff meeting" as the first heading below the title.
 */
function dateBelowName(source: Source, sections: readonly LineSection[], lexicon: Lexicon): DatedSpan | undefined {
  const [first, second] = sections
  const lastWord = /(?<!\p{L})\p{L}+\W*$/u.exec(second?.heading.maskedText ?? '')?.[0] ?? ''
  const isBelowTitle = first?.kind === 'title' && second?.heading.index === first.heading.index + 1
  // "## Meeting with the architect" is a topic.
  const isOfMeeting = isBelowTitle && second.kind === 'topic' && lexicon.meeting.test(lastWord)
  const named = first?.kind === 'agenda' && first.level === 1 ? first : isOfMeeting ? second : undefined
  if (named === undefined) return undefined
  const below = source.lines.slice(named.from, Math.min(named.to, named.from + maxHead))
  const end = below.findIndex(({ kind }) => kind === 'heading')
  const lines = below.slice(0, end < 0 ? undefined : end)
  for (const line of named === second ? lines.slice(0, 1) : lines) {
    const [date] = findDates(line.maskedText)
    const isAlone =
      date !== undefined &&
      isDatePrefix(line.maskedText.slice(0, date.start)) &&
      !/\p{L}{3}/u.test(line.maskedText.slice(date.end))
    if (date === undefined || !(isAlone || (named === first && lexicon.dateLabel.test(line.maskedText)))) continue
    return datedSpan(source, line, date)
  }
  return undefined
}

/** "Friday, 26 July 2026, morning session, 10:00-12:00" anywhere in the first lines. */
function dateWithTime(source: Source, lexicon: Lexicon): DatedSpan | undefined {
  const lines = source.lines
    .slice(0, maxHead)
    .filter(
      ({ kind, level, maskedText }) =>
        kind === 'text' && level < 1 && maskedText.length <= 120 && !lexicon.otherMeeting.test(maskedText),
    )
  return firstDate(source, lines, (maskedText) => {
    const date = leadingDate(maskedText)
    return date !== undefined && /\d{1,2}[:.h]\d\d/.test(maskedText.slice(date.end)) ? date : undefined
  })
}

/** "September 7" in the title, with the year from the path. */
function partialDate(source: Source, lines: readonly SourceLine[], path: string): DatedSpan | undefined {
  const years = new Set(path.match(/(?<!\d)20\d\d(?!\d)/g))
  const [year] = years
  if (year === undefined || years.size !== 1) return undefined
  return firstDate(source, lines, (maskedText) => findPartialDate(maskedText, year))
}

/** "The meeting took place on Tuesday, 5 March 2026": a date in a sentence of the head. */
function dateInSentence(source: Source, head: readonly SourceLine[], lexicon: Lexicon): DatedSpan | undefined {
  const [first] = head
  const last = head.filter(({ kind }) => kind === 'text').at(-1)
  if (first === undefined || last === undefined) return undefined
  const maskedText = source.maskedText.slice(first.start, last.end).replace(/\n(?!\s*\n)/g, ' ')
  const found = findDates(maskedText).find(({ start }) => {
    const before = sentenceBefore(maskedText, start)
    return lexicon.heldWords.test(before) && !lexicon.otherMeeting.test(before)
  })
  if (found === undefined) return undefined
  const start = first.start + found.start
  return { value: found.value, span: toSpan(source, { start, end: first.start + found.end }) }
}

/** The part of the sentence before an offset, at most 80 characters. */
function sentenceBefore(text: string, offset: number): string {
  return (
    text
      .slice(Math.max(0, offset - 80), offset)
      .split(/[.!?:]\s|\n/)
      .at(-1) ?? ''
  )
}

/** The lines of the head, without sections about other meetings ("Next meeting"). */
function headLines(source: Source, sections: readonly LineSection[], lexicon: Lexicon): readonly SourceLine[] {
  const others = sections.filter(
    ({ kind, heading }) => kind === 'ignored' && lexicon.otherMeeting.test(heading.maskedText),
  )
  return source.lines
    .slice(0, headEnd(sections, lexicon))
    .filter(({ index }) => !others.some(({ heading, to }) => index >= heading.index && index < to))
}

/** Maximum number of lines of the head. */
const maxHead = 30

/** Index of the line that ends the head: the first section after the title, at most 30. */
function headEnd(sections: readonly LineSection[], lexicon: Lexicon): number {
  const first = sections.find(
    ({ kind, heading }, index) =>
      // "**Meeting 44**" on a separate line
      !(kind === 'topic' && heading.kind === 'text' && lexicon.meeting.test(heading.maskedText)) &&
      // The first heading belongs to the head, even if it is not the title.
      (index > 0 || kind !== 'topic') &&
      kind !== 'title' &&
      kind !== 'ignored' &&
      findDates(heading.maskedText).length === 0,
  )
  return Math.min(maxHead, first?.heading.index ?? maxHead)
}

/** Maximum number of characters to read from a title slide. */
const titleSlideLength = 4_000

/** The headings of the first slide, also below a fence in which HedgeDoc splits slides, and then its other lines. */
function titleSlide(source: Source): readonly SourceLine[] {
  const { bodyStart, cuts } = findDeckCuts(source.text)
  const end = cuts.find(({ mark, inside }) => mark === '---' && inside === undefined)?.offset
  const limit = end ?? bodyStart + titleSlideLength
  const lines = source.lines.filter(({ start }) => start < limit)
  const headings = lines.filter(({ kind }) => kind === 'heading')
  // In Marp and Slidev, any line of dashes ends a slide, even where HedgeDoc does not split.
  const second = headings[1]?.index ?? Infinity
  return [...headings, ...lines.filter(({ kind, index }) => kind === 'text' && index < second)]
}

function isDateLine(line: SourceLine, lexicon: Lexicon): boolean {
  if (line.kind === 'heading' || lexicon.dateLabel.test(line.maskedText)) return true
  if (line.kind !== 'item' && line.maskedText.length <= 40) return true
  // "Wed 2026-03-05, 7 pm, at the office"
  return line.maskedText.length <= 500 && leadingDate(line.maskedText) !== undefined
}

/** The first date in the values of these keys of the front matter. */
function frontMatterDate(source: Source, ...keys: readonly string[]): DatedSpan | undefined {
  for (const { key, parent, values } of frontMatterEntries(source)) {
    if (parent !== '' || !keys.includes(key.toLowerCase())) continue
    for (const range of values) {
      const [date] = findDates(source.text.slice(range.start, range.end))
      if (date !== undefined)
        return {
          value: date.value,
          span: toSpan(source, { start: range.start + date.start, end: range.start + date.end }),
        }
    }
  }
  return undefined
}
