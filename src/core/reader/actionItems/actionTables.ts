import { findDueWords, readDueCell } from '../../dueDay'
import type { ActionItem } from '../../minutes'
import { plainText } from '../../plainText'
import { type Closure, isMarkedDone, readStatusLine } from './done'
import type { Lexicon } from '../lexicon/lexicon'
import { ownersInCell } from './ownerPlaces'
import type { LineSection } from '../sections/sections'
import { sectionKindOfTitle } from '../sections/sectionTitles'
import { type Source, type SourceLine, toSpan, rangeAt } from '../text/source'
import { cellText, columnTitles, headerOf } from '../text/tables'

/**
 * Reads the rows of tables of action items: tables in a section of action items, or with columns for task and owner
 * (`| Action | Owner | Status |`).
 */
export function readActionTables(
  source: Source,
  sections: readonly LineSection[],
  lexicon: Lexicon,
): readonly ActionItem[] {
  const listed = new Map<number, LineSection['kind']>()
  for (const { kind, from, to } of sections)
    if (kind === 'actions' || kind === 'review' || kind === 'nextSteps')
      for (let line = from; line < to; line++) listed.set(line, kind)
  const columnsByHeader = new Map<number, Columns | undefined>()
  return source.lines.flatMap((line): ActionItem[] => {
    if (line.kind !== 'row') return []
    const header = headerOf(source, line)
    if (header.index === line.index) return []
    if (!columnsByHeader.has(header.index))
      columnsByHeader.set(header.index, columnsOf(source, header, listed.get(header.index), lexicon))
    const columns = columnsByHeader.get(header.index)
    return columns === undefined ? [] : rowItem(source, line, columns, listed.get(line.index) === 'review', lexicon)
  })
}

/** Indexes of the columns of a table of action items. */
interface Columns {
  readonly task: number
  readonly owner: number | undefined
  readonly state: number | undefined
  readonly due: number | undefined
  /** Whether the state column asks a yes/no question: "Done?". */
  readonly isDoneColumn: boolean
}

function columnsOf(
  source: Source,
  header: SourceLine,
  list: LineSection['kind'] | undefined,
  lexicon: Lexicon,
): Columns | undefined {
  const isListed = list !== undefined
  const titles = columnTitles(source, header).map((title) =>
    title
      .replace(/\((?:s|es|n|en)\)/g, '')
      .replace(outerNonLetters, '')
      .toLowerCase(),
  )
  const { vocabulary } = lexicon
  // In order of the words: "Action" wins over "Description".
  const find = (words: readonly string[]): number | undefined =>
    words.map((word) => titles.indexOf(word)).find((found) => found >= 0)
  const named = find(vocabulary.task)
  const owner = find(vocabulary.owner) ?? (isListed ? find(vocabulary.ownerColumn) : undefined)
  const state = find(vocabulary.state)
  const deadline = find(vocabulary.deadline)
  // In a list of action items, the first column without another meaning is the task.
  const task =
    named ?? titles.findIndex((title, index) => title.length > 2 && ![owner, state, deadline].includes(index))
  if (task < 0 || (named === undefined && (!isListed || owner === undefined))) return undefined
  // "| Initials | Name | Present | Apologies |" lists people.
  if (named === undefined && titles.some((title) => sectionKindOfTitle(lexicon, title) === 'excused')) return undefined
  // A table without owners below "Next steps" lists other things.
  if (list === 'nextSteps' && owner === undefined) return undefined
  const title = titles[task] ?? ''
  const isOfActions = vocabulary.actions.includes(title) || vocabulary.actionItem.includes(title)
  // "| Task ID | Description | Assignee | Status |"
  const hasState = state !== undefined && titles.some((one) => vocabulary.actionItem.includes(one.split(' ')[0] ?? ''))
  // "| What | Who | When |": each row has an owner and a due date
  if (!isListed && (owner === undefined || !(isOfActions || hasState || deadline !== undefined))) return undefined
  return {
    task,
    owner,
    state,
    due: deadline,
    isDoneColumn: lexicon.vocabulary.done.includes(titles[state ?? -1] ?? ''),
  }
}

/** Anything but letters at the ends of a column title: "# ", "👤 Owner". */
const outerNonLetters = /^[^\p{L}]+|[^\p{L}]+$/gu

function rowItem(
  source: Source,
  line: SourceLine,
  { task, owner, state, due, isDoneColumn }: Columns,
  isCarriedOver: boolean,
  lexicon: Lexicon,
): ActionItem[] {
  const cell = (index: number | undefined): string => {
    const found = index === undefined ? undefined : line.cells?.[index]
    return found === undefined ? '' : cellText(source, found)
  }
  const words = plainText(cell(task))
  if (!/\p{L}/u.test(words) || lexicon.nobody.test(words) || lexicon.notNeeded.test(words)) return []
  const { doneSign, isCancelled } = rowClosure(
    source,
    line,
    task,
    { text: cell(state), isAnswer: isDoneColumn },
    lexicon,
  )
  return [
    {
      marker: 'SECTION',
      owners: ownersInCell(cell(owner), lexicon),
      text: line.text,
      task: words,
      done: doneSign !== undefined,
      doneSign,
      ...(isCancelled ? { isCancelled } : {}),
      due: readDueCell(cell(due)) ?? findDueWords(cell(task)),
      isCarriedOver,
      status: [],
      span: toSpan(source, line),
      why: [{ rule: 'action-table', line: line.number + 1 }],
    },
  ]
}

function rowClosure(
  source: Source,
  line: SourceLine,
  task: number,
  state: { readonly text: string; readonly isAnswer: boolean },
  lexicon: Lexicon,
): Closure {
  const done = (doneSign: Closure['doneSign']): Closure => ({ doneSign, isCancelled: false })
  const cell = line.cells?.[task]
  if (cell !== undefined) {
    const range = rangeAt(source.strikethrough, cell.start + 2)
    if (
      range !== undefined &&
      range.end >= line.start + line.maskedText.slice(0, cell.end - line.start).trimEnd().length
    )
      return done('strike')
  }
  // "Done", "🟢 Completed on 3 March", "yes"
  const { says } = readStatusLine(state.text, lexicon)
  if (isMarkedDone(state.text)) return done('emoji')
  if (says === 'done' || /^(?:100 ?%|\[x\])$/i.test(state.text.trim())) return done('word')
  if (says === 'cancelled') return { doneSign: undefined, isCancelled: true }
  if (state.isAnswer && lexicon.vocabulary.yes.includes(state.text.replace(/[\s*_.![\]]/g, '').toLowerCase()))
    return done('word')
  if (says === 'open') return done(undefined)
  const cells = line.cells ?? []
  const marked = cells
    .filter((other) => other === cell || other === cells.at(-1) || !/\p{L}/u.test(cellText(source, other)))
    .map((other) => cellText(source, other))
  return done(marked.some((words) => isMarkedDone(words)) ? 'emoji' : undefined)
}
