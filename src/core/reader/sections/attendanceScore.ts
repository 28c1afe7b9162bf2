import type { Lexicon } from '../lexicon/lexicon'
import {
  likelihoodOf,
  type PersonShape,
  personShape,
  pieceRanges,
  shapeOfLine,
  type WordUse,
} from '../people/personShape'
import { computedOnce } from '../text/lineCache'
import { linesWithin, type Source, type SourceLine } from '../text/source'

/** Features of a section that tell whether it lists who attended, each from 0 to 1. */
export interface AttendanceFeatures {
  /** How much the entries look like people, on average. */
  readonly people: number
  /** Number of entries, up to six. */
  readonly entries: number
  /** Whether the title has a word for attendance or absence. */
  readonly title: number
  /** How near the section is to the top: the reciprocal of the number of topics above it. */
  readonly top: number
  /** Share of the entries with text below them. */
  readonly notes: number
}

/** Log odds. A full list of full names near the top counts without a word for attendance; fewer or doubtful names need one. */
export const attendanceWeights: Readonly<Record<keyof AttendanceFeatures | 'bias', number>> = {
  bias: -11.6,
  people: 9,
  entries: 2,
  title: 4,
  top: 3,
  notes: -4,
}

/** Maximum number of characters in a line with a list; longer lines are text. */
const maxLine = 2_000

/**
 * The features of the lines below a heading or label, or of the text after its colon; undefined if nothing there can be
 * a list of people.
 *
 * @param inline The masked text after the label on its line, empty if there is none.
 * @param topicsAbove Number of headings above, without sections of people and of preamble.
 */
export function attendanceFeatures(
  source: Source,
  title: string,
  inline: string,
  lines: readonly SourceLine[],
  topicsAbove: number,
  isWord: WordUse,
  lexicon: Lexicon,
): AttendanceFeatures | undefined {
  const inlinePieces = piecesOf(inline)
  const entries =
    inlinePieces.length > 0
      ? inlinePieces.map((piece) => personShape(piece, lexicon))
      : entriesBelow(lines, isWord, lexicon)
  if (entries.length < 2) return undefined
  const likelihoods = entries.map((entry) => likelihoodOf(entry, isWord))
  const items = lines.filter(({ kind, level }) => kind === 'item' && level === 1)
  const withNotes = inlinePieces.length > 0 ? 0 : items.filter((item) => linesWithin(source, item).length > 0).length
  return {
    people: likelihoods.reduce((sum, value) => sum + value, 0) / entries.length,
    entries: Math.min(entries.length, 6) / 6,
    title: [lexicon.attendanceWords, lexicon.absenceWords, lexicon.mayListPeople].some((words) => words.test(title))
      ? 1
      : 0,
    top: 1 / (1 + topicsAbove),
    notes: items.length === 0 ? 0 : withNotes / items.length,
  }
}

/** The log odds that a section lists who attended. */
export function attendanceScore(features: AttendanceFeatures): number {
  const names = Object.keys(features) as (keyof AttendanceFeatures)[]
  return names.reduce((sum, name) => sum + features[name] * attendanceWeights[name], attendanceWeights.bias)
}

/** The cells of the column that looks most like people. */
function columnLikePeople(rows: readonly SourceLine[], isWord: WordUse, lexicon: Lexicon): readonly PersonShape[] {
  const shapes = rows.map((row) => computedOnce(row, shapesOfCells, lexicon))
  const columns = searchedColumns.map((column) => shapes.flatMap((cells) => cells[column] ?? []))
  const score = (cells: readonly PersonShape[]): number =>
    cells.reduce((sum, cell) => sum + likelihoodOf(cell, isWord), 0)
  return columns.reduce((best, cells) => (score(cells) > score(best) ? cells : best))
}

const searchedColumns = [0, 1, 2]

function shapesOfCells({ cells, start, maskedText }: SourceLine, lexicon: Lexicon): readonly PersonShape[] {
  return searchedColumns.map((column) => {
    const cell = cells?.[column]
    return personShape(cell === undefined ? '' : maskedText.slice(cell.start - start, cell.end - start), lexicon)
  })
}

/** The items of a list, the cells of a table, or the names on lines of text. */
function entriesBelow(lines: readonly SourceLine[], isWord: WordUse, lexicon: Lexicon): readonly PersonShape[] {
  const items = lines.filter(({ kind, level }) => kind === 'item' && level === 1)
  if (items.length > 0)
    return items.map((item) =>
      item.maskedText.length > maxLine ? personShape('', lexicon) : shapeOfLine(item, lexicon),
    )
  const rows = lines.filter(({ kind }) => kind === 'row').slice(1)
  if (rows.length > 0) return columnLikePeople(rows, isWord, lexicon)
  const texts = lines.filter(({ kind }) => kind === 'text')
  // A wrapped list: a line ends after a comma or in a parenthesis.
  const isWrapped = texts.slice(0, -1).some(({ maskedText }) => /[,;]\s*$|[([][^()[\]]*$/.test(maskedText))
  return isWrapped
    ? shapesOfPieces({ maskedText: texts.map(({ maskedText }) => maskedText).join(' ') }, lexicon)
    : texts.flatMap((line) => computedOnce(line, shapesOfPieces, lexicon))
}

function shapesOfPieces({ maskedText }: Pick<SourceLine, 'maskedText'>, lexicon: Lexicon): readonly PersonShape[] {
  return piecesOf(maskedText).map((piece) => personShape(piece, lexicon))
}

function piecesOf(text: string): readonly string[] {
  if (text.length > maxLine) return []
  return pieceRanges(text).map(({ start, end }) => text.slice(start, end))
}
