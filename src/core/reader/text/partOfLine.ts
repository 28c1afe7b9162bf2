import type { SourceLine } from './source'

/** The part of a line between two offsets of its text. */
export function partOfLine(line: SourceLine, from: number, to?: number): SourceLine {
  const text = line.text.slice(from, to)
  return {
    ...line,
    start: line.start + from,
    end: line.start + from + text.length,
    text,
    maskedText: line.maskedText.slice(from, to),
    lineCache: new Map(),
  }
}
