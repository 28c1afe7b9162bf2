import type { ActionItem, DoneSign } from '../minutes'
import { plainText } from '../plainText'
import { doneEmoji } from './done'
import type { Lexicon } from './lexicon'
import { ownersOfCell } from './owners'
import type { LineSection } from './sections'
import { type Source, type SourceLine, spanIn, stretchAt } from './source'
import { cellText, columnTitles, headerOf } from './tables'

/**
 * Reads the action items of tables: each row of a table that stands in a section of action items, or whose columns say
 * what is to be done and who does it (`| Action | Owner | Status |`).
 */
export function readActionTables(
  source: Source,
  sections: readonly LineSection[],
  lexicon: Lexicon,
): readonly ActionItem[] {
  const listed = new Map<number, LineSection['kind']>()
  for (const { kind, from, to } of sections)
    if (kind === 'actions' || kind === 'review') for (let line = from; line < to; line++) listed.set(line, kind)
  const tables = new Map<number, Columns | undefined>()
  return source.lines.flatMap((line): ActionItem[] => {
    if (line.kind !== 'row') return []
    const header = headerOf(source, line)
    if (header.index === line.index) return []
    if (!tables.has(header.index))
      tables.set(header.index, columnsOf(source, header, listed.has(header.index), lexicon))
    const columns = tables.get(header.index)
    return columns === undefined ? [] : rowItem(source, line, columns, listed.get(line.index) === 'review', lexicon)
  })
}

/** Indexes of the columns of a table of action items. */
interface Columns {
  readonly task: number
  readonly owner: number | undefined
  readonly state: number | undefined
}

function columnsOf(source: Source, header: SourceLine, isListed: boolean, lexicon: Lexicon): Columns | undefined {
  const titles = columnTitles(source, header).map((title) => title.toLowerCase())
  const { vocabulary } = lexicon
  // The words stand in the order of how much they say: "Action" before "Description".
  const find = (words: readonly string[]): number | undefined =>
    words.map((word) => titles.indexOf(word)).find((found) => found >= 0)
  const owner = find(vocabulary.owner)
  const task = find(vocabulary.task)
  const isNamed = task !== undefined && vocabulary.actions.concat(vocabulary.actionItem).includes(titles[task] ?? '')
  if (task === undefined || !(isListed || (isNamed && owner !== undefined))) return undefined
  return { task, owner, state: find(vocabulary.state) }
}

function rowItem(
  source: Source,
  line: SourceLine,
  { task, owner, state }: Columns,
  isCarriedOver: boolean,
  lexicon: Lexicon,
): ActionItem[] {
  const cell = (index: number | undefined): string => {
    const found = index === undefined ? undefined : line.cells?.[index]
    return found === undefined ? '' : cellText(source, found)
  }
  const words = plainText(cell(task))
  if (!/\p{L}/u.test(words) || lexicon.nobody.test(words) || lexicon.waived.test(words)) return []
  const doneSign = rowDone(source, line, task, cell(state), lexicon)
  return [
    {
      marker: 'SECTION',
      owners: ownersOfCell(cell(owner), lexicon),
      text: line.text,
      task: words,
      done: doneSign !== undefined,
      doneSign,
      due: undefined,
      isCarriedOver,
      status: [],
      span: spanIn(source, line),
    },
  ]
}

function rowDone(
  source: Source,
  line: SourceLine,
  task: number,
  state: string,
  lexicon: Lexicon,
): DoneSign | undefined {
  if (doneEmoji.test(line.prose)) return 'emoji'
  const cell = line.cells?.[task]
  if (cell !== undefined && stretchAt(source.struck, cell.start + 2) !== undefined) return 'strike'
  const word = state.replace(/[\s*_.![\]]/g, '').toLowerCase()
  const { done, closed } = lexicon.vocabulary
  return done.includes(word) || closed.includes(word) ? 'word' : undefined
}
