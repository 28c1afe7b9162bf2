import type { Lexicon } from '../lexicon/lexicon'
import type { TitleKind } from '../lexicon/titleMatchers'
import { sectionKindOfTitle } from '../sections/sectionTitles'
import { nameIn } from './listedNames'
import { peopleOfLine, type ListedPerson } from './peopleOfLine'
import { findHandles, isFullName, withoutRemarks } from './handlesAndNames'
import type { LineSection } from '../sections/sections'
import type { TextRange } from '../text/ranges'
import { type Source, type SourceLine, toSpan, rangesWithin } from '../text/source'
import { plainCell, type Table, tablesWithin } from '../text/tables'

/** Indexes of the columns of a table of people; undefined if the table has no such column. */
interface PeopleColumns {
  readonly handle: number | undefined
  readonly name: number | undefined
  readonly givenName: number | undefined
  readonly familyName: number | undefined
  readonly presence: number | undefined
  /** The kind of list that each column title names: "Present" and "Apologies" may be columns of names. */
  readonly lists: readonly (TitleKind | undefined)[]
  /** Whether the first row has titles. */
  readonly hasTitles: boolean
}

/** People from tables above the topics: a table of people, or a row for them (`| Attending | Jane, Jo |`). */
export function peopleOfTables(
  source: Source,
  sections: readonly LineSection[],
  lexicon: Lexicon,
): readonly ListedPerson[] {
  // "# Minutes" above everything is a title, too.
  const topic = sections.find(({ kind, heading }) => heading.index > 0 && (kind === 'agenda' || kind === 'topic'))
  const end = topic?.heading.index ?? source.lines.length
  const lines = source.lines.slice(0, end)
  const range = { start: 0, end: source.lines[end]?.start ?? source.text.length }
  return tablesWithin(source, lines, range).flatMap((table) => {
    const { handle, name, givenName, familyName, presence, lists } = columnsOf(source, table, lexicon)
    const hasLists = lists.includes('participants') && lists.includes('excused')
    const rows = hasLists ? [] : peopleOfLabelledRows(source, table, lexicon)
    if (rows.length > 0) return rows
    const isOfPeople =
      hasLists ||
      (name !== undefined && (handle !== undefined || presence !== undefined)) ||
      (givenName !== undefined && familyName !== undefined)
    return isOfPeople ? peopleOfTable(source, table, lexicon) : []
  })
}

/** `| Attending | Jane, Jo |` */
function peopleOfLabelledRows(source: Source, table: Table, lexicon: Lexicon): readonly ListedPerson[] {
  return [table.header, ...table.rows].flatMap((cells) => {
    const [label, value] = cells
    if (label === undefined || value === undefined || cells.length !== 2) return []
    const named = sectionKindOfTitle(lexicon, plainCell(source, label))
    if (named !== 'participants' && named !== 'excused') return []
    const people = peopleOfCell(source, value, false, lexicon)
    // "| Name | Present |" titles columns.
    return people.map((person) => ({ ...person, isExcused: named === 'excused' }))
  })
}

/** The people of a table, usually one per row, without those marked as absent. */
export function peopleOfTable(source: Source, table: Table, lexicon: Lexicon): readonly ListedPerson[] {
  const columns = columnsOf(source, table, lexicon)
  const rows = columns.hasTitles ? table.rows : [table.header, ...table.rows]
  return rows.flatMap((cells) => peopleOfRow(source, cells, columns, lexicon))
}

function peopleOfRow(
  source: Source,
  cells: readonly TextRange[],
  columns: PeopleColumns,
  lexicon: Lexicon,
): readonly ListedPerson[] {
  const { lists, handle, name, givenName, familyName, presence } = columns
  if (lists.includes('participants') && lists.includes('excused'))
    return lists.flatMap((list, index) => {
      const cell = cells[index]
      if (cell === undefined || (list !== 'participants' && list !== 'excused')) return []
      return peopleOfCell(source, cell, false, lexicon).map((person) => ({ ...person, isExcused: list === 'excused' }))
    })
  const attended = presence === undefined ? undefined : cells[presence]
  if (presence !== undefined && (attended === undefined || !isPresent(plainCell(source, attended), lexicon))) return []
  const whole = wholeName(source, cells[givenName ?? -1], cells[familyName ?? -1])
  const order = [handle, name].filter((index) => index !== undefined)
  for (const index of order.length > 0 ? order : whole === undefined ? [0] : []) {
    const cell = cells[index]
    if (cell === undefined || cell.end <= cell.start) continue
    // A login in backticks is code, which is masked.
    const login = index === handle ? loginCell.exec(source.text.slice(cell.start, cell.end))?.[1] : undefined
    if (login !== undefined) return [{ handle: login, span: toSpan(source, cell), isExcused: false }]
    const found = peopleOfCell(source, cell, true, lexicon)
    if (found.length > 0) return found
  }
  return whole === undefined ? [] : [whole]
}

const loginCell = /^\s*`@?([A-Za-z0-9](?:-?[A-Za-z0-9])*)`\s*$/

/** Whether a cell in a column of attendance means present. */
function isPresent(value: string, lexicon: Lexicon): boolean {
  return lexicon.presence.test(value) || !isAbsent(value, lexicon)
}

function isAbsent(value: string, lexicon: Lexicon): boolean {
  return value.trim() === '' || lexicon.absence.test(value)
}

function peopleOfCell(source: Source, cell: TextRange, isOne: boolean, lexicon: Lexicon): readonly ListedPerson[] {
  const lead = /^[\s\uFFFC]*/.exec(source.maskedText.slice(cell.start, cell.end))?.[0].length ?? 0
  const line: Pick<SourceLine, 'kind'> = { kind: 'text' }
  return peopleOfLine(source, line, cell.start + lead, cell.end, isOne, lexicon)
}

/** "Jane" and "Doe" in two columns. */
function wholeName(
  source: Source,
  given: TextRange | undefined,
  family: TextRange | undefined,
): ListedPerson | undefined {
  if (given === undefined || family === undefined) return undefined
  const name = `${plainCell(source, given)} ${plainCell(source, family)}`.trim()
  if (!/\s/.test(name)) return undefined
  const [first, last] = given.start < family.start ? [given, family] : [family, given]
  return { name, span: toSpan(source, { start: first.start, end: last.end }), isExcused: false }
}

function columnsOf(source: Source, table: Table, lexicon: Lexicon): PeopleColumns {
  const titles = table.header.map((cell) => plainCell(source, cell).replace(/:$/, ''))
  const find = (isMatch: (title: string, index: number) => boolean): number | undefined => {
    const index = titles.findIndex(isMatch)
    return index < 0 ? undefined : index
  }
  const givenName = find((title) => lexicon.givenNameColumn.test(title))
  const familyName = find((title) => lexicon.familyNameColumn.test(title))
  const handle = find((title) => lexicon.handleColumn.test(title))
  // "Name/Affiliation", "Name (company)"
  const titled = find(
    (title, index) =>
      index !== handle && index !== familyName && lexicon.nameColumn.test(title.split(/\s*[/,(&]/)[0] ?? ''),
  )
  const hasBoth = givenName !== undefined && familyName !== undefined
  const lists = titles.map((title) => sectionKindOfTitle(lexicon, title))
  const hasTitles =
    [handle, titled, givenName, familyName].some((index) => index !== undefined) ||
    lists.includes('participants') ||
    !table.header.some((cell) => isFullName(withoutRemarks(plainCell(source, cell))))
  // "Nom | Prénom": the title of the family name alone means a whole name.
  const presence = presenceColumn(source, table, titles, hasTitles, lexicon)
  const isMarked = presence !== undefined && hasMarks(source, table, presence, hasTitles, lexicon)
  const pairedName = titled !== undefined && givenName !== undefined && familyName === undefined
  return {
    handle,
    name: hasBoth || pairedName ? undefined : (titled ?? columnOfNames(source, table)),
    givenName,
    familyName: pairedName ? titled : familyName,
    presence,
    // The columns "Present" and "Apologies" may also have marks.
    lists: isMarked && titled !== undefined ? [] : lists,
    hasTitles,
  }
}

/** The column with a name in more than half of the rows. */
function columnOfNames(source: Source, { header, rows }: Table): number | undefined {
  const shares = header.map(
    (_, index) =>
      rows.filter((cells) => {
        const cell = cells[index]
        return cell !== undefined && isFullName(withoutRemarks(plainCell(source, cell)))
      }).length,
  )
  const most = Math.max(...shares)
  return most * 2 > rows.length && most > 1 ? shares.indexOf(most) : undefined
}

/** The column that says who is present, found by its title, else by its values. */
function presenceColumn(
  source: Source,
  table: Table,
  titles: readonly string[],
  hasTitles: boolean,
  lexicon: Lexicon,
): number | undefined {
  const isMarked = (index: number): boolean => hasMarks(source, table, index, hasTitles, lexicon)
  const columns = table.header.map((_, index) => index)
  // "Present (yes/no)"
  const titled = columns.filter(
    (index) => hasTitles && lexicon.presenceColumn.test((titles[index] ?? '').replace(/\s*\([^()]*\)\s*/g, '')),
  )
  return (
    titled.find(isMarked) ??
    titled[0] ??
    columns.find((index) => (!hasTitles || (titles[index] ?? '') === '') && isMarked(index))
  )
}

/** Whether each cell of a column says present or absent. */
function hasMarks(
  source: Source,
  { header, rows }: Table,
  index: number,
  hasTitles: boolean,
  lexicon: Lexicon,
): boolean {
  const values = (hasTitles ? rows : [header, ...rows])
    .map((cells) => cells[index])
    .map((cell) => (cell === undefined ? '' : plainCell(source, cell)))
  const isMark = (value: string): boolean => lexicon.presence.test(value) || isAbsent(value, lexicon)
  return values.every(isMark) && values.some((value) => lexicon.presence.test(value))
}

/** The people of a table inside a code fence; some communities paste their attendees as code. */
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
