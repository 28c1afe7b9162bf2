import type { Lexicon } from '../lexicon/lexicon'
import type { TitleKind } from '../lexicon/titlePatterns'
import { sectionKindOfTitle } from '../sections/sectionTitles'
import { nameIn } from './listedNames'
import { peopleOfLine, type ListedPerson } from './peopleOfLine'
import { findHandles } from './handlesAndNames'
import type { LineSection } from '../sections/sections'
import { type Source, type SourceLine, toSpan, rangesWithin } from '../text/source'
import { columnTitles, headerOf } from '../text/tables'

/** People from tables above the topics: a table of people, or a row for them (`| Attending | Jane, Jo |`). */
export function peopleOfTables(
  source: Source,
  sections: readonly LineSection[],
  lexicon: Lexicon,
): readonly ListedPerson[] {
  const end = sections.find(({ kind }) => kind === 'agenda' || kind === 'topic')?.heading.index ?? source.lines.length
  return source.lines.slice(0, end).flatMap((line) => {
    const [label, value] = line.cells ?? []
    if (line.kind !== 'row' || label === undefined || value === undefined) return []
    const header = headerOf(source, line)
    const titles = columnTitles(source, header)
    const columns = titles.map((title) => sectionKindOfTitle(lexicon, title))
    // "| Present | Apologies |"
    if (columns.includes('participants') && columns.includes('excused'))
      return header.index === line.index ? [] : peopleOfColumns(source, line, columns, lexicon)
    const named = sectionKindOfTitle(lexicon, source.maskedText.slice(label.start, label.end))
    if (line.cells?.length === 2 && (named === 'participants' || named === 'excused')) {
      const people = peopleOfLine(source, { ...line, kind: 'text' }, value.start, value.end, false, lexicon)
      return people.map((person) => ({ ...person, isExcused: named === 'excused' }))
    }
    const isOfPeople =
      titles.some((title) => lexicon.nameColumn.test(title)) && titles.some((title) => lexicon.handleColumn.test(title))
    return isOfPeople ? peopleOfRow(source, line, lexicon) : []
  })
}

/** The people in the columns "Present" and "Apologies". */
function peopleOfColumns(
  source: Source,
  line: SourceLine,
  columns: readonly (TitleKind | undefined)[],
  lexicon: Lexicon,
): readonly ListedPerson[] {
  return columns.flatMap((column, index) => {
    const cell = line.cells?.[index]
    if (cell === undefined || (column !== 'participants' && column !== 'excused')) return []
    const people = peopleOfLine(source, { ...line, kind: 'text' }, cell.start, cell.end, false, lexicon)
    return people.map((person) => ({ ...person, isExcused: column === 'excused' }))
  })
}

/** The people in a row of a table with a column for names or handles; else in its first cell. */
export function peopleOfRow(source: Source, line: SourceLine, lexicon: Lexicon): readonly ListedPerson[] {
  const header = headerOf(source, line)
  if (header.index === line.index || line.cells === undefined) return []
  const titles = columnTitles(source, header)
  const presence = titles.findIndex((title) => lexicon.presenceColumn.test(title))
  const presenceCell = line.cells[presence]
  if (presenceCell !== undefined && lexicon.absence.test(source.text.slice(presenceCell.start, presenceCell.end)))
    return []
  const column = [lexicon.handleColumn, lexicon.nameColumn]
    .map((pattern) => titles.findIndex((title) => pattern.test(title)))
    .filter((index) => index >= 0)
  for (const index of column.length > 0 ? column : [0]) {
    const cell = line.cells[index]
    if (cell === undefined || cell.end <= cell.start) continue
    const found = peopleOfLine(source, { ...line, kind: 'text' }, cell.start, cell.end, true, lexicon)
    if (found.length > 0) return found
  }
  return []
}

/** The people in a table inside a fence; some communities paste their attendees that way. */
export function peopleOfFencedTable(source: Source, section: LineSection, lexicon: Lexicon): readonly ListedPerson[] {
  const end = source.lines[section.to]?.start ?? source.text.length
  return rangesWithin(source.fences, section.heading.end, end).flatMap((fence) => {
    const rows = [...source.text.slice(fence.start, fence.end).matchAll(/^[ \t]*\|(.*)\|[ \t]*\r?$/gm)]
    const [header, ...body] = rows
    const column =
      header?.[1]
        ?.split('|')
        .findIndex((title) => lexicon.nameColumn.test(title) || lexicon.handleColumn.test(title)) ?? -1
    if (column < 0) return []
    return body.flatMap((row) => {
      const cells = (row[1] ?? '').split('|')
      const cell = cells[column] ?? ''
      const handle = findHandles(cell)[0]?.handle
      const name = handle === undefined ? nameIn(cell.trim(), lexicon) : undefined
      const found = handle === undefined ? name : `@${handle}`
      if (found === undefined) return []
      const start = fence.start + row.index + row[0].indexOf(found)
      return [
        {
          ...(handle === undefined ? { name: found } : { handle }),
          span: toSpan(source, { start, end: start + found.length }),
          isExcused: false,
        },
      ]
    })
  })
}
