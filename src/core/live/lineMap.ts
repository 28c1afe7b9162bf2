import type { Section } from '../minutes'
import { verbatimLinesOf } from '../reader/text/verbatimLines'

/** The lines of a text with their offsets. Lines are 0-based. */
export interface LineMap {
  readonly text: string
  readonly lines: readonly string[]
  /** Offset of the start of a line; for lines after the last one, the end of the text. */
  readonly startOf: (line: number) => number
  /** Offset of the end of a line, without its line break. */
  readonly endOf: (line: number) => number
  readonly lineAt: (offset: number) => number
  /** Whether a line is inside a fence, a comment or front matter. */
  readonly isVerbatim: (line: number) => boolean
}

export function lineMapOf(text: string): LineMap {
  const parts = text.split(/(\r\n|\r|\n)/)
  const lines = parts.filter((_, index) => index % 2 === 0)
  const starts: number[] = []
  let offset = 0
  for (const [index, part] of parts.entries()) {
    if (index % 2 === 0) starts.push(offset)
    offset += part.length
  }
  let verbatim: ReadonlySet<number> | undefined
  const startOf = (line: number): number => starts[line] ?? text.length
  return {
    text,
    lines,
    startOf,
    endOf: (line) => startOf(line) + (lines[line]?.length ?? 0),
    lineAt: (at) =>
      Math.max(
        0,
        starts.findLastIndex((start) => start <= at),
      ),
    isVerbatim: (line) => (verbatim ??= verbatimLinesOf(text)).has(line),
  }
}

/** Offset of the end of a section: the end of the line before the next heading of its level, or of the text. */
export function endOfSection(text: string, sections: readonly Section[], { level, heading }: Section): number {
  const next = sections.find(
    (other) => other.level <= Math.min(6, level) && other.heading.start.offset > heading.start.offset,
  )
  return next === undefined ? text.length : next.heading.start.offset - (next.heading.start.column - 1)
}
