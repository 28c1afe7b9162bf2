import type { TextRange } from './ranges'
import { rangeAt, type Source, type SourceLine } from './source'

/** A table of Markdown or HTML. */
export interface Table extends TextRange {
  /** The cells of the first row. In Markdown it has the titles; in HTML it may be a row like any other. */
  readonly header: readonly TextRange[]
  readonly rows: readonly (readonly TextRange[])[]
}

/** The first row with content in the table of a row, because some converters leave the title row blank. */
export function headerOf(source: Source, line: SourceLine): SourceLine {
  const first = firstRowOf(source, line)
  const second = source.lines[first.index + 1]
  const isBlank = first !== line && (first.cells ?? []).every((cell) => plainCell(source, cell) === '')
  return isBlank && second?.kind === 'row' ? second : first
}

function firstRowOf(source: Source, line: SourceLine): SourceLine {
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

/** The content of a cell without markup. */
export function plainCell(source: Source, cell: TextRange): string {
  return source.maskedText
    .slice(cell.start, cell.end)
    .replace(/\uFFFC+|<[^<>]*>|&nbsp;/g, ' ')
    .replace(/[*_]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The tables between two offsets, in text order. */
export function tablesWithin(source: Source, lines: readonly SourceLine[], range: TextRange): readonly Table[] {
  return [...markdownTables(source, lines), ...htmlTables(source, range)].sort((one, other) => one.start - other.start)
}

function markdownTables(source: Source, lines: readonly SourceLine[]): readonly Table[] {
  const tables = new Map<number, { header: SourceLine; rows: SourceLine[] }>()
  for (const line of lines) {
    if (line.kind !== 'row') continue
    const header = headerOf(source, line)
    const table = tables.get(header.index) ?? { header, rows: [] }
    if (line.index !== header.index) table.rows.push(line)
    tables.set(header.index, table)
  }
  return [...tables.values()].map(({ header, rows }) => ({
    start: header.start,
    end: (rows.at(-1) ?? header).end,
    header: header.cells ?? [],
    rows: rows.map(({ cells }) => cells ?? []),
  }))
}

const htmlTable = /<table[\s>][\s\S]*?(?:<\/table>|$)/gi
const htmlRow = /<tr[\s>][\s\S]*?(?=<tr[\s>]|<\/tr>|<\/table>|$)/gi
const tagsBefore = /^(?:\s|<[^<>]*>)*/

/** The length of the tags and spaces at the end of a cell. */
function tagsAfter(content: string): number {
  let end = content.trimEnd().length
  while (content.charAt(end - 1) === '>') {
    const opening = content.lastIndexOf('<', end - 1)
    if (opening < 0) break
    end = content.slice(0, opening).trimEnd().length
  }
  return content.length - end
}

const htmlCell = /<t[dh](?:\s[^>]*)?>([\s\S]*?)(?=<t[dh][\s>]|<\/t[dh]>|$)/gi

function htmlTables(source: Source, { start, end }: TextRange): readonly Table[] {
  const text = source.text.slice(start, end)
  if (!/<table[\s>]/i.test(text)) return []
  return [...text.matchAll(htmlTable)].flatMap((match): readonly Table[] => {
    const at = start + match.index
    if (rangeAt(source.fences, at) !== undefined) return []
    const [header, ...rows] = [...match[0].matchAll(htmlRow)].map((row) =>
      [...row[0].matchAll(htmlCell)].map((cell) => {
        const content = cell[1] ?? ''
        const start = at + row.index + cell.index + cell[0].length - content.length
        return {
          start: start + (tagsBefore.exec(content)?.[0].length ?? 0),
          end: Math.max(
            start + (tagsBefore.exec(content)?.[0].length ?? 0),
            start + content.length - tagsAfter(content),
          ),
        }
      }),
    )
    return header === undefined ? [] : [{ start: at, end: at + match[0].length, header, rows }]
  })
}
