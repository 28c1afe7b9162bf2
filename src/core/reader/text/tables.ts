import type { TextRange } from './ranges'
import type { Source, SourceLine } from './source'

/** The first row of the table that contains a row. */
export function headerOf(source: Source, line: SourceLine): SourceLine {
  let first = line
  for (let index = line.index - 1; ; index--) {
    const previous = source.lines[index]
    // The delimiter row (`|---|`) is not a line, so the header is two lines above the first row. A blank line there
    // separates two tables.
    if (previous?.kind !== 'row' || first.number - previous.number > 2) return first
    if (first.number - previous.number === 2 && !source.text.slice(previous.end, first.start).includes('--'))
      return first
    first = previous
  }
}

/** The titles of a table's columns, without emphasis and colons. */
export function columnTitles(source: Source, header: SourceLine): readonly string[] {
  return (header.cells ?? []).map((cell) => cellText(source, cell).replace(/[*_:]/g, '').trim())
}

/** The unchanged content of a cell. */
export function cellText(source: Source, cell: TextRange): string {
  return source.text.slice(cell.start, cell.end)
}
