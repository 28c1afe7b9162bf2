import type { AgendaItem } from '../../minutes'
import { parsePeopleList } from '../people/names'
import type { Lexicon } from '../lexicon/lexicon'
import type { LineSection } from '../sections/sections'
import { type Source, type SourceLine, toSpan } from '../text/source'
import { columnTitles, headerOf, plainCell } from '../text/tables'
import { readDuration } from './timeBoxes'

/**
 * The rows of the tables below an agenda: "| # | Topic | Owner | Time |". The topic is in the column that is named so, else
 * in the first one with words.
 *
 * @param knownPeople The people of the document in lower case, to tell owners from other words.
 */
export function topicsOfTables(
  source: Source,
  agendas: readonly LineSection[],
  lexicon: Lexicon,
  knownPeople: ReadonlySet<string>,
): readonly AgendaItem[] {
  const lines = agendas.flatMap(({ from, to }) => source.lines.slice(from, to))
  return lines.flatMap((line) => {
    const header = line.kind === 'row' ? headerOf(source, line) : line
    return header === line ? [] : rowTopic(source, line, header, lexicon, knownPeople)
  })
}

function rowTopic(
  source: Source,
  line: SourceLine,
  header: SourceLine,
  { vocabulary }: Lexicon,
  knownPeople: ReadonlySet<string>,
): readonly AgendaItem[] {
  const titles = columnTitles(source, header).map((title) => title.toLowerCase())
  const cells = (line.cells ?? []).map((cell) => plainCell(source, cell))
  const find = (words: readonly string[]): number => titles.findIndex((title) => words.includes(title))
  const named = find(vocabulary.topicColumn)
  const column = named >= 0 ? named : cells.findIndex((cell) => /\p{L}{2}/u.test(cell))
  const title = cells[column] ?? ''
  if (!/\p{L}{2}/u.test(title)) return []
  const owner = cells[find([...vocabulary.owner, ...vocabulary.ownerColumn, ...vocabulary.sponsor])] ?? ''
  const times = cells.filter((_, index) => index !== column).map(readDuration)
  return [
    {
      title,
      owners: parsePeopleList(owner, knownPeople),
      minutes: times.find((time) => time !== undefined),
      level: line.level,
      isReminder: false,
      span: toSpan(source, line),
    },
  ]
}
