import { findAmbiguousDates, findDates, isDatePrefix } from '../../dates'
import type { Lexicon } from '../lexicon/lexicon'
import type { LineSection } from '../sections/sections'
import type { Source, SourceLine } from '../text/source'
import { columnTitles, headerOf } from '../text/tables'

/**
 * The lines whose date has a label, in front of it or above its column.
 *
 * @param head The first lines of the document.
 */
export function labelledDates(
  source: Source,
  sections: readonly LineSection[],
  head: readonly SourceLine[],
  lexicon: Lexicon,
): readonly SourceLine[] {
  const rows = head.filter((line) => line.kind === 'row' && isDateRow(source, sections, line, lexicon))
  return [...dateLabels(sections, head, lexicon), ...rows]
}

/**
 * Lines such as "- Date: 3/4/2026" in the data about the meeting, below any heading but one about another meeting. They are
 * above the attendees or the agenda; below them, a date is that of a topic or task.
 */
function dateLabels(
  sections: readonly LineSection[],
  head: readonly SourceLine[],
  lexicon: Lexicon,
): readonly SourceLine[] {
  const contents = sections.filter(({ kind, level }, index) => contentKinds.has(kind) && (index > 0 || level > 1))
  const end = contents[0]?.heading.index ?? 0
  return head.slice(0, end).filter((line) => {
    const section = sections.findLast(({ heading, to }) => heading.index <= line.index && line.index < to)
    if (section !== undefined && lexicon.otherMeeting.test(section.heading.maskedText)) return false
    const label = line.kind === 'heading' || line.level < 2 ? lexicon.dateLabel.exec(line.maskedText)?.[0] : undefined
    if (label === undefined) return false
    const [date] = [...findDates(line.maskedText), ...findAmbiguousDates(line.maskedText)]
    return date !== undefined && isDatePrefix(line.maskedText.slice(label.length, date.start))
  })
}

/**
 * The only row of a table whose first column is the date: "| Date | Start |". It is above the first section, or has a time
 * and is in the section directly below the title.
 */
function isDateRow(source: Source, sections: readonly LineSection[], row: SourceLine, lexicon: Lexicon): boolean {
  if (!isInHead(sections, row) && !isInFirstSection(sections, row, lexicon)) return false
  const header = headerOf(source, row)
  if (header.index !== row.index - 1 || source.lines[row.index + 1]?.kind === 'row') return false
  return lexicon.dateLabel.test(`${columnTitles(source, header)[0] ?? ''}:`)
}

function isInHead(sections: readonly LineSection[], row: SourceLine): boolean {
  return !sections.some(({ kind, heading }) => kind !== 'title' && heading.index < row.index)
}

/** Whether a row with a time is in the section directly below the title, which is about the meeting. */
function isInFirstSection(sections: readonly LineSection[], row: SourceLine, lexicon: Lexicon): boolean {
  const above = sections.filter(({ heading }) => heading.index < row.index)
  const [section, ...others] = above.filter(({ kind }) => kind !== 'title')
  if (section === undefined || others.length > 0 || contentKinds.has(section.kind)) return false
  const isBelowTitle = section.heading.index === above.length - 1
  return (
    isBelowTitle &&
    !lexicon.otherMeeting.test(section.heading.maskedText) &&
    /(?<!\d)\d\d?[:h]\d\d(?!\d)/.test(row.maskedText)
  )
}

const contentKinds: ReadonlySet<string> = new Set([
  'participants',
  'excused',
  'agenda',
  'actions',
  'review',
  'decisions',
])
