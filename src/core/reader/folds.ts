import type { Fold } from '../minutes'
import { pointAt } from '../positions'
import type { LineSection } from './sections/sections'
import { linesWithin, type Source } from './text/source'

/** The foldable ranges: sections, items with their content, fences, front matter. */
export function readFolds(source: Source, sections: readonly LineSection[]): readonly Fold[] {
  const folds: Fold[] = []
  const push = (startLine: number, endLine: number): void => {
    if (endLine > startLine) folds.push({ startLine, endLine })
  }
  const lineOf = (offset: number): number => pointAt(source.lineIndex, offset).line
  /** The last line with content before an offset. */
  const lastLineBefore = (offset: number): number =>
    lineOf(Math.max(0, source.text.slice(0, offset).trimEnd().length - 1))

  if (source.frontMatter !== undefined) push(1, lastLineBefore(source.frontMatter.length))
  for (const { heading, to, level } of sections) {
    if (level > 6) continue
    const next = source.lines[to]
    push(heading.number + 1, lastLineBefore(next === undefined ? source.text.length : startOfLine(source, next.number)))
  }
  for (const line of source.lines) {
    if (line.kind !== 'item') continue
    const last = linesWithin(source, line).at(-1)
    if (last !== undefined) push(line.number + 1, last.number + 1)
  }
  for (const fence of source.fences) push(lineOf(fence.start), lineOf(Math.max(fence.start, fence.end - 1)))
  return folds.sort((one, other) => one.startLine - other.startLine || other.endLine - one.endLine)
}

function startOfLine(source: Source, number: number): number {
  return source.lineIndex.starts[number] ?? source.text.length
}
