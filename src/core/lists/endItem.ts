import { indentationWidth, readListLine } from './listLine'

/** An item that Enter has added and that is still empty. */
export interface BegunItem {
  /** 0-based. */
  readonly line: number
  readonly text: string
}

/** The item that a change adds: only a line break, indentation and a marker. */
export function begunItem(insertedText: string, startLine: number, lines: readonly string[]): BegunItem | undefined {
  if (!/^(?:\r\n|\r|\n)[ \t]*(?:> *)*(?:[-*+]|\d+[.)]) (?:\[ \] )?$/.test(insertedText)) return undefined
  const text = lines[startLine + 1]
  return text === undefined || readListLine(text)?.text !== '' ? undefined : { line: startLine + 1, text }
}

/**
 * The effect of Enter in an empty new item: the item moves out one level, or the list ends. The editor has already
 * inserted a line break after it.
 *
 * @returns undefined if the lines have changed otherwise.
 */
export function endBegunItem(lines: readonly string[], begun: BegunItem): EndedItem | undefined {
  if (lines[begun.line] !== begun.text || lines[begun.line + 1] === undefined) return undefined
  const item = readListLine(begun.text)
  if (item === undefined) return undefined
  const width = indentationWidth(begun.text)
  const parent = parentOf(lines, begun.line, width)
  if (parent === undefined) return { line: begun.line, newText: '' }
  const { indentation, marker, number } = parent
  const next = number === undefined ? marker : `${number + 1}${marker.slice(-1)}`
  return { line: begun.line, newText: `${indentation}${next} ${item.gap.includes('[') ? '[ ] ' : ''}` }
}

/** Replaces the item and the line break after it by `newText`. */
export interface EndedItem {
  /** 0-based line of the item. */
  readonly line: number
  readonly newText: string
}

function parentOf(lines: readonly string[], index: number, width: number): ReturnType<typeof readListLine> {
  for (let at = index - 1; at >= 0 && width > 0; at--) {
    const line = lines[at] ?? ''
    const item = readListLine(line)
    if (item !== undefined && indentationWidth(line) < width) return item
    if (line.trim() !== '' && indentationWidth(line) === 0) return undefined
  }
  return undefined
}
