import { editBetween, type TextEdit } from '../edits/textEdit'
import { verbatimLinesOf } from '../reader/text/verbatimLines'
import { indentationWidth, readListLine } from './listLine'
import { renumber } from './renumber'

/**
 * Moves list items one level in or out, with everything below them, and renumbers the lists around them.
 *
 * @param selected The 0-based lines with a cursor or selection.
 * @returns An edit for each changed line, so that cursors keep their places; [] if no item can move.
 */
export function indentItems(text: string, selected: readonly number[], direction: 1 | -1): readonly TextEdit[] {
  const before = text.split(/\r\n|\r|\n/)
  const lines = [...before]
  const verbatim = verbatimLinesOf(text)
  const items = selected.filter((index) => readListLine(lines[index] ?? '') !== undefined && !verbatim.has(index))
  const depths = new Set(items.map((index) => quoteDepth(lines[index] ?? '')))
  for (const depth of depths) {
    const ofDepth = items.filter((index) => quoteDepth(before[index] ?? '') === depth)
    moveItemsInQuote(lines, ofDepth, depth, direction)
  }
  const breaks = text.match(/\r\n|\r|\n/g) ?? []
  let start = 0
  return before.flatMap((line, index) => {
    const edit = editBetween(line, lines[index] ?? '')
    const moved = edit && [{ ...edit, start: start + edit.start, end: start + edit.end }]
    start += line.length + (breaks[index] ?? '').length
    return moved ?? []
  })
}

/** Moves items inside quotes as if there were no quote marks; `depth` 0 is outside quotes. */
function moveItemsInQuote(lines: string[], selected: readonly number[], depth: number, direction: 1 | -1): void {
  const marks = new RegExp(`^(?:[ \\t]*> ?){${depth}}`)
  const leads = lines.map((line) => marks.exec(line)?.[0])
  // Lines outside the quote end its lists.
  const contents = lines.map((line, at) => (leads[at] === undefined ? 'text' : line.slice(leads[at].length)))
  moveItems(contents, selected, direction)
  contents.forEach((content, at) => {
    if (leads[at] !== undefined) lines[at] = leads[at] + content
  })
}

function quoteDepth(line: string): number {
  return readListLine(line)?.indentation.match(/>/g)?.length ?? 0
}

function moveItems(lines: string[], selected: readonly number[], direction: 1 | -1): void {
  const moved = new Set<number>()
  for (const index of [...selected].sort((one, other) => one - other)) {
    if (moved.has(index)) continue
    const end = itemEnd(lines, index)
    const shift = direction === 1 ? indentBy(lines, index) : outdentBy(lines, index)
    if (shift === undefined) continue
    for (let at = index; at < end; at++) {
      lines[at] = shiftLine(lines[at] ?? '', shift)
      moved.add(at)
    }
  }
  renumber(lines, [...moved])
}

/** The line after an item and its deeper children and continuation lines, without trailing empty lines. */
export function itemEnd(lines: readonly string[], index: number): number {
  const width = indentationWidth(lines[index] ?? '')
  let end = index + 1
  for (let at = index + 1; at < lines.length; at++) {
    const line = lines[at] ?? ''
    if (line.trim() === '') continue
    if (indentationWidth(line) <= width) break
    end = at + 1
  }
  return end
}

/** White space to add at the start of lines, or columns to remove. */
type Shift = { readonly add: string } | { readonly remove: number }

function indentBy(lines: readonly string[], index: number): Shift | undefined {
  const width = indentationWidth(lines[index] ?? '')
  const parent = itemAbove(lines, index, (above) => above === width)
  // Without an item above, indented text would be code.
  if (parent === undefined) return undefined
  const marker = readListLine(lines[parent] ?? '')?.marker.length ?? 1
  const child = firstChildIndentation(lines, parent, index)
  if (child !== undefined) {
    const own = readListLine(lines[index] ?? '')?.indentation ?? ''
    const step = indentationWidth(child) - width
    const more = child.startsWith(own) ? child.slice(own.length) : ''
    return { add: step > marker && /^[ \t]+$/.test(more) ? more : ' '.repeat(Math.max(step, marker + 1)) }
  }
  const unit = listIndentation(lines)
  if (unit === '\t') return { add: '\t' }
  return { add: unit.length > marker ? unit : ' '.repeat(marker + 1) }
}

function outdentBy(lines: readonly string[], index: number): Shift | undefined {
  const width = indentationWidth(lines[index] ?? '')
  if (width === 0) return undefined
  const parent = itemAbove(lines, index, (above) => above < width)
  return { remove: width - (parent === undefined ? 0 : indentationWidth(lines[parent] ?? '')) }
}

/** The nearest item above with a fitting indentation, unless text of a lower level is in between. */
function itemAbove(lines: readonly string[], index: number, fits: (width: number) => boolean): number | undefined {
  const own = indentationWidth(lines[index] ?? '')
  for (let at = index - 1; at >= 0; at--) {
    const line = lines[at] ?? ''
    if (line.trim() === '') continue
    const width = indentationWidth(line)
    const isItem = readListLine(line) !== undefined
    if (isItem && fits(width)) return at
    if (width < own && isItem) return undefined
    if (width === 0 && !isItem) return undefined
  }
  return undefined
}

function firstChildIndentation(lines: readonly string[], parent: number, before: number): string | undefined {
  for (let at = parent + 1; at < before; at++) {
    const item = readListLine(lines[at] ?? '')
    if (item !== undefined) return item.indentation
  }
  return undefined
}

/** The indentation of nested items in this text: that of its first nested item, else two spaces. */
export function listIndentation(lines: readonly string[]): string {
  for (const [at, line] of lines.entries()) {
    const item = readListLine(line)
    if (item === undefined || item.indentation === '' || !/^[ \t]+$/.test(item.indentation)) continue
    const above = readListLine(lines[at - 1] ?? '')
    if (above?.indentation === '') return item.indentation.startsWith('\t') ? '\t' : item.indentation
  }
  return '  '
}

function shiftLine(line: string, shift: Shift): string {
  if (line.trim() === '') return line
  if ('add' in shift) return shift.add + line
  let removed = 0
  let at = 0
  while (removed < shift.remove && (line[at] === ' ' || line[at] === '\t')) {
    removed += line[at] === '\t' ? 4 - (removed % 4) : 1
    at++
  }
  return ' '.repeat(Math.max(0, removed - shift.remove)) + line.slice(at)
}
