import type { Lexicon } from '../lexicon/lexicon'
import { rolesIn } from '../lexicon/roles'
import { linesWithin, type Source, type SourceLine } from '../text/source'
import { isName } from './handlesAndNames'
import { isGroup } from './attendanceLines'
import { splitNames } from './nameLists'
import { personLikelihood, type WordUse, wordUseOf } from './personShape'

/** Lines that belong together: a list with the lines below its items, a paragraph, or a table. */
export type Run = readonly SourceLine[]

/** Minimum mean likelihood for a further list or paragraph to count as people. */
const minPeople = 0.6

/** Splits lines at blank lines between paragraphs, at rules, and where lists and paragraphs meet. */
export function runsOf(source: Source, lines: readonly SourceLine[]): readonly Run[] {
  const runs: SourceLine[][] = []
  for (const line of lines) {
    const run = runs.at(-1)
    const above = run?.at(-1)
    if (run === undefined || above === undefined || isBreak(source, run[0] ?? above, above, line)) runs.push([line])
    else run.push(line)
  }
  return runs
}

function isBreak(source: Source, first: SourceLine, above: SourceLine, line: SourceLine): boolean {
  if (line.kind === 'row' || first.kind === 'row') return line.kind !== first.kind
  if (!isTop(line)) return false
  if (line.kind !== first.kind || !isTop(first)) return true
  const between = source.text.slice(above.end, line.start)
  if (/\n[ ]{0,3}[-*_]{3,}[ \t]*\n/.test(between)) return true
  if (line.kind === 'text') return line.number > above.number + 1
  return bulletOf(source, line) !== bulletOf(source, first)
}

function isTop({ kind, level }: SourceLine): boolean {
  return level === (kind === 'item' ? 1 : 0)
}

/** The bullet of an item. A different bullet starts another list. */
function bulletOf(source: Source, { start }: SourceLine): string | undefined {
  return /([-*+.)])[ \t]+(?:\[.\][ \t]+)?$/.exec(source.text.slice(Math.max(0, start - 12), start))?.[1]
}

/**
 * The runs of a section that may list people: all before a further list with few people, such as the notes of a document
 * without headings.
 */
export function runsOfPeople(
  source: Source,
  lines: readonly SourceLine[],
  isWord: WordUse,
  lexicon: Lexicon,
): readonly Run[] {
  const runs = runsOf(source, lines)
  const first = runs.findIndex((run) => run[0]?.kind !== 'text' || areNames(run, isWord, lexicon))
  const end = runs.findIndex((run, index) => first >= 0 && index > first && isOther(source, run, isWord, lexicon))
  return runs.slice(0, end < 0 ? undefined : end).filter((run, index) => index <= first || !isOneLabelled(run, lexicon))
}

/** The index of the line after the people of a section. */
export function endOfPeople(source: Source, lines: readonly SourceLine[], lexicon: Lexicon): number {
  const [first] = lines
  if (first === undefined) return 0
  const isWord = wordUseOf(source)
  const runs = runsOfPeople(source, lines, isWord, lexicon)
  const last = runs
    .filter((run) => run[0]?.kind !== 'text' || areNames(run, isWord, lexicon))
    .at(-1)
    ?.at(-1)
  return (last?.index ?? first.index - 1) + 1
}

/** "Writer: Ada Berg": the label of a duty, not of people. */
function isOneLabelled([line, ...others]: Run, lexicon: Lexicon): boolean {
  if (line?.kind !== 'text' || others.length > 0 || line.maskedText.length > maxLine) return false
  const [label = '', ...rest] = line.maskedText.replace(/[*_]/g, '').split(':')
  const [name, ...more] = splitNames(rest.join(':'))
  if (name === undefined || more.length > 0 || !isName(name, true)) return false
  return !isGroup(label, lexicon)
}

/** Maximum number of characters in a line with a list; longer lines are text. */
const maxLine = 2_000

/** Maximum number of words in the label of a group of people: "Remote", "Guests from the council". */
const maxLabel = 6

/** Whether a run below the first people starts something else: roles, or a list or text that is not about people. */
function isOther(source: Source, run: Run, isWord: WordUse, lexicon: Lexicon): boolean {
  const [first] = run
  if (first?.kind === 'item') return peopleShare(source, run, isWord, lexicon) < minPeople
  if (first?.kind === 'row') return run.some((row) => rolesIn(lexicon, firstCell(row)).length > 0)
  if (first !== undefined && run.length > 1 && rolesIn(lexicon, first.maskedText).length > 0) return true
  if (first === undefined || first.maskedText.includes('@') || areNames(run, isWord, lexicon)) return false
  const words = first.maskedText.split(/\s+/).length
  return /^[\s*_]*\d+[.)]\s/.test(first.maskedText) || (words > maxLabel && !first.maskedText.includes(':'))
}

function firstCell({ cells, start, maskedText }: SourceLine): string {
  const [cell] = cells ?? []
  return cell === undefined ? '' : maskedText.slice(cell.start - start, cell.end - start)
}

function areNames(run: Run, isWord: WordUse, lexicon: Lexicon): boolean {
  const pieces = run.flatMap(({ maskedText }) => splitNames(maskedText).flatMap((piece) => piece.split('|')))
  return pieces.length > 0 && meanLikelihood(pieces, isWord, lexicon) >= minPeople
}

/** The mean likelihood of the items. An item with items below is rated by these. */
function peopleShare(source: Source, run: Run, isWord: WordUse, lexicon: Lexicon): number {
  const items = run.filter(isTop)
  const entries = items.flatMap((item): readonly string[] => {
    const below = linesWithin(source, item).filter(({ kind }) => kind === 'item')
    return below.length === 0 ? [item.maskedText] : below.map(({ maskedText }) => maskedText)
  })
  return meanLikelihood(entries, isWord, lexicon)
}

function meanLikelihood(entries: readonly string[], isWord: WordUse, lexicon: Lexicon): number {
  return entries.reduce((sum, entry) => sum + personLikelihood(entry, isWord, lexicon), 0) / entries.length
}
